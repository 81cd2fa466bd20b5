"""Who watches a case being opened: is told why it takes long and how far it is, and may stop it."""

from collections.abc import Callable

from workbench.values.job import Job


class Watch:
    """One opening, as whoever waits for it sees it."""

    def __init__(self, job: Job | None = None, said: Callable[[str], object] | None = None) -> None:
        """`job` gets the progress and stops it; `said` a sentence or two before a step that may take long."""
        self.job = job or Job()
        self._said = said

    def say(self, words: str) -> None:
        """Why the next step may take long."""
        if self._said is not None:
            self._said(words)
