"""The source's text with its clips painted behind it.

A read-only QPlainTextEdit, for its selection, caret, accessibility and right-to-left text. Clips
never enter the document: `paintEvent` fills the marks of the visible blocks, then Qt draws the
words over them. The widget's text is never read back, not even to the clipboard.
"""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from ui.kit.dragging import words_as_mime
from ui.kit.positions import DisplayMap, display, line_back, lines_on, part_around
from ui.parts.reading.doubtful import doubtful_marks
from ui.parts.reading.geometry import height_in, mostly_runs_left
from ui.parts.reading.gutter import Structure
from ui.parts.reading.painting import BlockPainter, Layers, mark_under
from ui.parts.reading.reading_layout import moved
from ui.parts.reading.sheet import Sheet
from ui.parts.reading.spans import KnownName, Mark, without_space
from workbench.sources.reading.model import Span

_FLASH = 900


class ReaderTextView(Sheet):
    """Shows one text with marks; positions are code points of the canonical text, end exclusive."""

    selection_changed = Signal()
    """What `selected_range` tells now."""
    mark_activated = Signal(str)
    """The id of a mark that was clicked."""
    suggestion_activated = Signal(KnownName)
    """A known name that was double-clicked."""
    unknown_activated = Signal(int)
    """Where a name begins that the register does not have, which was double-clicked."""
    menu_wanted = Signal(QPoint)  # Where, in screen coordinates.
    part_changed = Signal()
    """Another part of a very long text is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Text of the source")
        self.for_others: Callable[[str], str] = str
        """What other programs get of words that are copied here."""
        self._text = ""
        self._map = DisplayMap(0)
        self._structure: tuple[Span, ...] = ()
        self._leftwards = False
        self._layers = Layers()
        self._suggested: dict[str, KnownName] = {}
        self._flash_timer = QTimer(self)
        self._flash_timer.timeout.connect(self._end_flash)
        self.selectionChanged.connect(self.selection_changed)

    # -- what is shown ------------------------------------------------------------------------

    def show_text(self, text: str, structure: tuple[Span, ...] = ()) -> None:
        """Show a canonical text; marks of the one before are gone."""
        pages = sorted((span for span in structure if span.kind == "page"), key=lambda span: span.start)
        self._layers = Layers(pages=pages)
        self._layers.doubtful.set(doubtful_marks(text, structure))
        self._suggested = {}
        self._text = text
        self._structure = structure
        self._leftwards = mostly_runs_left(text)
        self._show_part(*part_around(text, 0))
        self.fit_measure()

    def _show_part(self, start: int, end: int) -> None:
        """Bring a part of the text into the widget; positions stay those of the whole text."""
        self.forget_blocks()
        shown, self._map = display(self._text, start, end)
        spans = tuple(span for span in self._structure if span.start < end and span.end > start)
        self.headings.hold(spans, self._map)
        self.setPlainText(shown)
        beside = Structure(spans, self._map)
        self.left.hold(beside, self._layers, pages_here=not self._leftwards)
        self.right.hold(beside, self._layers, pages_here=self._leftwards)
        self.part_changed.emit()

    @property
    def part(self) -> tuple[int, int]:
        """The stretch of the text that can be scrolled to; all of it but for very long texts."""
        return self._map.start, self._map.end

    def turn(self, step: int) -> None:
        """Show the part after the one that is shown, or that before it (-1)."""
        start, end = self.part
        if step > 0 and end < len(self._text):
            self._show_part(end, lines_on(self._text, end))
        elif step < 0 < start:
            self._show_part(line_back(self._text, start), start)

    def _have(self, position: int) -> None:
        """Show the part that a position is in."""
        start, end = self.part
        if not start <= position < end < len(self._text) and not start <= position <= end == len(self._text):
            self._show_part(*part_around(self._text, min(position, len(self._text))))

    def clear(self) -> None:
        """Show nothing, and keep nothing of what was shown."""
        self.show_text("")

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
        self._repaint_mark(mark.id)
        self._layers.marks.add(mark)
        self._repaint_mark(mark.id)

    def remove_mark(self, mark_id: str) -> None:
        """Paint a mark no longer."""
        self._repaint_mark(mark_id)
        self._layers.marks.remove(mark_id)

    def marks(self) -> list[Mark]:
        """Every mark in reading order."""
        return self._layers.marks.all()

    def mark(self, mark_id: str) -> Mark | None:
        """The mark of that id."""
        return self._layers.marks.get(mark_id)

    def marks_at(self, position: int) -> list[Mark]:
        """The marks over a character, the shortest first."""
        return self._layers.marks.at(position)

    def set_current(self, mark_id: str) -> None:
        """Outline one mark; "" outlines none."""
        before, self._layers.current = self._layers.current, mark_id
        self._repaint_mark(before)
        self._repaint_mark(mark_id)

    def has_doubtful(self) -> bool:
        """Whether hidden words or words that look like others stand in the text."""
        return len(self._layers.doubtful) > 0

    def set_suggestions(self, suggestions: Sequence[KnownName]) -> None:
        """Underline known names softly, in another way where several may be meant."""
        self._suggested = {f"{known[0]}-{known[1]}": KnownName(*known) for known in suggestions}
        self._layers.suggestions.set(
            Mark(key, known.start, known.end, "known" if known.certain else "choice")
            for key, known in self._suggested.items()
        )
        self.viewport().update()

    def set_unknown(self, places: Sequence[tuple[int, int]]) -> None:
        """Underline names that the register does not have, more faintly than known ones."""
        self._layers.unknown.set(Mark(f"{start}-{end}", start, end) for start, end in places)
        self.viewport().update()

    def unknown_at(self, position: int) -> int | None:
        """Where the unknown name over a character begins, if any."""
        found = self._layers.unknown.at(position)
        return found[0].start if found else None

    def suggestion_at(self, position: int) -> KnownName | None:
        """The known name over a character, if any."""
        found = self._layers.suggestions.at(position)
        return self._suggested[found[0].id] if found else None

    def set_find_hits(self, hits: list[tuple[int, int]], current: tuple[int, int] | None = None) -> None:
        """Paint what was searched for, in reading order, and frame the one that is looked at."""
        self._layers.hits, self._layers.selected_hit = hits, current
        self.viewport().update()

    # -- selection and places -----------------------------------------------------------------

    def selected_range(self, *, trimmed: bool = True) -> tuple[int, int] | None:
        """The selection in code points, without white space around it; None when nothing is selected."""
        cursor = self.textCursor()
        start = self._map.to_stored(cursor.selectionStart())
        end = self._map.to_stored(cursor.selectionEnd())
        if trimmed:
            start, end = without_space(self._text, start, end)
        return (start, end) if start < end else None

    def select_range(self, start: int, end: int) -> None:
        """Select a stretch."""
        self._have(start)
        cursor = self.textCursor()
        cursor.setPosition(self._map.to_document(start))
        cursor.setPosition(self._map.to_document(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def caret(self) -> int:
        """Where the caret stands, in code points."""
        return self._map.to_stored(self.textCursor().position())

    def reveal(self, start: int, end: int, *, flash: bool = True) -> None:
        """Put the caret at a stretch and let it flash; scroll only when it is not well in view."""
        self._have(start)
        y = self.y_of(start)
        if y is None or not 0 <= y <= self.viewport().height() * 0.75:
            self.scroll_to(start)
        cursor = self.textCursor()
        cursor.setPosition(self._map.to_document(start))
        self.setTextCursor(cursor)
        if flash:
            self._layers.flash = (start, end)
            self._flash_timer.start(_FLASH)
        self.viewport().update()

    def scroll_to(self, position: int, share: float = 0.33) -> None:
        """Bring a position to a height of the view, without moving the caret."""
        self._have(position)
        self.scroll_to_document(self._map.to_document(position), share)

    def position_at(self, point: QPoint) -> int:
        """The stored position under a point of the viewport."""
        onto = QPoint(point.x(), int(self.onto_a_line(float(point.y()))))
        return self._map.to_stored(self.cursorForPosition(onto).position())

    def visible_range(self) -> tuple[int, int]:
        """The stretch that is on screen, whole lines, in code points."""
        start, end = self.visible_document_range()
        return self._map.to_stored(start), self._map.to_stored(end)

    def y_of(self, position: int, blocks: list[tuple[QTextBlock, QPointF]] | None = None) -> float | None:
        """How far down the viewport a position of a visible block stands; None when it is not visible.

        `blocks` are the visible ones, for who asks about many positions in one frame.
        """
        if not self._map.start <= position <= self._map.end:
            return None
        shown = blocks if blocks is not None else self.visible_blocks()
        return height_in(shown, self._map.to_document(position))

    def mark_under(self, point: QPointF) -> Mark | None:
        """The shortest mark that is painted under a point of the viewport."""
        return mark_under(self._layers.marks, self._map, self.visible_blocks(), point)

    # -- painting -----------------------------------------------------------------------------

    def _repaint_mark(self, mark_id: str) -> None:
        """Ask for new paint where a mark is on screen, and nowhere else."""
        mark = self._layers.marks.get(mark_id)
        if mark:
            start, end = self._layers.marks.cluster(mark.start, mark.end)
            self.repaint_stretch(self._map.to_document(start), self._map.to_document(end))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Marks first, words over them."""
        blocks = self.blocks_within(event.rect())
        painter = QPainter(self.viewport())
        area = QRectF(0, event.rect().top(), self.viewport().width(), event.rect().height())
        for block in self._painters(painter, blocks, area):
            block.paint()
        painter.end()
        super().paintEvent(event)
        if self._layers.selected_hit:
            painter = QPainter(self.viewport())
            for block in self._painters(painter, blocks, area):
                block.paint_over()
            painter.end()

    def _painters(
        self, painter: QPainter, blocks: list[tuple[QTextBlock, QPointF]], area: QRectF
    ) -> Iterator[BlockPainter]:
        palette = self.palette()
        for block, corner in blocks:
            yield BlockPainter(painter, palette, self._layers, self._map, block, corner, area)

    # -- events -------------------------------------------------------------------------------

    def _end_flash(self) -> None:
        self._flash_timer.stop()
        self._layers.flash = None
        self.viewport().update()

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied or dragged comes from the canonical text: Qt would change its spaces."""
        selected = self.selected_range(trimmed=False)
        words = self._text[selected[0] : selected[1]] if selected else ""
        return words_as_mime(words, self.for_others(words)) if words else QMimeData()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that selects nothing makes the mark under it current, or asks who a name means."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            mark = self.mark_under(event.position())
            names = self._layers.suggestions
            name = mark_under(names, self._map, self.visible_blocks(), event.position())
            if mark:
                self.mark_activated.emit(mark.id)
            elif name and name.kind == "choice":
                self.suggestion_activated.emit(self._suggested[name.id])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on a known name proposes the mention; elsewhere it selects a word."""
        super().mouseDoubleClickEvent(moved(event, self.onto_a_line(event.position().y())))
        at = self.position_at(event.position().toPoint())
        suggestion, unknown = self.suggestion_at(at), self.unknown_at(at)
        # What is not certain was asked at the first click.
        if suggestion and suggestion.certain:
            self.suggestion_activated.emit(suggestion)
        elif unknown is not None:
            self.unknown_activated.emit(unknown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does with the caret what a click does with the mouse."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        marks, suggestion = self.marks_at(self.caret()), self.suggestion_at(self.caret())
        if marks:
            self.mark_activated.emit(marks[0].id)
        elif suggestion:
            self.suggestion_activated.emit(suggestion)
        elif (unknown := self.unknown_at(self.caret())) is not None:
            self.unknown_activated.emit(unknown)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The view around it knows what can be done here."""
        self.menu_wanted.emit(event.globalPos())
