"""A room of the window: one record says all that the shell has to know of it.

The shell builds navigation, menus, palette, shortcuts, the history of places and coming back to the
last place from the list of these records. They import nothing heavy: the module with a room's view is
imported when the view is first shown.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.app.view import MadeInSteps, View
    from ui.app.workspace import Workspace
    from workbench.case import Case

_KEYS = 9
"""Ctrl+0 is taken by the size of the text."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How many things a room holds, and in words what of it needs attention ("" for nothing)."""

    count: int = 0
    attention: str = ""


@dataclass(frozen=True, slots=True)
class RoomCommand:
    """A command that leads into a room from anywhere, and may do something there.

    `menu` is the title of one of the window's own menus, `after` the id of the command it stands
    below. `act` gets the view of the room, once that is shown. `shortcut` is in Qt's portable form.
    """

    id: str
    label: str
    menu: str
    after: str
    shortcut: str = ""
    act: "Callable[[View], object] | None" = None
    begins_group: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """`name` is also the kind of place that brings up the room as a whole; `title` is what people read."""

    name: str
    title: str
    icon: str
    make_view: "Callable[[Workspace], View]"
    kinds: tuple[str, ...] = ()
    """Further kinds of place that it shows, such as a single actor."""
    standing: "Callable[[Case], Standing] | None" = None
    """Reads what the navigation says of it. Called after changes, on the window's thread: it must be
    cheap."""
    counts: frozenset[str] = frozenset()
    """The kinds of things (`workbench.kinds`) that the standing is read from; where none are named, every
    change has it read again."""
    commands: tuple[RoomCommand, ...] = ()
    in_navigation: bool = True
    """Whether it is listed, in the order of the rooms, and has a key: Ctrl+1, Ctrl+2 and so on."""
    listed_under: str = ""
    """The room whose line of the navigation is marked in its place, where it has none itself."""
    modules: tuple[str, ...] = ()
    """What showing the view for the first time needs. Loaded on a worker thread: of the room that comes up
    while a case is opened, of the others after that."""
    ahead: "Callable[[Case], None] | None" = None
    """What else that needs. Called on a worker thread after opening."""
    begin_view: "Callable[[Workspace, QWidget], MadeInSteps] | None" = None
    """Begins a view inside a widget. Where it is given, the view is made ahead, in steps: making it takes
    long, and people come to it in the middle of something."""
    remembers_place: bool = True
    """Whether the id of a place in it may be written to the settings of the machine."""


class Rooms:
    """The rooms in their order. Raises ValueError where two claim the same kind of place."""

    def __init__(self, rooms: Sequence[Room]) -> None:
        self._rooms = tuple(rooms)
        self._by_kind: dict[str, Room] = {}
        for room in self._rooms:
            for kind in (room.name, *room.kinds):
                if kind in self._by_kind:
                    raise ValueError(f"two rooms show places of the kind {kind!r}")
                self._by_kind[kind] = room

    def __iter__(self) -> Iterator[Room]:
        return iter(self._rooms)

    def of(self, kind: str) -> Room | None:
        """The room that shows places of this kind."""
        return self._by_kind.get(kind)

    @property
    def first(self) -> Room:
        """Where one is when nothing says otherwise."""
        return self._rooms[0]

    def with_keys(self) -> list[tuple[Room, str]]:
        """Those in the navigation, each with its key in Qt's portable form; "" from the tenth on."""
        listed = [room for room in self._rooms if room.in_navigation]
        return [(room, f"Ctrl+{number}" if number <= _KEYS else "") for number, room in enumerate(listed, 1)]

    def listed_for(self, kind: str) -> str:
        """The name of the room that the navigation marks for places of this kind; "" for none."""
        room = self.of(kind)
        if room is None:
            return ""
        return room.name if room.in_navigation else room.listed_under


def load(*modules: str) -> None:
    """Load some modules."""
    for module in modules:
        import_module(module)


def several(number: int, words: str) -> str:
    """`3 contested`, or "" where there are none."""
    return f"{number:,} {words}" if number > 0 else ""
