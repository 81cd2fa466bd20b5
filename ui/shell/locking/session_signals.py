"""Hears from the desktop that the session is locked or the machine is about to sleep (Linux, D-Bus).

Where there is no bus, or no desktop that says so, nothing is heard: sleep is noticed by the clock
all the same (`idleness`), and a case left alone locks after its minutes.
"""

import logging
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import SLOT, QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

    from ui.shell.locking.delay import Delay

log = logging.getLogger(__name__)
_SCREEN_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver")
_ANY = ""
"""Any sender, any path: desktops differ in both."""
_WITH_STATE, _WITHOUT, _SLEEP = SLOT("_on_state(bool)"), SLOT("_on_lock()"), SLOT("_on_sleep(bool)")


class SessionSignals(QObject):
    """Listens on the buses of this session and this machine from `begin` on."""

    locked = Signal(str)
    """Why: "session" or "asleep"."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listening = False
        self.delay: Delay | None = None
        """What has sleep wait until the case is locked."""

    def begin(self) -> None:
        """Listen from now on, and have sleep wait until the case is locked; a second call changes nothing."""
        if sys.platform == "linux" and _is_there(_system_bus()):
            self._delay_sleep()
        if self._listening:
            return
        self._listening = True
        if sys.platform == "linux":
            if _is_there(_session_bus()):
                self._listen_on_session_bus()
            if _is_there(_system_bus()):
                self._listen_on_system_bus()

    def take_delay(self) -> "Delay | None":
        """What has sleep wait; whoever takes it ends it."""
        delay, self.delay = self.delay, None
        return delay

    def _delay_sleep(self) -> None:
        from ui.shell.locking.delay import Delay

        if self.delay is None:
            self.delay = Delay(self)

    def _listen_on_session_bus(self) -> None:
        # Imported here: only an encrypted case needs it, and it loads the library of the bus.
        from PySide6.QtDBus import QDBusConnection

        bus = QDBusConnection.sessionBus()
        for interface in _SCREEN_SAVERS:
            self._connect(bus, interface, "ActiveChanged", _WITH_STATE)

    def _listen_on_system_bus(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        bus = QDBusConnection.systemBus()
        self._connect(bus, "org.freedesktop.login1.Manager", "PrepareForSleep", _SLEEP)
        self._connect(bus, "org.freedesktop.login1.Session", "Lock", _WITHOUT)

    def _connect(self, bus: "QDBusConnection", interface: str, member: str, slot: str) -> None:
        # The stubs of PySide6 ask for bytes, which it refuses.
        if not bus.connect(_ANY, _ANY, interface, member, self, slot):  # type: ignore[call-overload]
            log.info("%s of %s is not heard", member, interface)

    @Slot(bool)
    def _on_state(self, begins: bool) -> None:
        """The screen saver begins, or ends again."""
        if begins:
            self.locked.emit("session")

    @Slot(bool)
    def _on_sleep(self, begins: bool) -> None:
        """The machine is about to sleep: what delays it is ended by whoever puts the case away."""
        if begins:
            self.locked.emit("asleep")

    @Slot()
    def _on_lock(self) -> None:
        self.locked.emit("session")


def _session_bus() -> str:
    told = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return told or (f"unix:path={runtime}/bus" if runtime else "")


def _system_bus() -> str:
    return os.environ.get("DBUS_SYSTEM_BUS_ADDRESS", "") or "unix:path=/run/dbus/system_bus_socket"


def _is_there(addresses: str) -> bool:
    """Whether a bus may be reached over a socket of this machine.

    The library of the bus would otherwise start a bus, run a program an address names, or connect to
    another machine.
    """
    found = [address.partition(":") for address in addresses.split(";") if address]
    if not found or any(kind != "unix" for kind, _, _ in found):
        return False
    places = [
        Path(value)
        for _, _, pairs in found
        for key, _, value in (pair.partition("=") for pair in pairs.split(","))
        if key == "path"
    ]
    # Without a path it is an abstract socket, which no file tells of.
    return not places or any(_is_socket(place) for place in places)


def _is_socket(place: Path) -> bool:
    try:
        return stat.S_ISSOCK(place.stat().st_mode)
    except OSError:
        return False
