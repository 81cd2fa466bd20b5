"""On the card of a source: which others share its words, and what the user says to that."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.app.workspace import Place, Workspace
from ui.kit.layouts import empty
from ui.kit.tasks import Task
from ui.kit.words import Words, muted, quiet_button, row
from workbench.sources.store.likeness import Likeness
from workbench.values.errors import NotFound
from workbench.values.text import shortened

_MOST = 4
_QUOTED = 160
"""Code points of a passage that both have."""


class LikenessRows(QWidget):
    """Filled a moment after the card: comparing takes its time and nobody waits for it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._source_id = ""
        # What is on the screen comes first, since threads take turns; asked twice in a turn, it looks once.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._begin)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)
        self.hide()

    def show_source(self, source_id: str) -> None:
        """Look for likenesses of this source."""
        if source_id != self._source_id:
            self._empty()
        self._source_id = source_id
        self._soon.start()

    def _begin(self) -> None:
        self.workspace.tasks.run_quietly(partial(self._look, self._source_id), self._on_found)

    def _look(self, source_id: str, task: Task) -> tuple[str, list[Likeness]]:
        try:
            return source_id, self.workspace.case.sources.likenesses.of(source_id, task.job)
        except NotFound:
            return source_id, []

    def _on_found(self, answer: tuple[str, list[Likeness]]) -> None:
        source_id, found = answer
        if source_id != self._source_id:
            return
        self._empty()
        for likeness in found[:_MOST]:
            self._add(likeness)
        if len(found) > _MOST:
            self._lines.addWidget(muted(f"and {len(found) - _MOST} more"))
        self.setVisible(bool(found))

    def _add(self, likeness: Likeness) -> None:
        try:
            other = self.workspace.case.sources.get(likeness.other_id)
        except NotFound:
            return
        name = other.publication_name or shortened(other.name_shown, 60)
        words = f"Shares {likeness.share:.0%} of its words with “{name}”."
        if likeness.taken:
            words = (
                f"Shares a passage of {likeness.taken.words} words with “{name}”: "
                f"“{shortened(likeness.taken.passage, _QUOTED)}”"
            )
        self._lines.addWidget(Words(words, "warning", 0.92))
        pair = (likeness.source_id, likeness.other_id)
        buttons = [quiet_button("Compare", partial(self.workspace.show, Place("compare", " ".join(pair))))]
        if not self.workspace.case.read_only:
            # Imported here: few sources are like another.
            from ui.parts.origins import make_one_origin

            keep = self.workspace.case.sources.likenesses.keep_apart
            buttons += [
                quiet_button("One origin", partial(make_one_origin, self.workspace, *pair)),
                quiet_button("Keep apart", partial(self.workspace.attempt, partial(keep, *pair))),
            ]
        self._lines.addWidget(row(*buttons, 1, gap=4))

    def _empty(self) -> None:
        empty(self._lines)
        self.hide()
