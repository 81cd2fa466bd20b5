"""Shares and multiples that follow from amounts of passages: 10.96 of 12.87 million are 85 per cent."""

import re
from collections.abc import Iterator
from itertools import combinations

from workbench.proving.context import Context, Read
from workbench.proving.dates.durations import is_time
from workbench.proving.numbers.numbers import Number, in_unit
from workbench.proving.numbers.quantities import numbers_of

Place = tuple[Read, int, int]
Told = tuple[Number, Read]
_MOST = 12
_CHANGED = re.compile(
    r"\b(?:up|down|r[io]se\w*|gr[eo]w\w*|increas\w*|f[ae]ll\w*|drop\w*|declin\w*|shr[aiu]nk\w*|more|less|fewer|"
    r"higher|lower|cut|los[st]\w*|gain\w*|rest|remain\w*|others?|not|miss\w*|lack\w*|short\w*|gap|un\w+|growth|"
    r"cheaper|dearer|smaller|larger|reduc\w*|weak\w*|rais\w*|since|ris\w*|jump\w*|slump\w*|shed|climb\w*|"
    r"below|above|under|discount|premium|again|devalu\w*|appreciat\w*|depreciat\w*|beyond|exceed\w*)\b",
    re.IGNORECASE,
)
"""Words that say that a share is what is left or what was added."""
_OF_ANOTHER = re.compile(r"\s(?:the|of (?:the|what|that|its)|as|that)\b")
"""What follows a part that one share is of another: "half the rate"."""


def shares(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    """The parts that amounts of passages are of one another, and by how much they differ."""
    start, end = context.reading.sentence_at(wanted.start)
    changed = _CHANGED.search(context.text, start, end) is not None
    for low, high, place in _pairs(context, wanted):
        yield 100 * low / high, place
        if changed:
            yield 100 * (1 - low / high), place
            yield 100 * (high / low - 1), place
        if wanted.is_fraction:
            yield 100 * low / (low + high), place
            yield 100 * high / (low + high), place


def multiples(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    """How many times as much one amount of passages is as another."""
    for low, high, place in _pairs(context, wanted):
        yield high / low, place


def gives_shares(context: Context, wanted: Number) -> Place | None:
    """Amounts of passages of which a share would be, if it is of what they tell."""
    own = {number.amount.low for number in numbers_of(context.reading) if number.start != wanted.start}
    for low, high, place in _pairs(context, wanted):
        if {low, high} & own or len(_amounts(context)) == 2:
            return place
    return None


def _pairs(context: Context, wanted: Number) -> Iterator[tuple[float, float, Place]]:
    """Two amounts of the same measure, the smaller first, in the unit of the first of them."""
    own = {number.amount.low for number in numbers_of(context.reading) if number.start != wanted.start}
    amounts = _amounts(context)
    for (first, one), (second, other) in combinations(amounts, 2):
        of_shares = first.amount.unit == second.amount.unit == "%"
        another = wanted.is_fraction and _OF_ANOTHER.match(context.text, wanted.end)
        if of_shares and wanted.amount.unit == "%" and not another:
            continue
        values = first.amount.low, in_unit(second, first.amount.unit)
        if not first.amount.unit or not second.amount.unit:
            values = first.amount.low, second.amount.low
        low, high = sorted(values)
        if low <= 0 or not _may_be_compared(first, second, own, len(amounts)):
            continue
        if one is other:
            place = one, min(first.start, second.start), max(first.end, second.end)
        else:
            place = one, first.start, first.end
        yield low, high, place


def _amounts(context: Context) -> list[Told]:
    return [
        (number, one)
        for one in context.told
        for number in numbers_of(one.reading)
        if number.amount.low == number.amount.high and not is_time(number) and not number.is_fraction
    ][:_MOST]


def _may_be_compared(first: Number, second: Number, own: set[float], count: int) -> bool:
    """Whether one amount may be part of another: both measured, or counts that the statement has as well."""
    one, two = first.amount.unit, second.amount.unit
    if one != two and in_unit(second, one) > 0:
        return True
    if "%" in (one, two) and one != two:
        return False
    if first.has_known_unit and second.has_known_unit and one != "people":
        return in_unit(second, one) > 0 and (one == two or first.amount.unit != "people")
    if first.has_known_unit != second.has_known_unit and "people" not in (one, two) and one and two:
        return False
    return bool({first.amount.low, second.amount.low} & own) or count == 2
