"""In whose name changes are made: a setting of this machine."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog

from ui.kit.settings import settings

if TYPE_CHECKING:
    from ui.shell.host import Host

_KEY = "analyst"


def analyst() -> str:
    """The name that was given on this machine, "" before any was."""
    return str(settings().value(_KEY, "") or "")


def ask_analyst(host: "Host") -> None:
    """Ask for the name and use it in the open case from now on."""
    words = "Your changes are recorded under this name:"
    typed, said = QInputDialog.getText(host.as_widget(), "Analyst name", words, text=analyst())
    name = " ".join(typed.split())
    if said and name:
        settings().setValue(_KEY, name)
        if host.workspace is not None:
            host.workspace.case.as_analyst(name)
            host.session.show_analyst()
