"""What stands beside the lines: the number of a page, the dot of a list item, the bar of a quote.

Typography shows the structure, not formats: the document stays plain and the text its own.
"""

from bisect import bisect_right
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QTextBlock
from PySide6.QtWidgets import QWidget

from ui.kit.positions import DisplayMap
from ui.parts.reading.colours import quiet_colour
from ui.parts.reading.painting import Layers
from workbench.sources.reading.model import Span

LEAST = 44
"""Pixels a gutter needs for a page number."""
VisibleBlocks = Callable[[], list[tuple[QTextBlock, QPointF]]]
"""Asks the view which blocks are on screen, with the corner of each."""
_SHOWN = ("list_item", "quote")


class Structure:
    """The spans that are shown beside the lines, in reading order."""

    def __init__(self, spans: tuple[Span, ...], positions: DisplayMap) -> None:
        self.positions = positions
        self._spans = sorted((span for span in spans if span.kind in _SHOWN), key=lambda span: span.start)
        self._starts = [span.start for span in self._spans]

    def of(self, block: QTextBlock) -> tuple[str, bool]:
        """The kind of a block, "" for none, and whether it begins there."""
        start = self.positions.to_stored(block.position())
        number = bisect_right(self._starts, start) - 1
        if number < 0 or self._spans[number].end <= start:
            return "", False
        return self._spans[number].kind, self._spans[number].start == start


class Gutter(QWidget):
    """One side of the text. A paragraph has its signs at the side where its script begins."""

    def __init__(self, view: QWidget, visible_blocks: VisibleBlocks, *, right: bool) -> None:
        super().__init__(view)
        self._visible_blocks = visible_blocks
        self._right = right
        self._pages_here = not right
        self._structure = Structure((), DisplayMap(0))
        self._layers = Layers()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def hold(self, structure: Structure, layers: Layers, *, pages_here: bool) -> None:
        """Show another text."""
        self._structure, self._layers, self._pages_here = structure, layers, pages_here
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The signs of the blocks on screen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block, corner in self._visible_blocks():
            if block.layout().lineCount():
                self._paint(painter, block, corner.y())
        painter.end()

    def _paint(self, painter: QPainter, block: QTextBlock, y: float) -> None:
        line = block.layout().lineAt(0)
        first = QRectF(0, y + line.y(), self.width(), line.height())
        quiet = quiet_colour(self.palette())
        if (block.textDirection() == Qt.LayoutDirection.RightToLeft) is self._right:
            kind, begins = self._structure.of(block)
            inner = 8.0 if self._right else self.width() - 8.0
            if kind == "quote":
                last = block.layout().lineAt(block.layout().lineCount() - 1)
                bar = QRectF(inner - 1.5, first.top(), 3, y + last.y() + last.height() - first.top())
                painter.fillRect(bar, self.palette().color(QPalette.ColorRole.Mid))
            elif kind == "list_item" and begins:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(quiet)
                painter.drawEllipse(QPointF(inner, first.top() + line.ascent() * 0.68), 2.2, 2.2)
        if self._pages_here:
            self._page(painter, block, first)

    def _page(self, painter: QPainter, block: QTextBlock, first: QRectF) -> None:
        start = self._structure.positions.to_stored(block.position())
        page = self._layers.page_beginning(start, start + max(1, block.length() - 1))
        if page is None:
            return
        small = QFont(self.font())
        small.setPointSizeF(self.font().pointSizeF() * 0.78)
        painter.setFont(small)
        painter.setPen(quiet_colour(self.palette()))
        flags = Qt.AlignmentFlag
        side = flags.AlignLeft if self._right else flags.AlignRight
        painter.drawText(first.adjusted(18, 0, -18, 0), side | flags.AlignVCenter, f"{page.label}")
