"""A figure that is drawn off the window's thread, or the words that say why there is none."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.layouts import Pages
from ui.kit.tasks import Task
from ui.kit.words import muted
from ui.parts.figures.canvas import FigureCanvas
from workbench.charts.index import MarkIndex
from workbench.charts.model import Figure
from workbench.charts.wanted import Wanted

_CANVAS, _WORDS = 0, 1


class DrawnFigure(QWidget):
    """Every mark opens what it stands for. Of several figures asked for, the newest is shown."""

    changed = Signal()
    """Another figure is on the canvas, or none."""

    _made = Signal(Figure, MarkIndex, int)
    """A picture from the thread that draws it, where its marks are, and for which drawing."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._task: Task | None = None
        self._drawing = 0
        self.canvas = FigureCanvas()
        self.canvas.opened.connect(workspace.show)
        self.words = muted("")
        self.words.setContentsMargins(16, 24, 16, 16)
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.addWidget(self.words)
        column.addStretch(1)
        self._pages = Pages(self.canvas, empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self._made.connect(self._on_made)

    def draw(self, wanted: Wanted) -> None:
        """Draw a figure in place of the one that is shown, or that is being drawn."""
        self._begin_anew()
        number, case, made = self._drawing, self._workspace.case, self._made

        def work(task: Task) -> int:
            for figure in case.figures.pictures(wanted, task.job):
                made.emit(figure, MarkIndex(figure), number)
            return number

        self._task = self._workspace.tasks.run_quietly(work, self._on_done, self._say)

    def say(self, why: str) -> None:
        """Show words in place of a figure."""
        self._begin_anew()
        self._say(why)

    def _begin_anew(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._drawing += 1

    def _on_done(self, number: int) -> None:
        if number == self._drawing:
            self._task = None

    def _on_made(self, figure: Figure, index: MarkIndex, number: int) -> None:
        if number != self._drawing:
            return
        if figure != self.canvas.figure:
            self.canvas.show_figure(figure, index)
        self._pages.show_page(_CANVAS)
        self.changed.emit()

    def _say(self, why: str) -> None:
        self._task = None
        self.canvas.show_figure(None)
        self.words.setText(why)
        self._pages.show_page(_WORDS)
        self.changed.emit()
