"""All pairs of sources that share their words; each pair of texts is compared once and remembered.

Texts never change, so what was found of two holds as long as the case is open.
"""

import json
import threading
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import combinations

from workbench.casefile import CaseFile
from workbench.sources.store.likeness import COMMON, Likenesses, compared
from workbench.sources.store.shared_words import Words, fingerprints, words_of
from workbench.sources.store.versions import IN_FORCE
from workbench.values.job import Job
from workbench.values.records import dataclass

LEAST_PRINTS = 2
"""Fingerprints that two texts must share to be compared: fewer are chance."""
_MANY = 40
"""New texts from which on all fingerprints are gone through at once."""
_KEPT = 2_000_000
"""Words of texts that are kept between two comparisons."""


@dataclass(frozen=True, slots=True)
class LikePair:
    """Two sources that share their words: how large a share of the shorter one's, or a passage of both."""

    source_id: str
    other_id: str
    share: float
    passage: str = ""


class LikePairs:
    """Finds the pairs; decides nothing, and leaves out nothing that was decided."""

    def __init__(self, case: CaseFile, likenesses: Likenesses) -> None:
        self._case = case
        self._likenesses = likenesses
        self._compared: dict[tuple[int, int], tuple[float, str] | None] = {}
        self._done: set[int] = set()
        self._words: dict[int, tuple[str, Words]] = {}
        self._lock = threading.RLock()

    def all(self, job: Job | None = None) -> list[LikePair]:
        """Every pair in the case. A second for a thousand sources, then some milliseconds.

        Raises Cancelled once the job is.
        """
        job = job or Job()
        self._likenesses.catch_up(job)
        with self._lock:
            texts = self._texts()
            new = [number for number in texts if number not in self._done]
            for ours, others in self._candidates(new, texts).items():
                job.check()
                for other in others:
                    self._compare(ours, other)
            self._words.clear()
            self._done.update(new)
            return self._found(texts)

    def among(self, source_ids: Collection[str]) -> list[LikePair]:
        """The pairs among some sources, such as those under one claim or one brief."""
        if len(source_ids) < 2:
            return []
        with self._lock:
            texts = self._texts(source_ids)
            if not set(texts) <= self._done:
                for ours, other in self._alike_of(texts):
                    self._compare(ours, other)
                self._words.clear()
            return self._found(texts)

    def _texts(self, source_ids: Collection[str] | None = None) -> dict[int, str]:
        """The texts in force by their numbers, each with its source."""
        where = ""
        values: tuple[str, ...] = ()
        if source_ids is not None:
            where, values = "WHERE s.id IN (SELECT value FROM json_each(?))", (json.dumps(list(source_ids)),)
        rows = self._case.connection.execute(
            f"SELECT t.n, s.id FROM source s JOIN source_text t ON {IN_FORCE} {where} ORDER BY t.n", values
        )
        return {row[0]: row[1] for row in rows}

    def _found(self, texts: Mapping[int, str]) -> list[LikePair]:
        pairs = (
            combinations(sorted(texts), 2) if len(texts) ** 2 < 2 * len(self._compared) else self._compared
        )
        found = []
        for pair in pairs:
            known = self._compared.get(pair)
            if known is not None and pair[0] in texts and pair[1] in texts:
                found.append(LikePair(texts[pair[0]], texts[pair[1]], *known))
        return found

    # -- which are compared -------------------------------------------------------------------

    def _candidates(self, new: list[int], texts: Mapping[int, str]) -> dict[int, list[int]]:
        if not new:
            return {}
        chosen = "" if len(new) > _MANY else "AND hash IN (SELECT hash FROM fingerprint WHERE text_n IN mine)"
        rows = self._case.connection.execute(
            "WITH mine AS (SELECT value FROM json_each(?1)), telling AS (SELECT hash FROM fingerprint "
            f"WHERE 1 {chosen} GROUP BY hash HAVING count(*) BETWEEN 2 AND ?2) "
            "SELECT hash, text_n FROM telling JOIN fingerprint USING (hash)",
            (json.dumps(new), COMMON),
        )
        by_hash: dict[int, list[int]] = defaultdict(list)
        for number, text_n in rows:
            if text_n in texts:
                by_hash[number].append(text_n)
        wanted: dict[int, list[int]] = defaultdict(list)
        for ours, other in _sharing(by_hash.values()):
            if (ours in self._done) and (other in self._done):
                continue
            wanted[ours].append(other)
        return wanted

    def _alike_of(self, texts: Mapping[int, str]) -> list[tuple[int, int]]:
        connection, numbers = self._case.connection, json.dumps(list(texts))
        by_hash: dict[int, list[int]] = defaultdict(list)
        kept = set()
        for number, text_n in connection.execute(
            "SELECT hash, text_n FROM fingerprint WHERE text_n IN (SELECT value FROM json_each(?))",
            (numbers,),
        ):
            by_hash[number].append(text_n)
            kept.add(text_n)
        for text_n in set(texts) - kept:
            for number in fingerprints(self._text(text_n)):
                by_hash[number].append(text_n)
        shared = {number: held for number, held in by_hash.items() if len(held) > 1}
        common = connection.execute(
            "SELECT hash FROM fingerprint WHERE hash IN (SELECT value FROM json_each(?)) GROUP BY hash "
            "HAVING count(*) > ?",
            (json.dumps(list(shared)), COMMON),
        )
        for row in common.fetchall():
            shared.pop(row[0], None)
        return _sharing(shared.values())

    # -- comparing ----------------------------------------------------------------------------

    def _compare(self, ours: int, other: int) -> None:
        if (ours, other) in self._compared:
            return
        text, words = self._words_of(ours)
        alike = compared(text, words, self._words_of(other)[1])
        if alike is not None:
            shared, taken = alike
            self._compared[ours, other] = shared.share, taken.passage if taken else ""
        else:
            self._compared[ours, other] = None

    def _text(self, number: int) -> str:
        row = self._case.connection.execute("SELECT text FROM source_text WHERE n = ?", (number,)).fetchone()
        return str(row[0]) if row else ""

    def _words_of(self, number: int) -> tuple[str, Words]:
        if number not in self._words:
            if sum(len(words) for _text, words in self._words.values()) > _KEPT:
                self._words.clear()
            text = self._text(number)
            self._words[number] = text, words_of(text)
        return self._words[number]


def _sharing(held: Iterable[list[int]]) -> list[tuple[int, int]]:
    """The pairs of texts that share enough fingerprints, the lower number first."""
    counts = Counter(pair for texts in held for pair in combinations(sorted(set(texts)), 2))
    return sorted(pair for pair, count in counts.items() if count >= LEAST_PRINTS)
