"""A field for a remark: it keeps its keys to itself, Ctrl+Enter saves, Esc leaves."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit
from shiboken6 import isValid

from ui.kit.unsaved import Key, key_of, unsaved

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RemarkEdit(QPlainTextEdit):
    """Plain words that count as not added until the user says so.

    They are kept while the case is closed or locked. What they belong to is in the accessible name: in
    the field of another thing they are not put back.
    """

    sent = Signal()
    """Ctrl+Enter."""
    left = Signal()
    """Esc."""

    def __init__(self, placeholder: str = "", lines: int = 4) -> None:
        super().__init__()
        self._ledger = unsaved()
        self._proposed = self._waiting = ""
        self.key: Key = ("", "", "")
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 18)
        self.textChanged.connect(self._on_text)

    def words(self) -> str:
        """What is in the field. The raw text, since toPlainText() loses no-break spaces."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def propose(self, words: str) -> None:
        """Put words in that nobody typed; they do not wait until they are altered."""
        self._proposed = words
        self.setPlainText(words)
        self._on_text()

    def typed(self) -> str:
        """What was typed and waits, "" where nothing does."""
        return self._waiting

    def is_there(self) -> bool:
        """Whether the widget still is; what was typed is known all the same."""
        return bool(isValid(self))

    def event(self, event: QEvent) -> bool:
        """Single keys are letters here, whatever the room does with them."""
        if keeps_single_key(event):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves, Esc leaves."""
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.sent.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_text(self) -> None:
        words = self.words()
        self._waiting = words if words.strip() and words != self._proposed else ""
        self.key = key_of(self, "")
        self._ledger.note_entry(self)


def keeps_single_key(event: QEvent) -> bool:
    """Whether a widget that has the focus keeps a key to itself, before it is a shortcut of the room.

    It keeps single keys, with Shift or without; those of functions stay shortcuts.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    if held != Qt.KeyboardModifier.NoModifier or _is_function_key(event.key()):
        return False
    event.accept()
    return True


def _is_function_key(key: int) -> bool:
    return Qt.Key.Key_F1.value <= key <= Qt.Key.Key_F35.value
