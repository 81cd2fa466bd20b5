"""The source's text with its clips painted behind it.

A read-only QPlainTextEdit, for its selection, caret, accessibility and right-to-left text. Clips
never enter the document: `paintEvent` fills the marks of the visible blocks, then Qt draws the
words over them. The widget's text is never read back.
"""

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.reader.display_map import DisplayMap, display
from ui.reader.geometry import mostly_runs_left
from ui.reader.headings import Headings
from ui.reader.painting import BlockPainter, Layers
from ui.reader.spans import Mark
from workbench.sources.reading import Span

MEASURE = 76
"""Characters of a line at most."""
_FLASH = 900


class ReaderTextView(QPlainTextEdit):
    """Shows one text with marks; positions are code points of the canonical text, end exclusive."""

    selection_changed = Signal(object)
    """(start, end) or None."""
    mark_activated = Signal(object)
    """The id of a mark that was clicked."""
    suggestion_activated = Signal(object)
    """(start, end, actor id) of a known name that was double-clicked."""
    menu_wanted = Signal(object)
    """Where, in screen coordinates."""
    view_moved = Signal(object)
    """Something scrolled or was laid out anew; the margin follows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Text of the source")
        self.setCursorWidth(2)
        self._text = ""
        self._map = DisplayMap(0)
        self._layers = Layers()
        self._suggested: dict[str, tuple[int, int, str]] = {}
        self._flash_timer = QTimer(self)
        self._flash_timer.setSingleShot(True)
        self._flash_timer.timeout.connect(self._end_flash)
        self._fit_timer = QTimer(self)
        self._fit_timer.setSingleShot(True)
        self._fit_timer.timeout.connect(self._fit_measure)
        self._headings = Headings(self.document())
        # The column of text and what is left and right of it are one sheet.
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.selectionChanged.connect(self._tell_selection)
        self.updateRequest.connect(self._tell_moved)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.12)
        self.setFont(font)

    # -- what is shown ------------------------------------------------------------------------

    def show_text(self, text: str, structure: tuple[Span, ...] = ()) -> None:
        """Show a canonical text; marks of the one before are gone."""
        self._layers = Layers(pages=[span for span in structure if span.kind == "page"])
        self._suggested = {}
        self._text = text
        shown, self._map = display(text)
        self._headings.hold(structure, self._map)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        # This layout knows one alignment for the whole document; each block still runs its own way.
        side = Qt.AlignmentFlag.AlignRight if mostly_runs_left(text) else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side)
        self.document().setDefaultTextOption(option)
        self.setPlainText(shown)
        self._fit_measure()

    @property
    def text(self) -> str:
        """The canonical text that is shown."""
        return self._text

    def set_marks(self, marks: list[Mark]) -> None:
        """Paint exactly these marks."""
        self._layers.marks.set(marks)
        self.viewport().update()

    def add_mark(self, mark: Mark) -> None:
        """Paint one more mark, or one anew."""
        self._layers.marks.add(mark)
        self._repaint_stretch(mark.start, mark.end)

    def remove_mark(self, mark_id: str) -> None:
        """Paint a mark no longer."""
        self._layers.marks.remove(mark_id)
        self.viewport().update()

    def marks(self) -> list[Mark]:
        """Every mark in reading order."""
        return self._layers.marks.all()

    def marks_at(self, position: int) -> list[Mark]:
        """The marks over a character, the shortest first."""
        return self._layers.marks.at(position)

    def set_in_hand(self, mark_id: str) -> None:
        """Outline one mark; "" outlines none."""
        before, self._layers.in_hand = self._layers.in_hand, mark_id
        for mark in (self._layers.marks.get(before), self._layers.marks.get(mark_id)):
            if mark:
                self._repaint_stretch(mark.start, mark.end)

    def set_suggestions(self, suggestions: list[tuple[int, int, str]]) -> None:
        """Underline known names softly: (start, end, actor id)."""
        self._suggested = {f"{start}-{end}": (start, end, actor) for start, end, actor in suggestions}
        self._layers.suggestions.set(
            Mark(key, start, end) for key, (start, end, _a) in self._suggested.items()
        )
        self.viewport().update()

    def suggestion_at(self, position: int) -> tuple[int, int, str] | None:
        """The known name over a character, if any."""
        found = self._layers.suggestions.at(position)
        return self._suggested[found[0].id] if found else None

    def set_find_hits(self, hits: list[tuple[int, int]]) -> None:
        """Paint what was searched for."""
        self._layers.hits = hits
        self.viewport().update()

    # -- selection and places -----------------------------------------------------------------

    def selected_range(self, *, trimmed: bool = True) -> tuple[int, int] | None:
        """The selection in code points, without white space around it; None when nothing is selected."""
        cursor = self.textCursor()
        start = self._map.to_stored(cursor.selectionStart())
        end = self._map.to_stored(cursor.selectionEnd())
        if trimmed:
            while start < end and self._text[start].isspace():
                start += 1
            while end > start and self._text[end - 1].isspace():
                end -= 1
        return (start, end) if start < end else None

    def select_range(self, start: int, end: int) -> None:
        """Select a stretch."""
        cursor = self.textCursor()
        cursor.setPosition(self._map.to_document(start))
        cursor.setPosition(self._map.to_document(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def caret(self) -> int:
        """Where the caret stands, in code points."""
        return self._map.to_stored(self.textCursor().position())

    def reveal(self, start: int, end: int, *, flash: bool = True) -> None:
        """Bring a stretch into the upper third of the view, and let it flash once."""
        cursor = self.textCursor()
        cursor.setPosition(self._map.to_document(start))
        self.setTextCursor(cursor)
        self.centerCursor()
        if flash:
            self._layers.flash = (start, end)
            self._flash_timer.start(_FLASH)
        self.viewport().update()

    def position_at(self, point: QPoint) -> int:
        """The stored position under a point of the viewport."""
        return self._map.to_stored(self.cursorForPosition(point).position())

    def visible_range(self) -> tuple[int, int]:
        """The stretch that is on screen, in code points."""
        start, end = self.firstVisibleBlock().position(), 0
        for block, _offset in self.visible_blocks():
            end = block.position() + block.length() - 1
        return self._map.to_stored(start), self._map.to_stored(max(start, end))

    def y_of(self, position: int, blocks: "list[tuple[QTextBlock, QPointF]] | None" = None) -> float | None:
        """How far down the viewport a position of a visible block stands; None when it is not visible.

        `blocks` are the visible ones, for who asks about many positions in one frame.
        """
        place = self._map.to_document(position)
        for block, offset in blocks if blocks is not None else self.visible_blocks():
            if block.position() <= place < block.position() + block.length():
                line = block.layout().lineForTextPosition(place - block.position())
                return offset.y() + (line.y() if line.isValid() else 0.0)
        return None

    # -- painting -----------------------------------------------------------------------------

    def _repaint_stretch(self, start: int, end: int) -> None:
        """Ask for new paint where a stretch is on screen, and nowhere else."""
        low, high = self._map.to_document(start), self._map.to_document(end)
        for block, corner in self.visible_blocks():
            if block.position() <= high and block.position() + block.length() > low:
                area = self.blockBoundingRect(block).translated(0, corner.y())
                self.viewport().update(area.toAlignedRect().adjusted(-4, -6, 4, 6))

    def visible_blocks(self) -> list[tuple[QTextBlock, QPointF]]:
        """The blocks on screen with the corner of each in the viewport."""
        found = []
        block = self.firstVisibleBlock()
        bottom = self.viewport().height()
        while block.isValid():
            corner = self.blockBoundingGeometry(block).translated(self.contentOffset()).topLeft()
            if corner.y() > bottom:
                break
            if block.isVisible():
                found.append((block, corner))
            block = block.next()
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Marks first, words over them."""
        painter = QPainter(self.viewport())
        palette, width = self.palette(), float(self.viewport().width())
        top, bottom = event.rect().top(), event.rect().bottom()
        for block, corner in self.visible_blocks():
            if corner.y() > bottom or corner.y() + self.blockBoundingGeometry(block).height() < top:
                continue
            BlockPainter(painter, palette, self._layers, self._map, block, corner, width).paint()
        painter.end()
        super().paintEvent(event)

    # -- events -------------------------------------------------------------------------------

    def _end_flash(self) -> None:
        self._layers.flash = None
        self.viewport().update()

    def _tell_selection(self) -> None:
        self.selection_changed.emit(self.selected_range())

    def _tell_moved(self) -> None:
        self.view_moved.emit(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the measure: a column of readable width in the middle."""
        super().resizeEvent(event)
        # Not here: new margins resize the viewport, and Qt lays the text out for the old one.
        self._fit_timer.start(0)

    def _fit_measure(self) -> None:
        measure = QFontMetricsF(self.font()).averageCharWidth() * MEASURE
        side = max(20, int((self.width() - measure) / 2))
        self.setViewportMargins(side, 12, side, 12)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that selects nothing takes the mark under it in hand."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            marks = self.marks_at(self.position_at(event.position().toPoint()))
            if marks:
                self.mark_activated.emit(marks[0].id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on a known name proposes the mention; elsewhere it selects a word."""
        super().mouseDoubleClickEvent(event)
        suggestion = self.suggestion_at(self.position_at(event.position().toPoint()))
        if suggestion:
            self.suggestion_activated.emit(suggestion)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The view around it knows what can be done here."""
        self.menu_wanted.emit(event.globalPos())
