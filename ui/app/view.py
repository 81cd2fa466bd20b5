"""What the shell asks of the view of a room."""

from collections.abc import Iterator
from typing import Protocol

from PySide6.QtWidgets import QWidget

from ui.app.place import Place
from ui.kit.commands import CommandSet


class View(Protocol):
    """The middle of the window while its room is shown. It is a QWidget as well."""

    @property
    def title(self) -> str:
        """What the menu of its commands is called."""

    @property
    def commands(self) -> CommandSet:
        """What one can do here. Keys without Ctrl or Alt are valid while the view has the focus."""

    def show_place(self, place: Place, /) -> None:
        """Bring up a place of one of the room's kinds."""

    def side_panel(self) -> QWidget | None:
        """What belongs in the right column; None where the view needs the whole width."""


class MadeInSteps(View, Protocol):
    """A view that takes long to make: part by part, so that the window can do other things in between."""

    making: Iterator[None]
    """Makes the next part with each step; the view is to be used after the last one."""


def begin(making: Iterator[None], in_steps: bool) -> Iterator[None]:
    """What is left to make: nothing, where it is not to be made `in_steps`."""
    if not in_steps:
        at_once(making)
    return making


def at_once(making: Iterator[None]) -> None:
    """Make everything that is still to be made."""
    for _step in making:
        pass


def widget_of(view: View) -> QWidget:
    """The widget that a view is. Raises TypeError for a view that is none."""
    if not isinstance(view, QWidget):
        raise TypeError(f"{type(view).__name__} is no widget")
    return view
