"""The figure on the screen: dragged with the mouse, zoomed, and every mark opens what it represents."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
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
_TILE = 256
"""Pixels across a tile."""
_MOST_TILES = 160
_PAGE = 4.5
"""Pixels for a millimetre beyond which a small figure is not blown up to fill the window."""


def screen_look() -> Look:
    """The look of figures in the window, in the theme in force."""
    paper, ink = colour("surface").name(), colour("text").name()
    return look(dark=is_dark(), colours={"paper": paper, "ink": ink})


class _Drawing(QGraphicsItem):
    """All marks of one figure, painted once into tiles that are moved with the mouse.

    Tiles beside those in sight are made ahead, one at a time, so that dragging waits for none.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._runs: list[Run] = []
        self._area = QRectF()
        self._tiles: dict[tuple[int, int], QPixmap] = {}
        self._made_for = (0.0, 1.0)
        self._seen = QRect()
        self.current: Mark | None = None

    def show_runs(self, runs: list[Run], area: QRectF) -> None:
        """Paint these from now on."""
        self.prepareGeometryChange()
        self._runs, self._area, self.current = runs, area, None
        self._tiles.clear()
        self.update()

    def boundingRect(self) -> QRectF:
        """The paper, in millimetres."""
        return self._area

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Put the tiles in their places, those that are missing are made."""
        transform = painter.worldTransform()
        scale = transform.m11()
        ratio = widget.devicePixelRatioF() if widget is not None else 1.0
        if self._made_for != (scale, ratio):
            self._tiles.clear()
            self._made_for = (scale, ratio)
        origin = transform.map(QPointF(0, 0)).toPoint()
        self._seen = _tiles_over(option.exposedRect.intersected(self._area), scale)
        painter.save()
        painter.resetTransform()
        for across, down in _places(self._seen):
            painter.drawPixmap(origin + QPoint(across, down) * _TILE, self._tile(across, down))
        painter.restore()
        if self.current is not None:
            left, top, right, bottom = self.current.box
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("accent"), 2 / scale))
            painter.setBrush(QColor(0, 0, 0, 0))
            frame = QRectF(left, top, right - left, bottom - top)
            painter.drawRoundedRect(frame.adjusted(-0.8, -0.8, 0.8, 0.8), 0.8, 0.8)

    def make_ahead(self, seen: QRectF) -> bool:
        """Make one tile beside those over `seen` (millimetres); whether there may be another to make."""
        scale = self._made_for[0]
        if not scale or self._area.isEmpty():
            return False
        paper = _tiles_over(self._area, scale)
        wanted = _tiles_over(seen, scale).adjusted(-1, -1, 1, 1).intersected(paper)
        missing = next((place for place in _places(wanted) if place not in self._tiles), None)
        if missing is None:
            return False
        self._tile(*missing)
        return True

    def _tile(self, across: int, down: int) -> QPixmap:
        found = self._tiles.get((across, down))
        if found is None:
            if len(self._tiles) > _MOST_TILES:
                self._tiles.clear()
            found = self._tiles[across, down] = self._made(across, down)
        return found

    def _made(self, across: int, down: int) -> QPixmap:
        scale, ratio = self._made_for
        tile = QPixmap(round(_TILE * ratio), round(_TILE * ratio))
        tile.setDevicePixelRatio(ratio)
        tile.fill(colour("surface"))
        painter = QPainter(tile)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-across * _TILE, -down * _TILE)
        painter.scale(scale, scale)
        side = _TILE / scale
        bare = QRectF(across * side, down * side, side, side).adjusted(-0.5, -0.5, 0.5, 0.5)
        for run in self._runs:
            if run.box.intersects(bare):
                run.paint(painter, scale, bare)
        painter.end()
        return tile


def _tiles_over(area: QRectF, scale: float) -> QRect:
    """The numbers of the tiles over an area in millimetres."""
    side = _TILE / scale
    left, top = int(area.left() // side), int(area.top() // side)
    return QRect(QPoint(left, top), QPoint(int(area.right() // side), int(area.bottom() // side)))


def _places(tiles: QRect) -> Iterator[tuple[int, int]]:
    for down in range(tiles.top(), tiles.bottom() + 1):
        for across in range(tiles.left(), tiles.right() + 1):
            yield across, down


class FigureCanvas(QGraphicsView):
    """Shows a `Figure`; a click, or Enter on a mark chosen with the arrow keys, opens what it represents."""

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
        self._ahead = QTimer(self)
        self._ahead.setInterval(0)
        self._ahead.timeout.connect(self._make_ahead)

    @property
    def figure(self) -> Figure | None:
        """What is shown; None for nothing."""
        return self._figure

    def show_figure(self, figure: Figure | None, index: MarkIndex | None = None) -> None:
        """Show a figure; the part of it that is looked at stays where its kind is the same.

        `index` is that of its marks, where it was made already, as for a large one on another thread.
        """
        stays = figure is not None and self._figure is not None and figure.kind == self._figure.kind
        self._figure, self._current = figure, -1
        self._index = index or (MarkIndex(figure) if figure is not None else None)
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
            scale = self._fitting(self._figure.width + 8, self._figure.height + 8)
            self.resetTransform()
            self.scale(scale, scale)
            self.centerOn(self._figure.width / 2, 0)

    def _fitting(self, wide: float, high: float) -> float:
        """The pixels for a millimetre: without a bar below, with one beside where there must be."""
        room = self.maximumViewportSize()
        for bar in (0, self.verticalScrollBar().sizeHint().width()):
            scale = min((room.width() - bar - 1) / wide, max(_PAGE, room.height() / high))
            if high * scale <= room.height() + 1:
                break
        return scale

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

    def _make_ahead(self) -> None:
        seen = self.mapToScene(self.viewport().rect()).boundingRect()
        if not self.isVisible() or not self._drawing.make_ahead(seen):
            self._ahead.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, then make ahead what may come into sight next."""
        super().paintEvent(event)
        self._ahead.start()

    # -- marks --------------------------------------------------------------------------------

    def mark_at(self, place: QPoint) -> int:
        """The number of the mark at a place of the viewport that opens something; -1 for none."""
        if self._index is None:
            return -1
        point = self.mapToScene(place)
        return self._index.at(point.x(), point.y())

    def open_mark(self, number: int) -> None:
        """Go to what a mark represents."""
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
