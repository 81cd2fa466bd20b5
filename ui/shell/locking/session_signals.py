"""Hears from the desktop that the session is locked or the machine is about to sleep (Linux, D-Bus).

Where there is no bus, or no desktop that says so, nothing is heard: sleep is noticed by the clock
all the same (`idleness`), and a case left alone locks after its minutes.
"""

import logging
import sys
import threading
from typing import Any

from PySide6.QtCore import QObject, Signal

log = logging.getLogger(__name__)
_SCREEN_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver")


class SessionSignals(QObject):
    """Listens on threads of its own, which end with the program."""

    locked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listening = False

    def begin(self) -> None:
        """Listen from now on; a second call changes nothing."""
        if self._listening or sys.platform != "linux":
            return
        self._listening = True
        for bus, rules in (
            ("SESSION", [("ActiveChanged", interface) for interface in _SCREEN_SAVERS]),
            (
                "SYSTEM",
                [
                    ("PrepareForSleep", "org.freedesktop.login1.Manager"),
                    ("Lock", "org.freedesktop.login1.Session"),
                ],
            ),
        ):
            threading.Thread(target=self._listen, args=(bus, rules), daemon=True, name=f"{bus} bus").start()

    def _listen(self, bus: str, rules: list[tuple[str, str]]) -> None:
        try:
            from jeepney import MatchRule, message_bus
            from jeepney.io.blocking import open_dbus_connection

            connection = open_dbus_connection(bus)
            for member, interface in rules:
                rule = MatchRule(type="signal", interface=interface, member=member)
                connection.send(message_bus.AddMatch(rule))
            while True:
                message = connection.receive()
                if says_locked(_member(message), message.body):
                    self.locked.emit("")
        except (ImportError, OSError, KeyError, ValueError, EOFError) as error:
            log.info("no signals from the %s bus: %s", bus.lower(), type(error).__name__)
        except RuntimeError:
            # The window went while this thread waited.
            log.info("the window is gone")


def says_locked(member: str, body: Any) -> bool:
    """Whether a signal says that the session is locked or the machine goes to sleep."""
    if member == "Lock":
        return True
    return member in ("ActiveChanged", "PrepareForSleep") and bool(body) and bool(body[0])


def _member(message: Any) -> str:
    from jeepney import HeaderFields

    return str(message.header.fields.get(HeaderFields.member, ""))
