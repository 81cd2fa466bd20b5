"""Which folder is watched for documents of a case: a setting of this machine for each case."""

from pathlib import Path

from ui.kit.settings import settings


def watched_folder(case_id: str) -> Path | None:
    """The folder the user chose; None when none is watched."""
    name = str(settings().value(_key(case_id), "") or "")
    return Path(name) if name else None


def set_watched_folder(case_id: str, folder: Path | None) -> None:
    """Watch this folder for the case from now on, or none."""
    if folder is None:
        settings().remove(_key(case_id))
    else:
        settings().setValue(_key(case_id), str(folder))


def _key(case_id: str) -> str:
    return f"watched/{case_id}"
