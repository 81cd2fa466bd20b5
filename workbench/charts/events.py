"""The events that claims report, on a line of dates that shows how exactly each is dated."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from workbench.charts.dates_axis import DatesAxis, axis_over, period
from workbench.charts.material import claims_of
from workbench.charts.measuring import width_of, wrapped
from workbench.charts.model import WIDTH, Dashes, Figure, Mark, Shape, Target, rectangle, text
from workbench.charts.wanted import NothingToDraw, Wanted
from workbench.claims import Claim, Corroboration
from workbench.values.moments import first_day, last_day
from workbench.values.text import counted, one_line

if TYPE_CHECKING:
    from workbench.case_parts import CaseParts

EVENTS, ALL = "events", "all"
MOST_ROWS = 28
"""Events that have a line of their own; more are drawn as dots, each over its date."""
_LEFT, _RIGHT = 94.0, WIDTH - 4.0
_DATES, _ROW, _TOP = 30.0, 8.6, 3.0
_SIZE, _SMALL = 7.5, 6.5
_BAR, _DOT = 2.6, 2.6
_DASHED = 6.0
"""Millimetres from which a bar is dashed where its day is not known."""
_TALLEST = 100.0
"""Millimetres that the highest pile of dots may be."""
_TOLD = 12
_SHAPES: dict[str, Shape] = {
    "day": "circle", "month": "square", "year": "diamond", "stretch": "triangle", "contested": "circle",
}  # fmt: skip


def events(case: "CaseParts", wanted: Wanted) -> Figure:
    """The dated events of a brief or of the case; with the variant `all` every dated claim.

    Raises NothingToDraw where nothing is dated.
    """
    dated = [
        claim
        for claim in claims_of(case, wanted)
        if claim.event_on and (wanted.variant == ALL or claim.kind == "event")
    ]
    if wanted.on:
        latest = last_day(wanted.on)
        dated = [claim for claim in dated if first_day(claim.event_on) <= latest]
    if not dated:
        raise NothingToDraw("No event here has a date.", do="Enter when the events of the claims happened.")
    dated.sort(key=lambda claim: (first_day(claim.event_on), last_day(claim.event_to or claim.event_on)))
    standing = case.claims.corroborations([claim.id for claim in dated])
    drawn = _rows if len(dated) <= MOST_ROWS else _piles
    bottom, marks = drawn(dated, standing)
    precisions = {_precision(claim) for claim in dated}
    contested = any(_contested(standing, claim) for claim in dated)
    marks += _key(bottom + 9.0, precisions, contested, dots=drawn is _piles)
    span = period(dated[0].event_on, max((claim.event_to or claim.event_on for claim in dated), key=last_day))
    return Figure(
        "events", WIDTH, bottom + 12.0, tuple(marks), f"Timeline of {counted(len(dated), 'event')}, {span}.",
        _told(dated, standing),
    )  # fmt: skip


def _rows(dated: Sequence[Claim], standing: Mapping[str, Corroboration]) -> tuple[float, list[Mark]]:
    """A line for each event; where the lowest ends, and the marks."""
    bottom = _TOP + _ROW * len(dated)
    axis = axis_over([date for claim in dated for date in _dates(claim)], _LEFT, _RIGHT)
    marks: list[Mark] = []
    for number in range(0, len(dated), 2):
        top = _TOP + _ROW * number
        marks.append(Mark("area", rectangle(0, top, WIDTH, top + _ROW), "", "pale"))
    marks += axis.marks(_TOP, bottom)
    for number, claim in enumerate(dated):
        middle = _TOP + _ROW * (number + 0.5)
        target, contested = Target("claim", claim.id), _contested(standing, claim)
        says = _line(claim, contested)
        when = period(claim.event_on, claim.event_to)
        marks += text(1.5, middle, [when], _SMALL, colour="quiet", room=_DATES - 3, target=target, says=says)
        lines = wrapped(claim.text, _SIZE, _LEFT - _DATES - 4)
        marks += text(_DATES, middle, lines, _SIZE, room=_LEFT - _DATES - 3, target=target, says=says)
        marks.append(_mark(axis, claim, middle, contested, says))
    return bottom, marks


def _mark(axis: DatesAxis, claim: Claim, middle: float, contested: bool, says: str) -> Mark:
    """A dot for a day, a bar for a month, a year or a stretch of time; hollow where it is contested."""
    target = Target("claim", claim.id)
    left, right = axis.stretch(claim.event_on, claim.event_to)
    fill = "paper" if contested else "first"
    if _precision(claim) == "day":
        return Mark("circle", (((left + right) / 2, middle),), "first", fill, _DOT, target=target, says=says)
    right = max(right, left + 0.8)
    bar = rectangle(left, middle - _BAR / 2, right, middle + _BAR / 2)
    is_open = _precision(claim) in ("month", "year")
    # A short bar is a few dashes that nobody could tell for one.
    dashes: Dashes = "dashed" if is_open and right - left > _DASHED else ""
    light = "paper" if contested else ("third" if is_open else "first")
    return Mark("area", bar, "first", light, 0.25, dashes=dashes, target=target, says=says)


def _piles(dated: Sequence[Claim], standing: Mapping[str, Corroboration]) -> tuple[float, list[Mark]]:
    """Each event as a dot over its date; those of about one date lie over one another."""
    axis = axis_over([date for claim in dated for date in _dates(claim)], 4.0, _RIGHT)
    middles = [sum(axis.stretch(claim.event_on)) / 2 for claim in dated]
    size = 2.2
    while size > 0.4 and _highest(middles, size) * size > _TALLEST:
        size *= 0.85
    bottom = _TOP + max(20.0, _highest(middles, size) * size)
    marks = [*axis.marks(_TOP, bottom)]
    piled: Counter[int] = Counter()
    for claim, middle in zip(dated, middles, strict=True):
        column, contested = round(middle / size), _contested(standing, claim)
        place = (round(column * size, 2), round(bottom - size * (piled[column] + 0.5), 2))
        piled[column] += 1
        marks.append(
            Mark(
                _SHAPES[_precision(claim)], (place,), "first", "paper" if contested else "first",
                round(size * 0.86, 2), target=Target("claim", claim.id), says=_line(claim, contested),
            )
        )  # fmt: skip
    return bottom, marks


def _highest(middles: Sequence[float], size: float) -> int:
    return max(Counter(round(middle / size) for middle in middles).values())


def _key(middle: float, precisions: set[str], contested: bool, dots: bool) -> Iterator[Mark]:
    """What the marks mean, for those that are there."""
    x = 1.5
    dashes: Dashes
    if not dots and {"month", "year"} & precisions:
        precisions = {*precisions - {"month", "year"}, "open"}
    shown = [known for known in ("day", "stretch", "open", "month", "year") if known in precisions]
    for precision in [*shown, *(["contested"] if contested else [])]:
        words = _MEANINGS[precision]
        at = (x + 2.0, middle)
        if precision in ("day", "contested") or dots:
            yield Mark(
                _SHAPES[precision], (at,), "first", "paper" if precision == "contested" else "first", 2.2
            )
        else:
            is_open = precision == "open"
            wide = _DASHED + 0.5 if is_open else 4.0
            bar = rectangle(x, middle - 1.1, x + wide, middle + 1.1)
            fill, dashes = ("third", "dashed") if is_open else ("first", "")
            yield Mark("area", bar, "first", fill, 0.25, dashes=dashes)
            x += wide - 4.0
        yield from text(x + 5.5, middle, [words], _SMALL, colour="quiet")
        x += 10.0 + width_of(words, _SMALL)


_MEANINGS = {
    "day": "on a day",
    "stretch": "from one day to another",
    "open": "some time in this month or year",
    "month": "some time in a month",
    "year": "some time in a year",
    "contested": "hollow: contested",
}


def _precision(claim: Claim) -> str:
    if claim.event_to and claim.event_to != claim.event_on:
        return "stretch"
    return {4: "year", 7: "month"}.get(len(claim.event_on), "day")


def _dates(claim: Claim) -> tuple[str, ...]:
    return (claim.event_on, claim.event_to) if claim.event_to else (claim.event_on,)


def _contested(standing: Mapping[str, Corroboration], claim: Claim) -> bool:
    return claim.id in standing and standing[claim.id].contested


def _line(claim: Claim, contested: bool) -> str:
    return f"{period(claim.event_on, claim.event_to)}: {one_line(claim.text, 160).rstrip('.')}" + (
        " (contested)" if contested else ""
    )


def _told(dated: Sequence[Claim], standing: Mapping[str, Corroboration]) -> str:
    told = [_line(claim, _contested(standing, claim)) for claim in dated[:_TOLD]]
    left = len(dated) - len(told)
    rest = f"; and {left:,} more" if left else ""
    return f"Timeline of {counted(len(dated), 'event')}, the earliest first. {'; '.join(told)}{rest}."
