"""Lengths of time that follow from what passages say: between two dates, or of a run of months."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from workbench.extraction.model import Amount, Precision
from workbench.proving.context import Context, Read
from workbench.proving.dates import dates
from workbench.proving.numbers.in_rows import ORDINALS
from workbench.proving.numbers.measures import converted
from workbench.proving.numbers.numbers import Number
from workbench.proving.reading import DateFound

Place = tuple[Read, int, int]
_DAYS = {"days": 1.0, "weeks": 7.0, "months": 30.4, "years": 365.25}
_RUNNING = re.compile(
    r"\b(?:(\d+)(?:st|nd|rd|th)|([a-z]+))\s(?:(?:consecutive|straight|successive)\s(month|year|week|day|quarter|annual)\w*|"
    r"(month|year|week|day|quarter)s?\s(?:running|in a row|in succession))",
    re.IGNORECASE,
)
_PERIODS = {
    "day": "days",
    "week": "weeks",
    "month": "months",
    "quarter": "months",
    "year": "years",
    "annual": "years",
}
_OF_A_QUARTER = 3
_MOST_DAYS = 40


def running(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    """How long something has gone on: "the 64th consecutive monthly surplus", "the third year running"."""
    for one in context.told:
        for match in _RUNNING.finditer(one.reading.text):
            count = int(match[1]) if match[1] else ORDINALS.get(match[2].lower(), 0)
            period = (match[3] or match[4]).lower()
            length = count * (_OF_A_QUARTER if period == "quarter" else 1)
            known = converted(Amount(length, length, _PERIODS[period]), wanted.amount.unit)
            if count and (known is not None or _PERIODS[period] == wanted.amount.unit):
                yield known.low if known is not None else float(length), (one, match.start(), match.end())


def times_between(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    """The time between two dates that passages, claims or the statement name.

    Where the sentence itself names a day, from or to that day.
    """
    shown = next(iter(context.clips), None)
    unit = _DAYS.get(wanted.amount.unit)
    if shown is None or unit is None:
        return
    for one in context.clips:
        for known in one.reading.dated:
            if known.dates.first != known.dates.last and known.dates.precision == "span":
                yield ((known.dates.last - known.dates.first).days + 1) / unit, (one, 0, 0)
    for length in sorted(set(_lengths(context, wanted, _days_told(context, wanted)))):
        yield length, (shown, 0, 0)


def may_be_between_others(context: Context, wanted: Number) -> bool:
    """Whether a time may be between days that other claims of the brief are about."""
    if wanted.amount.unit not in _DAYS:
        return False
    days = {_Day(day) for day in context.under.days} | _days_told(context, wanted)
    days |= {_Day(one.passage.published) for one in context.clips if one.passage.published is not None}
    return any(abs(length - wanted.amount.low) < 1 for length in _lengths(context, wanted, days))


@dataclass(frozen=True, slots=True)
class _Day:
    """A day that something happened on; of some the month or year alone is known."""

    day: date
    precision: Precision = "day"


def days_in_sentence(context: Context, wanted: Number) -> frozenset[date]:
    """The days that the sentence around a length of time names, before or after which it may be."""
    start, end = context.reading.sentence_at(wanted.start)
    return frozenset(
        _day_of(context, known)
        for known in context.reading.dated
        if start <= known.start < end and known.dates.precision == "day"
        and known.dates.first == known.dates.last and not known.start <= wanted.start < known.end
    )  # fmt: skip


def _day_of(context: Context, known: DateFound) -> date:
    """A day of the statement; where it does not say its year, the one nearest to the passages."""
    told = next((one.passage.published for one in context.clips if one.passage.published is not None), None)
    near = dates.in_year_near(known, told) if told is not None else None
    return near or known.dates.first


def _days_told(context: Context, wanted: Number) -> frozenset[_Day]:
    """The days of the passages, the claims and the statement."""
    found = {
        _Day(known.dates.first, known.dates.precision)
        for one in context.clips
        for known in one.reading.dated
        if known.dates.precision in ("day", "month", "year")
    }
    found |= {
        _Day(_day_of(context, known)) for known in context.reading.dated if known.dates.precision == "day"
    }
    for claim in context.under.claims:
        event = dates.of_claim(claim.event_on, claim.event_to)
        if event is not None:
            found.add(_Day(event.dates.first, event.dates.precision))
    reference = context.under.reference
    if reference is not None and (
        wanted.amount.unit == "years" or context.text[wanted.end : wanted.end + 4] == " ago"
    ):
        found.add(_Day(reference))
    return frozenset(found)


def _lengths(context: Context, wanted: Number, days: Iterable[_Day]) -> Iterator[float]:
    """How long it is from each day to each other, in whole years or months where no more is known."""
    own = days_in_sentence(context, wanted)
    ordered = sorted(days, key=lambda one: one.day)[:_MOST_DAYS]
    unit = wanted.amount.unit
    for first, second in combinations(ordered, 2):
        if own and own.isdisjoint((first.day, second.day)):
            continue
        rough = {first.precision, second.precision}
        years = second.day.year - first.day.year
        if "year" in rough:
            if unit == "years":
                yield float(years)
        elif "month" in rough and unit == "months":
            yield float(12 * years + second.day.month - first.day.month)
        else:
            yield (second.day - first.day).days / _DAYS[unit]
