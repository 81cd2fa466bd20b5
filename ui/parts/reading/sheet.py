"""The sheet a text is read on: measure, size, air between lines, what is on screen, where to scroll.

Knows nothing of clips nor of stored positions: everything here is Qt's own blocks and positions.
"""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QMouseEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.parts.reading.gutter import LEAST, Gutter
from ui.parts.reading.headings import Headings
from ui.parts.reading.reading_layout import ReadingLayout, lines_between, lines_of, moved, onto_a_line

MEASURE = 70
"""Average letters of a line at most; running text takes about a tenth more."""
READING_SIZE = 1.15
"""Size of the text against the size of the interface."""
SMALLEST, LARGEST = -5, 12
"""Steps of zoom, of a tenth each."""

Seen = tuple[tuple[int, float, int, int], list[tuple[QTextBlock, QPointF]]]


class Sheet(QPlainTextEdit):
    """A read-only column of text in the middle, with a gutter at each side."""

    view_moved = Signal()
    """Something scrolled or was laid out anew; what stands beside the text follows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen: Seen | None = None
        document = QTextDocument(self)
        document.setDocumentLayout(ReadingLayout(document))
        self.setDocument(document)
        self.headings = Headings(document)
        self.left = Gutter(self, self.visible_blocks, right=False)
        self.right = Gutter(self, self.visible_blocks, right=True)
        self.setReadOnly(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursorWidth(2)
        # The column of text and what is left and right of it are one sheet.
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._usual_size = self.font().pointSizeF() * READING_SIZE
        self._zoom = 0
        self._set_size()
        self._fit_timer = QTimer(self)
        self._fit_timer.setSingleShot(True)
        self._fit_timer.timeout.connect(self.fit_measure)
        self.updateRequest.connect(self._announce_move)

    # -- what is on screen --------------------------------------------------------------------

    def visible_blocks(self) -> list[tuple[QTextBlock, QPointF]]:
        """The blocks on screen with the corner of each in the viewport."""
        block = self.firstVisibleBlock()
        place = self.viewport().size()
        # Asked for by everything that is painted: one answer holds until something moves.
        key = (block.blockNumber(), self.contentOffset().y(), place.width(), place.height())
        if self._seen is None or self._seen[0] != key:
            self._seen = (key, self._find_visible(block, place.height()))
        return self._seen[1]

    def forget_blocks(self) -> None:
        """The text is laid out anew."""
        self._seen = None

    def _find_visible(self, block: QTextBlock, bottom: int) -> list[tuple[QTextBlock, QPointF]]:
        found = []
        corner = self.blockBoundingGeometry(block).translated(self.contentOffset()).topLeft()
        while block.isValid() and corner.y() <= bottom:
            found.append((block, QPointF(corner)))
            corner.setY(corner.y() + self.blockBoundingRect(block).height())
            block = block.next()
        return found

    def visible_document_range(self) -> tuple[int, int]:
        """Document positions from the first line on screen to the end of the last, in part or whole."""
        blocks = self.visible_blocks()
        first, last = self._shown_of(blocks), self._shown_of(reversed(blocks))
        if first is None or last is None:
            return 0, 0
        (block, numbers), (final, finals) = first, last
        start, end = block.layout().lineAt(numbers[0]), final.layout().lineAt(finals[-1])
        return block.position() + start.textStart(), final.position() + end.textStart() + end.textLength()

    def _shown_of(self, blocks: Iterable[tuple[QTextBlock, QPointF]]) -> tuple[QTextBlock, range] | None:
        """The first of some blocks that has lines on screen, with their numbers."""
        bottom = self.viewport().height()
        shown = ((block, lines_between(block, -corner.y(), bottom - corner.y())) for block, corner in blocks)
        return next(((block, numbers) for block, numbers in shown if numbers), None)

    def repaint_stretch(self, start: int, end: int) -> None:
        """Ask for new paint where document positions are on screen, and nowhere else."""
        for block, corner in self.visible_blocks():
            low, high = start - block.position(), end - block.position()
            if low >= block.length() or high < 0:
                continue
            lines = [
                line
                for line in lines_of(block)
                if line.textStart() <= high and line.textStart() + line.textLength() >= low
            ]
            if lines:
                top = corner.y() + lines[0].y() - 8
                bottom = corner.y() + lines[-1].y() + lines[-1].height() + 8
                self.viewport().update(0, int(top), self.viewport().width(), int(bottom - top) + 1)

    def blocks_within(self, area: QRect) -> list[tuple[QTextBlock, QPointF]]:
        """The blocks that have a part in a rectangle of the viewport."""
        return [
            (block, corner)
            for block, corner in self.visible_blocks()
            if corner.y() <= area.bottom() + 1
            and corner.y() + self.blockBoundingRect(block).height() >= area.top() - 1
        ]

    # -- where to scroll ----------------------------------------------------------------------

    def scroll_to_document(self, position: int, share: float) -> None:
        """Bring a document position to a height of the view, without moving the caret."""
        block = self.document().findBlock(position)
        # Asking for the room of a block lays it out: Qt counts a block never shown as one line.
        self.blockBoundingRect(block)
        line = block.layout().lineForTextPosition(position - block.position())
        room = self.viewport().height() * share - (line.y() if line.isValid() else 0.0)
        while room > 0 and block.previous().isValid():
            block = block.previous()
            room -= self.blockBoundingRect(block).height()
        lines = lines_of(block) if room < 0 else []
        below = (n for n, line in enumerate(lines) if line.y() + line.height() > -room)
        first = next(below, max(0, len(lines) - 1))
        self.verticalScrollBar().setValue(block.firstLineNumber() + first)

    # -- size and measure ---------------------------------------------------------------------

    def zoom(self, steps: int) -> None:
        """Make the text larger or smaller by steps of a tenth; 0 brings the usual size back."""
        first = self.visible_document_range()[0]
        self._zoom = min(LARGEST, max(SMALLEST, self._zoom + steps)) if steps else 0
        self._set_size()
        self.forget_blocks()
        self.headings.rehighlight()
        self.fit_measure()
        self.scroll_to_document(first, 0.0)

    def _set_size(self) -> None:
        font = self.font()
        font.setPointSizeF(self._usual_size * 1.1**self._zoom)
        self.setFont(font)

    def drop_selection(self) -> None:
        """Nothing is selected; the caret stays."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def fit_measure(self) -> None:
        """Give the text a column of readable width in the middle."""
        measure = QFontMetricsF(self.font()).averageCharWidth() * MEASURE
        side = max(LEAST, int((self.width() - measure) / 2))
        self.setViewportMargins(side, 16, side, 8)
        self._place_gutters()

    def _place_gutters(self) -> None:
        place = self.viewport().geometry()
        self.left.setGeometry(0, place.top(), place.left(), place.height())
        self.right.setGeometry(place.right() + 1, place.top(), place.left(), place.height())

    # -- events -------------------------------------------------------------------------------

    def _announce_move(self, area: QRect, down: int) -> None:
        # A caret that blinks moves nothing.
        if down or area.height() >= self.viewport().height():
            self._everything_moved()

    def _everything_moved(self) -> None:
        self.forget_blocks()
        self.left.update()
        self.right.update()
        self.view_moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the measure."""
        super().resizeEvent(event)
        self._place_gutters()
        self._everything_moved()
        # Not here: new margins resize the viewport, and Qt lays the text out for the old one.
        self._fit_timer.start(0)

    def changeEvent(self, event: QEvent) -> None:
        """Another font needs another column."""
        super().changeEvent(event)
        self._seen = None
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_fit_timer"):
            self._fit_timer.start(0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel change the size."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def onto_a_line(self, y: float) -> float:
        """A height in the viewport, moved out of the air between two lines."""
        for block, corner in self.visible_blocks():
            if corner.y() <= y < corner.y() + self.blockBoundingRect(block).height():
                return corner.y() + onto_a_line(block, y - corner.y())
        return y

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Between two lines the nearer one is meant."""
        super().mousePressEvent(moved(event, self.onto_a_line(event.position().y())))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """As pressed, so dragged."""
        super().mouseMoveEvent(moved(event, self.onto_a_line(event.position().y())))
