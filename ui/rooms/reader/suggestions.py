"""Known names that stand in a source and are no mention yet: shown apart, data only by a keystroke."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from ui.app.workspace import Workspace
from ui.kit.tasks import Task
from ui.parts.reading.spans import KnownName

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
            clips = {clip.id: (clip.start, clip.end) for clip in case.clips.of_source(source_id)}
            said: dict[str, list[tuple[int, int]]] = {}
            for clip_id, actor_ids in case.actors.mentions_in(source_id).items():
                for actor_id in actor_ids:
                    said.setdefault(actor_id, []).append(clips[clip_id])
            hits = [KnownName(hit.start, hit.end, hit.actor_id) for hit in case.actors.names_in(text)]
            return source_id, [hit for hit in hits if not _is_said(hit, said.get(hit.actor_id, []))]

        if source_id:
            self._workspace.tasks.run("Looking for known names", work, self._on_found)

    def _on_found(self, found: tuple[str, list[KnownName]]) -> None:
        if found[0] == self._asked[0]:
            self.hits = found[1]
            self.found.emit(found[0])

    def take_all(self, source_id: str, clip_at: Callable[[int, int], str]) -> None:
        """Make mentions of all of them in one change."""
        case, hits = self._workspace.case, self.hits
        if not hits:
            self._workspace.hint("No known name is left to mark in this source.")
            return

        def change() -> int:
            with case.change(f"Mark {len(hits)} known names"):
                for start, end, actor_id in hits:
                    clip_id = clip_at(start, end) or case.clips.add(source_id, start, end).id
                    case.actors.mention(clip_id, actor_id)
            return len(hits)

        self._workspace.attempt(change)


def _is_said(hit: KnownName, clips: list[tuple[int, int]]) -> bool:
    """Whether a clip over the name already says that this is the actor."""
    return any(hit.start < end and hit.end > start for start, end in clips)
