"""How far a check is, counted in the things it looks at: pages, changes, rows, documents."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from workbench.values.job import Job

T = TypeVar("T")
_EVERY = 500
"""Things between two reports: some milliseconds of looking."""


class Tally:
    """One check of several parts, each with the number of things that it is expected to look at."""

    def __init__(self, job: Job, expected: int) -> None:
        self._job, self._expected = job, expected
        self._done = self._end = self._untold = 0
        self._words = ""

    def begin(self, words: str, amount: int) -> None:
        """The next part looks at so many things. Raises Cancelled once the job is."""
        # A part may have counted a few more or less than it said.
        self._done, self._end, self._words = self._end, self._end + amount, words
        self._tell()

    def did(self, amount: int = 1) -> None:
        """So many more were looked at. Raises Cancelled once the job is."""
        self._done = min(self._done + amount, self._end)
        self._untold += amount
        if self._untold >= _EVERY:
            self._tell()

    def each(self, things: Iterable[T]) -> Iterator[T]:
        """The things, each counted once it was looked at."""
        for thing in things:
            yield thing
            self.did()

    def _tell(self) -> None:
        self._untold = 0
        self._job.report(self._done, self._expected, self._words)
