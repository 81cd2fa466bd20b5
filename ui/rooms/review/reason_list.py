"""The reasons to disagree, each with its digit."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.keycap import keycap
from ui.kit.words import heading, quiet_button
from workbench.review import REASONS


class ReasonList(QWidget):
    """Choose by digit or by click; Esc leaves."""

    chosen = Signal(str)
    """The reason as the case keeps it."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Reason to disagree: press a digit from 1 to 9")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading("Why do you disagree?"))
        column.addSpacing(4)
        for number, (reason, words) in enumerate(REASONS.items(), 1):
            line = QHBoxLayout()
            line.setSpacing(6)
            line.addWidget(keycap(str(number)))
            line.addWidget(quiet_button(words, partial(self.chosen.emit, reason), name=f"{number}: {words}"))
            line.addStretch(1)
            column.addLayout(line)

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
        reasons = list(REASONS)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif 0 <= number < len(reasons):
            self.chosen.emit(reasons[number])
        else:
            super().keyPressEvent(event)
