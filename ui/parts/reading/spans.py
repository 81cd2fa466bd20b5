"""Marks on a text and an index that answers what lies in a stretch of it, without Qt."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from ui.parts.review_marks import NO_MARK, ReviewMark

_WINDOW = 4096


@dataclass(frozen=True, slots=True)
class Mark:
    """A painted stretch: code points, end exclusive.

    `kind` is clip, mention, supports, contradicts or context; first or second of two readings compared.
    """

    id: str
    start: int
    end: int
    kind: str = "clip"
    label: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """What the margin says of a clip, beside its line."""

    clip_id: str
    start: int
    title: str
    detail: str = ""
    kind: str = "clip"
    badges: tuple[str, ...] = ()
    review: ReviewMark = NO_MARK


class KnownName(NamedTuple):
    """Where a known actor is named without being mentioned yet: code points, end exclusive.

    Where it is not certain who is meant, `others` are the further actors it may be, if any.
    """

    start: int
    end: int
    actor_id: str
    certain: bool = True
    others: tuple[str, ...] = ()

    @property
    def actor_ids(self) -> tuple[str, ...]:
        """Whom it may mean."""
        return (self.actor_id, *self.others)


class SpanIndex:
    """Marks in windows of 4 KiB, so that a frame asks only for what it shows."""

    def __init__(self) -> None:
        self._marks: dict[str, Mark] = {}
        self._windows: dict[int, set[str]] = {}
        self._in_order: list[Mark] | None = []

    def __len__(self) -> int:
        return len(self._marks)

    def clear(self) -> None:
        """Forget every mark."""
        self._marks.clear()
        self._windows.clear()
        self._in_order = []

    def set(self, marks: Iterable[Mark]) -> None:
        """Hold exactly these marks."""
        self.clear()
        self._marks = {mark.id: mark for mark in marks}
        self._in_order = None
        for mark in self._marks.values():
            for window in _windows(mark):
                self._windows.setdefault(window, set()).add(mark.id)

    def add(self, mark: Mark) -> None:
        """Add a mark, or put it in the place of the one with its id."""
        self.remove(mark.id)
        self._marks[mark.id] = mark
        self._in_order = None
        for window in _windows(mark):
            self._windows.setdefault(window, set()).add(mark.id)

    def remove(self, mark_id: str) -> None:
        """Forget a mark; one that is not there is nothing."""
        mark = self._marks.pop(mark_id, None)
        if mark:
            self._in_order = None
            for window in _windows(mark):
                self._windows[window].discard(mark_id)

    def get(self, mark_id: str) -> Mark | None:
        """The mark of that id."""
        return self._marks.get(mark_id)

    def all(self) -> list[Mark]:
        """Every mark in reading order."""
        if self._in_order is None:
            self._in_order = sorted(self._marks.values(), key=_reading_order)
        return list(self._in_order)

    def in_range(self, start: int, end: int) -> list[Mark]:
        """The marks that share a character with `start`..`end`, in reading order."""
        ids: set[str] = set()
        for window in range(start // _WINDOW, max(start, end - 1) // _WINDOW + 1):
            ids |= self._windows.get(window, set())
        found = (self._marks[mark_id] for mark_id in ids)
        return sorted((m for m in found if m.start < end and m.end > start), key=_reading_order)

    def cluster(self, start: int, end: int) -> tuple[int, int]:
        """`start`..`end` widened until no mark reaches over its edges: what shares lanes with it."""
        while found := self.in_range(start, end):
            wider = min(start, found[0].start), max(end, *(mark.end for mark in found))
            if wider == (start, end):
                break
            start, end = wider
        return start, end

    def at(self, position: int) -> list[Mark]:
        """The marks over the character at `position`, the shortest first."""
        return sorted(self.in_range(position, position + 1), key=lambda mark: mark.end - mark.start)


def without_space(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of a text without white space around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def lanes(marks: list[Mark]) -> dict[str, int]:
    """A lane for each mark such that two that overlap never share one; 0 is the text itself."""
    ends: list[int] = []
    found: dict[str, int] = {}
    for mark in marks:
        lane = next((number for number, end in enumerate(ends) if end <= mark.start), len(ends))
        if lane == len(ends):
            ends.append(mark.end)
        else:
            ends[lane] = mark.end
        found[mark.id] = lane
    return found


def stacked(wanted: list[float], heights: list[float], gap: float, keep: int | None = None) -> list[float]:
    """The tops of cards that would stand at `wanted`, pushed down until none touches another.

    Card number `keep` stays where it wants to be; those before it that are in its way go up.
    """
    tops = list(wanted)
    for number in range(1, len(tops)):
        tops[number] = max(tops[number], tops[number - 1] + heights[number - 1] + gap)
    if keep is not None and tops[keep] > wanted[keep]:
        tops[keep] = wanted[keep]
        for number in range(keep - 1, -1, -1):
            tops[number] = min(tops[number], tops[number + 1] - gap - heights[number])
        for number in range(keep + 1, len(tops)):
            tops[number] = max(wanted[number], tops[number - 1] + heights[number - 1] + gap)
    return tops


def _windows(mark: Mark) -> range:
    return range(mark.start // _WINDOW, max(mark.start, mark.end - 1) // _WINDOW + 1)


def _reading_order(mark: Mark) -> tuple[int, int, str]:
    return mark.start, -mark.end, mark.id
