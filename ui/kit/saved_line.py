"""A single line that saves itself: on Enter, on leaving it, and while one types."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.kit.leaving_fields import give_back_focus, is_esc
from ui.kit.plain_line import PlainLine
from ui.kit.saver import Saver
from ui.kit.theme import colour
from ui.kit.unsaved import Save, Unsaved


class SavedLine(PlainLine):
    """`save` gets the id of the thing and the line. A line that is refused stays as typed."""

    refused = Signal(str)

    def __init__(
        self,
        save: Save,
        placeholder: str = "",
        parent: QWidget | None = None,
        *,
        while_typing: bool = True,
        quiet: bool = False,
        shown: Callable[[str], str] = str,
        ledger: Unsaved | None = None,
    ) -> None:
        """`while_typing` is off for a line that means nothing until it is complete; `shown` turns what
        the case holds into what a person reads."""
        super().__init__(parent)
        self._shown = shown
        self.saver = Saver(
            self, self.text, self._put, save,
            told=self._on_state, refused=self.refused.emit,
            while_typing=while_typing, quiet=quiet, ledger=ledger,
        )  # fmt: skip
        self.setPlaceholderText(placeholder)
        self.textChanged.connect(self.saver.typed)
        self.editingFinished.connect(self._on_entered)

    @property
    def state(self) -> str:
        """ "saved", "unsaved", "failed" or "entry"."""
        return self.saver.state

    def show_text(self, text: str, of: str = "-") -> None:
        """Show what the case holds for a thing; what was typed and is not saved is not overwritten."""
        self.saver.hold(self._shown(text), of)

    def _put(self, text: str) -> None:
        self.setText(text)
        self.setCursorPosition(0)

    def save_now(self) -> bool:
        """Save the line if it differs; False when it was refused."""
        return self.saver.save_now()

    def is_saved(self, may_save: bool) -> bool:
        """Whether the case holds what stands here; saves it first with `may_save`."""
        return self.saver.is_saved(may_save)

    def leave(self) -> None:
        """Be about nothing: unsaved words go on without the field."""
        self.saver.leave()

    def _on_entered(self) -> None:
        self.saver.settle()

    def _on_state(self, _state: str) -> None:
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What was refused is tried again at once."""
        super().focusInEvent(event)
        if self.saver.state == "failed":
            self.saver.save_now()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the line saves it."""
        super().focusOutEvent(event)
        self.saver.settle()
        if self.saver.state == "saved" and self.isUndoAvailable():
            self.setText(self.text())

    def changeEvent(self, event: QEvent) -> None:
        """Nothing is kept back when the field is switched off."""
        if event.type() == QEvent.Type.EnabledChange and not self.isEnabled():
            self.saver.save_now()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the case when nothing typed here can be taken back."""
        if is_esc(event, QEvent.Type.ShortcutOverride):
            event.accept()
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            standard = QKeySequence.StandardKey
            spent_undo = event.matches(standard.Undo) and not self.isUndoAvailable()
            spent_redo = event.matches(standard.Redo) and not self.isRedoAvailable()
            if spent_undo or spent_redo:
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the line; what was typed is saved."""
        if event.key() == Qt.Key.Key_Escape:
            give_back_focus(self)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A thin bar at the right edge while the line is not saved."""
        super().paintEvent(event)
        paint_state(self, self.saver.state)


def paint_state(widget: QWidget, state: str) -> None:
    """The bar that says that the words are not saved yet, or were refused."""
    if state == "saved":
        return
    painter = QPainter(widget)
    shade = colour("danger" if state == "failed" else "accent")
    painter.fillRect(widget.width() - 2, 2, 2, widget.height() - 4, shade)
    painter.end()
