"""Numbers that readers work out from those of a passage: what is left, what each gets."""

import re
from collections.abc import Iterator
from itertools import permutations

from workbench.extraction.model import Amount
from workbench.proving.context import Context, Read
from workbench.proving.dates.durations import is_time
from workbench.proving.numbers.measures import converted
from workbench.proving.numbers.numbers import Number, in_unit, may_be_of_the_same
from workbench.proving.numbers.quantities import numbers_of
from workbench.proving.numbers.unmatched import every_number

_ONE_MORE = re.compile(
    r"\b(?:another|one more|a (?:[\w-]+ )?(?:man|woman|girl|boy|child|soldier|officer|policeman|victim|"
    r"person|passenger))\b"
)
_ALL_BUT = re.compile(
    r"\b(?:all but|except\w*|without|apart from|other than|excluding|not counting)\b|, (?:with )?one\b"
)
_EACH = re.compile(
    r"\b(?:(?:a|an|per|each|every) (?:year|month|week|day|quarter)|yearly|annual\w*|monthly|weekly|"
    r"daily|equal|each)\b"
)
_APIECE = re.compile(
    r"\ban? (?:family|household|head|person|share|barrel|ton|tonne|unit|plane|ship|seat|worker|hectare)\b|"
    r"\b(?:apiece|each|per|for every|for each|to each|a head|on average|averag\w*|every|between them)\b",
    re.IGNORECASE,
)
"""Words of a statement around what one number is for each of another."""
_RATE = re.compile(r"\b(?:a|an|per|each|every) (day|week|month|year)\b")
_LEFT = re.compile(
    r"\b(?:rest|remain\w*|others?|not|none|without|against|reject\w*|refus\w*|stayed|oppos\w*)\b"
)
_LEFT_OUT = re.compile(
    r"\b(?:all but|except|excluding|short of) (?:some |about |the |for )*\Z", re.IGNORECASE
)
_PERIODS = (3.0, 4.0, 6.0, 7.0, 12.0)
"""How many of one length of time are in another: months in a quarter, days in a week."""
_MOST = 6
_WHOLE = 100.0
_FEW = 3
_BESIDE, _TO_THE_RATE = 40, 14
"""Letters from a number to the words that say what it is for each of, and within what time."""

Place = tuple[Read, int, int]


def worked_out(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    """What may be worked out from the numbers of one passage for things such as the number counts."""
    yield from _for_each(context, wanted)
    yield from at_a_rate(context, wanted)
    for one in context.told:
        numbers = [number for number in every_number(one) if number.amount.low == number.amount.high][:_MOST]
        for number in numbers:
            place = one, number.start, number.end
            for value in _from_one(context, wanted, number, one):
                yield value, place
        for first, second in permutations(numbers, 2):
            place = one, min(first.start, second.start), max(first.end, second.end)
            for value in _from_two(context, wanted, first, second, one):
                yield value, place


def _for_each(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    """What one number is for each of another, where the statement says so: "60 million yen apiece"."""
    start, end = context.reading.sentence_at(wanted.start)
    near = context.text[max(start, wanted.start - _BESIDE) : min(end, wanted.end + _BESIDE)]
    if wanted.amount.unit == "%" or not _APIECE.search(near):
        return
    told = [(number, one) for one in context.told for number in every_number(one)][: 2 * _MOST]
    for (whole, one), (other, _other) in permutations(told, 2):
        alike = may_be_of_the_same(wanted, whole) and "%" not in (whole.amount.unit, other.amount.unit)
        if alike and other.amount.low > 1 and whole.amount.unit != other.amount.unit:
            yield whole.amount.low / other.amount.low, (one, whole.start, whole.end)


def at_a_rate(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    """How long an amount takes at a rate that passages tell, and what a rate comes to in a time."""
    told = [(number, one) for one in context.told for number in numbers_of(one.reading)][: 2 * _MOST]
    rates = [(number, one, match[1]) for number, one in told if (match := _rate_of(number, one))]
    for rate, one, period in rates:
        place = one, rate.start, rate.end
        if is_time(wanted):
            for number, other in told:
                whole = number.amount.unit and rate.amount.unit.startswith(number.amount.unit)
                same = whole and not _rate_of(number, other)
                if same and rate.amount.low > 0:
                    yield _time(number.amount.low / rate.amount.low, period, wanted.amount.unit), place
        elif wanted.amount.unit == rate.amount.unit:
            for number in numbers_of(context.reading):
                if is_time(number):
                    yield rate.amount.low * in_unit(number, f"{period}s"), place


def _rate_of(number: Number, one: Read) -> re.Match[str] | None:
    return _RATE.search(one.reading.text, number.start, number.end + _TO_THE_RATE)


def _time(count: float, period: str, unit: str) -> float:
    known = converted(Amount(count, count, f"{period}s"), unit)
    return known.low if known is not None else count if f"{period}s" == unit else 0.0


def _from_one(context: Context, wanted: Number, number: Number, one: Read) -> Iterator[float]:
    value, text = number.amount.low, one.reading.text
    if wanted.amount.unit == number.amount.unit == "%":
        if value > _WHOLE:
            yield value - _WHOLE
        elif _LEFT_OUT.search(context.text, 0, wanted.start) or _LEFT.search(context.text):
            yield _WHOLE - value
        return
    if "%" in (wanted.amount.unit, number.amount.unit) or not may_be_of_the_same(wanted, number):
        return
    if _ONE_MORE.search(text) and number.amount.unit in ("", "people"):
        yield value + 1
    if _ALL_BUT.search(text) and not _ALL_BUT.search(context.text):
        for left in range(1, _FEW + 1):
            yield value - left
    is_rate = _RATE.search(context.text, wanted.start, wanted.end + _TO_THE_RATE) is not None
    if (
        number.amount.unit == wanted.amount.unit
        and _EACH.search(text)
        and wanted.has_known_unit
        and not is_rate
    ):
        for count in _PERIODS:
            yield value * count


def _from_two(context: Context, wanted: Number, first: Number, second: Number, one: Read) -> Iterator[float]:
    whole, other = first.amount.low, second.amount.low
    if wanted.amount.unit == "%" or first.amount.unit != wanted.amount.unit:
        return
    if second.amount.unit == "%" and other > 0:
        if wanted.has_known_unit:
            yield _WHOLE * whole / other
        if _LEFT.search(context.text):
            yield whole * (_WHOLE - other) / _WHOLE
    elif second.amount.unit == wanted.amount.unit or not wanted.has_known_unit or other <= 1:
        return
    elif _EACH.search(one.reading.text):
        yield whole / other
        yield whole * other
