"""Sleep that waits for a moment: the system's session manager (logind) is asked to delay it.

It hands out a file that delays sleep as long as it is open, five seconds at most. It is given back once the
case is locked.
"""

import logging
import os

from PySide6.QtCore import QObject, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
)

log = logging.getLogger(__name__)
_MANAGER = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")


class Delay(QObject):
    """Asked for when it is made; nobody waits for the answer."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = -1
        self._over = False
        asked = QDBusMessage.createMethodCall(*_MANAGER, "Inhibit")
        asked.setArguments(["sleep", "Groundwork", "The open case is locked first", "delay"])
        pending = QDBusConnection.systemBus().asyncCall(asked)
        # Without a parent: the answer in it holds the file too, and goes when it is let go here.
        self._watcher: QDBusPendingCallWatcher | None = QDBusPendingCallWatcher(pending)
        self._watcher.finished.connect(self._on_answer)

    @property
    def holds(self) -> bool:
        """Whether sleep waits."""
        return self._file >= 0

    @Slot(QDBusPendingCallWatcher)
    def _on_answer(self, watcher: QDBusPendingCallWatcher) -> None:
        answer = watcher.reply()
        given = answer.arguments()
        if answer.type() != QDBusMessage.MessageType.ReplyMessage or not given:
            log.info("sleep cannot be delayed: %s", answer.errorName())
        elif isinstance(given[0], QDBusUnixFileDescriptor) and given[0].isValid() and not self._over:
            # A copy: the descriptor in the answer is closed with it.
            self._file = os.dup(given[0].fileDescriptor())

    def end(self) -> None:
        """Sleep need not wait any more."""
        self._over = True
        self._watcher = None
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
        self.deleteLater()
