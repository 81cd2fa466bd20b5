"""The connections to one case file: each thread has its own, all to the very file that was opened."""

import threading
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from workbench.casefile.file import rows
from workbench.casefile.file.connection import Connection, connect
from workbench.casefile.file.files import identity
from workbench.casefile.file.held import Hold
from workbench.casefile.keys.key import Key
from workbench.casefile.keys.wiping import wipe
from workbench.values.errors import CannotWrite
from workbench.values.job import Cancelled, Job

if TYPE_CHECKING:
    from sqlite_utils import Database

T = TypeVar("T")


_GLANCE = 0.01


class _OfThread(threading.local):
    """What one thread has of the case."""

    connection: Connection = None
    database: "Database | None" = None
    job: Job | None = None
    read: dict[tuple[str, ...], Any] | None = None
    """What was read in the present snapshot; None outside of one."""


class Connections:
    """Opened on first use by each thread; closed together."""

    def __init__(
        self, path: Path, raw_key: bytes | None, salt: bytes, read_only: bool, without_log: bool = False
    ) -> None:
        self._path = path
        self._without_log = without_log
        self._raw_key = bytearray(raw_key) if raw_key else None
        self._salt = salt
        self._read_only = read_only
        self._mine = _OfThread()
        self._all: list[Connection] = []
        self._handed_over: Connection = None
        self._with_key = weakref.WeakSet[Connection]()
        """Every connection that was given the key or is about to be, to copies too."""
        self._entering = threading.Lock()
        self._identity: tuple[int, int] | None = None
        self._hold: Hold | None = None
        self.closed = False

    @property
    def key(self) -> Key:
        """The raw key and the salt; no raw key once it is closed."""
        return Key(bytes(self._raw_key) if self._raw_key else None, self._salt)

    @property
    def salt(self) -> bytes:
        """The salt at the head of the file; b"" for a plain case."""
        return self._salt

    def open_file(self, path: Path, *, read_only: bool) -> Connection:
        """A connection to this case or to a copy of it, with its key; the caller closes it."""
        without_log = self._without_log and path == self._path
        return connect(
            path,
            self._raw_key,
            self._salt,
            read_only=read_only,
            without_log=without_log,
            before_key=self._enter,
        )

    def _enter(self, connection: Connection) -> None:
        """From now on whoever puts the case away finds it; nobody gets one after that."""
        with self._entering:
            self._with_key.add(connection)
        self._require_open(connection)

    def _others(self) -> list[Connection]:
        with self._entering:
            known = {*self._all, *self._with_key}
        return [one for one in known if one is not self._mine.connection]

    @property
    def own(self) -> Connection:
        """This thread's own connection."""
        if self._mine.connection is None:
            if self.closed:
                raise RuntimeError("the case is closed")
            if not self.is_in_place:
                # What is open still holds the case, for reading and for a last backup.
                return self._all[0]
            connection = self.open_file(self._path, read_only=self._read_only)
            self._all.append(connection)
            self._identity = self._identity or identity(self._path)
            self._hold = self._hold or Hold(self._path, for_writing=False)
            self._require_open(connection)
            self._mine.connection = connection
        return self._mine.connection

    def _require_open(self, connection: Connection) -> None:
        if self.closed:
            # It was put away meanwhile.
            connection.take_out_of_use()
            raise Cancelled

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read the case as it is at one moment, whatever other threads write meanwhile.

        For reading only; inside a change it is the change's own view.
        """
        connection = self.own
        if connection.in_transaction:
            yield
            return
        connection.execute("BEGIN")
        self._mine.read = {}
        try:
            yield
        finally:
            self._mine.read = None
            if connection.in_transaction:
                connection.execute("ROLLBACK")

    def once(self, key: tuple[str, ...], work: Callable[[], T]) -> T:
        """What `work` reads; within a snapshot it is read only once for a key. Nobody may alter it."""
        read = self._mine.read
        if read is None:
            return work()
        if key not in read:
            read[key] = work()
        found: T = read[key]
        return found

    @contextmanager
    def interruptible(self, job: Job | None) -> Iterator[None]:
        """What this thread asks of its own connection inside is interrupted once the job is cancelled.

        A connection that it shares for want of its own is left alone: another thread may be at work on it.
        """
        own = self.own
        if job is None or own is not self._mine.connection:
            yield
            return
        outer, self._mine.job = self._mine.job, job
        try:
            with job.interruptible(own):
                yield
        finally:
            self._mine.job = outer

    def undisturbed(self) -> AbstractContextManager[None]:
        """What this thread does inside is seen through although its job may be cancelled."""
        job = self._mine.job
        return job.undisturbed(self.own) if job else nullcontext()

    @property
    def database(self) -> "Database":
        """This thread's connection as sqlite-utils sees it; imported on first use."""
        if self._mine.database is None:
            self._mine.database = rows.database_over(self.own)
        return self._mine.database

    @property
    def has_any(self) -> bool:
        """Whether any connection was opened."""
        return bool(self._all)

    def require_in_place(self) -> None:
        """What is written to a file that was removed would be gone with the last connection to it."""
        if not self.is_in_place:
            raise CannotWrite(
                f"“{self._path.name}” was removed, moved or replaced while it was open.",
                "The last change is not saved; everything before it can still be read here.",
                "Create a backup now to keep everything up to this point, then find out what happened to the"
                " file.",
            )

    def close(self) -> None:
        """Close every connection and forget the key."""
        self.closed = True
        for connection in self._all:
            connection.close()
        self._all.clear()
        self._end()

    def retire(self) -> None:
        """Forget the key; nobody gets a connection any more, except who calls `take_over`.

        The connection of the thread that calls this is kept for that. May take as long as overwriting
        a few bytes: the others are still there afterwards.
        """
        self.closed = True
        wipe(self._raw_key)
        self._raw_key = None
        self._handed_over, self._mine.connection = self._mine.connection, None
        self._mine.database = None

    def take_over(self) -> None:
        """Use the connection of the thread that called `retire` on this one from now on."""
        if self._handed_over is not None:
            self._mine.connection, self._handed_over = self._handed_over, None

    def interrupt_others(self) -> None:
        """End the statements of all other threads."""
        for connection in self._others():
            if connection.inside:
                connection.interrupt()

    def take_others_out_of_use(self, patience: float) -> bool:
        """Close the connections of all other threads, those inside a statement as soon as it ends.

        At most `patience` seconds; False when a statement did not end. It closes its connection itself.
        """
        until = time.monotonic() + patience
        while True:
            if not [one for one in self._others() if not self._is_put_away(one)]:
                return True
            if time.monotonic() > until:
                return False
            time.sleep(_GLANCE)

    def _is_put_away(self, connection: Connection) -> bool:
        if not connection.take_out_of_use():
            return False
        if connection in self._all:
            self._all.remove(connection)
        return True

    def end_own(self) -> None:
        """Close the connection of this thread, as the last one of a case that was retired."""
        own = self._mine.connection
        if own is not None:
            own.close()
            self._all.remove(own)
        self._end()

    def _end(self) -> None:
        if self._hold:
            self._hold.let_go()
        wipe(self._raw_key)
        self._raw_key = None

    @property
    def is_in_place(self) -> bool:
        """Whether the file at the path of the case is the one that was opened."""
        return self._identity is None or identity(self._path) == self._identity
