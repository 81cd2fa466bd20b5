"""Marks of review that follow the case a moment after a change: what was typed is painted first."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from ui.app.following import follow_case
from ui.app.workspace import Workspace
from ui.parts.review_marks import KINDS
from workbench.casefile import Change

REST = 100
"""Milliseconds after which the marks are read again."""


class ReviewRest(QObject):
    """Calls `refresh` once it rests after a change of the review, or of things of a kind ("" for none)."""

    def __init__(self, owner: QObject, workspace: Workspace, kind: str, refresh: Callable[[], None]) -> None:
        super().__init__(owner)
        self.shows = (frozenset({kind}) | KINDS) - {""}
        self._workspace = workspace
        self._refresh_owner = refresh
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._on_rest)
        follow_case(self, workspace)

    def _on_rest(self) -> None:
        if not self._workspace.case.closed:
            self._refresh_owner()

    def follow(self, _change: Change) -> None:
        """Wait for it to rest."""
        self._rest.start()
