"""Backups of a case: taken while work goes on, verified after writing, thinned out by a ladder.

A backup is a whole case with the key of the case it was taken from. It is written under another
name, brought to the disk, read back from end to end and only then given its name; so every file
that has the name of a backup was sound when it got it.
"""

import contextlib
import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.casefile.file import leftovers
from workbench.casefile.file.connection import Connection, DatabaseError, address_of, is_full, plain_words
from workbench.casefile.file.file_state import mark_whole
from workbench.casefile.file.files import as_private_as, fitting, real_path, to_disk
from workbench.casefile.journal.sealing import head as head_of
from workbench.values.errors import CannotWrite, DiskFull, KnownError
from workbench.values.job import Job
from workbench.values.patterns import late_pattern
from workbench.values.records import dataclass

if TYPE_CHECKING:
    from workbench.casefile.case_file import CaseFile

DAILY, WEEKLY, MONTHLY = 12, 10, 9
"""How many days, weeks and months keep their newest backup."""
NEWEST = 4
"""How many of the newest are kept besides, whenever they were taken."""
_FIRST_YEAR = 2020
"""No backup is older."""
_STAMP = "%Y-%m-%d %H.%M.%S"
_NAME = late_pattern(
    r"(?P<case>.+) (?P<stamp>\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)(?: no (?P<number>\d+))?\.gwk\Z"
)


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its file, when it was taken (UTC) by the clock of the machine, and its size in bytes.

    `number` counts the backups of a case: the clock does not tell which of two came later. 0 where an older
    version took it.
    """

    path: Path
    taken_at: datetime
    size: int
    number: int = 0


def folder_of(case_path: Path) -> Path:
    """Where the backups of a case are kept unless its user says otherwise: a folder beside it."""
    return leftovers.backups_beside(real_path(case_path))


def backups_of(case_path: Path, folder: Path | None = None) -> list[Backup]:
    """The backups of a case, the newest first, by the order they were taken in."""
    case_path = real_path(case_path)
    folder = folder or folder_of(case_path)
    if not folder.is_dir():
        return []
    found = filter(None, (_backup(path, case_path) for path in folder.iterdir()))
    return sorted(found, key=_order, reverse=True)


def _order(backup: Backup) -> tuple[int, datetime]:
    return backup.number, backup.taken_at


def take(
    case: "CaseFile", folder: Path | None = None, at: datetime | None = None, job: Job | None = None
) -> Backup:
    """Write and verify a backup of an open case; others go on reading and writing meanwhile.

    Raises CannotWrite or DiskFull, CannotWrite when what was written does not read back, and Cancelled
    once the job is; what was there before stays in every case.
    """
    folder = folder or folder_of(case.path)
    at = (at or datetime.now(UTC)).replace(microsecond=0)
    number = max((backup.number for backup in backups_of(case.path, folder)), default=0) + 1
    path = folder / _name(case.path, folder, at, number)
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
    return Backup(path, at, path.stat().st_size, number)


def thin_out(backups: Iterable[Backup]) -> list[Backup]:
    """Remove the backups that the ladder does not keep; returns those removed."""
    newest_first = sorted(backups, key=_order, reverse=True)
    kept = kept_of([backup.taken_at for backup in newest_first])
    removed = [backup for number, backup in enumerate(newest_first) if number not in kept]
    for backup in removed:
        backup.path.unlink(missing_ok=True)
    return removed


def to_keep(moments: Iterable[datetime]) -> set[datetime]:
    """Which of the moments the ladder keeps, where they follow each other as a clock that runs right says."""
    newest_first = sorted(moments, reverse=True)
    return {newest_first[number] for number in kept_of(newest_first)}


def kept_of(newest_first: Sequence[datetime]) -> set[int]:
    """The places of the backups that the ladder keeps, of all in the order they were taken in.

    The newest few whenever they were, and the newest of each of the last 12 days, 10 weeks and 9 months
    that have any. The order decides, never the clock: where it was set, a new day, week and month begin.
    """
    kept = set(range(min(NEWEST, len(newest_first))))
    for rungs, name in ((DAILY, "%Y-%j"), (WEEKLY, "%G-%V"), (MONTHLY, "%Y-%m")):
        firsts = [number for number in range(len(newest_first)) if _begins(newest_first, number, name)]
        kept.update(firsts[:rungs])
    return kept


def _begins(newest_first: Sequence[datetime], number: int, name: str) -> bool:
    """Whether a backup is the newest of its day (week, month), which `name` writes."""
    if number == 0:
        return True
    moment, after = newest_first[number], newest_first[number - 1]
    # A computer whose clock begins in 1970 each morning takes one backup of that day after the other.
    is_wrong = moment.year < _FIRST_YEAR or moment > after
    return is_wrong or moment.strftime(name) != after.strftime(name)


def is_due(case: "CaseFile", newest: Backup | None) -> bool:
    """Whether the case holds changes that its newest backup does not, by the history of both.

    True also for a backup that does not open, because the passphrase was changed since or it is damaged.
    """
    head = case.journal.head
    if newest is None or head is None:
        return head is not None
    try:
        with reading(newest.path, case) as connection:
            return head_of(connection) != head
    except (KnownError, DatabaseError):
        return True


@contextlib.contextmanager
def reading(backup: Path, like: "CaseFile") -> Iterator[Connection]:
    """A connection that reads a backup with the key of the case it belongs to.

    Raises WrongPassphrase when the backup has another key: the passphrase was changed since.
    """
    connection = like.open_copy(backup, read_only=True)
    try:
        yield connection
    finally:
        connection.close()


def _mark_whole(case: "CaseFile", copy: Path) -> None:
    """It was taken from an open file and says so, but holds everything up to its newest change."""
    connection = case.open_copy(copy, read_only=False)
    try:
        mark_whole(connection)
    finally:
        connection.close()


def _require_sound(case: "CaseFile", copy: Path, job: Job | None) -> None:
    try:
        with reading(copy, case) as connection:
            with job.interruptible(connection) if job else contextlib.nullcontext():
                from workbench.casefile.verify import verify

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
        f"There is not enough disk space for a backup of “{case.path.name}”.",
        "The case is saved, and the earlier backups are untouched.",
        "Free some disk space where the backups are kept.",
    )


def _unsound(case: "CaseFile", why: str) -> CannotWrite:
    return CannotWrite(
        f"The backup of “{case.path.name}” failed verification ({why}).",
        "It was deleted. The case and earlier backups are unchanged.",
        "Verify the case, and check the disk the backups are on.",
    )


def _name(case_path: Path, folder: Path, at: datetime, number: int) -> str:
    """What a backup is called; the file until it is read back has a longer name."""
    counted = f" no {number}" if number else ""
    ending = f" {at.strftime(_STAMP)}{counted}.gwk"
    unfinished = fitting(case_path.stem, ending + leftovers.UNFINISHED, folder)
    return unfinished.removesuffix(leftovers.UNFINISHED)


def _backup(path: Path, case_path: Path) -> Backup | None:
    match = _NAME.match(path.name)
    if not match:
        return None
    taken_at = datetime.strptime(match["stamp"], _STAMP).replace(tzinfo=UTC)
    number = int(match["number"] or 0)
    if path.name != _name(case_path, path.parent, taken_at, number):
        return None
    return Backup(path, taken_at, path.stat().st_size, number)
