"""In whose name changes are made: a setting of this machine."""

from PySide6.QtWidgets import QInputDialog, QWidget


def ask_analyst(parent: QWidget, name: str) -> str:
    """Ask for the analyst's name; "" when nothing was said."""
    words = "Changes made on this machine are recorded in the case under this name:"
    typed, said = QInputDialog.getText(parent, "Work as", words, text=name)
    return " ".join(typed.split()) if said else ""
