"""What forms are made of: a field under its name, a secret line, a button and a row of buttons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.kit.words import Words


def labelled(words: str, field: QWidget, *, small: bool = False) -> QWidget:
    """A field under its name; `small` in a panel or a bar."""
    host = QWidget()
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2 if small else 4)
    label = Words(words, "muted", 0.85 if small else 0.92, wrap=False)
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
