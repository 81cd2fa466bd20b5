"""The settings of this machine: window, theme, analyst, paths. Nothing of a case."""

from functools import lru_cache

from PySide6.QtCore import QSettings

NAME = "Groundwork"


@lru_cache(maxsize=1)
def settings() -> QSettings:
    """The one store of settings. Kept open: each new one would read and write the file again."""
    return QSettings(NAME, NAME)
