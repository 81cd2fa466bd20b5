"""What an amount was before a change, or is after it, where a statement speaks of another time."""

import re
from collections.abc import Iterator

from workbench.proving.context import Context, Read
from workbench.proving.dates.durations import is_time
from workbench.proving.numbers.measures import converted
from workbench.proving.numbers.numbers import Number, may_be_of_the_same
from workbench.proving.numbers.quantities import numbers_of

Place = tuple[Read, int, int]
_ANOTHER_TIME = re.compile(
    r"\b(?:previous\w*|prior|before|earlier|former\w*|last|preceding|was|were|had|from|next|this|old|initial\w*|"
    r"original\w*|until then|season|year|month|quarter|week)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:up|down|r[io]se\w*|gr[eo]w\w*|increas\w*|f[ae]ll\w*|drop\w*|declin\w*|more|less|fewer|higher|lower|"
    r"cut|rais\w*|growth|reduc\w*|jump\w*|slump\w*|climb\w*|shr[aiu]nk\w*)\b"
)
_WHOLE = 100.0
_MOST = 12
_PERIOD = re.compile(
    r"\b(?:a|an|per|each|every) (day|week|month|year)\b|\b(daily|weekly|monthly|yearly|annual)\b"
)
_NAMED = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annual": "year"}
_REACH = 30


def changed(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    """An amount before or after what it changed by: 1.33 million, down 30 per cent, was 1.9."""
    start, end = context.reading.sentence_at(wanted.start)
    if wanted.amount.unit == "%" or not _ANOTHER_TIME.search(context.text, start, end):
        return
    for one in context.told:
        found = numbers_of(one.reading)[:_MOST]
        shares = [
            number
            for number in found
            if number.amount.unit == "%"
            and not number.is_fraction
            and _CHANGE.search(one.reading.text, max(0, number.start - _REACH), number.end + _REACH)
        ]
        for amount in found:
            if amount.amount.unit == "%" or not may_be_of_the_same(wanted, amount):
                continue
            place = one, amount.start, amount.end
            for share in shares:
                part = share.amount.low / _WHOLE
                yield amount.amount.low / (1 + part), place
                yield amount.amount.low * (1 + part), place
                if part < 1:
                    yield amount.amount.low / (1 - part), place
                    yield amount.amount.low * (1 - part), place


def by_period(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    """What an amount over a length of time is for each part of it: 120 billion over five years, 24 a year."""
    match = _PERIOD.search(context.text, max(0, wanted.start - _REACH), wanted.end + _REACH)
    if match is None or is_time(wanted) or wanted.amount.unit == "%":
        return
    unit = f"{match[1] or _NAMED[match[2].lower()]}s"
    for one in context.told:
        found = numbers_of(one.reading)[:_MOST]
        for length in found:
            known = converted(length.amount, unit)
            count = length.amount.low if length.amount.unit == unit else known.low if known else 0.0
            for amount in found if is_time(length) and count > 1 else ():
                if not is_time(amount) and may_be_of_the_same(wanted, amount):
                    yield amount.amount.low / count, (one, amount.start, amount.end)
