"""What the tests of the desktop's signals run beside buses of their own.

`python -m tests.ui.shell.locking.heard SIGNAL...` listens, sends the signals (bus, interface, member and
arguments, separated by spaces) and prints how often each made it hear that the session is locked.
"""

import os
import sys

from PySide6.QtCore import SLOT, QCoreApplication, QElapsedTimer, QEventLoop, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from ui.shell.locking.session_signals import SessionSignals

_SOON, _LATEST = 50, 20_000
_MARKER = "org.example.Marker"


class Marker(QObject):
    """Hears what is sent last, over each connection: what came before it has been heard by then."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    @Slot()
    def on_marker(self) -> None:
        """One more."""
        self.count += 1


def main() -> None:
    """Send each signal and say what came of it."""
    application = QCoreApplication([])
    heard: list[str] = []
    marker = Marker()
    # The one private bus is both, so that a signal comes over either connection, in no order between them.
    buses = (QDBusConnection.sessionBus(), QDBusConnection.systemBus())
    for bus in buses:
        # The stubs of PySide6 ask for bytes, which it refuses.
        bus.connect("", "", _MARKER, "Here", marker, SLOT("on_marker()"))
    signals = SessionSignals()
    signals.locked.connect(lambda: heard.append("locked"))
    signals.begin()
    signals.begin()
    for words in sys.argv[1:]:
        which, interface, member, *arguments = words.split()
        before, wanted, clock = len(heard), marker.count + len(buses), QElapsedTimer()
        _send(which, f"{interface}.{member}", *arguments)
        _send(which, f"{_MARKER}.Here")
        clock.start()
        while marker.count < wanted and clock.elapsed() < _LATEST:
            application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _SOON)
        print(f"{words}: {len(heard) - before}" if marker.count >= wanted else f"{words}: nothing came")


def _send(bus: str, signal: str, *arguments: str) -> None:
    """Over one connection for all signals of a bus: only these keep their order."""
    address = os.environ[f"DBUS_{bus.removeprefix('--').upper()}_BUS_ADDRESS"]
    connection = QDBusConnection.connectToBus(address, f"sender {bus}")
    interface, _, member = signal.rpartition(".")
    message = QDBusMessage.createSignal("/any/path", interface, member)
    message.setArguments([_value(argument) for argument in arguments])
    if not connection.send(message):
        raise RuntimeError(f"{signal} was not sent: {connection.lastError().message()}")


def _value(argument: str) -> bool | str:
    kind, _, text = argument.partition(":")
    return text == "true" if kind == "boolean" else text


if __name__ == "__main__":
    main()
