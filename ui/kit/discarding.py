"""Widgets that have left the screen, deleted a few at a time: hundreds at once would hold up the window."""

from collections import deque

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

_AT_ONCE = 4
"""Widgets that are deleted in one turn, each with dozens in it."""


class Discarded(QObject):
    """Takes widgets that nobody needs any more. They stay where they are, hidden, until their turn comes.

    Taking them out of their parent instead has Qt work out the style of everything in them anew.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: deque[QWidget] = deque()
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._delete_some)

    def take(self, widget: QWidget) -> None:
        """Off the screen at once, and deleted soon."""
        widget.hide()
        self._waiting.append(widget)
        self._turn.start()

    def _delete_some(self) -> None:
        for _number in range(min(_AT_ONCE, len(self._waiting))):
            widget = self._waiting.popleft()
            if isValid(widget):
                widget.deleteLater()
        if self._waiting:
            self._turn.start()
