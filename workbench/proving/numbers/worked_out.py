"""Numbers that readers work out from those of a passage: what is left, what each gets."""

import re
from collections.abc import Iterator
from itertools import permutations

from workbench.proving.context import Context, Read
from workbench.proving.numbers.numbers import Number, may_be_of_the_same
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

Place = tuple[Read, int, int]


def worked_out(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    """What may be worked out from the numbers of one passage for things such as the number counts."""
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


def _from_one(context: Context, wanted: Number, number: Number, one: Read) -> Iterator[float]:
    value, text = number.amount.low, one.reading.text
    if wanted.amount.unit == number.amount.unit == "%":
        if value > _WHOLE:
            yield value - _WHOLE
        elif _LEFT_OUT.search(context.text, 0, wanted.start) or _LEFT.search(
            context.text, *context.reading.sentence_at(wanted.start)
        ):
            yield _WHOLE - value
        return
    if "%" in (wanted.amount.unit, number.amount.unit) or not may_be_of_the_same(wanted, number):
        return
    if _ONE_MORE.search(text) and number.amount.unit in ("", "people"):
        yield value + 1
    if _ALL_BUT.search(text) and not _ALL_BUT.search(context.text):
        for left in range(1, _FEW + 1):
            yield value - left
    if number.amount.unit == wanted.amount.unit and _EACH.search(text) and wanted.has_known_unit:
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
