"""What the parts of a window and the open case may ask of the window."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from ui.app.place import Place
from ui.app.view import View
from ui.kit.commands import CommandSet

if TYPE_CHECKING:
    from ui.app.room import Rooms
    from ui.app.workspace import Workspace


class Shell(Protocol):
    """One window. Several may show the same case; they share its workspace."""

    @property
    def rooms(self) -> "Rooms":
        """The rooms it was given."""

    @property
    def workspace(self) -> "Workspace | None":
        """The open case; None while there is none."""

    @property
    def view(self) -> View | None:
        """What is in the middle; None while no case is open."""

    @property
    def commands(self) -> CommandSet:
        """The commands of the window itself, whatever room is shown."""

    def as_widget(self) -> QWidget:
        """The window as the parent of what lies over it."""

    def go(self, place: Place) -> None:
        """Show a place and remember it for going back; does nothing while no case is open."""

    def notify(self, words: str, severity: str = "warning", stays: bool = False) -> None:
        """Show a sentence as a notice; `severity` is info, good, warning or error.

        One that `stays` goes only when it is dismissed.
        """

    def refresh(self) -> None:
        """Bring title and commands up to date."""

    def open_path(self, path: Path) -> None:
        """Open a case in the place of the one that is open."""
