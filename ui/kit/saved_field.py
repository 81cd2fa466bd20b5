"""Fields for prose that save themselves while one types, and say whether they have."""

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QTextEdit, QWidget

from ui.kit.dragging import is_document
from ui.kit.leaving_fields import give_back_focus, is_esc
from ui.kit.saved_line import paint_state
from ui.kit.saver import Saver
from ui.kit.unsaved import Save


class SavedTextEdit(QTextEdit):
    """Plain text that is given to `save` after one quiet second, at most ten, and on focus out.

    `save` gets the id of the thing and the words. Undo inside the field lasts while it has the focus and
    something typed can be taken back; then Ctrl+Z belongs to the case. A text that could not be saved
    stays in the field and is tried again.
    """

    state_changed = Signal(str)
    """ "saved", "unsaved" or "failed"."""
    refused = Signal(str)
    """The sentence for a text that could not be saved."""

    def __init__(self, save: Save, parent: QWidget | None = None, placeholder: str = "") -> None:
        super().__init__(parent)
        self.saver = Saver(self, self.text, self._put, save, told=self._on_state, refused=self.refused.emit)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.textChanged.connect(self.saver.typed)

    @property
    def state(self) -> str:
        """ "saved", "unsaved" or "failed"."""
        return self.saver.state

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Words only: a file that is dropped here is a source, and the window takes it."""
        return not is_document(source) and super().canInsertFromMimeData(source)

    def text(self) -> str:
        """What stands in the field. The raw text, since toPlainText() loses no-break spaces."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_text(self, text: str, of: str = "-") -> None:
        """Show what the case holds for a thing; what was typed and is not saved is never overwritten."""
        self.saver.hold(text, of)

    def _put(self, text: str) -> None:
        place = self.textCursor().position()
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def save_now(self) -> bool:
        """Save what was typed, if anything was; False when that failed."""
        return self.saver.save_now()

    def is_saved(self, may_save: bool) -> bool:
        """Whether the case holds what stands here; saves it first with `may_save`."""
        return self.saver.is_saved(may_save)

    def leave(self) -> None:
        """Be about nothing: unsaved words go on without the field."""
        self.saver.leave()

    def _on_state(self, state: str) -> None:
        self.viewport().update()
        self.state_changed.emit(state)

    # -- undo of one's own typing, only while the field has the focus -------------------------

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z and Ctrl+Y to the case when nothing typed here can be taken back."""
        if is_esc(event, QEvent.Type.ShortcutOverride):
            event.accept()
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            standard = QKeySequence.StandardKey
            spent_undo = event.matches(standard.Undo) and not self.document().isUndoAvailable()
            spent_redo = event.matches(standard.Redo) and not self.document().isRedoAvailable()
            if spent_undo or spent_redo:
                event.ignore()
                return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin an undo of its own, unless the focus comes back from a menu."""
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.setUndoRedoEnabled(True)
        super().focusInEvent(event)
        if self.saver.state == "failed":
            self.saver.save_now()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save, and let go of the undo."""
        super().focusOutEvent(event)
        self.saver.settle()
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.setUndoRedoEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the field; what was typed is saved."""
        if event.key() == Qt.Key.Key_Escape:
            give_back_focus(self)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A thin bar at the right edge while the text is not saved."""
        super().paintEvent(event)
        paint_state(self.viewport(), self.saver.state)
