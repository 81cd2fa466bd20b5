"""What was chosen for the export of a brief: kept on this computer, for each brief by itself.

Settings of the computer and not of the case: they are habits of one analyst, a template may lie in a folder
only this computer has, and a case that is open read-only remembers nothing. Only ids and a path are kept.
"""

from dataclasses import dataclass

from PySide6.QtCore import QSettings

_NAMES = ("profile", "template", "own_template", "client")


@dataclass(frozen=True, slots=True)
class ExportChoices:
    """Values as they were chosen last for one brief; "" for what was never chosen."""

    profile: str = ""
    template: str = ""
    own_template: str = ""
    client: str = ""


def remembered(settings: QSettings, brief_id: str) -> ExportChoices:
    """What was chosen last for a brief."""
    values = (str(settings.value(f"export/briefs/{brief_id}/{name}", "") or "") for name in _NAMES)
    return ExportChoices(*values)


def remember(settings: QSettings, brief_id: str, choices: ExportChoices) -> None:
    """Keep what is chosen for a brief."""
    for name in _NAMES:
        settings.setValue(f"export/briefs/{brief_id}/{name}", getattr(choices, name))
