"""Backups of a case: taken while work goes on, verified after writing, thinned out by a ladder.

A backup is a whole case with the key of the case it was taken from. It is written under another
name, brought to the disk, read back from end to end and only then given its name; so every file
that has the name of a backup was sound when it got it.
"""

import contextlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.casefile.file import leftovers
from workbench.casefile.file.connection import (
    Connection,
    DatabaseError,
    address_of,
    connect,
    is_full,
    plain_words,
)
from workbench.casefile.file.file_state import mark_whole
from workbench.casefile.file.files import as_private_as, fitting, real_path, to_disk
from workbench.casefile.journal.sealing import head as head_of
from workbench.casefile.verify import verify
from workbench.values.errors import CannotWrite, DiskFull
from workbench.values.job import Job

if TYPE_CHECKING:
    from workbench.casefile.case_file import CaseFile

DAILY, WEEKLY, MONTHLY = 12, 10, 9
"""How many days, weeks and months keep their newest backup."""
NEWEST = 4
"""How many of the newest are kept besides, whenever they were taken."""
_STAMP = "%Y-%m-%d %H.%M.%S"
_NAME = re.compile(r"(?P<case>.+) (?P<stamp>\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)\.gwk\Z")


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its file, when it was taken (UTC) and its size in bytes."""

    path: Path
    taken_at: datetime
    size: int


def folder_of(case_path: Path) -> Path:
    """Where the backups of a case are kept unless its user says otherwise: a folder beside it."""
    return leftovers.backups_beside(real_path(case_path))


def backups_of(case_path: Path, folder: Path | None = None) -> list[Backup]:
    """The backups of a case, the newest first."""
    case_path = real_path(case_path)
    folder = folder or folder_of(case_path)
    if not folder.is_dir():
        return []
    found = filter(None, (_backup(path, case_path) for path in folder.iterdir()))
    return sorted(found, key=lambda backup: backup.taken_at, reverse=True)


def take(
    case: "CaseFile", folder: Path | None = None, at: datetime | None = None, job: Job | None = None
) -> Backup:
    """Write and verify a backup of an open case; others go on reading and writing meanwhile.

    Raises CannotWrite or DiskFull, CannotWrite when what was written does not read back, and Cancelled
    once the job is; what was there before stays in every case.
    """
    folder = folder or folder_of(case.path)
    at = (at or datetime.now(UTC)).replace(microsecond=0)
    path = folder / _name(case.path, folder, at)
    unfinished = path.with_name(path.name + leftovers.UNFINISHED)
    with case.interruptible(job), plain_words(path):
        folder.mkdir(mode=0o700, exist_ok=True)
        leftovers.clear_backups(folder)
        try:
            case.connection.execute("VACUUM INTO ?", (address_of(unfinished),))
            as_private_as(unfinished, case.path)
            _mark_whole(case, unfinished)
            to_disk(unfinished)
            _require_sound(case, unfinished, job)
            os.replace(unfinished, path)
            to_disk(folder)
        except BaseException as error:
            leftovers.clear_backups(folder)
            if is_full(error):
                raise _no_room(case) from error
            raise
    return Backup(path, at, path.stat().st_size)


def thin_out(backups: Iterable[Backup]) -> list[Backup]:
    """Remove the backups that the ladder does not keep; returns those removed."""
    backups = sorted(backups, key=lambda backup: backup.taken_at, reverse=True)
    kept = to_keep([backup.taken_at for backup in backups])
    removed = [backup for backup in backups if backup.taken_at not in kept]
    for backup in removed:
        backup.path.unlink(missing_ok=True)
    return removed


def to_keep(moments: Iterable[datetime]) -> set[datetime]:
    """Which of the moments the ladder keeps.

    The newest few whenever they were, and the newest of each of the last 12 days, 10 weeks and
    9 months that have any.
    """
    newest_first = sorted(moments, reverse=True)
    kept = set(newest_first[:NEWEST])
    for rungs, name in ((DAILY, "%Y-%j"), (WEEKLY, "%G-%V"), (MONTHLY, "%Y-%m")):
        by_rung: dict[str, datetime] = {}
        for moment in newest_first:
            by_rung.setdefault(moment.strftime(name), moment)
        kept.update(list(by_rung.values())[:rungs])
    return kept


@contextlib.contextmanager
def reading(backup: Path, like: "CaseFile") -> Iterator[Connection]:
    """A connection that reads a backup with the key of the case it belongs to.

    Raises WrongPassphrase when the backup has another key: the passphrase was changed since.
    """
    key = like.file_key
    connection = connect(backup, key.raw, key.salt, read_only=True)
    try:
        yield connection
    finally:
        connection.close()


def _mark_whole(case: "CaseFile", copy: Path) -> None:
    """It was taken from an open file and says so, but holds everything up to its newest change."""
    key = case.file_key
    connection = connect(copy, key.raw, key.salt, read_only=False)
    try:
        mark_whole(connection)
    finally:
        connection.close()


def _require_sound(case: "CaseFile", copy: Path, job: Job | None) -> None:
    try:
        with reading(copy, case) as connection:
            with job.interruptible(connection) if job else contextlib.nullcontext():
                problems = verify(connection, encrypted=case.encrypted, read_only=True, job=job)
            head = head_of(connection)
    except DatabaseError as error:
        raise _unsound(case, str(error)) from error
    if problems:
        raise _unsound(case, f"{problems[0].where}: {problems[0].what}")
    known = case.connection.execute("SELECT 1 FROM change_set WHERE seq = ? AND hash = ?", head).fetchone()
    if known is None:
        raise _unsound(case, "its last change is another")


def _no_room(case: "CaseFile") -> DiskFull:
    return DiskFull(
        f"There is no room for a backup of “{case.path.name}”.",
        "The case is saved, and the earlier backups are untouched.",
        "Free some room on the disk that holds the backups.",
    )


def _unsound(case: "CaseFile", why: str) -> CannotWrite:
    return CannotWrite(
        f"The backup of “{case.path.name}” did not read back as it should ({why}).",
        "It was thrown away; the case and the earlier backups are untouched.",
        "Verify the case, and check the disk the backups are on.",
    )


def _name(case_path: Path, folder: Path, at: datetime) -> str:
    """What a backup is called; the file until it is read back has a longer name."""
    ending = f" {at.strftime(_STAMP)}.gwk"
    unfinished = fitting(case_path.stem, ending + leftovers.UNFINISHED, folder)
    return unfinished.removesuffix(leftovers.UNFINISHED)


def _backup(path: Path, case_path: Path) -> Backup | None:
    match = _NAME.match(path.name)
    if not match:
        return None
    taken_at = datetime.strptime(match["stamp"], _STAMP).replace(tzinfo=UTC)
    if path.name != _name(case_path, path.parent, taken_at):
        return None
    return Backup(path, taken_at, path.stat().st_size)
