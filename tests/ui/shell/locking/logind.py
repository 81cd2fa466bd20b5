"""A stand-in for the part of logind that delays sleep; and what a locker does on it.

`python -m tests.ui.shell.locking.logind` runs beside a bus of its own, which stands for the system's.
"""

import os
import sys
import time

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusUnixFileDescriptor, QDBusVirtualObject

from ui.shell.locking.session_signals import SessionSignals

_MANAGER = "org.freedesktop.login1"


class Manager(QDBusVirtualObject):
    """Hands out one end of a pipe: sleep is delayed until whoever has it has closed it."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[list[object]] = []
        self.end, self._given = os.pipe()
        os.set_blocking(self.end, False)

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        if message.member() != "Inhibit":
            return False
        self.asked.append(message.arguments())
        reply = message.createReply()
        reply.setArguments([QDBusUnixFileDescriptor(self._given)])
        connection.send(reply)
        os.close(self._given)
        return True

    @property
    def is_free(self) -> bool:
        """Whether nobody has the other end any more."""
        try:
            return os.read(self.end, 1) == b""
        except BlockingIOError:
            return False


class Locker(QObject):
    """What is told, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.why: list[str] = []

    @Slot(str)
    def on_locked(self, why: str) -> None:
        self.why.append(why)


def main() -> None:
    """Ask for the delay, hear that sleep begins, hold it until the case is put away, give it back."""
    application = QCoreApplication([])
    bus = QDBusConnection.connectToBus(os.environ["DBUS_SYSTEM_BUS_ADDRESS"], "logind")
    manager, locker, signals = Manager(), Locker(), SessionSignals()
    bus.registerService(_MANAGER)
    bus.registerVirtualObject(
        "/org/freedesktop/login1", manager, QDBusConnection.VirtualObjectRegisterOption.SingleNode
    )
    signals.locked.connect(locker.on_locked)

    def until(holds: object) -> None:
        end = time.monotonic() + 10
        while not holds() and time.monotonic() < end:  # type: ignore[operator]
            application.processEvents()
            time.sleep(0.005)

    signals.begin()
    until(lambda: signals.delay is not None and signals.delay.holds)
    print("asked", manager.asked[0][0], manager.asked[0][3], "free" if manager.is_free else "held")
    message = QDBusMessage.createSignal("/org/freedesktop/login1", f"{_MANAGER}.Manager", "PrepareForSleep")
    message.setArguments([True])
    bus.send(message)
    until(lambda: bool(locker.why))
    print("told", *locker.why, "free" if manager.is_free else "held")
    delay = signals.take_delay()
    if delay is not None:
        delay.end()
    until(lambda: manager.is_free)
    print("after", "free" if manager.is_free else "held")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
