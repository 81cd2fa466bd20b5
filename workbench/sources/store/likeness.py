"""Sources that share their words: one wire story in five outlets, a mail quoted in another.

They are proposed, never grouped by themselves: whether two sources are one origin, the user says.
"""

import logging
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from workbench.casefile import CaseFile
from workbench.sources.store.publications import ORIGIN
from workbench.sources.store.shared_words import (
    Shared,
    Words,
    all_fingerprints,
    shared_between,
    shared_words,
    words_of,
)
from workbench.sources.store.versions import IN_FORCE
from workbench.values.job import Job
from workbench.values.records import dataclass

if TYPE_CHECKING:
    from workbench.sources.store.taken_over import TakenOver

log = logging.getLogger(__name__)
SHARE = 0.5
"""From which share of the shorter text on two sources are proposed as one origin."""
LARGE_SHARE, LARGE_WORDS = 0.3, 100
"""A smaller share will do where so many words are the same."""
LEAST_WORDS = 15
_MOST_CANDIDATES = 40
_PORTION = 500
"""Texts that are fingerprinted and kept at once."""
_AT_ONCE = 100
"""Fingerprints between two looks at the clock, and at who waits."""
_HELD = 0.015
"""Seconds for which nobody else can write."""
_PAUSE = 0.002
"""Seconds in which others may."""
_LONG = 500_000
"""Code points that take about half a second, from which on a process of its own is worth starting."""
UNFINISHED = -1
"""In place of the number of fingerprints: some of the text are kept, and the rest was still to come."""
COMMON = 30
"""Words that stand in more sources than this are a footer or a notice and tell nothing."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two sources and what they share; `share` is of the words of the shorter one.

    `taken` is a stretch of the first that both have, where not much else is the same: a wire inside
    two longer articles.
    """

    source_id: str
    other_id: str
    shared: Shared
    taken: "TakenOver | None" = None

    @property
    def share(self) -> float:
        """0 to 1."""
        return self.shared.share


