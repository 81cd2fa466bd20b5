"""Saying how far long work on a case is, and stopping it."""

from collections.abc import Callable

Said = Callable[[int, int, str], object]
"""Told how far the work is: steps done, steps in all, what is looked at. Raise in it to stop."""


class Progress:
    """Passes on how far the work is."""

    def __init__(self, said: Said | None) -> None:
        self._said = said

    def at(self, done: int, total: int, words: str) -> None:
        """The next step begins; raises what `said` raises."""
        if self._said:
            self._said(done, total, words)
