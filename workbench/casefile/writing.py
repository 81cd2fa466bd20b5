"""The one door: units of work, each committed whole as one change set or not at all."""

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any

from workbench.casefile.analysts import Analysts
from workbench.casefile.connections import Connections
from workbench.casefile.file import rows
from workbench.casefile.file.connection import Connection, DatabaseError, translated
from workbench.casefile.file.files import to_disk
from workbench.casefile.file.last_seal import LastSeal
from workbench.casefile.file.typed_words import as_kept, label_as_kept
from workbench.casefile.file.waiting import Turns
from workbench.casefile.file.write_log import log_of
from workbench.casefile.journal import sealing
from workbench.casefile.journal.affected import Links, affected_by
from workbench.casefile.journal.change import Change, Ids, united
from workbench.casefile.journal.replica import Replica
from workbench.casefile.review_copy import ReviewCopy, facts_of, require_only_review
from workbench.casefile.settling import Settling, bring_in
from workbench.values.errors import CannotWrite, CaseLocked
from workbench.values.records import dataclass

log = logging.getLogger(__name__)
Listener = Callable[[Change], None]
_NOBODY = -1
_PAGES_IN_LOG = 1000
"""As SQLite has it: from so many on, whoever commits brings the log into the file."""


@dataclass(slots=True)
class _Unit:
    """The change that is open on one thread."""

    published: Change | None = None
    rows: Sequence[Any] = ()
    """Those of the journal that the change is made of."""
    derived: dict[str, Ids] = field(default_factory=dict)
    broken: bool = False


class _OfThread(threading.local):
    unit: _Unit | None = None
    is_unhurried: bool = False
    holds_unsynced: bool = False


