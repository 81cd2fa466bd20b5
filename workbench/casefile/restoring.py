"""Put a backup in the place of a case; the present file stays beside it under another name."""

import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.casefile.backups import Backup, reading
from workbench.casefile.copies import note_as_known
from workbench.casefile.file import leftovers
from workbench.casefile.file.connection import Connection, DatabaseError, plain_words
from workbench.casefile.file.files import as_private_as, give_name, real_path, remove, to_disk
from workbench.casefile.file.held import head_of
from workbench.casefile.file.lock import CaseLock, require_one_name
from workbench.casefile.keys.key import SALT_LENGTH

if TYPE_CHECKING:
    from workbench.casefile.case_file import CaseFile

_COUNTED = ("source", "clip", "actor", "claim", "statement")


@dataclass(frozen=True, slots=True)
class Loss:
    """What restoring a backup would lose: the change sets since, newest first, and rows by table.

    `rows` says how many more (or, negative, fewer) rows the present case has than the backup.
    """

    labels: tuple[str, ...]
    rows: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Held:
    """The newest change set of a backup, and its rows by table."""

    head: int
    rows: dict[str, int]


_MOST_KNOWN = 64
_known: dict[tuple[object, ...], _Held] = {}


def loss(case: "CaseFile", backup: Backup) -> Loss:
    """Compare an open case with one of its backups.

    Raises WrongPassphrase when the backup has another key: the passphrase was changed since.
    """
    held, present = _held_by(backup.path, case), case.connection
    labels = present.execute("SELECT label FROM change_set WHERE seq > ? ORDER BY seq DESC", (held.head,))
    rows = {table: _count(present, table) - count for table, count in held.rows.items()}
    return Loss(tuple(row[0] for row in labels), {table: count for table, count in rows.items() if count})


def _held_by(backup: Path, case: "CaseFile") -> _Held:
    """What a backup holds, read once of a file as it is: a view asks again after each change of the case."""
    key = _as_it_is(backup, case)
    held = _known.get(key) if key else None
    if held is None:
        with reading(backup, case) as connection:
            head = connection.execute("SELECT coalesce(max(seq), 0) FROM change_set").fetchone()[0]
            held = _Held(head, {table: _count(connection, table) for table in _COUNTED})
        while len(_known) >= _MOST_KNOWN:
            _known.pop(next(iter(_known)), None)
        if key:
            _known[key] = held
    return held


def _as_it_is(backup: Path, case: "CaseFile") -> tuple[object, ...]:
    """Another state of the file or another passphrase of the case makes another; () if one is gone."""
    try:
        found, salt = backup.stat(), head_of(case.path, SALT_LENGTH)
    except OSError:
        return ()
    return backup, found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, salt


def restore(case_path: Path, backup: Backup) -> Path | None:
    """Put `backup` where the case is; returns where the present file was kept, None if there was none.

    The case must be closed. Raises CaseLocked when someone has it open, CannotWrite or DiskFull
    when the copy cannot be written; then the present file is as it was.
    """
    case_path = real_path(case_path)
    with plain_words(case_path):
        lock = CaseLock(case_path)
        lock.acquire()
        kept: Path | None = None
        try:
            leftovers.clear(case_path)
            if case_path.exists():
                require_one_name(case_path)
            copy = leftovers.draft_of(case_path, leftovers.RESTORING)
            shutil.copyfile(backup.path, copy)
            as_private_as(copy, case_path)
            to_disk(copy)
            kept = _second_name(case_path) if case_path.exists() else None
            # From this one rename on the backup is the case; a cut later is made good on opening.
            os.replace(copy, leftovers.draft_of(case_path, leftovers.RESTORED))
            to_disk(case_path.parent)
            leftovers.finish_restoring(case_path)
            # Its backup was read from end to end when it was taken.
            note_as_known(case_path)
        except BaseException:
            _give_up(case_path, kept)
            raise
        finally:
            lock.release()
    return kept


def _second_name(case_path: Path) -> Path:
    """Give the present file and its log a second name, under which they stay."""
    stamp = datetime.now(UTC).strftime("%Y-%m-%d %H.%M.%S")
    kept = leftovers.kept_name(case_path, stamp)
    try:
        for ending in ("", "-wal"):
            present = case_path.with_name(case_path.name + ending)
            if present.exists():
                give_name(present, kept.with_name(kept.name + ending))
        to_disk(case_path.parent)
    except BaseException:
        _remove_names(kept)
        raise
    return kept


def _give_up(case_path: Path, kept: Path | None) -> None:
    """Leave the case as it was, unless the backup is the case already."""
    if leftovers.is_restoring(case_path):
        return
    remove(leftovers.draft_of(case_path, leftovers.RESTORING))
    if kept and case_path.exists() and kept.exists() and os.path.samefile(case_path, kept):
        _remove_names(kept)


def _remove_names(kept: Path) -> None:
    for ending in ("", "-wal"):
        remove(kept.with_name(kept.name + ending))


def _count(connection: Connection, table: str) -> int:
    try:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    except DatabaseError:
        # A backup of an older schema may not have the table yet.
        return 0
