"""Two readings of one source side by side: what differs, and the figures of how far they agree.

What both marked alike is counted and never listed. What was decided is a row of its own on the marks and
is read from there, so that comparing again throws nothing away.
"""

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, NamedTuple

from workbench.casefile import CaseFile
from workbench.review.agreement import FEWEST, Agreement, Mark, agreement, alpha, matched
from workbench.review.proposals import Parts
from workbench.review.readings import ReadingMark, Readings
from workbench.values.errors import NotFound, Refused

DIFFERENCES = {
    "boundary": "Boundary",
    "kind": "Who is named",
    "missing": "Only in the first",
    "extra": "Only in the second",
}
"""In what two readings differ; `missing` and `extra` are seen from the second reader."""

Choice = Literal["first", "second", "both", "edit"]
DECISIONS: dict[str, str] = {
    "first": "First taken",
    "second": "Second taken",
    "both": "Both kept",
    "edit": "Edited",
}


class Reader(NamedTuple):
    """Somebody who read the source."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One passage, or two that are taken for the same, on which two readings differ.

    `id` stays the same when the readings are compared again. `decision` is first, second, both, edit, or
    "" while nobody has decided.
    """

    id: str
    source_id: str
    readers: tuple[Reader, Reader]
    kinds: tuple[str, ...]
    first: ReadingMark | None
    second: ReadingMark | None
    decision: str = ""

    @property
    def start(self) -> int:
        """Where it begins: code points of the text in force."""
        return min(mark.start for mark in (self.first, self.second) if mark)

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return max(mark.end for mark in (self.first, self.second) if mark)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two readings of a source: the differences in reading order, and how many passages are alike.

    `lost` are marks that the text in force has no place for; they are in no figure.
    """

    source_id: str
    first: Reader
    second: Reader
    agreed: int
    differences: tuple[Difference, ...]
    lost: tuple[ReadingMark, ...]
    figures: Agreement

    @property
    def left(self) -> tuple[Difference, ...]:
        """The differences nobody has decided yet."""
        return tuple(one for one in self.differences if not one.decision)


@dataclass(frozen=True, slots=True)
class ReadersAgreement:
    """How far readers of a source agree: each two compared, and for more than two Krippendorff's alpha.

    `alpha` is None for two readers, and where there are too few items or nothing to divide by.
    """

    readers: tuple[Reader, ...]
    comparisons: tuple[Comparison, ...]
    alpha: float | None

    @property
    def figures(self) -> Agreement:
        """The figures of the first two readers."""
        return self.comparisons[0].figures

    @property
    def differences(self) -> tuple[Difference, ...]:
        """The differences of the first two readers."""
        return self.comparisons[0].differences


class Comparing:
    """Compares readings of the sources of a case."""

    def __init__(self, case: CaseFile, parts: Parts, readings: Readings) -> None:
        self._case = case
        self._parts = parts
        self._readings = readings

    def reader(self, wanted: str) -> Reader:
        """An analyst by id or name; NotFound when there is none."""
        row = self._case.connection.execute(
            "SELECT id, name FROM analyst WHERE id = ?1 OR name = ?1 ORDER BY id = ?1 DESC", (wanted,)
        ).fetchone()
        if not row:
            raise NotFound(f"There is no analyst “{wanted}” in this case.")
        return Reader(row[0], row[1])

    def compare(self, source_id: str, first: str, second: str) -> Comparison:
        """Compare what two analysts (ids or names) marked in a source.

        Raises Refused for one analyst with themselves, and while either reading is blind and open,
        NotFound when source or analyst is not in the case.
        """
        readers = (self.reader(first), self.reader(second))
        if readers[0].id == readers[1].id:
            raise Refused("Two readers are compared, and these are one.", do="Name two analysts.")
        with self._case.snapshot():
            text = self._parts.clips.sources.text(source_id)
            sides = [self._readings.of_reader(source_id, reader.id) for reader in readers]
        standing = [[mark for mark in side if not mark.is_lost] for side in sides]
        agreed, differences = _differences(source_id, readers, standing[0], standing[1])
        lost = tuple(mark for side in sides for mark in side if mark.is_lost)
        figures = agreement(map(as_mark, standing[0]), map(as_mark, standing[1]), len(text))
        return Comparison(source_id, *readers, agreed, differences, lost, figures)

    def agreement(self, source_id: str, *readers: str) -> ReadersAgreement:
        """How far two readers or more agree; Refused for fewer, and where `compare` is."""
        if len(readers) < 2:
            raise Refused("Agreement needs two readers or more.", do="Name two analysts.")
        compared = tuple(self.compare(source_id, *pair) for pair in combinations(readers, 2))
        found = tuple(map(self.reader, readers))
        sides = [
            [as_mark(m) for m in self._readings.of_reader(source_id, reader.id) if not m.is_lost]
            for reader in found
        ]
        share = None
        if len(found) > 2 and sum(map(len, sides)) >= FEWEST:
            share = alpha(sides, len(self._parts.clips.sources.text(source_id)))
        return ReadersAgreement(found, compared, share)


def as_mark(mark: ReadingMark) -> Mark:
    """A mark as the figures know it: its kind is who is named."""
    return Mark(mark.start, mark.end, " ".join(sorted(mark.actors)))


def _differences(
    source_id: str, readers: tuple[Reader, Reader], first: list[ReadingMark], second: list[ReadingMark]
) -> tuple[int, tuple[Difference, ...]]:
    """How many passages are alike, and the rest in reading order."""
    ours, theirs = _by_mark(first), _by_mark(second)
    alike, found = 0, []
    for one, other in matched(list(map(as_mark, first)), list(map(as_mark, second))):
        mark, opposite = ours[one].pop(0), theirs[other].pop(0)
        kinds = tuple(
            kind
            for kind, differs in (("boundary", one[:2] != other[:2]), ("kind", one.kind != other.kind))
            if differs
        )
        if kinds:
            found.append(_difference(source_id, readers, kinds, mark, opposite))
        else:
            alike += 1
    found += [
        _difference(source_id, readers, ("missing",), mark, None) for left in ours.values() for mark in left
    ]
    found += [
        _difference(source_id, readers, ("extra",), None, mark) for left in theirs.values() for mark in left
    ]
    return alike, tuple(sorted(found, key=lambda one: (one.start, one.end, one.id)))


def _by_mark(marks: list[ReadingMark]) -> dict[Mark, list[ReadingMark]]:
    """The marks by place and kind: a reader may have marked one passage twice."""
    found = defaultdict[Mark, list[ReadingMark]](list)
    for mark in marks:
        found[as_mark(mark)].append(mark)
    return found


def _difference(
    source_id: str,
    readers: tuple[Reader, Reader],
    kinds: tuple[str, ...],
    first: ReadingMark | None,
    second: ReadingMark | None,
) -> Difference:
    ids = "|".join(mark.id if mark else "" for mark in (first, second))
    return Difference(ids, source_id, readers, kinds, first, second, _decision(readers, first, second))


def _decision(readers: tuple[Reader, Reader], first: ReadingMark | None, second: ReadingMark | None) -> str:
    """What was decided, said in the order in which the readers were named."""
    taken = {mark.taken for mark in (first, second) if mark}
    if len(taken) > 1 or "" in taken:
        # One of them was decided against another reader; this pair was not.
        return ""
    said = as_named(readers, taken.pop())
    if said == "both" and first and second and first.clip_id == second.clip_id:
        return "edit"
    return said


def as_named(readers: tuple[Reader, Reader], taken: str) -> str:
    """`taken` is kept in the order of the readers' ids: here as they are named, and the other way."""
    if readers[0].id < readers[1].id:
        return taken
    return {"first": "second", "second": "first"}.get(taken, taken)
