"""Connections to a case file: keyed, with the settings the promises rest on."""

import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlcipher3 import dbapi2

from workbench.casefile.file.damaged import damaged, is_damage, json_of
from workbench.casefile.file.files import LONGEST_PATH
from workbench.casefile.file.guarded import GuardedConnection
from workbench.casefile.keys.wiping import wipe
from workbench.values.errors import (
    CannotWrite,
    CaseLocked,
    Damaged,
    DiskFull,
    KnownError,
    NotACase,
    NotFound,
    WrongPassphrase,
)
from workbench.values.ids import derived_id
from workbench.values.text import fold, shortened, words_for_index

Connection = Any
DatabaseError = dbapi2.DatabaseError
IntegrityError = dbapi2.IntegrityError

_CACHE, _WIDE_CACHE = 16_000, 64_000
"""KiB of pages kept in memory."""

APPLICATION_ID = 0x47574B31  # "GWK1"


def connect(
    path: Path,
    key: bytes | bytearray | None,
    salt: bytes,
    *,
    read_only: bool,
    without_log: bool = False,
    before_key: Callable[[Connection], None] | None = None,
) -> Connection:
    """Open one connection, for use by one thread.

    `key` is None for a plain case; no copy of it is left. Autocommit: transactions are begun by the caller.
    `without_log` reads the file alone, whatever log stands beside it, while nobody writes. `before_key` gets
    the connection while nothing can be read with it yet, so that it can be taken out of use from then on.
    """
    mode = _mode(path, read_only, without_log)
    connection = dbapi2.connect(
        f"{address_of(path)}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        factory=GuardedConnection,
    )
    try:
        if before_key is not None:
            before_key(connection)
        _begin(connection, path, key, salt, alone=mode.endswith("unix-none"))
        if not read_only:
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA secure_delete = ON")
        _give_functions(connection)
    except BaseException:
        # Left open it would keep the log beside the file for as long as anything knows of the error.
        connection.shut()
        raise
    return connection


def _begin(
    connection: Connection, path: Path, key: bytes | bytearray | None, salt: bytes, *, alone: bool
) -> None:
    """Give it the key, and what every connection goes by; `alone` where no index of the log is beside it."""
    # A wrong key is told in our own words; SQLCipher would print its own to the terminal.
    connection.execute("PRAGMA cipher_log_level = NONE")
    if alone:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    if key is not None:
        _give_key(connection, key, salt)
        _prove_key(connection, path)
    connection.path = path
    connection.row_factory = dbapi2.Row
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA busy_timeout = 5000")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    connection.execute(f"PRAGMA cache_size = -{_CACHE}")


def _mode(path: Path, read_only: bool, without_log: bool) -> str:
    log = path.with_name(path.name + "-wal")
    closed_off = read_only and not (_may_write_beside(path) and _has_room(path))
    if without_log or (closed_off and not log.exists()):
        # SQLite would want a file beside it even for reading.
        return "ro&immutable=1"
    if closed_off and sys.platform != "win32" and not path.with_name(path.name + "-shm").exists():
        # With a log it wants an index of it beside it; alone with the file it keeps that in memory.
        return "ro&vfs=unix-none"
    return "ro" if read_only else "rwc"


def _give_key(connection: Connection, key: bytes | bytearray, salt: bytes) -> None:
    """Past the statements: they and their texts would stay in memory as long as the connection, and after."""
    letters = key.hex()
    clause = f"x'{letters}{salt.hex()}'"
    try:
        connection.set_key(clause)
    finally:
        wipe(letters)
        wipe(clause)


def address_of(path: Path) -> str:
    """The file as SQLite is told of it; a name on the disk may be bytes that are no letters."""
    return f"file:{quote(os.fsencode(path.resolve()))}"


@contextmanager
def wide_cache(connection: Connection) -> Iterator[None]:
    """Room for the pages that a large load comes back to, which would be written again and again."""
    connection.execute(f"PRAGMA cache_size = -{_WIDE_CACHE}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA cache_size = -{_CACHE}")


def connect_in_memory() -> Connection:
    """A connection to an empty database that is on no disk."""
    connection = dbapi2.connect(":memory:", isolation_level=None)
    connection.row_factory = dbapi2.Row
    _give_functions(connection)
    return connection


def _give_functions(connection: Connection) -> None:
    connection.create_function("fold", 1, _fold_or_nothing, deterministic=True)
    connection.create_function("derived_id", -1, derived_id, deterministic=True)
    connection.create_function("search_fold", 1, _search_fold, deterministic=True)


def _may_write_beside(path: Path) -> bool:
    return os.access(path.parent, os.W_OK)


def _has_room(path: Path) -> bool:
    """Whether the disk has room for the little that reading needs."""
    return shutil.disk_usage(path.parent).free >= 1 << 16


def _fold_or_nothing(text: str | None) -> str:
    return fold(text or "")


def _search_fold(text: str | None) -> str:
    return words_for_index(text) if text else ""


def _prove_key(connection: Connection, path: Path) -> None:
    """Read the first page, before any other statement can stumble over it."""
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except DatabaseError as error:
        if "not a database" in str(error):
            raise WrongPassphrase(
                f"Wrong passphrase for “{path.name}”.",
                "The file has not been touched.",
                "Check the keyboard layout and capital letters and try again. If you are sure of it, the "
                "beginning of the file may be damaged: restore a backup.",
            ) from None
        raise


