"""A layout for reading: air between the lines, and each paragraph at the side its script begins.

QPlainTextEdit's layout knows neither line height nor an alignment for one block. It places the
lines of a block when it is asked how large the block is, and that question can be answered here:
the lines are moved apart, and a block that runs from right to left is told to stand at the right.
"""

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QTextBlock, QTextDocument, QTextLine, QTextOption
from PySide6.QtWidgets import QPlainTextDocumentLayout

LEADING = 0.2
"""Air between two lines, as a share of the height of a line."""
BETWEEN_PARAGRAPHS = 0.6
"""Height of an empty block, as a share of the height of a line."""


class ReadingLayout(QPlainTextDocumentLayout):
    """Places the lines of one document."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._right = _option(Qt.AlignmentFlag.AlignRight)
        document.setDefaultTextOption(_option(Qt.AlignmentFlag.AlignLeft))

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """The room a block takes; Qt asks before it paints, scrolls or finds a place."""
        area = super().blockBoundingRect(block)
        layout = block.layout()
        if not layout.lineCount():
            return area
        first = layout.lineAt(0)
        if block.length() == 1:
            area.setHeight(area.height() * BETWEEN_PARAGRAPHS)
            return area
        if first.y() == 0:
            # Fresh from Qt's own hand: every later call finds the lines where they belong.
            self._place_lines(block)
            area = super().blockBoundingRect(block)
        area.setHeight(area.height() + first.y())
        return area

    def _place_lines(self, block: QTextBlock) -> None:
        layout = block.layout()
        gap = max(2, round(layout.lineAt(0).height() * LEADING))
        if block.textDirection() == Qt.LayoutDirection.RightToLeft:
            layout.setTextOption(self._right)
        y = gap / 2
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            line.setPosition(QPointF(line.x(), y))
            y += line.height() + gap


def _option(side: Qt.AlignmentFlag) -> QTextOption:
    option = QTextOption(side)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    return option


def lines_of(block: QTextBlock) -> list[QTextLine]:
    """The lines of a block that has been laid out."""
    layout = block.layout()
    return [layout.lineAt(number) for number in range(layout.lineCount())]


def lines_between(block: QTextBlock, top: float, bottom: float) -> range:
    """The numbers of the lines of a block that have a part between two heights in it.

    Found by halving: a block may have thousands of lines, and this is asked at every paint.
    """
    layout = block.layout()
    numbers = range(layout.lineCount())
    first = bisect_right(numbers, top, key=lambda number: _foot(layout.lineAt(number)))
    end = bisect_left(numbers, bottom, key=lambda number: layout.lineAt(number).y())
    return range(first, end)


def _foot(line: QTextLine) -> float:
    return line.y() + line.height()


def onto_a_line(block: QTextBlock, y: float) -> float:
    """`y` inside a block, moved out of the air between two lines into the nearer one.

    Between lines Qt takes the mouse to be at the beginning of the next, and a selection that is
    being dragged would leap.
    """
    lines = lines_of(block)
    if not lines:
        return y
    nearest = min(lines, key=lambda line: abs(line.y() + line.height() / 2 - y))
    # A whole pixel inside: Qt rounds where the mouse is.
    return min(max(y, nearest.y() + 1), nearest.y() + nearest.height() - 1)


def moved(event: QMouseEvent, y: float) -> QMouseEvent:
    """The same event of the mouse at another height."""
    return QMouseEvent(
        event.type(),
        QPointF(event.position().x(), y),
        event.globalPosition(),
        event.button(),
        event.buttons(),
        event.modifiers(),
        event.pointingDevice(),
    )