class Writer:
    """Writes to one case: one thread at a time, each change told to the listeners after its commit."""

    def __init__(self, path: Path, connections: Connections, analysts: Analysts, read_only: bool) -> None:
        self._path = path
        self._connections = connections
        self._analysts = analysts
        self._read_only = read_only
        self._replica = Replica(path)
        self._last_seal: LastSeal | None = None
        self._mine = _OfThread()
        self._one_at_a_time = Turns()
        self._unsynced = threading.Lock()
        """Held by the thread whose commit may not be on the disk yet: there is never more than one."""
        self._settling = Settling(path, connections, self._one_at_a_time)
        self._reserved_for: int | None = None
        self._listeners: list[Listener] = []
        self._links: Links | None = None
        self._review_copy: ReviewCopy | None = None
        self._kind_is_known = False

    @contextlib.contextmanager
    def unit(self, label: str, undoes: int | None = None, undoable: bool = True) -> Iterator[None]:
        """One unit of work. Nested use joins the outer one; an exception rolls all of it back."""
        outer = self._mine.unit
        if outer is not None:
            try:
                yield
            except BaseException:
                outer.broken = True
                raise
            return
        if self._mine.is_unhurried:
            raise RuntimeError("a change of content waits for the disk")
        if self._read_only:
            raise CannotWrite(
                f"“{self._path.name}” is open read-only.",
                "Nothing was changed.",
                "Open it for writing to make changes.",
            )
        with self._turn():
            self._begin_work()
            if not self._analysts.is_entered(self._analysts.current):
                self._enter_analyst()
            with self._outermost(label, undoes, undoable) as unit:
                yield
        if unit.published and self._listeners:
            # What is saved is told, whatever becomes of the job that saved it.
            with self._connections.undisturbed():
                change = self._with_affected(unit.published, unit.rows, unit.derived)
            self._publish(change)

    def _with_affected(self, change: Change, rows: Sequence[Any], derived: Mapping[str, Ids]) -> Change:
        connection = self._connections.own
        self._links = self._links or Links(connection)
        affected = affected_by(connection, self._links, rows)
        if derived:
            affected = united(affected, derived)
        return change.about(change.ids, affected)

    @contextlib.contextmanager
    def _outermost(self, label: str, undoes: int | None, undoable: bool) -> Iterator[_Unit]:
        connection = self._connections.own
        unit = self._mine.unit = _Unit()
        try:
            with self._transaction():
                analyst = self._analysts.current.id
                review_copy = self._review_copy_of(connection)
                begun = sealing.begin(connection, label_as_kept(label), analyst, undoes, undoable)
                yield unit
                if unit.broken:
                    raise RuntimeError("a part of this change failed and was not given up")
                if review_copy is not None:
                    require_only_review(connection, begun.head["seq"], review_copy)
                newest = self._replica.settle(connection, begun.before)
                sealed = sealing.seal_set(connection, begun.head["seq"], newest, "", begun.head)
                self._require_turn()
                with self._connections.undisturbed():
                    connection.execute("COMMIT" if sealed else "ROLLBACK")
                    if sealed:
                        unit.published, unit.rows = sealed.change, sealed.rows
                        self._replica.wrote(sealed.newest)
                        if "case_info" in sealed.change.ids:
                            self._kind_is_known = False
                        if self._last_seal:
                            self._last_seal.remember(sealed.change.seq, sealed.seal, sealed.at)
                        self._settling.worked()
        finally:
            self._mine.unit = None

    def _review_copy_of(self, connection: Connection) -> ReviewCopy | None:
        """What the case says of itself as a review copy: only a change of ours could make it another."""
        if not self._kind_is_known:
            self._review_copy, self._kind_is_known = facts_of(connection), True
        return self._review_copy

    def keep_last_seal(self, kept: LastSeal) -> None:
        """From now on the newest change is remembered on this machine as well, apart from the file."""
        self._last_seal = kept
        self._settling.settled = kept.to_disk

    def _enter_analyst(self) -> None:
        """In a change of its own, so that taking back work never takes back who did it."""
        analyst = self._analysts.current
        row = {"id": analyst.id, "name": analyst.name, "initials": analyst.initials}
        with self._outermost(f"{analyst.name} joins", None, undoable=False):
            rows.insert(self._connections.own, "analyst", as_kept("analyst", row))

    def _begin_work(self) -> None:
        if not self._settling.is_under_way:
            self._connections.require_in_place()
            with self._in_plain_words():
                self._settling.begin_work(self._connections.own)

    @contextlib.contextmanager
    def _in_plain_words(self) -> Iterator[None]:
        try:
            yield
        except DatabaseError as error:
            raise translated(error, self._path) from error

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        """A transaction that writes; it is committed inside, and a failure rolls all of it back."""
        self._connections.require_in_place()
        connection = self._connections.own
        with self._in_plain_words():
            try:
                connection.execute("BEGIN IMMEDIATE")
                yield
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    @contextlib.contextmanager
    def derived(self, affected: Mapping[str, Ids]) -> Iterator[None]:
        """Write what is made from the content and can be made again: not part of the history.

        `affected` says whose display may differ; the listeners get it as a change without rows, or
        with the change that is open.
        """
        connection = self._connections.own
        if connection.in_transaction:
            yield
            if self._mine.unit is not None:
                self._mine.unit.derived = united(self._mine.unit.derived, affected)
            return
        if self._mine.is_unhurried:
            self._sync()
            self._unsynced.acquire()
            self._mine.holds_unsynced = True
        with self._turn(), self._transaction():
            yield
            head = sealing.head(connection)
            self._require_turn()
            connection.execute("COMMIT")
        if affected:
            self._publish(Change(head[0] if head else 0, "", affected=affected))

    @contextlib.contextmanager
    def unhurried(self) -> Iterator[Callable[[], object]]:
        """What this thread writes as derived inside need not be on the disk when it is committed.

        Yields what brings it there, and into the file, to be called after each while others may write: a
        commit that had to do so would keep them waiting for the disk.

        A power cut may take the end of the log, from the one such commit on that nothing has synced: a change
        that is made later, on whichever connection, syncs the whole log before it is called saved, and
        bringing the log in syncs it before the first page goes into the file. A change on this thread would
        not wait for the disk, so it is refused.
        """
        connection = self._connections.own
        if connection.in_transaction:
            yield bool
            return
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        self._mine.is_unhurried = True
        try:
            yield self._sync
        finally:
            self._sync()
            with self._connections.undisturbed():
                connection.execute("PRAGMA synchronous = FULL")
                self._mine.is_unhurried = False
                connection.execute(f"PRAGMA wal_autocheckpoint = {_PAGES_IN_LOG}")

    def _sync(self) -> None:
        """What this thread committed without waiting is on the disk afterwards, as far as that can be had."""
        if not self._mine.holds_unsynced:
            return
        try:
            with self._connections.undisturbed():
                if not bring_in(self._connections.own):
                    # Someone reads an older state, so the log has to stay.
                    to_disk(log_of(self._path))
        except (OSError, DatabaseError) as error:
            # The next change meets the same, and whoever makes it is told.
            log.info("computed again, should the power fail now: %s", error)
        finally:
            self._mine.holds_unsynced = False
            self._unsynced.release()

    @property
    def is_awaited(self) -> bool:
        """Whether another thread waits for its turn to write."""
        return self._one_at_a_time.is_awaited

    @contextlib.contextmanager
    def _turn(self) -> Iterator[None]:
        """This thread's turn to write; CaseLocked once another thread alone may."""
        self._require_turn()
        with self._one_at_a_time:
            self._require_turn()
            yield

    def _require_turn(self) -> None:
        if self._reserved_for not in (None, threading.get_ident()):
            raise CaseLocked(
                f"“{self._path.name}” is being closed.",
                "This change is not saved; everything before is.",
                "Open the case again.",
            )

    @contextlib.contextmanager
    def alone(self, patience: float) -> Iterator[bool]:
        """Only this thread may write from now on; false where another is in the middle of a change.

        Then nobody may, after `patience` seconds.
        """
        is_free = self.reserve(patience)
        if not is_free:
            self.bar()
        try:
            yield is_free
        finally:
            if is_free:
                self._one_at_a_time.release()

    def bar(self) -> None:
        """Nobody may write any more, except the thread that calls `reserve`; an open change is not saved."""
        self._reserved_for = _NOBODY

    def reserve(self, patience: float) -> bool:
        """Only this thread may write from now on; False where another does not give up its change in time."""
        self._reserved_for = threading.get_ident()
        return self._one_at_a_time.acquire(timeout=patience)

    def take_turn_away(self) -> None:
        """The thread that was in the middle of a change has lost its connection: it has no say any more."""
        self._one_at_a_time = Turns()
        self._unsynced = threading.Lock()
        """Held by the thread whose commit may not be on the disk yet: there is never more than one."""
        self._settling.use(self._one_at_a_time)

    def tell(self, affected: Mapping[str, Ids]) -> None:
        """Tell the listeners that things may look different although nothing was written."""
        head = sealing.head(self._connections.own)
        self._publish(Change(head[0] if head else 0, "", affected=affected))

    @property
    def is_changing(self) -> bool:
        """Whether this thread has a change open, which may still be rolled back."""
        return self._mine.unit is not None

    def end(self) -> None:
        """Nothing more is written; the connections are about to be closed."""
        self._settling.end()

    def put_away(self) -> None:
        """Every connection is closed."""
        self._replica.put_away()
        if self._last_seal:
            self._last_seal.close()

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
