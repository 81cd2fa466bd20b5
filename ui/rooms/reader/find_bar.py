"""Find in the source: letter case, accents and vowel signs aside."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from ui.kit.leaving_fields import is_esc
from ui.parts.reading.text_view import ReaderTextView
from ui.rooms.reader.folded import FoldedText

MOST_HITS = 5000
"""More are not counted: nobody walks through them."""


def find_all(text: str, wanted: str) -> list[tuple[int, int]]:
    """Every place of `wanted` in `text`, both folded; positions are those of `text`."""
    return FoldedText(text).find_all(wanted, MOST_HITS)


class _Field(QLineEdit):
    """Tells Enter from Shift+Enter, which a line edit takes for the same."""

    entered = Signal(int)
    """1 or -1."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Esc closes the bar; the reader's own Esc does not hear of it."""
        if is_esc(event, QEvent.Type.ShortcutOverride):
            event.accept()
            return True
        return super().event(event)


class FindBar(QWidget):
    """A field under the text; Enter goes on, Shift+Enter back, Esc closes."""

    closed = Signal()

    def __init__(self, view: ReaderTextView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._folded: FoldedText | None = None
        self._hits: list[tuple[int, int]] = []
        self._is_cut = False
        self._current = -1
        self._field = _Field(self)
        self._field.setPlaceholderText("Find in this source")
        self._field.setAccessibleName("Find in this source")
        self._field.setClearButtonEnabled(True)
        self._count = QLabel(self)
        self._back = self._button("‹", "Previous (Shift+F3)")
        self._on = self._button("›", "Next (F3)")
        self._close = self._button("×", "Close (Esc)")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        for widget in (self._field, self._count, self._back, self._on, self._close):
            row.addWidget(widget)
        self._field.textChanged.connect(self._search)
        self._field.entered.connect(self._go)
        self._back.clicked.connect(self.previous)
        self._on.clicked.connect(self.next)
        self._close.clicked.connect(self.close_bar)
        for button in (self._back, self._on, self._close):
            button.installEventFilter(self)
        self.hide()

    def _button(self, text: str, hint: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(hint)
        button.setAccessibleName(hint)
        button.setAutoRaise(True)
        return button

    def open_bar(self) -> None:
        """Show the field with the selected words in it."""
        selection = self._view.selected_range()
        self.show()
        if selection and selection[1] - selection[0] <= 100:
            self._field.setText(self._view.text[selection[0] : selection[1]])
        self._field.selectAll()
        self._field.setFocus()
        self._search(self._field.text())

    def close_bar(self) -> None:
        """Hide the field and what it painted."""
        self.hide()
        self._view.set_find_hits([])
        self._view.setFocus()
        self.closed.emit()

    def reset(self) -> None:
        """Another text is shown: nothing of the one before is kept, and the view stays where it is.

        The keyboard goes to the text: whoever goes on to another source wants to read it.
        """
        if self._field.hasFocus():
            self._view.setFocus()
        self._folded, self._hits, self._current = None, [], -1
        self._count.clear()
        if self.isVisible() and self._view.text:
            self._look(self._field.text())
            self._say()

    def _look(self, wanted: str) -> None:
        if self._folded is None:
            self._folded = FoldedText(self._view.text)
        found = self._folded.find_all(wanted, MOST_HITS + 1)
        self._hits, self._is_cut = found[:MOST_HITS], len(found) > MOST_HITS
        self._current = -1

    def _search(self, wanted: str) -> None:
        # From where the last hit begins: a longer word is looked for at the same place.
        selected = self._view.selected_range(trimmed=False)
        start = selected[0] if selected else self._view.caret()
        self._look(wanted)
        if self._hits:
            self._current = next((n for n, hit in enumerate(self._hits) if hit[0] >= start), 0)
        self._show_current()

    def next(self) -> None:
        """Go to the next hit, from the last to the first."""
        self._go(1)

    def previous(self) -> None:
        """Go to the hit before, from the first to the last."""
        self._go(-1)

    def _go(self, step: int) -> None:
        if not self._field.text():
            self.open_bar()
            return
        if not self.isVisible():
            self.show()
            self._look(self._field.text())
        if self._hits:
            self._current = (self._current + step) % len(self._hits) if self._current >= 0 else 0
            self._show_current()

    def _show_current(self) -> None:
        self._say()
        hit = self._hits[self._current] if self._current >= 0 else None
        self._view.set_find_hits(self._hits, hit)
        if hit:
            self._view.reveal(*hit, flash=False)
            self._view.select_range(*hit)

    def _say(self) -> None:
        number = len(self._hits)
        most = f"more than {MOST_HITS:,}" if self._is_cut else f"{number:,}"
        if not number:
            self._count.setText("Not found" if self._field.text().strip() else "")
        elif self._current >= 0:
            self._count.setText(f"{self._current + 1:,} of {most}")
        else:
            self._view.set_find_hits(self._hits)
            self._count.setText(f"{most} found")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc on a button closes the bar as well."""
        if is_esc(event, QEvent.Type.ShortcutOverride):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)
