"""A line whose words become something only with Enter: a new claim, another post, a reason."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.kit.leaving_fields import give_back_focus, is_esc
from ui.kit.plain_line import PlainLine
from ui.kit.unsaved import Key, key_of, unsaved


class EntryLine(PlainLine):
    """Counts as not added yet while something is typed in it.

    It may belong to a thing, such as the actor who gets another post: what was typed for one waits
    while the line belongs to another.
    """

    waits = Signal(bool)
    """Whether something typed waits for Enter."""

    left = Signal()
    """Esc: nothing is to be added."""

    def __init__(self, placeholder: str = "", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.of = self._proposed = ""
        self._ledger = unsaved()
        self._waiting = ""
        self.key: Key = ("", "", "")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.textChanged.connect(self._on_text)

    def typed(self) -> str:
        """What was typed and waits, "" where nothing does."""
        return self._waiting

    def is_there(self) -> bool:
        """Whether the widget still is; what was typed is known all the same."""
        return bool(isValid(self))

    def propose(self, words: str) -> None:
        """Put words in that nobody typed; they do not wait until they are altered."""
        self._proposed = words
        self.setText(words)
        self._on_text()

    def begin_entry(self) -> None:
        """Show the line and put the cursor in it."""
        self.show()
        self.setFocus()

    def end_entry(self) -> None:
        """Clear the line and hide it: what was typed has been added."""
        self.clear()
        self.hide()

    def belong_to(self, of: str) -> None:
        """Be about a thing; what was typed for the one before waits until the line belongs to it again."""
        if of == self.of:
            return
        if self.of:
            self._ledger.stash(key_of(self, self.of), self.typed())
        self.of, self._proposed = of, ""
        self.setText(self._ledger.unstash(key_of(self, of)) if of else "")

    def event(self, event: QEvent) -> bool:
        """Esc is the line's own, not the view's."""
        if is_esc(event, QEvent.Type.ShortcutOverride):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up what was typed, which undo in the line brings back, and leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.selectAll()
            self.del_()
            self.left.emit()
            give_back_focus(self)
        else:
            super().keyPressEvent(event)

    def _on_text(self) -> None:
        words = self.text()
        self._waiting = words if words.strip() and words != self._proposed else ""
        self.key = key_of(self, self.of)
        self._ledger.note_entry(self)
        self.waits.emit(bool(self._waiting))
