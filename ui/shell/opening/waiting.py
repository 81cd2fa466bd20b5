"""What one sees while a case is being opened: what takes so long, how far it is, and a way to stop it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.kit.words import Words, button, muted
from workbench.values.job import Progress

_WIDTH = 520


class WaitingPage(QWidget):
    """A line in the middle that says what is being done; where it takes long, also why, and how far it is."""

    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = Words("", "muted")
        self.why = Words("")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("How much of the case is compared")
        self.count = muted("")
        self.stop = button("Cancel", self._on_stop)
        for part in (self.line, self.why, self.count):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QWidget()
        QHBoxLayout(row).addWidget(self.stop, 0, Qt.AlignmentFlag.AlignHCenter)
        self._details = (self.why, self.progress, self.count, row)
        column = QWidget()
        column.setFixedWidth(_WIDTH)
        lines = QVBoxLayout(column)
        lines.setSpacing(12)
        for each in (self.line, *self._details):
            lines.addWidget(each)
        # Between stretches and with no alignment, so that wrapped words get the height they need.
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(column)
        across.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        whole.addLayout(across)
        whole.addStretch(3)
        self.begin("")

    def begin(self, words: str) -> None:
        """Say what is being done, no more."""
        self.line.setText(words)
        for part in self._details:
            part.hide()

    def explain(self, words: str, why: str) -> None:
        """Say why it takes long, and offer to stop it."""
        self.begin(words)
        self.why.setText(why)
        self.progress.setRange(0, 0)
        self.count.setText("")
        self.stop.setEnabled(True)
        for part in self._details:
            part.show()
        self.stop.setFocus()

    def show_progress(self, at: Progress) -> None:
        """How far it is."""
        if not self.stop.isEnabled():
            return
        self.progress.setRange(0, at.total)
        self.progress.setValue(at.done)
        self.count.setText(f"{at.done:,} of {at.total:,} entries compared. Now: {at.words}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stops it too."""
        if event.key() == Qt.Key.Key_Escape and self.stop.isVisible() and self.stop.isEnabled():
            self._on_stop()
        else:
            super().keyPressEvent(event)

    def _on_stop(self) -> None:
        self.stop.setEnabled(False)
        self.count.setText("Stopping…")
        self.stop_wanted.emit()
