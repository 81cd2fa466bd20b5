"""Fields for prose that save themselves while one types, and say whether they have."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QTextEdit, QWidget

from ui.kit.dragging import is_document
from ui.kit.theme import colour
from workbench.values.errors import KnownError

QUIET = 1000
"""Milliseconds without a key after which the text is saved."""
LONGEST = 10_000
"""Milliseconds after which it is saved even while one types on."""
_WORDS = {"saved": "Saved", "unsaved": "Not saved yet", "failed": "Not saved"}


class SavedTextEdit(QTextEdit):
    """Plain text that is given to `save` after one quiet second, at most ten, and on focus out.

    Undo inside the field lasts while it has the focus and something typed can be taken back; then
    Ctrl+Z belongs to the case. A text that could not be saved stays in the field.
    """

    state_changed = Signal(str)
    """ "saved", "unsaved" or "failed"."""
    refused = Signal(str)
    """The sentence for a text that could not be saved."""

    def __init__(
        self, save: Callable[[str], object], parent: QWidget | None = None, placeholder: str = ""
    ) -> None:
        super().__init__(parent)
        self._save = save
        self._saved = ""
        self.state = "saved"
        self._quiet = self._timer(QUIET)
        self._longest = self._timer(LONGEST)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.textChanged.connect(self._on_typed)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.save_now)
        return timer

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Words only: a file that is dropped here is a source, and the window takes it."""
        return not is_document(source) and super().canInsertFromMimeData(source)

    def text(self) -> str:
        """What stands in the field. The raw text, since toPlainText() loses no-break spaces."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_text(self, text: str) -> None:
        """Show what the case holds. What was typed since and is not saved yet is never overwritten."""
        if self.state != "saved" or text == self._saved == self.text():
            return
        self._saved = text
        if text != self.text():
            place = self.textCursor().position()
            self.setPlainText(text)
            cursor = self.textCursor()
            cursor.setPosition(min(place, self.document().characterCount() - 1))
            self.setTextCursor(cursor)
        self._set_state("saved")

    def save_now(self) -> bool:
        """Save what was typed, if anything was; False when that failed."""
        self._quiet.stop()
        self._longest.stop()
        text = self.text()
        if text == self._saved:
            self._set_state("saved")
            return True
        before, self._saved = self._saved, text
        try:
            self._save(text)
        except KnownError as error:
            self._saved = before
            self._set_state("failed", str(error))
            self.refused.emit(str(error))
            return False
        self._set_state("saved" if self.text() == text else "unsaved")
        return True

    def let_go(self) -> None:
        """Forget what was typed: the thing it belonged to is gone."""
        self._quiet.stop()
        self._longest.stop()
        self._saved = self.text()

    def _on_typed(self) -> None:
        if self.text() == self._saved:
            return
        self._set_state("unsaved")
        self._quiet.start()
        if not self._longest.isActive():
            self._longest.start()

    def _set_state(self, state: str, why: str = "") -> None:
        if state == self.state and state != "failed":
            return
        self.state = state
        self.setStatusTip(why or _WORDS[state])
        self.setAccessibleDescription(why or _WORDS[state])
        self.viewport().update()
        self.state_changed.emit(state)

    # -- undo of one's own typing, only while the field has the focus -------------------------

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z and Ctrl+Y to the case when nothing typed here can be taken back."""
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

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save, and let go of the undo."""
        super().focusOutEvent(event)
        self.save_now()
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.setUndoRedoEnabled(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A thin bar at the right edge while the text is not saved."""
        super().paintEvent(event)
        if self.state == "saved":
            return
        painter = QPainter(self.viewport())
        shade = colour("danger" if self.state == "failed" else "accent")
        painter.fillRect(self.viewport().width() - 2, 2, 2, self.viewport().height() - 4, shade)
        painter.end()
