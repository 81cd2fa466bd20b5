"""What the other pieces of the shell need of a window beyond what everybody may ask of it."""

from typing import TYPE_CHECKING, Protocol

from ui.app.place import Place
from ui.app.shell import Shell

if TYPE_CHECKING:
    from ui.kit.notice import Notice
    from ui.shell.case_frame import CaseFrame
    from ui.shell.opening.opener import Attempt
    from ui.shell.opening.screen import OpeningScreen
    from ui.shell.session import Session


class Host(Shell, Protocol):
    """One window, as its commands, the session, locking and reopening see it."""

    @property
    def session(self) -> "Session":
        """What it shares with the other windows of this program."""

    @property
    def frame(self) -> "CaseFrame | None":
        """The columns of the open case; None while there is none."""

    @property
    def opening(self) -> "OpeningScreen":
        """Welcome, new case, passphrase."""

    def show_case(self, place: Place | None = None) -> None:
        """Show the open case at a place, by default where one was last."""

    def show_notice(self, notice: "Notice") -> None:
        """Show a notice, whether a case is open or not."""

    def empty(self) -> None:
        """Take everything of the case out of the window."""

    def show_welcome(self) -> None:
        """Show the welcome."""

    def ask_passphrase(self, attempt: "Attempt", words: str) -> None:
        """Ask for the passphrase of a case that was locked, and say why."""

    def new_window(self) -> object:
        """Show the case in one more window."""

    def open_palette(self) -> None:
        """Search everything and run commands."""

    def activateWindow(self) -> None:
        """Bring it to the front."""

    def raise_(self) -> None:
        """Put it above the other windows."""

    def close(self) -> bool:
        """Close the window; the last one closes the case."""
