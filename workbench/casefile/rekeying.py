"""Give a case another passphrase, or its first, or none: a new file beside it, then one rename.

At every moment the name of the case belongs to exactly one whole file, the old or the new.
"""

import os
from contextlib import suppress
from pathlib import Path

from workbench.casefile.copies import note_as_known
from workbench.casefile.file import leftovers
from workbench.casefile.file.connection import APPLICATION_ID, address_of, connect, plain_words
from workbench.casefile.file.file_state import mark_whole
from workbench.casefile.file.files import as_private_as, real_path, to_disk
from workbench.casefile.file.lock import CaseLock, require_one_name
from workbench.casefile.file.write_log import bring_in
from workbench.casefile.journal.sealing import head
from workbench.casefile.keys import key
from workbench.casefile.keys.key import Key
from workbench.casefile.upgrade import version_of
from workbench.casefile.verify import verify
from workbench.values.errors import CannotWrite


def key_for(passphrase: str | None, cost: key.Cost | None = None) -> Key:
    """A new key with a new salt for a passphrase; the plain "key" for None. Refused for an empty one."""
    key.require_passphrase(passphrase)
    if passphrase is None:
        return Key(None, b"")
    salt = key.new_salt(cost)
    return Key(key.derive(passphrase, salt), salt)


def rekey(path: Path, old: Key, new: Key) -> None:
    """Write the case at `path` anew under another key and put it in its place.

    The case must be closed; its backups keep the key they were taken with. Raises CaseLocked when it
    is open, WrongPassphrase when `old` does not open it, CannotWrite or DiskFull when the new file
    cannot be written or does not read back; then the case is as it was.
    """
    path = real_path(path)
    copy = leftovers.draft_of(path, leftovers.REKEYED)
    with plain_words(path):
        lock = CaseLock(path)
        lock.acquire()
        try:
            leftovers.clear(path)
            require_one_name(path)
            _write_copy(path, old, copy, new)
            _require_same(path, old, copy, new)
            _empty_log(path, old)
            as_private_as(copy, path)
            to_disk(copy)
            to_disk(path.parent)
            os.replace(copy, path)
            # The new key is the key from here on: nothing may say otherwise any more.
            with suppress(OSError):
                to_disk(path.parent)
            note_as_known(path)
        finally:
            leftovers.clear(path)
            lock.release()


def _write_copy(path: Path, old: Key, copy: Path, new: Key) -> None:
    connection = connect(path, old.raw, old.salt, read_only=False)
    try:
        version = version_of(connection)
        connection.execute(f'ATTACH DATABASE ? AS fresh KEY "{new.clause}"', (address_of(copy),))
        connection.execute("SELECT sqlcipher_export('fresh')").fetchall()
        connection.execute(f"PRAGMA fresh.user_version = {version}")
        connection.execute(f"PRAGMA fresh.application_id = {APPLICATION_ID}")
        connection.execute("DETACH DATABASE fresh")
    finally:
        connection.close()
    fresh = connect(copy, new.raw, new.salt, read_only=False)
    try:
        fresh.execute("PRAGMA journal_mode = WAL")
        mark_whole(fresh)
        bring_in(fresh, copy)
    finally:
        fresh.close()


def _require_same(path: Path, old: Key, copy: Path, new: Key) -> None:
    present = connect(path, old.raw, old.salt, read_only=True)
    written = connect(copy, new.raw, new.salt, read_only=True)
    try:
        problems = verify(written, encrypted=new.raw is not None, read_only=True)
        same = head(present) == head(written)
    finally:
        written.close()
        present.close()
    if problems or not same:
        what = f"{problems[0].where}: {problems[0].what}" if problems else "its last change is another"
        raise CannotWrite(
            f"“{path.name}” was re-encrypted but failed verification ({what}).",
            "The passphrase was not changed; the case is as it was.",
            "Verify the case, and check the disk.",
        )


def _empty_log(path: Path, old: Key) -> None:
    """A log must never meet the pages of another file."""
    connection = connect(path, old.raw, old.salt, read_only=False)
    try:
        bring_in(connection, path)
    finally:
        connection.close()
