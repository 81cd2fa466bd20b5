"""The keyboard in an open case: keys of the shown view work in all columns, and the focus never gets lost."""

import re
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.app.view import View

_NO_LETTER = re.compile(r"(?:Ctrl|Alt|Meta)\+|(?:Shift\+)?F\d+\Z")
"""Keys that no field takes for typing: those of a view work wherever the focus is in the frame."""


class Keyboard(QObject):
    """Follows the view that is shown in a frame, and what has the focus.

    Qt hands the focus of a widget that is hidden to whatever comes next, which after the last of a panel is
    the search of the navigation; that of one that is deleted to nobody. `give_back` gives it to the view.
    """

    def __init__(self, frame: QWidget, navigation: QWidget, give_back: Callable[[], object]) -> None:
        super().__init__(frame)
        self._frame, self._navigation, self._give_back = frame, navigation, give_back
        self._view: View | None = None
        self._lost: QWidget | None = None
        program = QApplication.instance()
        assert isinstance(program, QApplication)
        program.focusChanged.connect(self._on_focus)

    def follow(self, view: View) -> None:
        """Another view is shown: its keys hold, those of the one before do not."""
        if view is self._view:
            return
        former, self._view = self._view, view
        for shown, change in ((former, self._frame.removeAction), (view, self._frame.addAction)):
            if shown is None:
                continue
            for command in shown.commands.commands:
                if _NO_LETTER.match(command.shortcut):
                    change(shown.commands.actions[command.id])

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if not (isValid(self._frame) and isValid(self._navigation)):
            # Its parts lose the focus while the frame itself goes.
            return
        if old is None or not (new is None or self._is_ours(new, self._navigation)):
            return
        # One that is being deleted no longer tells where it was.
        is_going = not isValid(old)
        if is_going or (self._is_ours(old, self._frame) and not self._is_ours(old, self._navigation)):
            self._lost = old
            QTimer.singleShot(0, self, self._take_back)

    @staticmethod
    def _is_ours(widget: QWidget, around: QWidget) -> bool:
        return widget is around or around.isAncestorOf(widget)

    def _take_back(self) -> None:
        """What had the focus is gone or hidden: the focus was not moved on purpose."""
        lost, self._lost = self._lost, None
        if lost is None or (isValid(lost) and lost.isVisible()):
            return
        now = QApplication.focusWidget()
        is_nowhere = now is None and self._frame.isActiveWindow()
        if is_nowhere or (now is not None and self._is_ours(now, self._navigation)):
            self._give_back()
