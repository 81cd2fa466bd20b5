"""The reader: header, text with painted clips, cards in the margin, overview, find."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ui.kit.words import Words
from ui.parts.reading.spans import Card, KnownName, Mark
from ui.parts.reading.text_view import ReaderTextView
from ui.rooms.reader.find_bar import FindBar
from ui.rooms.reader.margin import WIDTH, Margin
from ui.rooms.reader.minimap import Minimap
from ui.rooms.reader.part_bar import PartBar
from workbench.sources.reading.model import Span

__all__ = ["Card", "Mark", "ReaderPane"]

NARROW = 760
"""Below this width the margin gives its place to the text."""
WIDEST = 300
"""Pixels of the margin at most."""
HEADER_SIDE = 20


class ReaderPane(QWidget):
    """Shows one source. Says what the user wants; decides nothing."""

    selection_changed = Signal()
    mark_activated = Signal(str)
    suggestion_activated = Signal(KnownName)
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = ReaderTextView(self)
        self.margin = Margin(self.view, self)
        self.minimap = Minimap(self.view, self)
        self.find_bar = FindBar(self.view, self)
        self._title = Words("", factor=1.2, bold=True)
        self._meta = Words("", "muted", 0.95)
        self._empty = Words("", "muted")
        self._build()
        self.view.selection_changed.connect(self.selection_changed)
        self.view.mark_activated.connect(self._make_current)
        self.view.suggestion_activated.connect(self.suggestion_activated)
        self.view.menu_wanted.connect(self.menu_wanted)
        self.view.view_moved.connect(self._fit_header)
        self.margin.card_activated.connect(self._go_to_clip)
        self._keys()
        self._current = ""
        self.clear()

    def _build(self) -> None:
        # The words of the window, not of the page: at the left in every script.
        for label in (self._title, self._meta):
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        self._title.setObjectName("readerTitle")
        self._meta.setObjectName("readerMeta")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._header = QVBoxLayout()
        self._header.setContentsMargins(HEADER_SIDE, 14, HEADER_SIDE, 8)
        self._header.setSpacing(2)
        self._header.addWidget(self._title)
        self._header.addWidget(self._meta)
        row = QHBoxLayout()
        row.setSpacing(0)
        for widget, stretch in ((self.view, 1), (self.margin, 0), (self.minimap, 0)):
            row.addWidget(widget, stretch)
        reading = QWidget(self)
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._header)
        column.addLayout(row, 1)
        self.part_bar = PartBar(self.view, self)
        column.addWidget(self.part_bar)
        column.addWidget(self.find_bar)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(reading)

    def _keys(self) -> None:
        """Second keys for what the menu has under a letter; hands know them from other programs."""
        for keys, verb in (
            ("Alt+Down", self.next_clip),
            ("Alt+Up", self.previous_clip),
            ("Ctrl+=", self.larger),
            ("Ctrl+PgDown", self.part_bar.on.click),
            ("Ctrl+PgUp", self.part_bar.back.click),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(verb)

    # -- what is shown ------------------------------------------------------------------------

    def show_source(
        self,
        title: str,
        meta_line: str,
        text: str,
        structure: tuple[Span, ...] = (),
        marks: list[Mark] | None = None,
        cards: list[Card] | None = None,
        suggestions: Sequence[KnownName] = (),
    ) -> None:
        """Show a source with its clips."""
        self._stack.setCurrentIndex(1)
        self._title.setText(title)
        self._meta.setText(meta_line)
        self.view.show_text(text, structure)
        self.set_marks_and_cards(marks or [], cards or [])
        self.view.set_suggestions(suggestions)
        self.find_bar.reset()

    def clear(self, words: str = "Choose a source, or drop files here.") -> None:
        """Show no source but what to do next; nothing of the last one stays in the widgets."""
        self._empty.setText(words)
        self._title.clear()
        self._meta.clear()
        self.view.show_text("")
        self.set_marks_and_cards([], [])
        self._stack.setCurrentIndex(0)

    def set_heading(self, title: str, meta_line: str) -> None:
        """Say the source's title and metadata again."""
        self._title.setText(title)
        self._meta.setText(meta_line)

    def set_marks_and_cards(self, marks: list[Mark], cards: list[Card]) -> None:
        """Show exactly these clips."""
        self.view.set_marks(marks)
        self.margin.set_cards(cards)
        self.minimap.show_marks()

    def add_mark(self, mark: Mark, card: Card | None = None) -> None:
        """Show one clip more, or one again."""
        known = self.view.mark(mark.id)
        if known is not None and known.start != mark.start:
            # It stands beside another line now.
            self.margin.remove_card(mark.id)
        self.view.add_mark(mark)
        if card:
            self.margin.add_card(card)
        self.minimap.add_mark(mark)

    def remove_mark(self, mark_id: str) -> None:
        """Show one clip less."""
        self.view.remove_mark(mark_id)
        self.margin.remove_card(mark_id)
        self.minimap.show_marks()

    def set_current(self, clip_id: str) -> None:
        """Emphasise a clip in text and margin; "" none."""
        self._current = clip_id
        self.view.set_current(clip_id)
        self.margin.set_current(clip_id)

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
        number = next((n for n, mark in enumerate(marks) if mark.id == self._current), None)
        if number is not None and marks[number].start == caret:
            # Several clips may begin at one letter: each has its turn.
            target = marks[(number + step) % len(marks)]
        elif step > 0:
            target = next((mark for mark in marks if mark.start > caret), marks[0])
        else:
            target = next((mark for mark in reversed(marks) if mark.start < caret), marks[-1])
        self._go_to_clip(target.id)

    def _go_to_clip(self, clip_id: object) -> None:
        mark = self.view.mark(str(clip_id))
        if mark:
            self.view.reveal(mark.start, mark.end)
            self._make_current(mark.id)

    def _make_current(self, clip_id: object) -> None:
        self.set_current(str(clip_id))
        self.mark_activated.emit(clip_id)

    def open_find(self) -> None:
        """Open the field to find words in this source."""
        self.find_bar.open_bar()

    def find_next(self) -> None:
        """Go to the next place of what was searched for; with nothing searched, open the field."""
        self.find_bar.next()

    def find_previous(self) -> None:
        """Go to the place before."""
        self.find_bar.previous()

    # -- size ---------------------------------------------------------------------------------

    def larger(self) -> None:
        """Make the text larger by a tenth."""
        self.view.zoom(1)

    def smaller(self) -> None:
        """Make the text smaller by a tenth."""
        self.view.zoom(-1)

    def usual_size(self) -> None:
        """The size the text has at first."""
        self.view.zoom(0)

    def _fit_margin(self) -> None:
        # Also when there is no card yet: the text must not leap when the first clip is made.
        self.margin.setFixedWidth(min(WIDEST, max(WIDTH, self.width() // 5)))
        self.margin.setVisible(self.width() >= NARROW)

    def _fit_header(self) -> None:
        # The header stands over the column of text.
        side = max(HEADER_SIDE, self.view.viewport().x() + round(self.view.document().documentMargin()))
        if self._header.contentsMargins().left() != side:
            self._header.setContentsMargins(side, 14, HEADER_SIDE, 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The margin leaves when there is no room for it."""
        super().resizeEvent(event)
        self._fit_margin()
