"""A line for words: what is dragged over it and is no words goes on to the window."""

from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent
from PySide6.QtWidgets import QLineEdit

from ui.kit.dragging import is_document


class PlainLine(QLineEdit):
    """A line into which words can be dropped, but no file: its address would be put into the words."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Words are welcome."""
        if is_document(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """The same, all along the line."""
        if is_document(event.mimeData()):
            event.ignore()
        else:
            super().dragMoveEvent(event)
