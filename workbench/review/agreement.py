"""How far two readers, or more, agree on the same text: own code, a few lines for each figure.

Spans are half-open stretches of code points with a kind. All figures follow the usual definitions: F1 over
spans matched one to one, Cohen (1960) for two readers, Krippendorff (2004) for any number, nominal
distances. A figure alone says little: show the differences with it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import NamedTuple

FEWEST = 30
"""Items below which only counts are told: a share of a handful means nothing."""
SAME = 0.5
"""Overlap, as a share of what both cover, from which two spans are taken for the same."""
_NOTHING = ""
"""The category of text that a reader left unmarked."""


class Mark(NamedTuple):
    """A stretch that a reader marked, and as what: names, a stance, a kind."""

    start: int
    end: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """The figures for two readers; None where there are too few items, or nothing to divide by.

    `first` and `second` are how many passages each marked, `matched` how many are the same by overlap,
    `exact` how many to the letter.
    """

    first: int
    second: int
    matched: int
    exact: int
    overlap_f1: float | None
    exact_f1: float | None
    kind_kappa: float | None
    character_kappa: float | None

    @property
    def enough(self) -> bool:
        """Whether there are items enough to tell shares."""
        return self.first + self.second >= FEWEST


def agreement(first: Iterable[Mark], second: Iterable[Mark], length: int) -> Agreement:
    """The figures of two readers over a text of `length` code points."""
    ours, theirs = sorted(set(first)), sorted(set(second))
    pairs = matched(ours, theirs)
    exact = len({mark[:2] for mark in ours} & {mark[:2] for mark in theirs})
    told = len(ours) + len(theirs) >= FEWEST
    return Agreement(
        len(ours),
        len(theirs),
        len(pairs),
        exact,
        f1(len(pairs), len(ours), len(theirs)) if told else None,
        f1(exact, len({m[:2] for m in ours}), len({m[:2] for m in theirs})) if told else None,
        kappa([(a.kind, b.kind) for a, b in pairs]) if told else None,
        character_kappa(ours, theirs, length) if told else None,
    )


def overlap(first: Mark, second: Mark) -> float:
    """What two spans share, over what they cover together (0 to 1)."""
    shared = min(first.end, second.end) - max(first.start, second.start)
    if shared <= 0:
        return 0.0
    return shared / (max(first.end, second.end) - min(first.start, second.start))


def matched(first: Sequence[Mark], second: Sequence[Mark]) -> list[tuple[Mark, Mark]]:
    """Pairs of spans that overlap by half or more, each used once, the best first.

    Of equal overlaps those of one kind go first, then those further in front.
    """
    found = []
    ordered = sorted(enumerate(second), key=lambda one: one[1].start)
    for number, mark in enumerate(first):
        for other_number, other in ordered:
            if other.start >= mark.end:
                break
            share = overlap(mark, other)
            if share >= SAME:
                found.append((-share, mark.kind != other.kind, mark, other, number, other_number))
    used_first, used_second, pairs = set[int](), set[int](), []
    for _share, _kind, mark, other, number, other_number in sorted(found):
        if number not in used_first and other_number not in used_second:
            used_first.add(number)
            used_second.add(other_number)
            pairs.append((mark, other))
    return sorted(pairs)


def f1(same: int, first: int, second: int) -> float | None:
    """2m / (a + b); None where neither marked anything."""
    return 2 * same / (first + second) if first + second else None


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two readers' categories of the same items; None where chance explains all."""
    return weighted_kappa(Counter(pairs))


def weighted_kappa(pairs: Counter[tuple[str, str]]) -> float | None:
    """The same from how often each pair of categories occurs."""
    total = sum(pairs.values())
    if not total:
        return None
    first, second = Counter[str](), Counter[str]()
    for (one, other), count in pairs.items():
        first[one] += count
        second[other] += count
    observed = sum(count for (one, other), count in pairs.items() if one == other) / total
    expected = sum(first[kind] * second[kind] for kind in first) / total**2
    return (observed - expected) / (1 - expected) if expected < 1 else None


def character_kappa(first: Iterable[Mark], second: Iterable[Mark], length: int) -> float | None:
    """Cohen's kappa over every code point of a text, unmarked ones as a category of their own."""
    pairs = Counter[tuple[str, str]]()
    for weight, (one, other) in _stretches([first, second], length):
        pairs[one, other] += weight
    return weighted_kappa(pairs)


def alpha(readers: Sequence[Iterable[Mark]], length: int) -> float | None:
    """Krippendorff's alpha (nominal) of any number of readers over every code point of a text."""
    coincidences = defaultdict[tuple[str, str], float](float)
    for weight, kinds in _stretches(readers, length):
        for one, other in combinations(kinds, 2):
            share = weight / (len(kinds) - 1)
            coincidences[one, other] += share
            coincidences[other, one] += share
    return alpha_of(coincidences)


def alpha_of(coincidences: dict[tuple[str, str], float]) -> float | None:
    """Alpha from the matrix of coincidences; None where there is only one category."""
    totals = defaultdict[str, float](float)
    for (one, _other), weight in coincidences.items():
        totals[one] += weight
    total = sum(totals.values())
    differing = sum(weight for (one, other), weight in coincidences.items() if one != other)
    expected = sum(totals[one] * totals[other] for one in totals for other in totals if one != other)
    return 1 - (total - 1) * differing / expected if expected else None


def _stretches(readers: Sequence[Iterable[Mark]], length: int) -> Iterable[tuple[int, tuple[str, ...]]]:
    """Stretches within which no reader changes category: how long, and the category of each reader.

    Where a reader's marks lie on one another the one that begins last counts.
    """
    sides = [sorted(set(marks)) for marks in readers]
    edges = {0, length}
    for marks in sides:
        edges.update(edge for mark in marks for edge in mark[:2] if 0 <= edge <= length)
    ordered = sorted(edges)
    covers = [_Cover(marks) for marks in sides]
    for start, end in pairwise(ordered):
        yield end - start, tuple(cover(start) for cover in covers)


class _Cover:
    """Which category a reader gave a place; asked from front to back."""

    def __init__(self, marks: list[Mark]) -> None:
        self._marks = marks
        self._next = 0
        self._open: list[Mark] = []

    def __call__(self, place: int) -> str:
        while self._next < len(self._marks) and self._marks[self._next].start <= place:
            self._open.append(self._marks[self._next])
            self._next += 1
        self._open = [mark for mark in self._open if mark.end > place]
        return f"marked {self._open[-1].kind}" if self._open else _NOTHING
