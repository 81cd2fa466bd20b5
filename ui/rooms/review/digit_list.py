"""A short list to choose from by digit or by click."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.elided import ElidedLabel
from ui.kit.keycap import keycap
from ui.kit.layouts import empty
from ui.kit.words import heading, quiet_button
from workbench.values.text import one_line

_SHOWN = 60
"""Code points that are shown beside an entry."""


class DigitList(QWidget):
    """Choose by digit or by click; Esc leaves."""

    chosen = Signal(str)
    """The value of an entry."""
    left = Signal()

    def __init__(self, title: str, name: str) -> None:
        super().__init__()
        self._values: list[str] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{name}: press a digit")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading(title))
        column.addSpacing(4)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        column.addLayout(self._lines)

    def offer(self, choices: Iterable[tuple[str, str, str]]) -> None:
        """Offer these: value, words, and what is shown beside them, "" for nothing."""
        empty(self._lines)
        self._values = []
        for number, (value, words, beside) in enumerate(choices, 1):
            self._values.append(value)
            host = QWidget()
            line = QHBoxLayout(host)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(6)
            line.addWidget(keycap(str(number)))
            line.addWidget(quiet_button(words, partial(self.chosen.emit, value), name=f"{number}: {words}"))
            said = ElidedLabel()
            said.setText(one_line(beside, _SHOWN))
            line.addWidget(said, 1)
            self._lines.addWidget(host)
            host.show()

    def event(self, event: QEvent) -> bool:
        """Digits choose here; no other single key of the room is meant."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses, Esc leaves."""
        number = event.key() - Qt.Key.Key_1.value
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif 0 <= number < len(self._values):
            self.chosen.emit(self._values[number])
        else:
            super().keyPressEvent(event)
