"""A thin strip that shows where clips lie in the whole text and what part of it is on screen."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPalette, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.parts.reading.colours import mark_colours
from ui.parts.reading.spans import Mark
from ui.parts.reading.text_view import ReaderTextView

_WIDTH = 12


class Minimap(QWidget):
    """Clicking or dragging goes there."""

    def __init__(self, view: ReaderTextView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._picture: QPixmap | None = None
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName("Overview of the clips in the text")
        view.view_moved.connect(self._follow)

    def sizeHint(self) -> QSize:
        """As wide as a finger of the mouse."""
        return QSize(_WIDTH, 100)

    def _follow(self) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The window as a pale band, each clip as a line."""
        painter = QPainter(self)
        length = max(1, len(self._view.text))
        start, end = self._view.visible_range()
        if end - start < length - 1:
            band = QColor(self.palette().color(QPalette.ColorRole.PlaceholderText))
            band.setAlpha(45)
            top = self.height() * start / length
            height = max(8.0, self.height() * (end - start) / length)
            painter.fillRect(QRectF(0, top, _WIDTH, height), band)
        if self._picture is None:
            self._picture = self._drawn()
        painter.drawPixmap(0, 0, self._picture)
        painter.end()

    def show_marks(self) -> None:
        """The marks are others now: draw them anew with the next frame."""
        self._picture = None
        self.update()

    def add_mark(self, mark: Mark) -> None:
        """One mark more, drawn over the others: with 10,000 of them the rest is not touched."""
        if self._picture is not None:
            painter = QPainter(self._picture)
            self._draw(painter, self._row(mark), mark.kind)
            painter.end()
        self.update()

    def _drawn(self) -> QPixmap:
        picture = QPixmap(self.size() * self.devicePixelRatioF())
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        scale = self.height() / max(1, len(self._view.text))
        # Thousands of marks share a few hundred rows.
        rows = dict.fromkeys((int(mark.start * scale), mark.kind) for mark in self._view.marks())
        for row, kind in rows:
            self._draw(painter, row, kind)
        painter.end()
        return picture

    def _draw(self, painter: QPainter, row: int, kind: str) -> None:
        painter.fillRect(2, row, _WIDTH - 4, 2, mark_colours(kind, self.palette()).line)

    def _row(self, mark: Mark) -> int:
        return int(self.height() * mark.start / max(1, len(self._view.text)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height puts every line elsewhere."""
        super().resizeEvent(event)
        self._picture = None

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.show_marks()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to where it was clicked."""
        self._go(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the drag."""
        self._go(event.position().y())

    def _go(self, y: float) -> None:
        # By position, as the lines are drawn: Qt's scroll bar counts a block never shown as one line.
        share = min(1.0, max(0.0, y / max(1, self.height())))
        self._view.scroll_to(round(share * len(self._view.text)), 0.5)
