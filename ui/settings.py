"""The settings of this machine: window, theme, analyst, paths. Nothing of a case."""

from PySide6.QtCore import QSettings

NAME = "Groundwork"


def settings() -> QSettings:
    """The one store of settings."""
    return QSettings(NAME, NAME)
