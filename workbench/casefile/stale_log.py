"""A log beside a case that is older than the case, or of another one: it must not be brought in.

SQLite takes in whatever log bears the name of the file, and has no means of telling that the file has moved
on since: pages of long ago would take the place of newer ones. But all that stands in the file was in the
log first. So the newest change of the file alone must be in the file with its log as well; where it is not,
the log is put aside.

A program that was killed, or lost its power, while it brought the log into the file leaves pages of two
moments in the file: what that seems to say alone was never so, and the log has every page that it lacks.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from workbench.casefile.file.connection import Connection, DatabaseError, connect
from workbench.casefile.file.damaged import is_damage
from workbench.casefile.file.files import remove
from workbench.casefile.file.write_log import holds_pages, log_of
from workbench.casefile.keys.key import Key
from workbench.values.errors import WrongPassphrase


def is_stale(path: Path, key: Key) -> bool:
    """Whether the log lacks changes that the file itself holds, or cannot be of this file.

    Only where nobody has the case open for writing: the file alone is read without any lock.
    """
    if not holds_pages(path):
        return False
    alone = _newest_alone(path, key)
    if alone is None or _holds(path, key, alone):
        return False
    return _is_sound(path, key, without_log=True) or not _is_sound(path, key, without_log=False)


def _newest_alone(path: Path, key: Key) -> tuple[int, str] | None:
    """The newest change of the file without its log; None where that cannot be read."""
    try:
        with _reading(path, key, without_log=True) as connection:
            newest = connection.execute("SELECT seq, hash FROM change_set ORDER BY seq DESC LIMIT 1")
            row = newest.fetchone()
            return (row["seq"], row["hash"]) if row else None
    except (DatabaseError, WrongPassphrase, UnicodeDecodeError):
        return None


def _holds(path: Path, key: Key, change: tuple[int, str]) -> bool:
    """Whether the file has that change together with its log."""
    try:
        with _reading(path, key, without_log=False) as connection:
            known = connection.execute("SELECT 1 FROM change_set WHERE seq = ? AND hash = ?", change)
            return known.fetchone() is not None
    except WrongPassphrase:
        return False
    except (DatabaseError, UnicodeDecodeError) as error:
        # Pages that cannot be read with the key of this file: they were written with another.
        return not is_damage(error)


def _is_sound(path: Path, key: Key, *, without_log: bool) -> bool:
    """Whether every page hangs together with the others."""
    try:
        with _reading(path, key, without_log=without_log) as connection:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()
            return found is not None and found[0] == "ok"
    except (DatabaseError, WrongPassphrase, UnicodeDecodeError):
        return False


@contextlib.contextmanager
def _reading(path: Path, key: Key, *, without_log: bool) -> Iterator[Connection]:
    connection = connect(path, key.raw, key.salt, read_only=True, without_log=without_log)
    try:
        yield connection
    finally:
        connection.close()


def put_aside(path: Path) -> Path:
    """Give the log another name, for who holds the lock of the case; returns it."""
    log = log_of(path)
    number = 1
    while (aside := log.with_name(f"{log.name}.{number}")).exists():
        number += 1
    os.replace(log, aside)
    remove(path.with_name(path.name + "-shm"))
    return aside
