"""Painting what lies behind the words of one block: marks, hits, suggestions, the rule between pages."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPalette, QPen, QTextBlock

from ui.kit.positions import DisplayMap
from ui.parts.reading.colours import doubtful_brush, find_colour, mark_colours, quiet_colour
from ui.parts.reading.geometry import rectangles
from ui.parts.reading.reading_layout import BETWEEN_PARAGRAPHS, lines_of
from ui.parts.reading.spans import Mark, SpanIndex, lanes
from workbench.sources.reading.model import Span

_LANE = 3
_READERS = ("first", "second")
"""Kinds of marks of two readings that are compared."""


@dataclass(slots=True)
class Layers:
    """Everything that is painted behind a text; positions in code points, hits in reading order."""

    marks: SpanIndex = field(default_factory=SpanIndex)
    doubtful: SpanIndex = field(default_factory=SpanIndex)
    """Words nobody would have seen, and words that look like others."""
    suggestions: SpanIndex = field(default_factory=SpanIndex)
    unknown: SpanIndex = field(default_factory=SpanIndex)
    """Names that the register does not have."""
    hits: list[tuple[int, int]] = field(default_factory=list)
    selected_hit: tuple[int, int] | None = None
    pages: list[Span] = field(default_factory=list)
    current: str = ""
    flash: tuple[int, int] | None = None

    def hits_in(self, start: int, end: int) -> list[tuple[int, int]]:
        """The hits that share a character with a stretch; hits never overlap one another."""
        first = bisect_right(self.hits, start, key=lambda hit: hit[1])
        return self.hits[first : bisect_left(self.hits, end, key=lambda hit: hit[0])]

    def page_beginning(self, start: int, end: int) -> Span | None:
        """The page whose first character stands in a stretch, if any."""
        number = bisect_left(self.pages, start, key=lambda page: page.start)
        return self.pages[number] if number < len(self.pages) and self.pages[number].start < end else None


class BlockPainter:
    """Paints the layers behind one visible block."""

    def __init__(
        self,
        painter: QPainter,
        palette: QPalette,
        layers: Layers,
        positions: DisplayMap,
        block: QTextBlock,
        corner: QPointF,
        exposed: QRectF,
    ) -> None:
        self._painter = painter
        self._palette = palette
        self._layers = layers
        self._positions = positions
        self._block = block
        self._offset = block.position()
        self._layout = block.layout()
        self._corner = corner
        self._width = exposed.width()
        self._text = block.text()
        self._start = positions.to_stored(self._offset)
        self._end = positions.to_stored(self._offset + block.length() - 1)
        self._low, self._high = self._columns(exposed.translated(-corner))

    def _columns(self, exposed: QRectF) -> tuple[int, int]:
        """The columns of the lines that want paint; a block may reach far over the edges of the screen."""
        lines = [
            line
            for line in lines_of(self._block)
            if line.y() < exposed.bottom() + _LANE and line.y() + line.height() > exposed.top() - _LANE
        ]
        return (lines[0].textStart(), lines[-1].textStart() + lines[-1].textLength()) if lines else (0, 0)

    def paint(self) -> None:
        """All layers, from the back to the front."""
        end = max(self._end, self._start + 1)
        self._page_rule(self._layers.page_beginning(self._start, end))
        marks = self._layers.marks.in_range(self._start, end)
        found = lanes(marks) if len(marks) > 1 else {}
        # Lanes are of the whole block, or a mark would change its lane while one scrolls.
        for mark in sorted(marks, key=lambda mark: mark.kind == "second"):
            self._mark(mark, found.get(mark.id, 0))
        hit_colour = find_colour(self._palette)
        for start, stop in self._layers.hits_in(self._start, end):
            self._fill(start, stop, hit_colour)
        self._suggestions(self._layers.suggestions.in_range(self._start, end))
        self._unknown(self._layers.unknown.in_range(self._start, end))
        for doubtful in self._layers.doubtful.in_range(self._start, end):
            self._doubtful(doubtful)
        flash = self._layers.flash
        if flash and flash[0] < self._end and flash[1] > self._start:
            glow = QColor(self._palette.color(QPalette.ColorRole.Highlight))
            glow.setAlpha(90)
            self._fill(*flash, glow)
        current = self._layers.marks.get(self._layers.current)
        if current and current.start < end and current.end > self._start:
            pen = QPen(mark_colours(current.kind, self._palette).line, 1.5)
            self._outline(current.start, current.end, pen)

    def paint_over(self) -> None:
        """What stands over the words, for the selection would hide it: the frame of the current hit."""
        hit = self._layers.selected_hit
        if hit and hit[0] < self._end and hit[1] > self._start:
            self._outline(*hit, QPen(self._palette.color(QPalette.ColorRole.Text), 1.5))

    def _mark(self, mark: Mark, lane: int) -> None:
        if mark.kind in _READERS:
            self._reading(mark)
            return
        colours = mark_colours(mark.kind, self._palette)
        for area in self._areas(mark.start, mark.end):
            if lane == 0:
                self._painter.fillRect(area, colours.fill)
                line = QRectF(area.left(), area.bottom() - 1, area.width(), 1)
            else:
                line = QRectF(area.left(), area.bottom() - 2 + _LANE * (lane - 1), area.width(), 2)
            self._painter.fillRect(line, colours.line)

    def _reading(self, mark: Mark) -> None:
        """One of two readings: filled with a line below, or a broken line above; both can be seen."""
        colours = mark_colours(mark.kind, self._palette)
        pen = QPen(colours.line, 2)
        pen.setDashPattern([3, 1.5])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        for area in self._areas(mark.start, mark.end):
            if mark.kind == "first":
                self._painter.fillRect(area, colours.fill)
                self._painter.fillRect(QRectF(area.left(), area.bottom() - 2, area.width(), 2), colours.line)
                continue
            self._painter.setPen(pen)
            for edge in (area.left() + 1, area.right() - 1):
                self._painter.drawLine(QPointF(edge, area.top()), QPointF(edge, area.top() + 5))
            self._painter.drawLine(QPointF(area.left(), area.top()), QPointF(area.right(), area.top()))

    def _suggestions(self, suggestions: list[Mark]) -> None:
        quiet = QPen(quiet_colour(self._palette), 1.4)
        quiet.setDashPattern([0.1, 2.2])
        quiet.setCapStyle(Qt.PenCapStyle.RoundCap)
        several = QPen(mark_colours("second", self._palette).line, 1.6)
        several.setDashPattern([3.2, 2])
        several.setCapStyle(Qt.PenCapStyle.FlatCap)
        for suggestion in suggestions:
            # Dashes, not dots, and another colour: who is meant is asked.
            self._painter.setPen(several if suggestion.kind == "choice" else quiet)
            for area in self._areas(suggestion.start, suggestion.end):
                y = area.bottom() - 1
                self._painter.drawLine(QPointF(area.left() + 1, y), QPointF(area.right() - 1, y))

    def _unknown(self, names: list[Mark]) -> None:
        """Fainter than known names, and with more air between the dots."""
        faint = QColor(quiet_colour(self._palette))
        faint.setAlpha(170)
        pen = QPen(faint, 1.2)
        pen.setDashPattern([0.1, 3.6])
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._painter.save()
        # Without it every other dot falls between two pixels and is not seen.
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setPen(pen)
        for name in names:
            for area in self._areas(name.start, name.end):
                y = area.bottom() - 0.5
                self._painter.drawLine(QPointF(area.left() + 1, y), QPointF(area.right() - 1, y))
        self._painter.restore()

    def _doubtful(self, mark: Mark) -> None:
        """Hatched, which no other mark is: it can be told from them without colour."""
        for area in self._areas(mark.start, mark.end):
            # A sign without width would have no mark at all.
            self._painter.fillRect(area.adjusted(-1, 0, 1, 0), doubtful_brush(self._palette))

    def _fill(self, start: int, end: int, colour: QColor) -> None:
        for area in self._areas(start, end):
            self._painter.fillRect(area, colour)

    def _outline(self, start: int, end: int, pen: QPen) -> None:
        # One frame around all lines of the stretch, not a box a line: each reaches half the air.
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        air = self._layout.lineAt(0).y()
        for area in self._areas(start, end):
            path.addRect(area.adjusted(-1.5, -air - 0.5, 1.5, air + 0.5))
        self._painter.save()
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPath(path.simplified())
        self._painter.restore()

    def _areas(self, start: int, end: int) -> list[QRectF]:
        low = max(self._low, self._positions.to_document(start) - self._offset)
        high = min(self._high, self._positions.to_document(end) - self._offset)
        if low >= high:
            return []
        areas = rectangles(self._layout, low, high, self._text)
        return [area.translated(self._corner) for area in areas]

    def _page_rule(self, page: Span | None) -> None:
        before = self._block.previous()
        if page is None or not before.isValid():
            return
        y = round(self._corner.y())
        if before.length() == 1:
            y -= round(self._layout.lineAt(0).height() * BETWEEN_PARAGRAPHS / 2)
        self._painter.fillRect(QRectF(0, y, self._width, 1), self._palette.color(QPalette.ColorRole.Mid))


def mark_under(
    marks: SpanIndex, positions: DisplayMap, blocks: list[tuple[QTextBlock, QPointF]], point: QPointF
) -> Mark | None:
    """The shortest mark that is painted under a point of the viewport, of the blocks that are visible."""
    under = (mark_in_block(marks, positions, block, point - corner) for block, corner in blocks)
    return next((mark for mark in under if mark is not None), None)


def mark_in_block(marks: SpanIndex, positions: DisplayMap, block: QTextBlock, point: QPointF) -> Mark | None:
    """The shortest mark that is painted under a point of a block."""
    start = positions.to_stored(block.position())
    text = block.text()
    found = marks.in_range(start, start + block.length())
    for mark in sorted(found, key=lambda mark: mark.end - mark.start):
        low = max(0, positions.to_document(mark.start) - block.position())
        high = positions.to_document(mark.end) - block.position()
        areas = rectangles(block.layout(), low, high, text)
        if any(area.adjusted(0, -2, 0, 3).contains(point) for area in areas):
            return mark
    return None
