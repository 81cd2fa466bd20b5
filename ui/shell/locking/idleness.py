"""Notices that nobody is at the window, or that the machine slept."""

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

from ui.app.lock_after import lock_after

_LOOK = 5000
_SLEPT = 4.0
_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


def slept_seconds() -> float:
    """How long this machine has slept since it was started, as far as the system says."""
    seconds = 0.0
    if sys.platform == "linux":
        seconds = time.clock_gettime(time.CLOCK_BOOTTIME) - time.clock_gettime(time.CLOCK_MONOTONIC)
    return seconds


class Idleness(QObject):
    """Watches the program's own events; nothing of other programs."""

    away = Signal(str)
    """Why: "idle" or "asleep"."""

    def __init__(
        self,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
        slept: Callable[[], float] = slept_seconds,
    ) -> None:
        super().__init__(parent)
        self._clock, self._slept = clock, slept
        self._last_sign = clock()
        self._slept_before = slept()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """A case that can be locked is open."""
        self._last_sign = self._clock()
        self._slept_before = self._slept()
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self._timer.start()

    def end(self) -> None:
        """There is nothing to lock."""
        self._timer.stop()
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every key and movement of the mouse is a sign of life; none is kept from anybody."""
        if event.type() in _SIGNS:
            self._last_sign = self._clock()
        return False

    def look(self) -> None:
        """Whether it is time to lock."""
        slept = self._slept()
        woken, self._slept_before = slept - self._slept_before > _SLEPT, slept
        minutes = lock_after()
        if woken:
            self.away.emit("asleep")
        elif minutes and self._clock() - self._last_sign >= minutes * 60:
            self.away.emit("idle")
