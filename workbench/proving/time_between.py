"""Lengths of time that follow from what passages say: between two dates, or of a run of months."""

import re
from collections.abc import Iterator
from itertools import combinations

from workbench.extraction.model import Amount
from workbench.proving import dates
from workbench.proving.context import Context, Read
from workbench.proving.in_rows import ORDINALS
from workbench.proving.measures import converted
from workbench.proving.numbers import Number

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
    """The time between two dates that passages, claims or the statement name."""
    unit = _DAYS.get(wanted.amount.unit)
    if unit is None:
        return
    found = [(known.dates, one) for one in context.clips for known in one.reading.dated]
    shown = next(iter(context.clips), None)
    if shown is None:
        return
    for known, one in found:
        if known.first != known.last and known.precision == "span":
            yield ((known.last - known.first).days + 1) / unit, (one, 0, 0)
    days = {known.first for known, _one in found if known.precision in ("day", "month", "year")}
    days |= {known.dates.first for known in context.reading.dated if known.dates.precision == "day"}
    for claim in context.under.claims:
        event = dates.of_claim(claim.event_on, claim.event_to)
        if event is not None:
            days.add(event.dates.first)
    if context.under.reference is not None and (
        wanted.amount.unit == "years" or context.text[wanted.end : wanted.end + 4] == " ago"
    ):
        days.add(context.under.reference)
    days |= context.under.days
    for first, second in combinations(sorted(days)[:_MOST_DAYS], 2):
        yield (second - first).days / unit, (shown, 0, 0)
