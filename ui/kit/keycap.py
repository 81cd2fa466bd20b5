"""A key as a small cap beside what it does."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.kit.words import scaled_font


def keycap(key: str) -> QLabel:
    """A cap with the name of a key; a screen reader is told the key by what stands beside it."""
    cap = QLabel(key)
    cap.setObjectName("keycap")
    cap.setTextFormat(Qt.TextFormat.PlainText)
    cap.setFont(scaled_font(cap, 0.85))
    cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
    cap.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return cap
