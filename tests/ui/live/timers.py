"""Every timer there is: to ask Qt for those below a view goes through all that the view consists of."""

import weakref
from typing import Any

from PySide6.QtCore import QTimer
from shiboken6 import isValid

_MADE = weakref.WeakSet[QTimer]()
_make = QTimer.__init__


def _make_known(timer: QTimer, *arguments: Any, **named: Any) -> None:
    _make(timer, *arguments, **named)
    _MADE.add(timer)


QTimer.__init__ = _make_known  # type: ignore[assignment,method-assign]


def timers() -> list[QTimer]:
    """Those that Qt has not deleted."""
    return [timer for timer in _MADE if isValid(timer)]
