"""A log beside a case that is older than the case, or of another one: it must not be brought in.

SQLite takes in whatever log bears the name of the file, and has no means of telling that the file has moved
on since: pages of long ago would take the place of newer ones. But all that stands in the file was in the
log first. So the newest change of the file alone must be in the file with its log as well; where it is not,
the log is put aside.
"""

import os
from pathlib import Path

from workbench.casefile.file.connection import DatabaseError, connect
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
    if alone is None:
        return False
    try:
        connection = connect(path, key.raw, key.salt, read_only=True)
        try:
            known = connection.execute("SELECT 1 FROM change_set WHERE seq = ? AND hash = ?", alone)
            return known.fetchone() is None
        finally:
            connection.close()
    except WrongPassphrase:
        return True
    except (DatabaseError, UnicodeDecodeError) as error:
        # Pages that cannot be read with the key of this file: they were written with another.
        return is_damage(error)


def _newest_alone(path: Path, key: Key) -> tuple[int, str] | None:
    """The newest change of the file without its log; None where that cannot be read."""
    try:
        connection = connect(path, key.raw, key.salt, read_only=True, without_log=True)
        try:
            newest = connection.execute("SELECT seq, hash FROM change_set ORDER BY seq DESC LIMIT 1")
            row = newest.fetchone()
            return (row["seq"], row["hash"]) if row else None
        finally:
            connection.close()
    except (DatabaseError, WrongPassphrase, UnicodeDecodeError):
        return None


def put_aside(path: Path) -> Path:
    """Give the log another name, for who holds the lock of the case; returns it."""
    log = log_of(path)
    number = 1
    while (aside := log.with_name(f"{log.name}.{number}")).exists():
        number += 1
    os.replace(log, aside)
    remove(path.with_name(path.name + "-shm"))
    return aside
