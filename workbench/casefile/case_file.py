"""One case = one file: create, open, change, undo, listen, close."""

import contextlib
import logging
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from workbench.casefile import opening
from workbench.casefile.file import rows
from workbench.casefile.file.connection import Connection, DatabaseError, connect, translated
from workbench.casefile.file.files import identity
from workbench.casefile.file.lock import CaseLock
from workbench.casefile.file.typed_words import as_kept, label_as_kept
from workbench.casefile.journal import history as journal_history
from workbench.casefile.journal import journal
from workbench.casefile.journal.journal import Change, ChangeSet, RowChange
from workbench.casefile.keys import key
from workbench.values.errors import CannotWrite, NotFound
from workbench.values.ids import new_id
from workbench.values.job import Job
from workbench.values.text import canonical

if TYPE_CHECKING:
    from sqlite_utils import Database

log = logging.getLogger(__name__)
Listener = Callable[[Change], None]


@dataclass(frozen=True, slots=True)
class Analyst:
    """Who makes a change."""

    id: str
    name: str
    initials: str


@dataclass(slots=True)
class _Unit:
    """The change that is open on one thread."""

    broken: bool = False


class CaseFile:
    """An open case. Safe to share between threads: each has its own connection, one writes at a time."""

    def __init__(
        self, path: Path, raw_key: bytes | None, salt: bytes, lock: CaseLock | None, read_only: bool
    ) -> None:
        self.path = path
        self.read_only = read_only
        self._key = bytearray(raw_key) if raw_key else None
        self._salt = salt
        self._lock = lock
        self._local = threading.local()
        self._connections: list[Connection] = []
        self._writer = threading.RLock()
        self._listeners: list[Listener] = []
        self._stacks = journal.Stacks()
        self._analyst: Analyst | None = None
        self._closed = False
        self._identity: tuple[int, int] | None = None
        self.log_was_cut = False
        """Whether a change that was never told to be saved was cut off when this case was last open."""

    # -- create and open ---------------------------------------------------------------------

    @classmethod
    def create(
        cls,
        path: Path | str,
        passphrase: str | None = None,
        title: str = "",
        analyst: str = "Analyst",
    ) -> Self:
        """Make a new case at `path`; without a passphrase it is plain.

        Raises Refused when a file is there already, CannotWrite when the folder cannot be written.
        """
        return opening.create(cls, Path(path), passphrase, title, analyst)

    @classmethod
    def open(
        cls,
        path: Path | str,
        passphrase: str | None = None,
        read_only: bool = False,
        raw_key: bytes | None = None,
    ) -> Self:
        """Open an existing case. Nothing is written until the first change.

        `raw_key` takes the place of the passphrase where the system's keyring remembered it.
        A case of an older version is brought to the present schema. Raises NotFound, NotACase, Damaged,
        WrongPassphrase, CaseLocked, CaseTooNew or CannotWrite.
        """
        return opening.open_case(cls, Path(path), passphrase, read_only, raw_key)

    @staticmethod
    def is_encrypted(path: Path | str) -> bool:
        """Whether the file needs a passphrase; raises NotFound or NotACase."""
        return opening.is_encrypted(Path(path))

    # -- connections ---------------------------------------------------------------------------

    @property
    def connection(self) -> Connection:
        """This thread's own connection."""
        connection = getattr(self._local, "connection", None)
        if connection is None:
            if self._closed:
                raise RuntimeError("the case is closed")
            if not self._is_in_place():
                # What is open still holds the case, for reading and for a last backup.
                return self._connections[0]
            connection = connect(self.path, self.raw_key, self._salt, read_only=self.read_only)
            self._identity = self._identity or identity(self.path)
            self._local.connection = connection
            self._connections.append(connection)
        return connection

    def _is_in_place(self) -> bool:
        """Whether the file at the path of the case is the one that was opened."""
        return self._identity is None or identity(self.path) == self._identity

    def _require_in_place(self) -> None:
        """What is written to a file that was removed would be gone with the last connection to it."""
        if not self._is_in_place():
            raise CannotWrite(
                f"“{self.path.name}” was removed, moved or replaced while it was open.",
                "The last change is NOT saved; everything before can still be read here.",
                "Take a backup now: it holds everything up to here. Then look what became of the file.",
            )

    @property
    def database(self) -> "Database":
        """This thread's connection as sqlite-utils sees it; imported on first use."""
        database = getattr(self._local, "database", None)
        if database is None:
            database = rows.database_over(self.connection)
            self._local.database = database
        result: Database = database
        return result

    def close(self) -> None:
        """Close every connection and let go of the file."""
        if self._closed:
            return
        self._closed = True
        for connection in self._connections:
            connection.close()
        self._connections.clear()
        if self._key:
            self._key[:] = bytes(len(self._key))
        self._key = None
        if self._lock:
            self._lock.release()

    def interruptible(self, job: Job | None) -> AbstractContextManager[None]:
        """What this thread asks of the case inside is interrupted once the job is cancelled.

        Cancelled is raised then; a change that is open is rolled back.
        """
        return job.interruptible(self.connection) if job else contextlib.nullcontext()

    @property
    def closed(self) -> bool:
        """Whether the case was put away."""
        return self._closed

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    # -- what is known of the case -----------------------------------------------------------

    @property
    def encrypted(self) -> bool:
        """Whether the file is encrypted."""
        return bool(self._salt)

    @property
    def was_left_open(self) -> bool:
        """Whether the program that held this case last did not end properly."""
        return self._lock is not None and self._lock.was_left

    @property
    def raw_key(self) -> bytes | None:
        """The key of an open encrypted case, for the keyring to remember."""
        return bytes(self._key) if self._key else None

    def key_if_opened_by(self, passphrase: str) -> bytes | None:
        """The raw key if this is the passphrase of the open case, else None; takes about a second."""
        if not self._key or key.derive(passphrase, self._salt) != bytes(self._key):
            return None
        return bytes(self._key)

    @property
    def file_key(self) -> key.Key:
        """The raw key and the salt, for opening a copy of this very case."""
        return key.Key(self.raw_key, self._salt)

    def info(self, name: str, default: str = "") -> str:
        """A fact about the case: id, title, client, created ..."""
        row = self.connection.execute("SELECT value FROM case_info WHERE key = ?", (name,)).fetchone()
        return row["value"] if row else default

    def set_info(self, name: str, value: str) -> None:
        """Set a fact about the case."""
        with self.change(f"Set {name} of the case"):
            self.connection.execute(
                "INSERT INTO case_info (key, value) VALUES (?, ?) "
                "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (name, canonical(value)),
            )

    @property
    def title(self) -> str:
        """The case's title."""
        return self.info("title")

    # -- the one door ------------------------------------------------------------------------

    @contextlib.contextmanager
    def change(self, label: str, undoable: bool = True) -> Iterator[None]:
        """One unit of work with one label. Nested use joins the outer one.

        An exception rolls all of it back. After the commit the listeners get one `Change`.
        Raises CannotWrite, DiskFull or CaseLocked in plain words.
        """
        with self._unit(label, undoable=undoable):
            yield

    @contextlib.contextmanager
    def _unit(self, label: str, undoes: int | None = None, undoable: bool = True) -> Iterator[None]:
        unit: _Unit | None = getattr(self._local, "unit", None)
        if unit is not None:
            try:
                yield
            except BaseException:
                unit.broken = True
                raise
            return
        if self.read_only:
            raise CannotWrite(
                f"“{self.path.name}” is open read-only.",
                "Nothing was changed.",
                "Open it for writing to make changes.",
            )
        with self._writer:
            if not self._analyst_is_entered():
                self._enter_analyst()
            published = yield from self._run_unit(label, undoes, undoable)
        if published:
            self._publish(published)

    def _run_unit(
        self, label: str, undoes: int | None, undoable: bool
    ) -> Generator[None, None, Change | None]:
        published: Change | None = None
        connection = self.connection
        unit = self._local.unit = _Unit()
        try:
            with self._written():
                seq = journal.begin_set(connection, label_as_kept(label), self.analyst.id, undoes, undoable)
                yield
                if unit.broken:
                    raise RuntimeError("a part of this change failed and was not given up")
                published = journal.seal_set(connection, seq)
                connection.execute("COMMIT" if published else "ROLLBACK")
        finally:
            self._local.unit = None
        return published

    @contextlib.contextmanager
    def _written(self) -> Iterator[None]:
        """A transaction that writes; it is committed inside, and a failure rolls all of it back."""
        self._require_in_place()
        connection = self.connection
        try:
            connection.execute("BEGIN IMMEDIATE")
            yield
        except BaseException as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            if isinstance(error, DatabaseError):
                raise translated(error, self.path) from error
            raise

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every commit, on the committing thread; returns how to stop."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def _publish(self, change: Change) -> None:
        for listener in tuple(self._listeners):
            try:
                listener(change)
            except Exception:
                # A view that fails must not make a saved change look lost.
                log.exception("a listener failed on change %d", change.seq)

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read the case as it is at one moment, whatever other threads write meanwhile.

        For reading only; inside a change it is the change's own view.
        """
        connection = self.connection
        if connection.in_transaction:
            yield
            return
        connection.execute("BEGIN")
        try:
            yield
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")

    @contextlib.contextmanager
    def derived(self) -> Iterator[None]:
        """Write what is made from the content and can be made again: not part of the history."""
        connection = self.connection
        if connection.in_transaction:
            yield
            return
        with self._writer, self._written():
            yield
            connection.execute("COMMIT")

    # -- rows, for the repositories -----------------------------------------------------------

    def insert(self, table: str, row: dict[str, Any]) -> None:
        """Insert one row; only inside a change."""
        rows.insert(self.connection, table, as_kept(table, row))

    def insert_many(self, table: str, values: list[dict[str, Any]]) -> None:
        """Insert many rows at once; only inside a change."""
        rows.insert_many(self.connection, table, [as_kept(table, row) for row in values])

    def update(self, table: str, row_key: rows.Key, values: dict[str, Any]) -> None:
        """Set columns of one row; only inside a change. Raises NotFound when it is gone."""
        if not rows.update(self.connection, table, row_key, as_kept(table, values)):
            raise NotFound(f"This {table.replace('_', ' ')} is no longer in the case.")

    def remove(self, table: str, **where: str) -> None:
        """Delete the matching rows with what they own; only inside a change."""
        rows.remove(self.connection, table, where)

    # -- undo and history ---------------------------------------------------------------------

    @property
    def undo_label(self) -> str:
        """What `undo` would take back; "" when there is nothing."""
        stack = journal.follow(self.connection, self._stacks).undo
        return journal.base_label(self.connection, stack[-1]) if stack else ""

    @property
    def redo_label(self) -> str:
        """What `redo` would do again; "" when there is nothing."""
        stack = journal.follow(self.connection, self._stacks).redo
        return journal.base_label(self.connection, stack[-1]) if stack else ""

    def undo(self) -> bool:
        """Take back the last change; it stays in the history. False when there is nothing.

        Raises Refused with the reason when a row has changed since.
        """
        return self._revert(journal.follow(self.connection, self._stacks).undo, "Undo")

    def redo(self) -> bool:
        """Do again what was last taken back. False when there is nothing."""
        return self._revert(journal.follow(self.connection, self._stacks).redo, "Redo")

    def _revert(self, stack: list[int], verb: str) -> bool:
        if not stack:
            return False
        seq = stack[-1]
        label = f"{verb} “{journal.base_label(self.connection, seq)}”"
        with self._unit(label, undoes=seq):
            journal.revert(self.connection, seq)
        return True

    def history(
        self, limit: int = 200, before: int | None = None, wanted: journal_history.Wanted | None = None
    ) -> list[ChangeSet]:
        """The newest change sets first; only those `wanted`."""
        return journal_history.history(self.connection, limit, before, wanted)

    def changes_in(self, seq: int) -> list[RowChange]:
        """The rows of one change set."""
        return journal_history.changes_in(self.connection, seq)

    # -- who works ----------------------------------------------------------------------------

    @property
    def analyst(self) -> Analyst:
        """Who makes the next change: as set on this machine, else the first of the case."""
        if self._analyst is None:
            row = self.connection.execute(
                "SELECT id, name, initials FROM analyst ORDER BY rowid LIMIT 1"
            ).fetchone()
            self._analyst = Analyst(*row) if row else Analyst(new_id(), "Analyst", "A")
        return self._analyst

    def as_analyst(self, name: str) -> Analyst:
        """Work under `name` from now on; entered in the case with the next change."""
        name = canonical(name)
        row = self.connection.execute(
            "SELECT id, name, initials FROM analyst WHERE name = ?", (name,)
        ).fetchone()
        self._analyst = Analyst(*row) if row else Analyst(new_id(), name, initials_of(name))
        return self._analyst

    def _analyst_is_entered(self) -> bool:
        known = self.connection.execute("SELECT 1 FROM analyst WHERE id = ?", (self.analyst.id,)).fetchone()
        return known is not None

    def _enter_analyst(self) -> None:
        """In a change of its own, so that taking back work never takes back who did it."""
        analyst = self.analyst
        row = {"id": analyst.id, "name": analyst.name, "initials": analyst.initials}
        with contextlib.contextmanager(self._run_unit)(f"{analyst.name} joins", None, False):
            self.insert("analyst", row)


def initials_of(name: str) -> str:
    """`A. Analyst` -> `AA`."""
    return "".join(word[0] for word in name.split() if word[0].isalpha()).upper()[:4]
