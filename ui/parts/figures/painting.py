"""A figure painted with Qt: prepared once, marks of one look that follow one another as one."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from workbench.charts.look import Look
from workbench.charts.model import POINT, Figure, Mark, Point, corners_of

Paint = Callable[[QPainter, float], None]
_FONT = 64
"""Pixels of the font that words are measured and drawn in, before they are scaled."""
_EDGE = 0.2
"""Millimetres across the edge of a symbol, as in Word."""
_LEAST = 3.5
"""Pixels of words below which nobody could read them."""
_HATCHES = {
    "/": Qt.BrushStyle.BDiagPattern,
    "\\": Qt.BrushStyle.FDiagPattern,
    "x": Qt.BrushStyle.DiagCrossPattern,
}
_DASHES = {"dashed": (1.6, 1.0), "dotted": (0.3, 0.8)}


@dataclass(frozen=True, slots=True)
class Run:
    """Marks that are painted together, and the rectangle in millimetres that they are within."""

    box: QRectF
    paint: Paint


def runs_of(figure: Figure, look: Look, font: QFont) -> list[Run]:
    """What is painted for a figure in a look, from the bottom up."""
    runs = []
    for key, several in groupby(figure.marks, key=_key):
        marks = list(several)
        shape = key[0]
        if shape == "line":
            runs.append(_lines(marks, look))
        elif shape == "words":
            runs += [_words(mark, look, font) for mark in marks if mark.words]
        else:
            runs.append(_filled(marks, look))
    return runs


def _key(mark: Mark) -> tuple[str, ...]:
    if mark.shape == "words":
        return ("words",)
    shape = mark.shape if mark.shape in ("line", "area") else "symbol"
    width = f"{mark.size:.2f}" if shape != "symbol" else ""
    # Areas may lie over one another and are filled one by one.
    own = f"{id(mark)}" if shape == "area" else ""
    return shape, mark.colour, mark.fill, width, mark.dashes, mark.hatch, own


def _pen(mark: Mark, look: Look, width: float) -> QPen:
    if not mark.colour or not width:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(QColor(look.colour(mark.colour)), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if mark.dashes else Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if mark.dashes:
        pen.setDashPattern([length / width for length in _DASHES[mark.dashes]])
    return pen


def _lines(marks: list[Mark], look: Look) -> Run:
    pen = _pen(marks[0], look, marks[0].size)
    lines = [
        QLineF(*start, *end)
        for mark in marks
        for start, end in zip(mark.points, mark.points[1:], strict=False)
    ]

    def paint(painter: QPainter, _scale: float) -> None:
        painter.setPen(pen)
        painter.drawLines(lines)

    return Run(_around(marks), paint)


def _filled(marks: list[Mark], look: Look) -> Run:
    first = marks[0]
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill if first.holes else Qt.FillRule.WindingFill)
    for mark in marks:
        _add_to(path, mark)
    pen = _pen(first, look, first.size if first.shape == "area" else _EDGE)
    fill = QBrush(QColor(look.colour(first.fill))) if first.fill else QBrush()
    hatching = (
        QBrush(QColor(look.colour(first.colour or "quiet")), _HATCHES[first.hatch]) if first.hatch else None
    )

    def paint(painter: QPainter, scale: float) -> None:
        painter.setPen(pen)
        painter.setBrush(fill)
        painter.drawPath(path)
        if hatching is not None:
            # A pattern is of pixels: it is kept from growing with the figure.
            hatching.setTransform(painter.worldTransform().inverted()[0].scale(1.2, 1.2))
            painter.fillPath(path, hatching)

    return Run(_around(marks), paint)


def _add_to(path: QPainterPath, mark: Mark) -> None:
    if mark.shape == "circle":
        path.addEllipse(QPointF(*mark.points[0]), mark.size / 2, mark.size / 2)
        return
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
    left = x - {"left": 0.0, "centre": wide * size / 2, "right": wide * size}[mark.align]
    base = y + mark.size * POINT * 0.35
    ink = QColor(look.colour(mark.colour))

    def paint(painter: QPainter, scale: float) -> None:
        if mark.size * POINT * scale < _LEAST:
            return
        painter.save()
        painter.translate(left, base)
        painter.scale(size, size)
        painter.setFont(own)
        painter.setPen(ink)
        painter.drawText(QPointF(0, 0), mark.words)
        painter.restore()

    tall = measured.height() * size
    return Run(QRectF(left, y - tall, wide * size, 2 * tall), paint)


def _around(marks: list[Mark]) -> QRectF:
    boxes = [mark.box for mark in marks]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return QRectF(left - 1, top - 1, right - left + 2, bottom - top + 2)
