"""Known names that stand in a source and are no mention yet: shown apart, data only by a keystroke."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from ui.app.workspace import Workspace
from ui.kit.tasks import Task
from ui.parts.reading.spans import KnownName
from workbench.actors.hits import NameHit
from workbench.values.text import counted

QUIET = 150
"""Milliseconds between a change and looking again."""


class Suggestions(QObject):
    """Looks for names off the window's thread; the newest question wins."""

    found = Signal(str)
    """The id of the source whose names are in `hits` now."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._asked: tuple[str, str] = ("", "")
        self.hits: list[KnownName] = []
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET)
        self._quiet.timeout.connect(self._start)

    def look(self, source_id: str, text: str) -> None:
        """Look for names in a text, a moment from now."""
        if source_id != self._asked[0]:
            self.hits = []
        self._asked = (source_id, text)
        self._quiet.start()

    def _start(self) -> None:
        source_id, text = self._asked
        case = self._workspace.case

        def work(_task: Task) -> tuple[str, list[KnownName]]:
            readings = case.reviews.readings
            hidden = readings.withheld_clips(source_id)
            places = {clip.id: (clip.start, clip.end) for clip in case.clips.of_source(source_id)}
            named = dict(case.actors.mentions_in(source_id))
            for mark in readings.marks(source_id):
                places[mark.id], named[mark.id] = (mark.start, mark.end), mark.actors
            said: dict[str, list[tuple[int, int]]] = {}
            for clip_id, actor_ids in named.items():
                for actor_id in actor_ids:
                    # Whom a clip names that is withheld is not known here.
                    if clip_id not in hidden:
                        said.setdefault(actor_id, []).append(places[clip_id])
            hits = _known_names(case.actors.names_in(text))
            return source_id, [hit for hit in hits if not _is_said(hit, said)]

        if source_id:
            self._workspace.tasks.run("Looking for known names", work, self._on_found)

    def _on_found(self, found: tuple[str, list[KnownName]]) -> None:
        if found[0] == self._asked[0]:
            self.hits = found[1]
            self.found.emit(found[0])

    def take_all(self, source_id: str, clip_at: Callable[[int, int], str]) -> None:
        """Make mentions in one change of all that are certain, and say how many were left."""
        case, hits = self._workspace.case, [hit for hit in self.hits if hit.certain]
        left = len(self.hits) - len(hits)
        if not hits:
            self._workspace.hint(_left_words(left) or "No known name is left to mark in this source.")
            return

        def change() -> int:
            with case.change(f"Mark {len(hits)} known names"):
                for hit in hits:
                    clip_id = clip_at(hit.start, hit.end)
                    clip_id = clip_id or case.clips.add(source_id, hit.start, hit.end).id
                    case.actors.mention(clip_id, hit.actor_id)
            return len(hits)

        if self._workspace.attempt(change):
            added = f"{counted(len(hits), 'mention')} added"
            left_words = _left_words(left)
            self._workspace.notify_undoable(f"{added}. {left_words}" if left_words else f"{added}.")


def _left_words(left: int) -> str:
    """What is said of names that may mean several actors; "" when there are none."""
    if not left:
        return ""
    if left == 1:
        return "1 name is ambiguous and was left. Click it to choose."
    return f"{counted(left, 'name')} are ambiguous and were left. Click each to choose."


def _known_names(hits: Iterable[NameHit]) -> list[KnownName]:
    """One name for each place, with all whom it may mean."""
    places: dict[tuple[int, int], list[NameHit]] = {}
    for hit in hits:
        places.setdefault((hit.start, hit.end), []).append(hit)
    return [
        KnownName(start, end, here[0].actor_id, here[0].certain, tuple(hit.actor_id for hit in here[1:]))
        for (start, end), here in places.items()
    ]


def _is_said(name: KnownName, said: dict[str, list[tuple[int, int]]]) -> bool:
    """Whether a clip over the name already says that this is the actor, or which of several it is."""
    clips = (place for actor_id in name.actor_ids for place in said.get(actor_id, ()))
    return any(name.start < end and name.end > start for start, end in clips)
