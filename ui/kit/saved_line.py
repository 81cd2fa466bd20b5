"""A single line that saves itself: on Enter, on leaving it, and after a quiet second."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.kit.plain_line import PlainLine
from ui.kit.saved_field import QUIET
from workbench.values.errors import KnownError


class SavedLine(PlainLine):
    """`save` gets the line. A line that is refused stays as typed and `refused` says why."""

    refused = Signal(str)

    def __init__(
        self, save: Callable[[str], object], placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._save = save
        self._saved = ""
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET)
        self._quiet.timeout.connect(self.save_now)
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(self._quiet.start)
        self.editingFinished.connect(self.save_now)

    def show_text(self, text: str) -> None:
        """Show what the case holds; what was typed and is not saved is not overwritten."""
        if self.text() != self._saved and self.hasFocus():
            return
        self._saved = text
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def save_now(self) -> bool:
        """Save the line if it differs; False when it was refused."""
        self._quiet.stop()
        text = self.text()
        if text == self._saved:
            return True
        before, self._saved = self._saved, text
        try:
            self._save(text)
        except KnownError as error:
            self._saved = before
            self.refused.emit(str(error))
            return False
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the line saves it."""
        super().focusOutEvent(event)
        if self.save_now() and self.isUndoAvailable():
            self.setText(self.text())

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the case when nothing typed here can be taken back."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            standard = QKeySequence.StandardKey
            spent_undo = event.matches(standard.Undo) and not self.isUndoAvailable()
            spent_redo = event.matches(standard.Redo) and not self.isRedoAvailable()
            if spent_undo or spent_redo:
                event.ignore()
                return False
        return super().event(event)
