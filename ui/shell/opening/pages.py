"""What the pages of the opening screen share: a centred card with one line for what went wrong."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

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

    def notify(self, words: str, shade: str = "danger") -> None:
        """Say what went wrong, in place; "" takes it away."""
        self.trouble.set_shade(shade)
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))
