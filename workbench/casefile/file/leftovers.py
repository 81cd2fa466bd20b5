"""Files that a step cut off in the middle leaves beside a case; cleared by the next who holds its lock."""

import os
from glob import escape
from pathlib import Path

from workbench.casefile.file import last_seal
from workbench.casefile.file.files import clear_unfinished, fitting, remove, to_disk

CREATING = ".creating"
"""A new case, until it is whole."""
REKEYED = ".rekeyed"
"""The case written anew under another key, until it takes the place of the case."""
RESTORING = ".restoring"
"""A backup being copied."""
RESTORED = ".restored"
"""A backup copied whole, with the present file safe under another name: from here on it is the case."""
UNFINISHED = ".unfinished"
"""A backup until it has been read back."""
_ANY_STAMP = "2026-01-01 00.00.00"
_ENDINGS = ("", "-journal", "-wal", "-shm")


def clear(case_path: Path) -> None:
    """Finish or remove what was left; only for who holds the lock of the case."""
    finish_restoring(case_path)
    for kind in (CREATING, REKEYED, RESTORING):
        for ending in _ENDINGS:
            remove(case_path.with_name(draft_of(case_path, kind).name + ending))
    _clear_second_names(case_path)
    clear_unfinished(case_path.parent)
    clear_backups(backups_beside(case_path))


def kept_name(case_path: Path, stamp: str) -> Path:
    """What the present file is called once a backup has taken its place."""
    return case_path.with_name(fitting(case_path.stem, f" (before restoring {stamp}).gwk", case_path.parent))


def _clear_second_names(case_path: Path) -> None:
    """Remove second names of the very case, given before a restoring that never was.

    Opened under such a name, with an old log beside it, the case would be spoiled.
    """
    stem = kept_name(case_path, _ANY_STAMP).name.removesuffix(f" (before restoring {_ANY_STAMP}).gwk")
    for path in case_path.parent.glob(f"{escape(stem)} (before restoring *).gwk"):
        if path != case_path and case_path.exists() and os.path.samefile(path, case_path):
            remove(path.with_name(path.name + "-wal"))
            remove(path)


def draft_of(case_path: Path, kind: str) -> Path:
    """What a file of this kind is called beside the case, until it takes the place of the case."""
    return case_path.with_name(fitting(case_path.name, kind, case_path.parent))


def is_restoring(case_path: Path) -> bool:
    """Whether a restoring was cut off after the moment from which the backup is the case."""
    return draft_of(case_path, RESTORED).exists()


def finish_restoring(case_path: Path) -> None:
    """Put a restored backup in the place of the case.

    The log of the file that was there goes first: it must never meet the pages of another.
    """
    if not is_restoring(case_path):
        return
    for ending in ("-wal", "-shm"):
        case_path.with_name(case_path.name + ending).unlink(missing_ok=True)
    to_disk(case_path.parent)
    # What the older file lacks is not missing: it was put here on purpose.
    last_seal.forget(case_path)
    os.replace(draft_of(case_path, RESTORED), case_path)
    to_disk(case_path.parent)


def backups_beside(case_path: Path) -> Path:
    """Where the backups of a case are kept unless its user says otherwise: a folder beside it."""
    return case_path.with_name(fitting(case_path.stem, " backups"))


def clear_backups(folder: Path) -> None:
    """Remove backups that were never finished."""
    for path in folder.glob(f"*{UNFINISHED}*"):
        remove(path)
