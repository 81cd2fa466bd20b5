"""Lengths of time within relative dates: the "three months" of "within three months", "two years ago"."""

import itertools
import re
from functools import lru_cache

from workbench.extraction.engine import NUMBERS, extract
from workbench.extraction.model import Amount, Dates, Find, Unresolved
from workbench.proving.numbers.numbers import Number
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


_SINGLE = re.compile(
    r"\b(?:an?|une?|ein(?:e[mnr]?)?|un[ao]|one)\s(?:full\s)?"
    r"(second|minute|hour|day|week|month|year|decade|an|mois|jour|Jahr|Monat|Tag|Woche|año|"
    r"anno|mes|mese|día)\b"
)
_SINGLES = {
    "second": "seconds", "minute": "minutes", "hour": "hours", "day": "days", "week": "weeks",
    "month": "months", "year": "years", "decade": "decades", "an": "years", "mois": "months",
    "jour": "days", "Jahr": "years",
    "Monat": "months", "Tag": "days", "Woche": "weeks", "año": "years", "anno": "years", "mes": "months",
    "mese": "months", "día": "days",
}  # fmt: skip


@lru_cache(maxsize=8192)
def single_lengths(reading: Reading) -> tuple[Number, ...]:
    """Lengths of time with no more than an article: "a year ahead of schedule"."""
    return tuple(
        Number(one.start(), one.end(), one[0], Amount(1.0, 1.0, _SINGLES[one[1]]), "exact", reading.language)
        for one in _SINGLE.finditer(reading.text)
    )


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
