"""Putting a case away while other threads still work on it: none of them is waited for.

What a thread does in the middle of a change is rolled back, its statement is interrupted and its connection
closed under it; where it stands still in something else, a read of a dead network share for one, it finds
the case gone when it comes back. A file of a case that this process still puts away is let go soon: whoever
locks it in this process waits for that (`wait_until_left`).
"""

import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.casefile.file.connection import DatabaseError
from workbench.casefile.file.lock import CaseLock
from workbench.casefile.file.waiting import is_being_left, was_left
from workbench.values.errors import KnownError
from workbench.values.job import Cancelled

if TYPE_CHECKING:
    from workbench.casefile.connections import Connections
    from workbench.casefile.writing import Writer

log = logging.getLogger(__name__)
_FAULTS = (KnownError, DatabaseError, OSError, RuntimeError, Cancelled)
PATIENCE = 0.5
"""Seconds in which a thread that was interrupted may roll back its change, or end its statement."""


class Leaving:
    """One case on its way out: no key, nobody who may write."""

    def __init__(
        self,
        path: Path,
        lock: CaseLock | None,
        connections: "Connections",
        writer: "Writer",
        put_away: Callable[[], None],
    ) -> None:
        self._path, self._lock = path, lock
        self._connections, self._writer = connections, writer
        self._put_away = put_away
        self._began = time.monotonic()
        self.is_last_saved = True
        """Whether what `finish` was given could be saved."""
        self._over = threading.Event()
        is_being_left(path, self._over)

    def finish(self, last: Callable[[], None] | None = None) -> None:
        """Let `last` make its changes, then close every connection and let go of the file. On any one thread.

        Takes a second or so, longer only where the disk does not answer.
        """
        try:
            self._connections.take_over()
            self._connections.interrupt_others()
            if not self._writer.reserve(PATIENCE):
                self._connections.take_others_out_of_use(PATIENCE)
                self._writer.take_turn_away()
            if last is not None:
                self._save(last)
            self._connections.take_others_out_of_use(PATIENCE)
            self._writer.end()
            self._connections.end_own()
            self._writer.put_away()
            self._put_away()
        except _FAULTS as error:
            # All that was told to be saved is; the next opening finds what is to be done.
            log.info("the case was not put away to the end: %s", error)
            self._connections.take_others_out_of_use(PATIENCE)
            self._connections.end_own()
        finally:
            if self._lock:
                self._lock.release()
            was_left(self._path, self._over)
            self._over.set()

    def _save(self, last: Callable[[], None]) -> None:
        try:
            last()
        except _FAULTS as error:
            log.info("what was typed could not be kept: %s", type(error).__name__)
            self.is_last_saved = False

    def wait(self, patience: float) -> bool:
        """Wait until it is over, `patience` seconds at most; False when it is not."""
        return self._over.wait(patience)
