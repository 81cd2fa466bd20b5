"""Lengths of time within relative dates: the "three months" of "within three months", "two years ago"."""

import itertools
from functools import lru_cache

from workbench.extraction.engine import NUMBERS, extract
from workbench.extraction.model import Amount, Dates, Find, Unresolved
from workbench.proving.numbers import Number
from workbench.proving.reading import Reading

_TIME = frozenset(("seconds", "minutes", "hours", "days", "weeks", "months", "years"))


@lru_cache(maxsize=8192)
def durations_of(reading: Reading) -> tuple[Number, ...]:
    """The lengths of time in the relative dates of a text, which are no numbers of their own."""
    found = []
    for find in reading.finds:
        if find.kind == "date" and _is_relative(find):
            number = _length(reading, find)
            if number is not None:
                found.append(number)
    return tuple(found)


def is_time(number: Number) -> bool:
    """Whether a number is a length of time."""
    return number.amount.unit in _TIME


def _is_relative(find: Find) -> bool:
    return isinstance(find.value, Unresolved) or (isinstance(find.value, Dates) and find.value.relative)


def _length(reading: Reading, find: Find) -> Number | None:
    within = [token for token in reading.tokens if find.start <= token.start and token.end <= find.end]
    for first, second in itertools.pairwise(within):
        for one in extract(reading.text[first.start : second.end], language=reading.language, kinds=NUMBERS):
            if isinstance(one.value, Amount) and one.value.unit in _TIME and one.start == 0:
                words = reading.text[first.start : second.end]
                return Number(first.start, second.end, words, one.value, "exact", reading.language)
    return None
