"""What the shell asks of the view of a room."""

from collections.abc import Generator
from typing import Protocol

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.app.place import Place
from ui.kit.commands import CommandSet

Making = Generator[None, None, None]


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

    making: Making
    """Makes the next part with each step; the view is to be used after the last one. Each part is a child of
    the view or an attribute of it: it goes with the view, should the case be put away."""


def begin(making: Making, in_steps: bool) -> Making:
    """What is left to make: nothing, where it is not to be made `in_steps`."""
    if not in_steps:
        at_once(making)
    return making


def at_once(making: Making) -> None:
    """Make everything that is still to be made."""
    for _step in making:
        pass


def give_up(view: View) -> None:
    """Nothing of a view is left once its widget is deleted, half made or not: what has no parent goes too."""
    if isinstance(making := vars(view).get("making"), Generator):
        making.close()
    for part in vars(view).values():
        if isinstance(part, QWidget) and isValid(part) and part.parent() is None:
            part.deleteLater()


def widget_of(view: View) -> QWidget:
    """The widget that a view is. Raises TypeError for a view that is none."""
    if not isinstance(view, QWidget):
        raise TypeError(f"{type(view).__name__} is no widget")
    return view
