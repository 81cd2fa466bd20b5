"""A picture with rectangles on it: drawn with the mouse or the arrow keys, in the colour of their kind."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.kit.theme import colour

_STEP = 0.01
_FIRST = QRectF(0.375, 0.375, 0.25, 0.25)
_SMALLEST = 0.004
"""Share of the picture below which a drag was a click."""
_WHOLE = QRectF(0, 0, 1, 1)
_MOVES = {
    Qt.Key.Key_Left: (-_STEP, 0.0), Qt.Key.Key_Right: (_STEP, 0.0),
    Qt.Key.Key_Up: (0.0, -_STEP), Qt.Key.Key_Down: (0.0, _STEP),
}  # fmt: skip


class PictureCanvas(QWidget):
    """Shows one page; rectangles are shares of its width and height."""

    selected = Signal(QRectF)
    """The rectangle that is drawn, as QRectF in shares; a null one where there is none."""
    region_activated = Signal(str)
    """The id of the clip whose region was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(False)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName("Picture. Arrow keys move a rectangle, with Shift they size it; C clips it.")
        self._image = QImage()
        self._regions: list[tuple[str, QRectF, str]] = []
        self._drawn = QRectF()
        self._from = QPointF(-1, -1)
        self._current = ""

    def look_only(self) -> None:
        """Nothing is drawn here, by mouse or keys."""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.unsetCursor()
        self.setAccessibleName("Picture")

    # -- what is shown ------------------------------------------------------------------------

    def show_image(self, image: QImage) -> None:
        """Show a page; what was drawn on the last one goes."""
        self._image = image
        self._regions = []
        self.clear_selection()
        self.update()

    def show_regions(self, regions: Iterable[tuple[str, QRectF, str]], current: str = "") -> None:
        """Paint clips: id, rectangle in shares, kind; the current one stands out."""
        self._regions = list(regions)
        self._current = current
        self.update()

    def natural_size(self) -> QSize:
        """Pixels of the picture itself."""
        return self._image.size()

    def selection(self) -> QRectF:
        """The rectangle that is drawn, in shares; null where there is none."""
        return QRectF(self._drawn)

    def select(self, area: QRectF) -> None:
        """Draw a rectangle, cut to the picture."""
        self._drawn = area.normalized() & _WHOLE
        self.update()
        self.selected.emit(self.selection())

    def clear_selection(self) -> None:
        """Draw none."""
        self.select(QRectF())

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, the clips on it, and what is being drawn."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), self._image)
        for clip_id, area, kind in self._regions:
            self._paint_area(painter, area, colour(kind), 3.0 if clip_id == self._current else 1.5)
        if not self._drawn.isEmpty():
            self._paint_area(painter, self._drawn, colour("accent"), 2.0, dashed=True)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_area(
        self, painter: QPainter, area: QRectF, ink: QColor, width: float, *, dashed: bool = False
    ) -> None:
        there = self._on_screen(area)
        # A white line beneath: the colour is seen on dark pictures and on light ones.
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(255, 255, 255, 200), width + 2))
        painter.drawRect(there)
        fill = QColor(ink)
        fill.setAlpha(40)
        painter.setBrush(fill)
        painter.setPen(QPen(ink, width, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine))
        painter.drawRect(there)

    def _on_screen(self, area: QRectF) -> QRectF:
        return QRectF(
            area.x() * self.width(), area.y() * self.height(),
            area.width() * self.width(), area.height() * self.height(),
        )  # fmt: skip

    def _share(self, point: QPointF) -> QPointF:
        return QPointF(
            min(max(point.x() / max(1, self.width()), 0.0), 1.0),
            min(max(point.y() / max(1, self.height()), 0.0), 1.0),
        )

    # -- drawing ------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a rectangle."""
        if event.button() == Qt.MouseButton.LeftButton and not self._image.isNull():
            self._from = self._share(event.position())
            self.clear_selection()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Stretch it."""
        if self._from.x() >= 0:
            self.select(QRectF(self._from, self._share(event.position())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End it; a click makes the clip that is there current."""
        if self._from.x() < 0:
            return
        self._from = QPointF(-1, -1)
        if min(self._drawn.width(), self._drawn.height()) >= _SMALLEST:
            return
        self.clear_selection()
        at = self._share(event.position())
        under = [
            (area.width() * area.height(), clip_id) for clip_id, area, _ in self._regions if area.contains(at)
        ]
        if under:
            self.region_activated.emit(min(under)[1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys move the rectangle, with Shift its far corner; the first one draws it."""
        move = _MOVES.get(Qt.Key(event.key()))
        if move is None or self._image.isNull():
            super().keyPressEvent(event)
        elif self._drawn.isEmpty():
            self.select(_FIRST)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            width = max(_STEP, self._drawn.width() + move[0])
            self.select(
                QRectF(self._drawn.x(), self._drawn.y(), width, max(_STEP, self._drawn.height() + move[1]))
            )
        else:
            x = min(max(self._drawn.x() + move[0], 0.0), 1.0 - self._drawn.width())
            y = min(max(self._drawn.y() + move[1], 0.0), 1.0 - self._drawn.height())
            self.select(QRectF(x, y, self._drawn.width(), self._drawn.height()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys go."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that they go elsewhere."""
        self.update()
        super().focusOutEvent(event)
