"""Leaving a field with Esc: the keyboard goes back to the work, so that the next key is no letter of it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.kit.plain_line import PlainLine


def give_back_focus(field: QWidget) -> None:
    """Give the keyboard to what the field belongs to: the nearest widget around it that takes it back."""
    around = field.parentWidget()
    while around is not None:
        take = getattr(around, "take_focus_back", None)
        if take is not None:
            take()
            break
        around = around.parentWidget()
    if field.hasFocus():
        field.clearFocus()


class FilterLine(PlainLine):
    """A line that narrows down or searches: nothing in it belongs to the case.

    Esc takes the words away, and once there are none gives the keyboard back.
    """

    def __init__(self, placeholder: str = "", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.setClearButtonEnabled(True)

    def event(self, event: QEvent) -> bool:
        """Esc is the line's own, not the view's."""
        if is_esc(event, QEvent.Type.ShortcutOverride):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, or any other key."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text():
            self.clear()
        else:
            give_back_focus(self)


def is_esc(event: QEvent | QObject, kind: QEvent.Type) -> bool:
    """Whether an event is about the key Esc."""
    return isinstance(event, QKeyEvent) and event.type() == kind and event.key() == Qt.Key.Key_Escape
