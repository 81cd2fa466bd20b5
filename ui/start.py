"""Where the program begins: without arguments or with a case the window; anything else is a command.

Nothing of Qt is imported for a command, unless it writes a PDF file; nothing of the command line for the
window.
"""

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.app.room import Rooms
    from ui.shell.main_window import MainWindow
    from workbench.values.pdf import Pages

NO_LIBRARY = (
    "Groundwork cannot show a window: a library of the system is missing. “make setup” installs it on Debian "
    "and Ubuntu; commands such as “groundwork demo” work without it."
)


def wants_window(arguments: Sequence[str]) -> bool:
    """Whether there is nothing to do but to show a window, perhaps with a case and documents for it."""
    if list(arguments) in (["--sample"], []):
        return True
    return all(_is_file(argument) for argument in arguments)


def _is_file(argument: str) -> bool:
    """A case, or a file or folder that is there and cannot be meant as the name of a command."""
    if argument.lower().endswith((".gwk", ".gwr")):
        return True
    return os.path.exists(argument) and (os.sep in argument or bool(os.path.splitext(argument)[1]))


def main() -> int:
    """Open the window or run the command; returns the exit code."""
    from workbench.values.offline import stay_offline
    from workbench.values.streams import use_utf8_names

    use_utf8_names()
    stay_offline()
    arguments = sys.argv[1:]
    if wants_window(arguments):
        return show_window(arguments)
    from workbench.cli import main as run_command
    from workbench.values.pdf import lay_out_with
    from workbench.values.seclusion import seclude

    seclude()
    lay_out_with(_pdf_of)
    return run_command()


def _pdf_of(pages: "Pages") -> bytes:
    """A PDF file for a command: the only one that brings in Qt, and only then."""
    from ui.parts.pdf_pages import pdf_of

    return pdf_of(pages)


def show_window(wanted: Sequence[str]) -> int:
    """Open the window, on a case when its file is named; returns the exit code.

    Other files are taken into the case that is open in a window already, else into the one this opens.
    `--sample` opens the sample case and builds it first where it is not there yet.
    """
    try:
        from ui.shell.application import catch_faults, end_at_once, handed_over, make_application
    except ImportError as error:
        if "shared object" not in str(error):
            raise
        sys.stderr.write(f"{NO_LIBRARY} ({error})\n")
        return 1
    from workbench.values.seclusion import seclude

    app = make_application()
    if handed_over(wanted):
        return 0
    window = make_window(wanted)
    window.show()
    # After the first paint is on its way, and before any passphrase can have been typed.
    seclude()
    catch_faults(window.notify_error)
    code = app.exec()
    end_at_once(code)
    return code


def make_window(wanted: Sequence[str] = (), rooms: "Callable[[], Rooms] | None" = None) -> "MainWindow":
    """The window; it opens what is wanted once it has been painted. `rooms` are ours by default."""
    from ui.shell.application import cases_and_documents
    from ui.shell.main_window import MainWindow

    cases, documents = cases_and_documents(wanted)
    return MainWindow(rooms or load_rooms, cases[0] if cases else None, "--sample" in wanted, documents)


def load_rooms() -> "Rooms":
    """The rooms of the program; their records are imported after the first paint."""
    from ui.room_list import ROOMS

    return ROOMS
