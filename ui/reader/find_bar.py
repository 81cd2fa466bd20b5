"""Find in the source: letter case, accents and vowel signs aside."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from ui.reader.text_view import ReaderTextView
from workbench.values.text import fold_with_positions

MOST_HITS = 5000


def find_all(text: str, wanted: str) -> list[tuple[int, int]]:
    """Every place of `wanted` in `text`, both folded; positions are those of `text`."""
    needle, _ = fold_with_positions(wanted)
    if not needle.strip():
        return []
    lowered = text.lower()
    if text.isascii() and len(lowered) == len(text):
        folded, positions = lowered, None
    else:
        folded, positions = fold_with_positions(text)
    hits: list[tuple[int, int]] = []
    at = folded.find(needle)
    while at >= 0 and len(hits) < MOST_HITS:
        end = at + len(needle)
        hits.append((at, end) if positions is None else (positions[at], positions[end - 1] + 1))
        at = folded.find(needle, end)
    return hits


class FindBar(QWidget):
    """A field under the text; Enter goes on, Shift+Enter back, Esc closes."""

    closed = Signal(object)

    def __init__(self, view: ReaderTextView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._hits: list[tuple[int, int]] = []
        self._current = -1
        self._field = QLineEdit(self)
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
        self._field.returnPressed.connect(self.next)
        self._back.clicked.connect(self.previous)
        self._on.clicked.connect(self.next)
        self._close.clicked.connect(self.close_bar)
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
        self.closed.emit(None)

    def reset(self) -> None:
        """Another text is shown."""
        self._hits, self._current = [], -1
        if self.isVisible():
            self._search(self._field.text())

    def _search(self, wanted: str) -> None:
        self._hits = find_all(self._view.text, wanted)
        self._view.set_find_hits(self._hits)
        caret = self._view.caret()
        self._current = next((n for n, (start, _end) in enumerate(self._hits) if start >= caret), 0) - 1
        if self._hits:
            self.next()
        else:
            self._count.setText("Not found" if wanted.strip() else "")

    def next(self) -> None:
        """Go to the next hit, from the last to the first."""
        self._go(1)

    def previous(self) -> None:
        """Go to the hit before, from the first to the last."""
        self._go(-1)

    def _go(self, step: int) -> None:
        if not self._hits:
            return
        self._current = (self._current + step) % len(self._hits)
        self._count.setText(f"{self._current + 1} of {len(self._hits)}")
        self._view.reveal(*self._hits[self._current], flash=False)
        self._view.select_range(*self._hits[self._current])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; Shift+Enter goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() == Qt.Key.Key_Return and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.previous()
        else:
            super().keyPressEvent(event)