class Likenesses:
    """Finds and remembers. Fingerprints are made of each text once, when they are first needed."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case

    def of(self, source_id: str, job: Job | None = None) -> list[Likeness]:
        """The sources that share much with this one and about which nothing is decided, the most alike first.

        Some milliseconds for each source not fingerprinted yet; then a few in all. Raises Cancelled once
        the job is.
        """
        self.catch_up(job)
        row = self._text(source_id)
        if row is None:
            return []
        decided = self.kept_apart(source_id)
        ours = words_of(row["text"])
        found = []
        for other_id in self._candidates(row["n"]):
            other = self._text(other_id)
            if other is None or other_id in decided or self._one_origin(row, other):
                continue
            if alike := compared(row["text"], ours, words_of(other["text"])):
                found.append(Likeness(source_id, other_id, *alike))
        return sorted(found, key=lambda likeness: -likeness.share)

    def between(self, source_id: str, other_id: str) -> Shared:
        """What two sources share, decided or not."""
        ours, theirs = self._text(source_id), self._text(other_id)
        return shared_words(ours["text"] if ours else "", theirs["text"] if theirs else "")

    def keep_apart(self, source_id: str, other_id: str) -> None:
        """Say that two sources are two origins all the same; they are not proposed again."""
        first, second = sorted((source_id, other_id))
        with self._case.change("Keep two sources apart"):
            self._case.insert("not_one_origin", {"source_id": first, "other_id": second})

    def kept_apart(self, source_id: str) -> set[str]:
        """The sources that this one was kept apart from."""
        rows = self._case.connection.execute(
            "SELECT source_id, other_id FROM not_one_origin WHERE source_id = ? OR other_id = ?",
            (source_id, source_id),
        )
        return {other for row in rows for other in row if other != source_id}

    def catch_up(self, job: Job | None = None) -> int:
        """Fingerprint the texts in force that are not yet; returns how many that were.

        Each portion is kept once it is done. Raises Cancelled once the job is.
        """
        count = 0
        while portion := self._not_fingerprinted():
            job = job or Job()
            self._keep(portion, _fingerprints_of([row["text"] for row in portion], job), job)
            count += len(portion)
        return count

    def faults(self, job: Job | None = None) -> Iterator[int]:
        """The numbers of texts whose fingerprints are not those that their words give.

        About a second for a million letters. Raises Cancelled once the job is.
        """
        job = job or Job()
        connection, after = self._case.connection, -1
        while portion := connection.execute(
            "SELECT t.n, t.text FROM source_text t JOIN fingerprinted f ON f.text_n = t.n WHERE t.n > ? "
            "AND f.prints <> ? ORDER BY t.n LIMIT ?",
            (after, UNFINISHED, _PORTION),
        ).fetchall():
            job.check()
            made = _fingerprints_of([row["text"] for row in portion], job)
            for row, due in zip(portion, made, strict=True):
                kept = connection.execute("SELECT hash FROM fingerprint WHERE text_n = ?", (row["n"],))
                if {one[0] for one in kept} != due:
                    yield int(row["n"])
            after = portion[-1]["n"]

    def _not_fingerprinted(self) -> list[Any]:
        if self._case.read_only:
            return []
        rows: list[Any] = self._case.connection.execute(
            f"SELECT s.id, t.n, t.text FROM source s JOIN source_text t ON {IN_FORCE} "
            "WHERE t.n NOT IN (SELECT text_n FROM fingerprinted WHERE prints <> ?) LIMIT ?",
            (UNFINISHED, _PORTION),
        ).fetchall()
        return rows

    def _keep(self, rows: list[Any], found: list[set[int]], job: Job) -> None:
        """Kept in many small transactions: whoever wants to write in between never waits for long.

        A text counts as fingerprinted with the last of its own; until then it says that it is unfinished, so
        a part that was kept does no harm.
        """
        work = _steps(rows, found)
        left = sum(max(1, -(-len(prints) // _AT_ONCE)) for prints in found)
        with self._case.unhurried() as bring_in:
            while left:
                job.check()
                left -= self._keep_some(work)
                bring_in()
                # The lock goes to whoever waits for it, not back to this thread.
                time.sleep(_PAUSE)
        with self._case.derived({"source": frozenset(row["id"] for row in rows)}):
            pass  # Told once for the whole portion.

    def _keep_some(self, work: Iterator[tuple[int, list[int], int]]) -> int:
        """Keep for a short while; how many steps that were."""
        done, until = 0, time.monotonic() + _HELD
        with self._case.derived({}):
            for number, prints, count in work:
                self._insert(number, prints, count)
                done += 1
                if self._case.is_awaited or time.monotonic() > until:
                    break
        return done

    def _insert(self, number: int, prints: list[int], count: int) -> None:
        connection = self._case.connection
        connection.executemany(
            "INSERT OR IGNORE INTO fingerprint VALUES (?, ?)", ((one, number) for one in prints)
        )
        connection.execute("INSERT OR REPLACE INTO fingerprinted VALUES (?, ?)", (number, count))

    def _candidates(self, number: int) -> list[str]:
        rows = self._case.connection.execute(
            "WITH mine AS (SELECT hash FROM fingerprint WHERE text_n = ?), telling AS ("
            "SELECT hash FROM fingerprint WHERE hash IN mine GROUP BY hash HAVING count(*) BETWEEN 2 AND ?) "
            "SELECT t.source_id FROM telling JOIN fingerprint f USING (hash) "
            f"JOIN source_text t ON t.n = f.text_n JOIN source s ON {IN_FORCE} "
            "WHERE f.text_n <> ? GROUP BY t.source_id ORDER BY count(*) DESC LIMIT ?",
            (number, COMMON, number, _MOST_CANDIDATES),
        )
        return [row[0] for row in rows]

    def _text(self, source_id: str) -> Any:
        return self._case.connection.execute(
            f"SELECT t.n, t.text, s.id, {ORIGIN} AS origin, s.parent_id FROM source s JOIN source_text t "
            f"ON {IN_FORCE} LEFT JOIN publication p ON p.id = s.publication_id WHERE s.id = ?",
            (source_id,),
        ).fetchone()

    @staticmethod
    def _one_origin(ours: Any, theirs: Any) -> bool:
        """Whether they are one already, or one is inside the other."""
        inside = ours["parent_id"] == theirs["id"] or theirs["parent_id"] == ours["id"]
        return bool(inside or ours["origin"] == theirs["origin"])


def _steps(rows: list[Any], found: list[set[int]]) -> Iterator[tuple[int, list[int], int]]:
    """A text, some of its fingerprints, and with the last of them how many there are in all."""
    for row, prints in zip(rows, found, strict=True):
        # In order, so that neighbours come onto the same pages.
        ordered = sorted(prints)
        for start in range(0, max(1, len(ordered)), _AT_ONCE):
            is_last = start + _AT_ONCE >= len(ordered)
            part = ordered[start : start + _AT_ONCE]
            yield row["n"], part, len(prints) if is_last else UNFINISHED


def _fingerprints_of(texts: list[str], job: Job) -> list[set[int]]:
    """Many are computed in a process of their own, so that the window keeps its time for itself."""
    if sum(map(len, texts)) > _LONG:
        # Imported here: no process is started for a case as most are.
        from workbench.values.child import ChildFailed

        try:
            return job.in_child(all_fingerprints, texts)
        except (OSError, ChildFailed):
            log.info("no process of its own: computed here")
    return all_fingerprints(texts)


def compared(text: str, ours: Words, theirs: Words) -> tuple[Shared, "TakenOver | None"] | None:
    """What two texts share and, where that is little, a stretch of the first in both; None for too little."""
    # Imported here: likeness is looked for once the first screen is painted.
    from workbench.sources.store.taken_over import taken_over

    shared = shared_between(ours, theirs)
    if is_like(shared):
        return shared, None
    taken = taken_over(text, ours, theirs)
    return (shared, taken) if taken else None


def is_like(shared: Shared) -> bool:
    """Whether two texts share enough to be proposed as one origin."""
    large = shared.share >= LARGE_SHARE and shared.words >= LARGE_WORDS
    return shared.words >= LEAST_WORDS and (shared.share >= SHARE or large)
