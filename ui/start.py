"""Where the program begins: without arguments or with a case the window; anything else is a command.

Nothing of Qt is imported for a command, nothing of the command line for the window.
"""

import os
import sys
from collections.abc import Sequence


def wants_window(arguments: Sequence[str]) -> bool:
    """Whether there is nothing to do but to show a window, perhaps with a case and documents for it."""
    if list(arguments) in (["--sample"], []):
        return True
    return all(_is_file(argument) for argument in arguments)


def _is_file(argument: str) -> bool:
    """A case, or a file or folder that is there and cannot be meant as the name of a command."""
    if argument.lower().endswith(".gwk"):
        return True
    return os.path.exists(argument) and (os.sep in argument or bool(os.path.splitext(argument)[1]))


def main() -> int:
    """Open the window or run the command; returns the exit code."""
    from workbench.values.offline import stay_offline

    stay_offline()
    arguments = sys.argv[1:]
    if wants_window(arguments):
        from ui.shell.application import main as show_window

        return show_window(arguments)
    from workbench.cli import main as run_command
    from workbench.values.seclusion import seclude

    seclude()
    return run_command()
