"""Saying how far long reading of a case is, and stopping it, also within one statement of the database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from workbench.casefile.file.connection import Connection

Said = Callable[[int, int, str], object]
"""Told how far the work is: steps done, steps in all, what is looked at. Raise in it to stop."""
TICK = 500_000
"""Steps of the database's machine between two looks at whether to go on: some hundredths of a second."""


class Progress:
    """Passes on how far the work is."""

    def __init__(self, said: Said | None) -> None:
        self._said = said
        self._place = (0, 0, "")
        self.stopped_by: BaseException | None = None
        """What `said` raised while the database was busy; its statement then ended as interrupted."""

    def at(self, done: int, total: int, words: str) -> None:
        """The next step begins."""
        self._place = (done, total, words)
        self.look()

    def look(self) -> None:
        """Say it again; raises what `said` raises."""
        if self._said:
            self._said(*self._place)

    @contextmanager
    def within(self, connection: Connection) -> Iterator[None]:
        """Look now and then while a statement of this connection runs."""
        if self._said is None:
            yield
            return
        connection.set_progress_handler(self._tick, TICK)
        try:
            yield
        finally:
            connection.set_progress_handler(None, 0)

    def _tick(self) -> int:
        # The database takes a number and no exception.
        try:
            self.look()
        except BaseException as stop:  # noqa: BLE001
            self.stopped_by = stop
            return 1
        return 0
