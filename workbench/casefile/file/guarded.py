"""A connection that another thread can take out of use: at once where it is at rest, else within a statement.

Closing a connection under a thread that is inside the database would pull the ground from under it. So
each call notes that it is inside; whoever takes the connection out of use closes it where nobody is, and
otherwise interrupts the statement, and the thread that runs it closes it on its way out.
"""

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from workbench.casefile.file.damaged import damaged_pages, is_damage
from workbench.values.job import Cancelled

_OF_THE_FILE = (dbapi2.DatabaseError, UnicodeDecodeError)


class GuardedConnection(dbapi2.Connection):  # type: ignore[misc]
    """Used by one thread, except where the file is gone (see `Connections.own`)."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.inside: list[None] = []
        """One entry for each thread that is inside the database: adding and taking away is one step."""
        self.out_of_use = False
        self._closing = threading.Lock()
        self.path: Path | None = None
        """The case it reads, once its key is proved: damage is told in its name from then on."""

    def cursor(self, factory: Any = None) -> Any:
        """A cursor whose calls are noted."""
        return super().cursor(factory or GuardedCursor)

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open; what was taken out of use has none."""
        return not self.out_of_use and bool(super().in_transaction)

    def interrupt(self) -> None:
        """End the statement that runs now, if any. May be called from any thread."""
        if not self._closing.locked():
            super().interrupt()

    def set_progress_handler(self, handler: Any, n: int) -> None:
        """As of any connection; nothing once it is out of use."""
        if not self.out_of_use:
            super().set_progress_handler(handler, n)

    def set_key(self, clause: str) -> None:
        """As of any connection; one that is taken out of use meanwhile does not keep the key."""
        with _Inside(self):
            super().set_key(clause)

    def take_out_of_use(self) -> bool:
        """From now on every call raises Cancelled; closes it where nobody is inside. True once it is closed.

        May be called from any thread, and again until it is closed.
        """
        self.out_of_use = True
        if self.inside:
            self.interrupt()
            return False
        self.shut()
        return True

    def shut(self) -> None:
        """Close it, once, by whoever comes first."""
        if self._closing.acquire(blocking=False):
            self.close()


class GuardedCursor(dbapi2.Cursor):  # type: ignore[misc]
    """Each call that reaches the database says so."""

    def execute(self, sql: str, parameters: Any = ()) -> "GuardedCursor":
        """As of any cursor. Raises Cancelled once its connection is out of use, as all others here do."""
        # Written out, as below: it is called for every question.
        connection = self.connection
        connection.inside.append(None)
        try:
            if connection.out_of_use:
                raise Cancelled
            super().execute(sql, parameters)
        except _OF_THE_FILE as error:
            _tell(connection, error)
            raise
        finally:
            connection.inside.pop()
            if connection.out_of_use:
                _leave(connection)
        return self

    def executemany(self, sql: str, parameters: Any) -> "GuardedCursor":
        """As of any cursor."""
        with _Inside(self.connection):
            super().executemany(sql, parameters)
        return self

    def fetchone(self) -> Any:
        """As of any cursor."""
        connection = self.connection
        connection.inside.append(None)
        try:
            if connection.out_of_use:
                raise Cancelled
            return super().fetchone()
        except _OF_THE_FILE as error:
            _tell(connection, error)
            raise
        finally:
            connection.inside.pop()
            if connection.out_of_use:
                _leave(connection)

    def fetchmany(self, size: int | None = None) -> Sequence[Any]:
        """As of any cursor."""
        with _Inside(self.connection):
            return super().fetchmany(self.arraysize if size is None else size)  # type: ignore[no-any-return]

    def fetchall(self) -> Sequence[Any]:
        """As of any cursor."""
        with _Inside(self.connection):
            return super().fetchall()  # type: ignore[no-any-return]

    def __iter__(self) -> Iterator[Any]:
        """The rows, each of them fetched as by `next`; what that needs is looked up once for all of them."""
        connection, step = self.connection, super().__next__
        enter, leave = connection.inside.append, connection.inside.pop
        while True:
            enter(None)
            try:
                if connection.out_of_use:
                    raise Cancelled
                row = step()
            except StopIteration:
                return
            except _OF_THE_FILE as error:
                _tell(connection, error)
                raise
            finally:
                leave()
                if connection.out_of_use:
                    _leave(connection)
            yield row

    def __next__(self) -> Any:
        connection = self.connection
        connection.inside.append(None)
        try:
            if connection.out_of_use:
                raise Cancelled
            return super().__next__()
        except _OF_THE_FILE as error:
            _tell(connection, error)
            raise
        finally:
            connection.inside.pop()
            if connection.out_of_use:
                _leave(connection)


class _Inside:
    __slots__ = ("_connection",)

    def __init__(self, connection: GuardedConnection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        self._connection.inside.append(None)
        if self._connection.out_of_use:
            self._connection.inside.pop()
            raise Cancelled

    def __exit__(self, kind: object, error: BaseException | None, frames: object) -> None:
        self._connection.inside.pop()
        if self._connection.out_of_use:
            _leave(self._connection)
        if isinstance(error, _OF_THE_FILE):
            _tell(self._connection, error)


def _tell(connection: GuardedConnection, error: Exception) -> None:
    """Raise damage in words for the user; any other error is left as it is."""
    if connection.path is not None and is_damage(error):
        raise damaged_pages(connection.path) from error


def _leave(connection: GuardedConnection) -> None:
    """The last one out closes what was taken out of use meanwhile."""
    if not connection.inside:
        connection.shut()
    # What the statement gave is not for a case that was put away.
    raise Cancelled
