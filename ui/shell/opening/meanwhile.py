"""What shows a case is loaded on a thread of its own, while another opens the file."""

from typing import TYPE_CHECKING

from ui.kit.settings import settings

if TYPE_CHECKING:
    from ui.app.room import Rooms

_SHELL = (
    "ui.shell.analyst",
    "ui.shell.case_frame",
    "ui.shell.locking.locker",
    "ui.shell.opening.recent",
    "ui.shell.opening.reopening",
    "ui.shell.services",
    "ui.shell.window_commands",
)


def load_what_shows(rooms: "Rooms") -> None:
    """The frame of a case, and the room that comes up: the one that was looked at last, else the first."""
    from ui.app.room import load

    load(*_SHELL)
    stored = settings().value("window/place")
    last = rooms.of(str(stored[0])) if isinstance(stored, list) and stored else None
    load(*(last or rooms.first).modules)
