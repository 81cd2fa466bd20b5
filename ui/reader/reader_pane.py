"""The reader: header, text with painted clips, cards in the margin, overview, find."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollBar, QStackedLayout, QVBoxLayout, QWidget

from ui.reader.find_bar import FindBar
from ui.reader.margin import Margin
from ui.reader.minimap import Minimap
from ui.reader.spans import Card, Mark
from ui.reader.text_view import ReaderTextView
from workbench.sources.reading import Span

__all__ = ["Card", "Mark", "ReaderPane"]

NARROW = 760
"""Below this width the margin gives its place to the text."""


class ReaderPane(QWidget):
    """Shows one source. Says what the user wants; decides nothing."""

    selection_changed = Signal(object)
    mark_activated = Signal(object)
    suggestion_activated = Signal(object)
    menu_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = ReaderTextView(self)
        self.margin = Margin(self.view, self)
        self.minimap = Minimap(self.view, self)
        self.find_bar = FindBar(self.view, self)
        self._title = QLabel(self)
        self._meta = QLabel(self)
        self._empty = QLabel(self)
        self._build()
        self.view.selection_changed.connect(self.selection_changed)
        self.view.mark_activated.connect(self._take_in_hand)
        self.view.suggestion_activated.connect(self.suggestion_activated)
        self.view.menu_wanted.connect(self.menu_wanted)
        self.margin.card_activated.connect(self._go_to_clip)
        self.clear()

    def _build(self) -> None:
        for label in (self._title, self._meta, self._empty):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setObjectName("readerTitle")
        self._meta.setObjectName("readerMeta")
        font = QFont(self._title.font())
        font.setPointSizeF(font.pointSizeF() * 1.25)
        font.setBold(True)
        self._title.setFont(font)
        self._title.setWordWrap(True)
        self._meta.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        header = QVBoxLayout()
        header.setContentsMargins(20, 14, 20, 8)
        header.setSpacing(2)
        header.addWidget(self._title)
        header.addWidget(self._meta)
        row = QHBoxLayout()
        row.setSpacing(0)
        for widget, stretch in ((self.view, 1), (self.margin, 0), (self.minimap, 0)):
            row.addWidget(widget, stretch)
        reading = QWidget(self)
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(header)
        column.addLayout(row, 1)
        column.addWidget(self.find_bar)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(reading)

    # -- what is shown ------------------------------------------------------------------------

    def show_source(
        self,
        title: str,
        meta_line: str,
        text: str,
        structure: tuple[Span, ...] = (),
        marks: list[Mark] | None = None,
        cards: list[Card] | None = None,
        suggestions: list[tuple[int, int, str]] | None = None,
    ) -> None:
        """Show a source with its clips."""
        self._stack.setCurrentIndex(1)
        self._title.setText(title)
        self._meta.setText(meta_line)
        self.view.show_text(text, structure)
        self.set_marks_and_cards(marks or [], cards or [])
        self.view.set_suggestions(suggestions or [])
        self.find_bar.reset()

    def clear(self, words: str = "Choose a source, or drop files here.") -> None:
        """Show no source but what to do next; nothing of the last one stays in the widgets."""
        self._empty.setText(words)
        self._title.clear()
        self._meta.clear()
        self.view.show_text("")
        self.set_marks_and_cards([], [])
        self._stack.setCurrentIndex(0)

    def set_meta_line(self, meta_line: str) -> None:
        """Say the source's metadata anew."""
        self._meta.setText(meta_line)

    def set_marks_and_cards(self, marks: list[Mark], cards: list[Card]) -> None:
        """Show exactly these clips."""
        self.view.set_marks(marks)
        self.margin.set_cards(cards)
        self.minimap.show_marks()
        self._fit_margin()

    def add_mark(self, mark: Mark, card: Card | None = None) -> None:
        """Show one clip more, or one anew."""
        self.view.add_mark(mark)
        if card:
            self.margin.add_card(card)
            self._fit_margin()
        self.minimap.add_mark(mark)

    def remove_mark(self, mark_id: str) -> None:
        """Show one clip less."""
        self.view.remove_mark(mark_id)
        self.margin.remove_card(mark_id)
        self._fit_margin()
        self.minimap.show_marks()

    def set_in_hand(self, clip_id: str) -> None:
        """Emphasise a clip in text and margin; "" none."""
        self.view.set_in_hand(clip_id)
        self.margin.set_in_hand(clip_id)

    # -- places -------------------------------------------------------------------------------

    def selected_range(self) -> tuple[int, int] | None:
        """The selection in code points, white space around it left out."""
        return self.view.selected_range()

    def reveal(self, start: int, end: int) -> None:
        """Bring a passage into view and let it flash."""
        self.view.reveal(start, end)

    def next_clip(self) -> None:
        """Go to the clip after the caret, from the last to the first."""
        self._step(1)

    def previous_clip(self) -> None:
        """Go to the clip before the caret, from the first to the last."""
        self._step(-1)

    def _step(self, step: int) -> None:
        marks = self.view.marks()
        if not marks:
            return
        caret = self.view.caret()
        after = [mark for mark in marks if mark.start > caret]
        before = [mark for mark in marks if mark.start < caret]
        target = (after or marks)[0] if step > 0 else (before or marks)[-1]
        self._go_to_clip(target.id)

    def _go_to_clip(self, clip_id: object) -> None:
        mark = next((known for known in self.view.marks() if known.id == clip_id), None)
        if mark:
            self.view.reveal(mark.start, mark.end)
            self._take_in_hand(mark.id)

    def _take_in_hand(self, clip_id: object) -> None:
        self.set_in_hand(str(clip_id))
        self.mark_activated.emit(clip_id)

    def open_find(self) -> None:
        """Open the field to find words in this source."""
        self.find_bar.open_bar()

    def scroll_bar(self) -> QScrollBar:
        """The scroll bar of the text."""
        return self.view.verticalScrollBar()

    def _fit_margin(self) -> None:
        self.margin.setVisible(bool(self.margin.cards()) and self.width() >= NARROW)

    def resizeEvent(self, event: object) -> None:
        """The margin leaves when there is no room for it."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit_margin()
