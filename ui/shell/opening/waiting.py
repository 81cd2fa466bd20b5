"""What one sees while a case is being opened and nothing else is there: what takes so long."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.words import Words

_AT_ONCE = 300
"""Milliseconds in which most cases are open: words that only flash would disturb."""


class WaitingPage(QWidget):
    """Empty, or a line in the middle that says what is being done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._line: Words | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AT_ONCE)
        self._timer.timeout.connect(self._show)

    @property
    def shown(self) -> str:
        """The words that are there to be read."""
        return self._line.text() if self._line is not None else ""

    def show_busy(self, words: str) -> None:
        """Say what is being done if it takes a while; "" when it is over."""
        self._words = words
        if words:
            self._timer.start()
        else:
            self._timer.stop()
            self._show()

    def _show(self) -> None:
        if self._line is None:
            if not self._words:
                return
            self._line = Words("", "muted")
            self._line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            QVBoxLayout(self).addWidget(self._line)
        self._line.setText(self._words)
