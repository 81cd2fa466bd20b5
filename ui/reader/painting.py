"""Painting what lies behind the words of one block: marks, hits, suggestions, the rule between pages."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QTextBlock

from ui.reader.colours import find_colour, mark_colours
from ui.reader.display_map import DisplayMap
from ui.reader.geometry import rectangles
from ui.reader.spans import Mark, SpanIndex, lanes
from workbench.sources.reading import Span

_LANE = 3


@dataclass(slots=True)
class Layers:
    """Everything that is painted behind a text; positions in code points."""

    marks: SpanIndex = field(default_factory=SpanIndex)
    suggestions: SpanIndex = field(default_factory=SpanIndex)
    hits: list[tuple[int, int]] = field(default_factory=list)
    pages: list[Span] = field(default_factory=list)
    in_hand: str = ""
    flash: tuple[int, int] | None = None


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
        width: float,
    ) -> None:
        self._painter = painter
        self._palette = palette
        self._layers = layers
        self._positions = positions
        self._offset = block.position()
        self._layout = block.layout()
        self._corner = corner
        self._width = width
        self._text = block.text()
        self._start = positions.to_stored(self._offset)
        self._end = positions.to_stored(self._offset + block.length() - 1)

    def paint(self) -> None:
        """All layers, from the back to the front."""
        self._page_rules()
        end = max(self._end, self._start + 1)
        marks = self._layers.marks.in_range(self._start, end)
        found = lanes(marks) if len(marks) > 1 else {}
        for mark in marks:
            self._mark(mark, found.get(mark.id, 0))
        for start, stop in self._layers.hits:
            if start < self._end and stop > self._start:
                self._fill(start, stop, find_colour(self._palette))
        self._suggestions(self._layers.suggestions.in_range(self._start, end))
        flash = self._layers.flash
        if flash and flash[0] < self._end and flash[1] > self._start:
            glow = QColor(self._palette.color(QPalette.ColorRole.Highlight))
            glow.setAlpha(90)
            self._fill(*flash, glow)

    def _mark(self, mark: Mark, lane: int) -> None:
        colours = mark_colours(mark.kind, self._palette)
        for area in self._areas(mark.start, mark.end):
            if lane == 0:
                self._painter.fillRect(area, colours.fill)
                line = QRectF(area.left(), area.bottom() - 1, area.width(), 1)
            else:
                line = QRectF(area.left(), area.bottom() - 2 - _LANE * (lane - 1), area.width(), 2)
            self._painter.fillRect(line, colours.line)
            if mark.id == self._layers.in_hand:
                self._painter.setPen(QPen(colours.line, 1.5))
                self._painter.drawRect(area.adjusted(-1, 0, 1, 0))

    def _suggestions(self, suggestions: list[Mark]) -> None:
        quiet = self._palette.color(QPalette.ColorRole.PlaceholderText)
        for suggestion in suggestions:
            self._painter.setPen(QPen(quiet, 1.2, Qt.PenStyle.DotLine))
            for area in self._areas(suggestion.start, suggestion.end):
                self._painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _fill(self, start: int, end: int, colour: QColor) -> None:
        for area in self._areas(start, end):
            self._painter.fillRect(area, colour)

    def _areas(self, start: int, end: int) -> list[QRectF]:
        low = max(0, self._positions.to_document(start) - self._offset)
        high = self._positions.to_document(end) - self._offset
        areas = rectangles(self._layout, low, high, self._text)
        return [area.translated(self._corner) for area in areas]

    def _page_rules(self) -> None:
        for page in self._layers.pages:
            if page.start == self._start:
                quiet = self._palette.color(QPalette.ColorRole.PlaceholderText)
                faint = QColor(quiet)
                faint.setAlpha(70)
                y = self._corner.y() - 4
                self._painter.setPen(faint)
                self._painter.drawLine(QPointF(0, y), QPointF(self._width, y))
                self._painter.setPen(quiet)
                area = QRectF(self._width - 80, y - 18, 76, 16)
                self._painter.drawText(area, Qt.AlignmentFlag.AlignRight, f"p. {page.label}")
