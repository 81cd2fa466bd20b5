"""Review copies: what stands in their margin, and what comes back in them from Word."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path

from workbench.casefile import CaseFile
from workbench.review.margin import MarginRemark, margin_of
from workbench.review.standing import Standings
from workbench.review.threads import Threads
from workbench.review.word_model import WordReturn, believed
from workbench.review.word_reading import return_of
from workbench.review.word_taking import take
from workbench.values.errors import NotFound, Unreadable
from workbench.values.job import Job


class WordCopies:
    """The part of `case.reviews` that has to do with Word."""

    _case: CaseFile
    _threads: Threads
    _standings: Standings

    def margin(
        self, statement_ids: Iterable[str], passes: Callable[[str], bool] = lambda _text: True
    ) -> dict[str, tuple[MarginRemark, ...]]:
        """The comments of a review copy for each statement; `passes` says whether words may stand in it."""
        with self._case.snapshot():
            threads = self._threads.all()
            return margin_of(self._case, self._standings.wordings(), threads, statement_ids, passes)

    def has_word_copies(self) -> bool:
        """Whether a review copy was ever written, so that one may come back."""
        found = self._case.connection.execute("SELECT 1 FROM deliverable WHERE profile = 'review' LIMIT 1")
        return found.fetchone() is not None

    def read_word(self, path: Path | str, job: Job | None = None) -> WordReturn:
        """What came back in a Word file: comments, wordings and every tracked change, with their statements.

        The file is read in the guarded child; the case is not changed. Of a file that is no review copy
        of this case everything is listed as belonging to no statement. Raises NotFound when there is no such
        file, Unreadable when it is no Word document.
        """
        path = Path(path)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise NotFound(f"“{path}” cannot be read: {error.strerror or error}.") from error
        from workbench.sources.sandbox.guard import word_review_guarded

        answer = word_review_guarded(data, path.name, cancelled=(lambda: job.cancelled) if job else None)
        try:
            read = believed(answer)
        except (KeyError, TypeError, ValueError):
            raise Unreadable(
                f"“{path.name}” could not be read: its reader gave no sensible answer."
            ) from None
        with self._case.snapshot():
            digest = hashlib.sha256(data).hexdigest()
            return return_of(self._case, read, path, digest, self._threads.all())

    def take_word(
        self, found: WordReturn, only: Collection[str] | None = None, place: Mapping[str, str] | None = None
    ) -> int:
        """Take in what came back, or only the items with these ids, as remarks and proposals.

        Each has the author and the time that the file gives and is decided about like any other:
        `accept`, `decline`, `resolve`. `place` gives a statement (its id) to items that belong to none.
        Returns how many were taken in; what was taken in before is not taken in again. One undo takes all
        of it back.
        """
        return take(self._case, found, only, place or {})
