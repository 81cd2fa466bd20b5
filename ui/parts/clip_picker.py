"""Choose a clip by typing words of it; at first those that name the actors it is to be evidence for."""

from functools import partial

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from ui.app.workspace import Workspace
from ui.kit.tasks import Task
from ui.parts.passages import Passage, isolated, passages_of_clips, withheld_clips
from ui.parts.picker import Picker
from workbench.annotations import Clip
from workbench.case import Case
from workbench.values.text import fold, one_line

SHOWN = 40
_REST = 150
"""Milliseconds without a key before words are searched for."""


def clips_for(case: Case, actor_ids: tuple[str, ...], typed: str) -> list[Clip]:
    """Clips to choose from: those that name the actors, then by the words typed, or the newest."""
    found = {clip.id: clip for clip in case.clips.naming(actor_ids, 5 * SHOWN)}
    words = fold(typed).split()
    if words:
        named = [
            clip
            for clip in found.values()
            if all(word in fold(f"{clip.quote} {clip.translation}") for word in words)
        ]
        hits = [hit.id for hit in case.search(typed, 5 * SHOWN) if hit.kind == "clip"]
        others = case.clips.of_ids(hits)
        found = {clip.id: clip for clip in (*named, *(others[one] for one in hits if one in others))}
    else:
        found |= {clip.id: clip for clip in case.clips.newest(2 * SHOWN) if clip.id not in found}
    withheld = withheld_clips(case)
    return [clip for clip in found.values() if clip.id not in withheld]


class _Passages(QAbstractListModel):
    """A line for each passage: its words, and where it is from."""

    def __init__(self) -> None:
        super().__init__()
        self._passages: list[Passage] = []

    def show_passages(self, passages: list[Passage]) -> None:
        """Show these."""
        self.beginResetModel()
        self._passages = passages
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many there are."""
        return 0 if parent.isValid() else len(self._passages)

    def id_at(self, row: int) -> str:
        """The id of the clip in a line."""
        return self._passages[row].clip.id

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The quote with its outlet."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        one = self._passages[index.row()]
        return f"{isolated(one_line(one.clip.shown, 90))}   ·  {isolated(one.outlet)}"


class ClipPicker(Picker):
    """The passages are read off the window's thread; the newest question wins."""

    picked = Signal(str)
    """The id of a clip."""

    def __init__(self, workspace: Workspace, actor_ids: tuple[str, ...], taken: frozenset[str]) -> None:
        self.model = _Passages()
        typing = ("Find a passage: words in any script", "Find a passage")
        super().__init__(self.model, typing, "Matching passages")
        self.model.setParent(self)
        self._workspace = workspace
        self._actor_ids, self._taken = actor_ids, taken
        self._asked = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._ask)
        self.fit("Reading the passages…")
        self._rest.start(0)

    def look_for(self, _query: str) -> None:
        """Look once nothing is typed for a moment."""
        self._rest.start(_REST)

    def take(self, index: QModelIndex) -> None:
        """Choose the passage."""
        self.picked.emit(self.model.id_at(index.row()))

    def _ask(self) -> None:
        self._asked += 1
        case, number, typed = self._workspace.case, self._asked, self.line.text().strip()
        work = partial(_looked, case, self._actor_ids, typed, self._taken, number)
        self._workspace.tasks.run_quietly(work, self._on_found)

    def _on_found(self, answer: tuple[int, list[Passage]]) -> None:
        number, found = answer
        if number == self._asked:
            self.model.show_passages(found[:SHOWN])
            more = "" if found else "No passage matches."
            self.fit("There are more: type words of the passage" if len(found) > SHOWN else more)


def _looked(
    case: Case, actor_ids: tuple[str, ...], typed: str, taken: frozenset[str], number: int, _task: Task
) -> tuple[int, list[Passage]]:
    with case.snapshot():
        clips = [clip for clip in clips_for(case, actor_ids, typed) if clip.id not in taken][: SHOWN + 1]
        return number, passages_of_clips(case, [(clip, "") for clip in clips])
