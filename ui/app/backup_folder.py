"""Where the backups of a case are kept: a setting of this machine for each case."""

from pathlib import Path

from ui.kit.settings import settings


def backup_folder(case_id: str) -> Path | None:
    """The folder the user chose for the backups of a case; None for the one beside it."""
    chosen = str(settings().value(_key(case_id), "") or "")
    return Path(chosen) if chosen else None


def set_backup_folder(case_id: str, folder: Path) -> None:
    """Keep the backups of a case in this folder from now on."""
    settings().setValue(_key(case_id), str(folder))


def _key(case_id: str) -> str:
    return f"backups/{case_id}"
