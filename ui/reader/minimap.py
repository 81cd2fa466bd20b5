"""A thin strip that shows where clips lie in the whole text and what part of it is on screen."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from ui.reader.colours import mark_colours
from ui.reader.text_view import ReaderTextView

_WIDTH = 12


class Minimap(QWidget):
    """Clicking or dragging goes there."""

    moved = Signal(object)

    def __init__(self, view: ReaderTextView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName("Overview of the clips in the text")
        view.view_moved.connect(self._follow)

    def sizeHint(self) -> QSize:
        """As wide as a finger of the mouse."""
        return QSize(_WIDTH, 100)

    def _follow(self, _nothing: object) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The window as a pale band, each clip as a line."""
        painter = QPainter(self)
        length = max(1, len(self._view.text))
        start, end = self._view.visible_range()
        band = QColor(self.palette().color(QPalette.ColorRole.PlaceholderText))
        band.setAlpha(45)
        top = self.height() * start / length
        painter.fillRect(QRectF(0, top, _WIDTH, max(8.0, self.height() * (end - start) / length)), band)
        drawn: set[tuple[int, str]] = set()
        for mark in self._view.marks():
            row = int(self.height() * mark.start / length)
            if (row, mark.kind) not in drawn:
                drawn.add((row, mark.kind))
                painter.fillRect(2, row, _WIDTH - 4, 2, mark_colours(mark.kind, self.palette()).line)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to where it was clicked."""
        self._go(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the drag."""
        self._go(event.position().y())

    def _go(self, y: float) -> None:
        bar = self._view.verticalScrollBar()
        share = min(1.0, max(0.0, y / max(1, self.height())))
        bar.setValue(round(share * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))
