"""What the shell asks of the view of a room."""

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


def widget_of(view: View) -> QWidget:
    """The widget that a view is. Raises TypeError for a view that is none."""
    if not isinstance(view, QWidget):
        raise TypeError(f"{type(view).__name__} is no widget")
    return view
