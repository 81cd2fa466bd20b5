"""What the pages of the opening screen share: a centred card, fields with words, one line of trouble."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.kit.words import Words


class CardPage(QWidget):
    """A card in the middle of the window; content goes into `card`."""

    def __init__(self, width: int = 460, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame = QFrame()
        frame.setObjectName("card")
        frame.setMinimumWidth(width)
        frame.setMaximumWidth(width)
        self.card = QVBoxLayout(frame)
        self.card.setContentsMargins(28, 24, 28, 24)
        self.card.setSpacing(8)
        # Between stretches and with no alignment, so that wrapped words get the height they need.
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(frame)
        across.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(across)
        column.addStretch(3)
        self.trouble = Words("", "danger")
        self.trouble.hide()

    def tell(self, words: str, shade: str = "danger") -> None:
        """Say what went wrong, in place; "" takes it away."""
        self.trouble.set_shade(shade)
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))


def labelled(words: str, field: QWidget) -> QWidget:
    """A field under its name."""
    host = QWidget()
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    label = Words(words, "muted", 0.92, wrap=False)
    label.setBuddy(field)
    column.addWidget(label)
    column.addWidget(field)
    if not field.accessibleName():
        field.setAccessibleName(words)
    return host


def secret_line(name: str) -> QLineEdit:
    """A field that shows no letters."""
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setAccessibleName(name)
    line.setInputMethodHints(Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhNoPredictiveText)
    return line


def button(words: str, run: Callable[[], object], primary: bool = False) -> QPushButton:
    """A button; the primary one stands out."""
    made = QPushButton(words)
    made.setProperty("primary", primary)
    made.setAutoDefault(False)
    made.clicked.connect(run)
    return made


def buttons(*items: QPushButton) -> QWidget:
    """Buttons at the right, the last one being the main one."""
    host = QWidget()
    line = QHBoxLayout(host)
    line.setContentsMargins(0, 8, 0, 0)
    line.setSpacing(8)
    line.addStretch(1)
    for item in items:
        line.addWidget(item)
    return host
