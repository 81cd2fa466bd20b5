"""Keeps the file of an open case whole: what is saved comes from the log into the file within a moment.

Before the first change the file is marked as being written (see `file.file_state`); a thread of its own
brings the log into the file as soon as the work pauses, and marks it as whole when it rests for longer.
"""

import contextlib
import logging
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from workbench.casefile.connections import Connections
from workbench.casefile.file import held
from workbench.casefile.file.connection import Connection, DatabaseError
from workbench.casefile.file.file_state import PAGE, mark_open, mark_whole
from workbench.casefile.file.files import to_disk
from workbench.casefile.file.waiting import Turns
from workbench.casefile.file.write_log import log_of
from workbench.values.job import Cancelled

log = logging.getLogger(__name__)
_FAULTS = (DatabaseError, OSError, RuntimeError, Cancelled)
_FAILED = "the log could not be brought into the file"
PAUSE = 0.3
"""Seconds without a change after which the log is brought into the file."""
LONGEST = 3.0
"""Seconds of work without a pause after which it is done all the same."""
LONGEST_BRINGING_IN = 5.0
"""Seconds for which closing waits for the thread that brings the log in: a disk may not answer."""
REST = 300.0
"""Seconds without a change after which the file is marked as whole."""


class Settling:
    """For one case that is open for writing."""

    def __init__(self, path: Path, connections: Connections, writer: Turns) -> None:
        self._path = path
        self._connections = connections
        self._writer = writer
        self._marked = False
        self._mark_is_in_file = False
        self._changed_at = 0.0
        self._woken = threading.Event()
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None
        self.settled: Callable[[], None] = _nothing
        """Called, on the settling thread, when what is saved stands in the file."""

    @property
    def is_under_way(self) -> bool:
        """Whether the file says already that it is being written."""
        return self._marked and self._mark_is_in_file

    def begin_work(self, connection: Connection) -> None:
        """A change is about to be made: the file says so before anything of it is told to be saved."""
        if not self._marked:
            with self._connections.undisturbed(), _without_waiting(connection), _transaction(connection):
                mark_open(connection, self._path)
            self._marked = True
            self._mark_is_in_file = False
        if not self._mark_is_in_file:
            self._mark_is_in_file = bring_in(connection)
            if not self._mark_is_in_file:
                # Someone reads an older state. The end of the file says it until the log can come in.
                to_disk(log_of(self._path))
                held.append_part_of_a_page(self._path, PAGE)

    def worked(self) -> None:
        """A change was made."""
        self._changed_at = time.monotonic()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="groundwork settling", daemon=True)
            self._thread.start()
        if not self._woken.is_set():
            self._woken.set()

    def end(self) -> None:
        """The case is being closed: nothing more is written."""
        self._ended.set()
        self._woken.set()
        if self._thread is not None:
            self._thread.join(LONGEST_BRINGING_IN)
            self._thread = None
        if self._marked and self._connections.has_any:
            # Without this mark the next who opens it is told too much, and nothing is lost.
            with self._writer, self._told_in_log():
                self._mark_whole(self._connections.own)

    def use(self, writer: Turns) -> None:
        """The lock of who writes is another from now on."""
        self._writer = writer

    def _run(self) -> None:
        is_whole = True
        while not self._ended.is_set():
            patience = PAUSE if not is_whole else REST if self._marked else None
            if self._woken.wait(patience):
                self._wait_for_a_pause()
                self._woken.clear()
                is_whole = self._is_brought_in()
            elif is_whole:
                self._rest()
            else:
                is_whole = self._is_brought_in()

    def _wait_for_a_pause(self) -> None:
        """Not woken by every change: in the middle of much work that would slow it down."""
        until = time.monotonic() + LONGEST
        while time.monotonic() < until:
            left = self._changed_at + PAUSE - time.monotonic()
            if left <= 0 or self._ended.wait(left):
                return

    def _is_brought_in(self) -> bool:
        if self._ended.is_set() or not self._connections.is_in_place:
            return True
        try:
            is_in = bring_in(self._connections.own)
        except _FAULTS:
            log.debug(_FAILED, exc_info=True)
            return False
        if is_in:
            self.settled()
        return is_in

    def _rest(self) -> None:
        if not self._writer.acquire(blocking=False):
            return
        try:
            with self._told_in_log():
                if self._marked and not self._ended.is_set() and self._connections.is_in_place:
                    connection = self._connections.own
                    self._mark_whole(connection)
                    bring_in(connection)
        finally:
            self._writer.release()

    def _mark_whole(self, connection: Connection) -> None:
        with _transaction(connection):
            mark_whole(connection)
        self._marked = False

    @contextlib.contextmanager
    def _told_in_log(self) -> Iterator[None]:
        """What fails here fails again where a person is told: at the next change, or on opening."""
        try:
            yield
        except _FAULTS:
            log.debug(_FAILED, exc_info=True)


def _nothing() -> None:
    """Nobody waits for it."""


@contextlib.contextmanager
def _without_waiting(connection: Connection) -> Iterator[None]:
    """A commit that need not be on the disk yet: what brings it into the file waits for the disk itself.

    Every connection that writes waits for the disk otherwise: were that ever read here after it went wrong
    once, all that follows would be told as saved too early.
    """
    connection.execute("PRAGMA synchronous = NORMAL")
    try:
        yield
    finally:
        connection.execute("PRAGMA synchronous = FULL")


@contextlib.contextmanager
def _transaction(connection: Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def bring_in(connection: Connection) -> bool:
    """Bring the log into the file; whether all of it is there now."""
    busy, in_log, brought_in = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    return not busy and in_log == brought_in
