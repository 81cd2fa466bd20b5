"""What one sees while a case is being opened and nothing else is there: what takes so long."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.words import Words


class WaitingPage(QWidget):
    """A line in the middle that says what is being done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = Words("", "muted")
        self.line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self).addWidget(self.line)
