"""The claims of the board as a figure: what passes its filters, and nothing else."""

from PySide6.QtCore import QTimer

from ui.app.workspace import Workspace
from ui.parts.figures.drawn import DrawnFigure
from workbench.charts.wanted import Wanted

_REST = 120
"""Milliseconds without a change before it is drawn anew."""


class BoardFigure(DrawnFigure):
    """One kind of figure."""

    def __init__(self, workspace: Workspace, kind: str, variant: str) -> None:
        super().__init__(workspace)
        self._kind, self._variant = kind, variant
        self._ids: tuple[str, ...] = ()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._draw)

    def show_claims(self, ids: list[str]) -> None:
        """Draw these; again, when what is known of them may have changed."""
        soon = tuple(ids) != self._ids
        self._ids = tuple(ids)
        self._rest.start(0 if soon else _REST)

    def _draw(self) -> None:
        if self._ids:
            self.draw(Wanted(self._kind, variant=self._variant, claim_ids=self._ids))
        else:
            self.say("No claim passes the filters.")
