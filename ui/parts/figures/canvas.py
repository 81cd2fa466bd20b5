"""The figure on the screen: dragged with the mouse, zoomed, and every mark opens what it stands for."""

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsItem,
    QGraphicsScene,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QToolTip,
    QWidget,
)

from ui.app.place import Place
from ui.kit.theme import colour, is_dark
from ui.kit.tips import plain_tip
from ui.parts.figures.painting import Run, runs_of
from workbench.charts.index import MarkIndex
from workbench.charts.look import Look, look
from workbench.charts.model import Figure, Mark

_NEAREST, _FARTHEST = 60.0, 0.8
"""Pixels for a millimetre, at most and at least."""
_STEP = 1.25
_PAGE = 3.6
"""Pixels for a millimetre beyond which a small figure is not blown up to fill the window."""


def screen_look() -> Look:
    """The look of figures in the window, in the theme in force."""
    paper, ink = colour("surface").name(), colour("text").name()
    return look(dark=is_dark(), colours={"paper": paper, "ink": ink})


class _Drawing(QGraphicsItem):
    """All marks of one figure: only what was laid bare is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._runs: list[Run] = []
        self._area = QRectF()
        self.current: Mark | None = None

    def show_runs(self, runs: list[Run], area: QRectF) -> None:
        """Paint these from now on."""
        self.prepareGeometryChange()
        self._runs, self._area, self.current = runs, area, None
        self.update()

    def boundingRect(self) -> QRectF:
        return self._area

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = painter.worldTransform().m11()
        bare = option.exposedRect
        for run in self._runs:
            if run.box.intersects(bare):
                run.paint(painter, scale)
        if self.current is not None:
            left, top, right, bottom = self.current.box
            painter.setPen(QPen(colour("accent"), 2 / scale))
            painter.setBrush(QColor(0, 0, 0, 0))
            frame = QRectF(left, top, right - left, bottom - top)
            painter.drawRoundedRect(frame.adjusted(-0.8, -0.8, 0.8, 0.8), 0.8, 0.8)


class FigureCanvas(QGraphicsView):
    """Shows a `Figure`; a click, or Enter on a mark chosen with the arrow keys, opens what it stands for."""

    opened = Signal(Place)
    """What the user wants to see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = QGraphicsScene(self)
        self._drawing = _Drawing()
        self._scene.addItem(self._drawing)
        self.setScene(self._scene)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName("Figure")
        self._figure: Figure | None = None
        self._index: MarkIndex | None = None
        self._current = -1
        self._pressed = QPoint()
        self._fits = True

    @property
    def figure(self) -> Figure | None:
        """What is shown; None for nothing."""
        return self._figure

    def show_figure(self, figure: Figure | None) -> None:
        """Show a figure; the part of it that is looked at stays where its kind is the same."""
        stays = figure is not None and self._figure is not None and figure.kind == self._figure.kind
        self._figure, self._current = figure, -1
        self._index = MarkIndex(figure) if figure is not None else None
        self._prepare()
        if not stays:
            self._fits = True
        if self._fits:
            self.fit()
        self.setAccessibleName(figure.caption if figure else "Figure")
        self.setAccessibleDescription(figure.alternative if figure else "")

    def _prepare(self) -> None:
        figure = self._figure
        area = QRectF(0, 0, figure.width, figure.height) if figure else QRectF()
        runs = runs_of(figure, screen_look(), self.font()) if figure else []
        self._drawing.show_runs(runs, area)
        self._scene.setSceneRect(area.adjusted(-4, -4, 4, 4))
        self._scene.setBackgroundBrush(colour("surface"))

    # -- zoom ---------------------------------------------------------------------------------

    def fit(self) -> None:
        """Show the whole figure, as wide as there is room."""
        self._fits = True
        if self._figure is not None:
            room = self.viewport().size()
            across = room.width() / (self._figure.width + 8)
            scale = min(across, max(_PAGE, room.height() / (self._figure.height + 8)))
            self.resetTransform()
            self.scale(scale, scale)
            self.centerOn(self._figure.width / 2, 0)

    def zoom_in(self) -> None:
        """Nearer."""
        self._zoom(_STEP)

    def zoom_out(self) -> None:
        """Farther away."""
        self._zoom(1 / _STEP)

    def _zoom(self, factor: float) -> None:
        wanted = self.transform().m11() * factor
        if _FARTHEST <= wanted <= _NEAREST:
            self._fits = False
            self.scale(factor, factor)

    # -- marks --------------------------------------------------------------------------------

    def mark_at(self, place: QPoint) -> int:
        """The number of the mark at a place of the viewport that opens something; -1 for none."""
        if self._index is None:
            return -1
        point = self.mapToScene(place)
        return self._index.at(point.x(), point.y())

    def open_mark(self, number: int) -> None:
        """Go to what a mark stands for."""
        target = self._figure.marks[number].target if self._figure and number >= 0 else None
        if target is not None:
            self.opened.emit(Place(target.kind, target.id))

    def step(self, by: int) -> None:
        """Choose the next mark, or the one before, of those that open something."""
        figure = self._figure
        if figure is None or not figure.opening:
            return
        order = figure.opening
        at = order.index(self._current) + by if self._current in order else (0 if by > 0 else -1)
        self._current = order[at % len(order)]
        mark = figure.marks[self._current]
        self._drawing.current = mark
        self._drawing.update()
        left, top, right, bottom = mark.box
        self.ensureVisible(QRectF(left, top, right - left, bottom - top), 20, 20)
        self.setAccessibleDescription(mark.told)

    # -- events -------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        moved = (place - self._pressed).manhattanLength()
        if event.button() == Qt.MouseButton.LeftButton and moved < QApplication.startDragDistance():
            self.open_mark(self.mark_at(place))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            over = self.mark_at(event.position().toPoint()) >= 0
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.OpenHandCursor
            if self.viewport().cursor().shape() != shape:
                self.viewport().setCursor(shape)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            place = event.pos()  # type: ignore[attr-defined]
            number = self.mark_at(place)
            told = self._figure.marks[number].told if self._figure and number >= 0 else ""
            QToolTip.showText(event.globalPos(), plain_tip(told), self)  # type: ignore[attr-defined]
            return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.step(1 if key in (Qt.Key.Key_Right, Qt.Key.Key_Down) else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_mark(self._current)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits:
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._figure is not None:
            self._prepare()