@contextmanager
def plain_words(path: Path) -> Iterator[None]:
    """Turn errors of the disk and the database file into sentences for the user."""
    try:
        yield
    except DatabaseError as error:
        raise translated(error, path) from error
    except UnicodeDecodeError as error:
        # SQLite names what it cannot read, and the name itself is damaged.
        raise damaged(path) from error
    except PermissionError as error:
        raise CannotWrite(
            f"“{path}” cannot be opened or written: permission is denied.",
            "Nothing was changed.",
            "Choose another folder, or ask for write permission.",
        ) from error
    except FileNotFoundError as error:
        raise CannotWrite(
            f"The folder “{path.parent}” does not exist.",
            "Nothing was changed.",
            "Choose a folder that exists.",
        ) from error
    except OSError as error:
        if is_full(error):
            raise disk_full(path) from error
        if error.errno == errno.ENAMETOOLONG:
            raise _too_long(path) from error
        raise CannotWrite(
            f"The disk gave an error while “{path.name}” was in use: {error.strerror or error}.",
            "The last change is not saved. Earlier saved work should be intact.",
            "Check the disk or the connection to it, then open the case again.",
        ) from error


def lacks_room(error: BaseException, connection: Connection) -> bool:
    """Whether an error of the database comes from a full disk, which says nothing about the file."""
    if is_full(error):
        return True
    path = getattr(connection, "path", None)
    hindered = _says(error, "I/O error", "unable to open", "readonly")
    return hindered and path is not None and not _has_room(path)


def is_full(error: BaseException) -> bool:
    """Whether an error of the disk or the database says that no room is left."""
    if isinstance(error, OSError):
        return error.errno == errno.ENOSPC
    return _says(error, "full")


def was_interrupted(error: Exception) -> bool:
    """Whether a statement failed because it was asked to stop: the file is not to blame."""
    return _says(error, "interrupt")


def _says(error: BaseException, *signs: str) -> bool:
    """Whether SQLite itself says one of these; damage is told in our words, with the file's name."""
    is_its_own = isinstance(error, DatabaseError) and not isinstance(error, Damaged)
    return is_its_own and any(sign in str(error) for sign in signs)


def _too_long(path: Path) -> CannotWrite:
    return CannotWrite(
        f"The path of “{shortened(path.name, 40)}” is too long: files beside the case need names too.",
        "Nothing was changed.",
        "Give the file a shorter name, or move it to a folder with a shorter path.",
    )


def disk_full(path: Path) -> DiskFull:
    """The one sentence for a full disk."""
    return DiskFull(
        f"The disk that holds “{path.name}” is full: the last change is not saved.",
        "Everything saved before is intact.",
        "Free some disk space, then try again.",
    )


def translated(error: Exception, path: Path) -> Exception:
    """A KnownError for what the disk or the file did; the error itself when it is a bug of ours."""
    if isinstance(error, KnownError):
        return error
    text = str(error)
    known: KnownError | None = None
    if "full" in text or ("I/O error" in text and not _has_room(path)):
        known = disk_full(path)
    elif "locked" in text or "busy" in text:
        known = CaseLocked(
            f"“{path.name}” is being written by another program.",
            "The last change is not saved; earlier work is intact.",
            "Try again in a moment.",
        )
    elif "unable to open" in text and len(os.fsencode(path)) > LONGEST_PATH - len("-journal"):
        known = _too_long(path)
    elif "readonly" in text or "unable to open" in text:
        known = CannotWrite(
            f"“{path.name}” cannot be written: the file or its folder is read-only or gone.",
            "The last change is not saved; earlier work is intact.",
            "Copy the case to a folder you may write to, or open it read-only.",
        )
    elif "I/O error" in text:
        known = CannotWrite(
            f"The disk gave an error while “{path.name}” was in use.",
            "Earlier saved work should be intact.",
            "Check the disk or the connection to it, then open the case again.",
        )
    elif "not a database" in text or "file is encrypted" in text:
        known = NotACase(
            f"“{path.name}” is not a Groundwork case, or it is damaged.",
            "The file has not been touched.",
            "Choose a file that ends in .gwk, or restore it from a backup.",
        )
    elif "FOREIGN KEY constraint" in text:
        # A command about a thing that was deleted a moment ago, in another window or by undo.
        known = NotFound("What this belongs to is no longer in the case.", "Nothing was changed.")
    elif is_damage(error):
        known = damaged(path)
    return known or error


def plain_rows(connection: Any, query: str, values: Any = ()) -> list[tuple[Any, ...]]:
    """All rows of a question as plain tuples, at once: of very many, names cost more than the values."""
    cursor = connection.cursor()
    cursor.row_factory = None
    found: list[tuple[Any, ...]] = cursor.execute(query, values).fetchall()
    return found


def decoded(value: str | None, empty: Any) -> Any:
    """A JSON column's value; `empty` where there is none."""
    if not value:
        return empty
    # Most such columns are empty, and a brief asks for a thousand rows of them.
    return [] if value == "[]" else {} if value == "{}" else json_of(value)
