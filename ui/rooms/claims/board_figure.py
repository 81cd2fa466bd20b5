"""The claims of the board as a figure: what passes its filters, and nothing else."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.layouts import Pages
from ui.kit.tasks import Task
from ui.kit.words import muted
from ui.parts.figures.canvas import FigureCanvas
from workbench.charts.index import MarkIndex
from workbench.charts.model import Figure
from workbench.charts.wanted import Wanted

_REST = 120
"""Milliseconds without a change before it is drawn anew."""
_CANVAS, _WORDS = 0, 1


class BoardFigure(QWidget):
    """One kind of figure; every mark opens what it stands for."""

    _drawn = Signal(Figure, MarkIndex, int)

    def __init__(self, workspace: Workspace, kind: str, variant: str) -> None:
        super().__init__()
        self._workspace = workspace
        self._kind, self._variant = kind, variant
        self._ids: tuple[str, ...] = ()
        self._drawing = 0
        self._task: Task | None = None
        self.canvas = FigureCanvas()
        self.canvas.opened.connect(workspace.show)
        self.words = muted("")
        self.words.setContentsMargins(16, 24, 16, 16)
        self.pages = Pages(self.canvas, self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages, 1)
        self._drawn.connect(self._on_drawn)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._draw)

    def show_claims(self, ids: list[str]) -> None:
        """Draw these; again, when what is known of them may have changed."""
        soon = tuple(ids) != self._ids
        self._ids = tuple(ids)
        self._rest.start(0 if soon else _REST)

    def _draw(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._drawing += 1
        if not self._ids:
            self._on_failed("No claim passes the filters.")
            return
        wanted = Wanted(self._kind, variant=self._variant, claim_ids=self._ids)
        number, case, drawn = self._drawing, self._workspace.case, self._drawn

        def work(_task: Task) -> int:
            figure = case.figures.make(wanted)
            drawn.emit(figure, MarkIndex(figure), number)
            return number

        self._task = self._workspace.tasks.run_quietly(work, self._on_done, self._on_failed)

    def _on_done(self, number: int) -> None:
        if number == self._drawing:
            self._task = None

    def _on_drawn(self, figure: Figure, index: MarkIndex, number: int) -> None:
        if number != self._drawing:
            return
        if figure != self.canvas.figure:
            self.canvas.show_figure(figure, index)
        self.pages.show_page(_CANVAS)

    def _on_failed(self, why: str) -> None:
        self._task = None
        self.canvas.show_figure(None)
        self.words.setText(why)
        self.pages.show_page(_WORDS)
