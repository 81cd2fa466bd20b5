"""A figure painted with Qt: prepared once, marks of one look that follow one another as one."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
)

from workbench.charts.look import Look
from workbench.charts.measuring import POINT
from workbench.charts.model import ABOVE_BASE, DASHES, EDGE, HALO, Figure, Mark, Point, corners_of

Paint = Callable[[QPainter, float, QRectF], None]
"""Paints on a painter in millimetres, at so many pixels for each, what is within a rectangle."""
_FONT = 64
"""Pixels of the font that words are measured and drawn in, before they are scaled."""
_SMALL = 9.0
"""Pixels of a circle below which it is drawn as a point."""
_LEAST = 3.5
"""Pixels of words below which nobody could read them."""
_HATCHES = {
    "/": Qt.BrushStyle.BDiagPattern,
    "\\": Qt.BrushStyle.FDiagPattern,
    "x": Qt.BrushStyle.DiagCrossPattern,
}
_FEW_LINES = 40
"""Lines that are drawn together without asking which of them are in sight."""
_THICKET = 120
"""Lines in one place, of which none is seen by itself any more."""
_CELL = 24.0
"""Millimetres across a cell whose marks are painted together."""


@dataclass(frozen=True, slots=True)
class Run:
    """Marks that are painted together, and the rectangle in millimetres that they are within."""

    box: QRectF
    paint: Paint


def runs_of(figure: Figure, look: Look, font: QFont) -> list[Run]:
    """What is painted for a figure in a look, from the bottom up.

    Lines that follow one another, and symbols, are put together by their look and by where they are: then
    only those near what was laid bare are painted. Symbols seldom lie over one another, and their order is
    not kept.
    """
    runs = []
    for sort, several in groupby(figure.marks, key=_sort):
        marks = list(several)
        if sort == "words":
            runs += [_words(mark, look, font) for mark in marks if mark.words]
        elif sort == "area":
            runs += [_filled([mark], look) for mark in marks]
        else:
            together: dict[tuple[str, ...], list[Mark]] = {}
            for mark in marks:
                together.setdefault(_key(mark, sort), []).append(mark)
            runs += [_alike(marks, look, sort) for marks in together.values()]
    return runs


def _alike(marks: list[Mark], look: Look, sort: str) -> Run:
    if sort == "line":
        return _lines(marks, look)
    return _circles(marks, look) if marks[0].shape == "circle" else _filled(marks, look)


def _sort(mark: Mark) -> str:
    return mark.shape if mark.shape in ("line", "area", "words") else "symbol"


def _key(mark: Mark, sort: str) -> tuple[str, ...]:
    """The look of a mark and about where it is."""
    left, top, right, bottom = mark.box
    cell = f"{(left + right) // (2 * _CELL)} {(top + bottom) // (2 * _CELL)}"
    width = f"{mark.size:.2f}" if sort == "line" or mark.shape == "circle" else ""
    return mark.shape, mark.colour, mark.fill, width, mark.dashes, mark.hatch, cell


def _pen(mark: Mark, look: Look, width: float) -> QPen:
    if not mark.colour or not width:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(QColor(look.colour(mark.colour)), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if mark.dashes else Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if mark.dashes:
        pen.setDashPattern([length / width for length in DASHES[mark.dashes]])
    return pen


def _lines(marks: list[Mark], look: Look) -> Run:
    pen = _pen(marks[0], look, marks[0].size)
    lines = [
        QLineF(*start, *end)
        for mark in marks
        for start, end in zip(mark.points, mark.points[1:], strict=False)
    ]

    crossing = _Crossing(lines) if len(lines) > _FEW_LINES else None

    hair = QPen(pen.color(), 0)

    def paint(painter: QPainter, _scale: float, bare: QRectF) -> None:
        seen = lines if crossing is None else [lines[at] for at in crossing.of(bare)]
        # Nobody sees the edges of one line in such a thicket, and Qt would take many times as long.
        is_thicket = len(seen) >= _THICKET
        painter.setPen(hair if is_thicket else pen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not is_thicket)
        painter.drawLines(seen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    return Run(_around(marks), paint)


class _Crossing:
    """Which of many lines cross a rectangle: Qt takes as long for those beside it as for those within."""

    def __init__(self, lines: list[QLineF]) -> None:
        import numpy

        ends = numpy.array([(line.x1(), line.y1(), line.x2(), line.y2()) for line in lines])
        self._middles = (ends[:, :2] + ends[:, 2:]) / 2
        self._halves = (ends[:, 2:] - ends[:, :2]) / 2

    def of(self, box: QRectF) -> list[int]:
        """The numbers of the lines that cross it, or nearly do."""
        import numpy

        half = numpy.array((box.width() / 2 + 1.0, box.height() / 2 + 1.0))
        away = self._middles - (box.center().x(), box.center().y())
        reach = numpy.abs(self._halves)
        beside = (numpy.abs(away) > half + reach).any(axis=1)
        turned = numpy.abs(away[:, 0] * self._halves[:, 1] - away[:, 1] * self._halves[:, 0])
        far = turned > half[0] * reach[:, 1] + half[1] * reach[:, 0]
        found: list[int] = numpy.flatnonzero(~(beside | far)).tolist()
        return found


def _circles(marks: list[Mark], look: Look) -> Run:
    """Each by itself: one path of many takes Qt ten times as long."""
    pen = _pen(marks[0], look, EDGE)
    fill = QBrush(QColor(look.colour(marks[0].fill))) if marks[0].fill else QBrush()
    circles = [(QPointF(*mark.points[0]), mark.size / 2) for mark in marks]
    size, middles = marks[0].size, [mark.points[0] for mark in marks]

    def paint(painter: QPainter, scale: float, bare: QRectF) -> None:
        if size * scale < _SMALL:
            _stamp(painter, middles, _dot(size * scale, pen, fill, scale), bare)
            return
        painter.setPen(pen)
        painter.setBrush(fill)
        for middle, half in circles:
            if bare.intersects(QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half)):
                painter.drawEllipse(middle, half, half)

    return Run(_around(marks), paint)


def _dot(across: float, pen: QPen, fill: QBrush, scale: float) -> QPixmap:
    """A small circle of so many pixels, to be put in many places: Qt paints it anew for each otherwise."""
    dot = QPixmap(round(across) + 4, round(across) + 4)
    dot.fill(Qt.GlobalColor.transparent)
    painter = QPainter(dot)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = QPen(pen)
    edge.setWidthF(pen.widthF() * scale)
    painter.setPen(edge)
    painter.setBrush(fill)
    painter.drawEllipse(QRectF(dot.rect()).center(), across / 2, across / 2)
    painter.end()
    return dot


def _stamp(painter: QPainter, middles: list[Point], dot: QPixmap, bare: QRectF) -> None:
    transform, half = painter.worldTransform(), dot.width() / 2
    across, down = transform.m11(), transform.m22()
    left, top = transform.dx() - half, transform.dy() - half
    near = bare.adjusted(-2, -2, 2, 2)
    west, east, north, south = near.left(), near.right(), near.top(), near.bottom()
    painter.save()
    painter.resetTransform()
    for x, y in middles:
        if west < x < east and north < y < south:
            painter.drawPixmap(QPointF(x * across + left, y * down + top), dot)
    painter.restore()


def _filled(marks: list[Mark], look: Look) -> Run:
    first = marks[0]
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill if first.holes else Qt.FillRule.WindingFill)
    for mark in marks:
        _add_to(path, mark)
    pen = _pen(first, look, first.size if first.shape == "area" else EDGE)
    fill = QBrush(QColor(look.colour(first.fill))) if first.fill else QBrush()
    hatching = (
        QBrush(QColor(look.colour(first.colour or "quiet")), _HATCHES[first.hatch]) if first.hatch else None
    )

    def paint(painter: QPainter, scale: float, _bare: QRectF) -> None:
        painter.setPen(pen)
        painter.setBrush(fill)
        painter.drawPath(path)
        if hatching is not None:
            # A pattern is of pixels: it is kept from growing with the figure.
            hatching.setTransform(painter.worldTransform().inverted()[0].scale(1.2, 1.2))
            painter.fillPath(path, hatching)

    return Run(_around(marks), paint)


def _add_to(path: QPainterPath, mark: Mark) -> None:
    for ring in (mark.points, *mark.holes) if mark.shape == "area" else (corners_of(mark),):
        path.addPolygon(_polygon(ring))
        path.closeSubpath()


def _polygon(points: tuple[Point, ...]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def _words(mark: Mark, look: Look, font: QFont) -> Run:
    own = QFont(font)
    own.setPixelSize(_FONT)
    own.setBold(mark.bold)
    measured = QFontMetricsF(own)
    wide = measured.horizontalAdvance(mark.words)
    size = mark.size * POINT / _FONT
    if mark.room and wide * size > mark.room:
        size = mark.room / wide
    (x, y) = mark.points[0]
    left = x - mark.before(wide * size)
    base = y + mark.size * POINT * ABOVE_BASE
    ink = QColor(look.colour(mark.colour))
    halo = _halo(mark, look, own, size)

    def paint(painter: QPainter, scale: float, _bare: QRectF) -> None:
        if mark.size * POINT * scale < _LEAST:
            return
        painter.save()
        painter.translate(left, base)
        painter.scale(size, size)
        if halo is not None:
            painter.strokePath(*halo)
        painter.setFont(own)
        painter.setPen(ink)
        painter.drawText(QPointF(0, 0), mark.words)
        painter.restore()

    tall = measured.height() * size
    return Run(QRectF(left, y - tall, wide * size, 2 * tall).adjusted(-HALO, 0, HALO, 0), paint)


def _halo(mark: Mark, look: Look, font: QFont, size: float) -> tuple[QPainterPath, QPen] | None:
    """The outlines of words and the pen that draws colour around them; None for words without."""
    if not mark.fill:
        return None
    path = QPainterPath()
    path.addText(QPointF(0, 0), font, mark.words)
    pen = QPen(QColor(look.colour(mark.fill)), 2 * HALO / size)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return path, pen


def _around(marks: list[Mark]) -> QRectF:
    boxes = [mark.box for mark in marks]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return QRectF(left - 1, top - 1, right - left + 2, bottom - top + 2)
