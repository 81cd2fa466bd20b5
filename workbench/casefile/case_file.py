"""One case = one file: create, open, change, undo, listen, close."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Self

from workbench.casefile import opening
from workbench.casefile.analysts import Analyst, Analysts
from workbench.casefile.case_rows import CaseRows
from workbench.casefile.connections import Connections, T
from workbench.casefile.copies import note_as_known
from workbench.casefile.file.connection import Connection
from workbench.casefile.file.last_seal import LastSeal
from workbench.casefile.file.lock import CaseLock
from workbench.casefile.journal.change import ALL, ChangeSet, Ids, RowChange
from workbench.casefile.journal.history import Wanted
from workbench.casefile.journal.journal import Journal
from workbench.casefile.journal.withheld import hidden_rounds
from workbench.casefile.keys import key
from workbench.casefile.leaving import Leaving
from workbench.casefile.review_copy import ReviewCopy, facts_of
from workbench.casefile.writing import Listener, Writer
from workbench.values.job import Job
from workbench.values.text import canonical

if TYPE_CHECKING:
    from sqlite_utils import Database


class CaseFile(CaseRows):
    """An open case. Safe to share between threads: each has its own connection, one writes at a time."""

    def __init__(
        self,
        path: Path,
        raw_key: bytes | None,
        salt: bytes,
        lock: CaseLock | None,
        read_only: bool,
        without_log: bool = False,
    ) -> None:
        self.path = path
        self.read_only = read_only
        self._lock = lock
        self._connections = Connections(path, raw_key, salt, read_only, without_log)
        self._analysts = Analysts(self._connections)
        self._writer = Writer(path, self._connections, self._analysts, read_only)
        self.journal = Journal(self, self._writer)
        """The history: undoing, going back, deletions."""
        self.log_was_cut = False
        """Whether a change that was never told to be saved was cut off when this case was last open."""
        self.warning = ""
        """What the file lacks or may lack of what was saved, and what to do; "" for nothing."""
        self.note = ""
        """What was done on opening that a person should know of, with nothing lost; "" for nothing."""

    def keep_last_seal(self) -> None:
        """Remember the newest change on this machine too, so that a file that lacks it is known by that."""
        kept = LastSeal(self.path, self.info("id"))
        self._writer.keep_last_seal(kept)
        if not self.warning:
            kept.look(self.connection)

    # -- create and open ---------------------------------------------------------------------

    @classmethod
    def create(
        cls,
        path: Path | str,
        passphrase: str | None = None,
        title: str = "",
        analyst: str = "Analyst",
    ) -> Self:
        """Make a new case at `path`; without a passphrase (None) it is plain.

        Raises Refused when a file is there already or the passphrase is empty, CannotWrite when the folder
        cannot be written.
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

    # -- the file ------------------------------------------------------------------------------

    @property
    def connection(self) -> Connection:
        """This thread's own connection."""
        return self._connections.own

    @property
    def database(self) -> "Database":
        """This thread's connection as sqlite-utils sees it; imported on first use."""
        return self._connections.database

    def close(self) -> None:
        """Close every connection and let go of the file."""
        if self.closed:
            return
        self._writer.end()
        self._connections.close()
        self._writer.put_away()
        self._was_put_away()
        if self._lock:
            self._lock.release()

    def leave(self) -> Leaving:
        """Put the case away without waiting for what other threads do with it: at once, the key first.

        From now on nothing is written except by what `Leaving.finish` is given, and `closed` is true.
        `finish` does the rest and waits: it belongs on a thread of its own.
        """
        self._writer.bar()
        self._connections.retire()
        return Leaving(self.path, self._lock, self._connections, self._writer, self._was_put_away)

    def _was_put_away(self) -> None:
        if not self.read_only and not self.warning:
            note_as_known(self.path)

    def bar(self) -> None:
        """Before `leave`: nobody may make changes until `alone`; what is tried raises CaseLocked."""
        self._writer.bar()

    def alone(self, patience: float) -> AbstractContextManager[bool]:
        """Before `leave`: only this thread may make changes from now on; false where another is at one.

        Then nobody may any more, after `patience` seconds. What others try raises CaseLocked.
        """
        return self._writer.alone(patience)

    def interruptible(self, job: Job | None) -> AbstractContextManager[None]:
        """What this thread asks of the case inside is interrupted once the job is cancelled.

        Cancelled is raised then; a change that is open is rolled back.
        """
        return self._connections.interruptible(job)

    @property
    def closed(self) -> bool:
        """Whether the case was put away."""
        return self._connections.closed

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    @property
    def encrypted(self) -> bool:
        """Whether the file is encrypted."""
        return bool(self._connections.salt)

    @property
    def review_copy(self) -> ReviewCopy | None:
        """What the case says of itself if it is a copy for a reviewer; None for any other."""
        return self.once(("review copy",), lambda: facts_of(self.connection))

    @property
    def was_left_open(self) -> bool:
        """Whether the program that held this case last did not end properly."""
        return self._lock is not None and self._lock.was_left

    @property
    def file_key(self) -> key.Key:
        """The raw key and the salt, for opening a copy of this very case."""
        return self._connections.key

    def open_copy(self, copy: Path, *, read_only: bool) -> Connection:
        """A connection to a copy of this very case, with its key; the caller closes it."""
        return self._connections.open_file(copy, read_only=read_only)

    @property
    def raw_key(self) -> bytes | None:
        """The key of an open encrypted case, for the keyring to remember."""
        return self.file_key.raw

    def key_if_opened_by(self, passphrase: str) -> bytes | None:
        """The raw key if this is the passphrase of the open case, else None; takes about a second."""
        known = self.raw_key
        if known is None:
            return None
        derived = key.derive(passphrase, self._connections.salt)
        fits = derived == known
        key.wipe(derived)
        if not fits:
            key.wipe(known)
        return known if fits else None

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
        with self._writer.unit(label, undoable=undoable):
            yield

    @contextlib.contextmanager
    def derived(self, affected: Mapping[str, Ids]) -> Iterator[None]:
        """Write what is made from the content and can be made again: not part of the history.

        `affected` says for each kind whose display may differ; the listeners are told.
        """
        with self._writer.derived(affected):
            yield

    def unhurried(self) -> AbstractContextManager[Callable[[], object]]:
        """What this thread writes as `derived` inside holds nobody up, and need not be on the disk at once.

        Gives what is to be called between two of them: it brings the log into the file.
        """
        return self._writer.unhurried()

    @property
    def is_awaited(self) -> bool:
        """Whether another thread waits for its turn: who writes in the background ends its change then."""
        return self._writer.is_awaited

    @property
    def is_changing(self) -> bool:
        """Whether this thread has a change open, which may still be rolled back."""
        return self._writer.is_changing

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every commit, on the committing thread; returns how to stop."""
        return self._writer.listen(listener)

    def snapshot(self) -> AbstractContextManager[None]:
        """Read the case as it is at one moment, whatever other threads write meanwhile.

        For reading only; inside a change it is the change's own view.
        """
        return self._connections.snapshot()

    def once(self, key: tuple[str, ...], work: Callable[[], T]) -> T:
        """What `work` reads; within a snapshot it is read only once for a key. Nobody may alter it."""
        return self._connections.once(key, work)

    # -- undo and history ---------------------------------------------------------------------

    @property
    def undo_label(self) -> str:
        """What `undo` would take back; "" when there is nothing."""
        return self.journal.undo_label

    @property
    def redo_label(self) -> str:
        """What `redo` would do again; "" when there is nothing."""
        return self.journal.redo_label

    def undo(self) -> bool:
        """Take back the last change; it stays in the history. False when there is nothing.

        Raises Refused with the reason when a row has changed since.
        """
        return self.journal.undo()

    def redo(self) -> bool:
        """Do again what was last taken back. False when there is nothing."""
        return self.journal.redo()

    def history(
        self, limit: int = 200, before: int | None = None, wanted: Wanted | None = None
    ) -> list[ChangeSet]:
        """The newest change sets first; only those `wanted`."""
        return self.journal.history(limit, before, wanted)

    def changes_in(self, seq: int) -> list[RowChange]:
        """The rows of one change set."""
        return self.journal.changes_in(seq)

    # -- who works ----------------------------------------------------------------------------

    @property
    def analyst(self) -> Analyst:
        """Who makes the next change: as set on this machine, else the first of the case."""
        return self._analysts.current

    def as_analyst(self, name: str) -> Analyst:
        """Work under `name` from now on, entered with the next change; tells where marks are withheld."""
        before = hidden_rounds(self.connection, self.analyst.id)
        analyst = self._analysts.work_as(name)
        if hidden_rounds(self.connection, analyst.id) != before:
            self._writer.tell({"review": ALL, "remark": ALL, "review_round": ALL})
        return analyst
