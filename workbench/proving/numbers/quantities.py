"""The quantities of a text: amounts as they are written, parts as per cent, halves of lengths of time."""

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from workbench.extraction.model import Amount, Find
from workbench.proving.numbers.fractions import fractions_in
from workbench.proving.numbers.how_exact import sense_of
from workbench.proving.numbers.numbers import Number
from workbench.proving.reading import Reading

_FROM = re.compile(r"\b(?:from|by|um|de|da|dal|von|с|из|من)\s+$")
_AGED = re.compile(
    r"\b(?:(?:man|woman|boy|girl|child|youth|pensioner|teenager|person|male|female)\sof|aged)\s\Z",
    re.IGNORECASE,
)
"""What comes before an age: "a man of" 77. The number is an age, and counts no men."""
_SPOKEN = re.compile(
    r"\b(?:(?P<fraction>a quarter of|half of|half) a century|"
    r"(?P<half>half an?|an? half) (?P<unit>hour|day|year)|"
    r"(?P<whole>\d+)\s?½[\s-](?P<of>year|month|week|day|hour)s?|"
    r"(?P<count>two|three|four|five|six|seven|eight|nine) quarters)\b"
)
"""Lengths of time that are no number with a unit."""
_SHORTER = {"hour": (30.0, "minutes"), "day": (12.0, "hours"), "year": (6.0, "months")}
_OVER = re.compile(
    r"\b(?:in|for|over|during|last|past|first|previous|next)\s(?:the\s)?(?:last\s|past\s|first\s)?\Z"
)
_OF_WHAT = re.compile(r"\s(?:of(?!\s(?:(?:19|20)\d\d|the year))|that)\b")
_UP_TO = re.compile(r"\s(?:to|until|through|ended|since)\b")
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_MONTHS_OF_A_QUARTER = 3
_OR = re.compile(r"\s(?:or|to|ou|o|oder|или|чи|veya)\s")


@lru_cache(maxsize=8192)
def numbers_of(reading: Reading) -> tuple[Number, ...]:
    """The quantities of a text, fractions as per cent."""
    spoken = _spoken(reading)
    found = [*spoken, *_fractions(reading, spoken)]
    parts = [(one.start, one.end) for one in found]
    for find, amount in reading.numbers:
        if any(start <= find.start < end for start, end in parts):
            continue
        age = _AGED.search(reading.text, 0, find.start)
        if age is not None:
            find, amount = replace(find, end=_digits_end(reading, find.start)), replace(amount, unit="years")
        found.append(_number(reading, find.start, find.end, amount, find.language))
    return _joined(reading, sorted(found, key=lambda one: one.start))


def _number(reading: Reading, start: int, end: int, amount: Amount, language: str) -> Number:
    from_to = _FROM.search(reading.text, 0, start) is not None and amount.low != amount.high
    sense = sense_of(reading, start, end, amount)
    return Number(start, end, reading.text[start:end], amount, sense, language, from_to)


def _joined(reading: Reading, found: list[Number]) -> tuple[Number, ...]:
    """Numbers that share one unit: "two or three years" are two years or three."""
    joined = list(found)
    for at, (one, two) in enumerate(pairwise(found)):
        between = reading.text[one.end : two.start]
        if not one.amount.unit and two.has_known_unit and two.amount.unit != "%" and _OR.fullmatch(between):
            joined[at] = replace(one, amount=replace(one.amount, unit=two.amount.unit))
    return tuple(joined)


def _digits_end(reading: Reading, start: int) -> int:
    """Where the first word from a place on ends."""
    return next((token.end for token in reading.tokens if token.end > start), start)


def _spoken(reading: Reading) -> list[Number]:
    """Lengths of time that are no number with a unit: "half an hour", "three quarters" of a year."""
    if reading.language[:2] not in ("", "en"):
        return []
    found = []
    for match in _SPOKEN.finditer(reading.text):
        if match["fraction"]:
            years = 25.0 if match["fraction"].startswith("a") else 50.0
            amount = Amount(years, years, "years")
        elif match["half"]:
            value, unit = _SHORTER[match["unit"]]
            amount = Amount(value, value, unit)
        elif match["whole"]:
            value = int(match["whole"]) + 0.5
            amount = Amount(value, value, f"{match['of']}s")
        else:
            if not _is_time(reading, match):
                continue
            months = float(_MONTHS_OF_A_QUARTER * _COUNTS[match["count"]])
            amount = Amount(months, months, "months")
        found.append(_number(reading, match.start(), match.end(), amount, reading.language))
    return found


def _is_time(reading: Reading, match: re.Match[str]) -> bool:
    """Whether quarters are of a year: "in three quarters", and not "three quarters of the votes"."""
    if _OF_WHAT.match(reading.text, match.end()):
        return False
    before = _OVER.search(reading.text, 0, match.start())
    return before is not None or _UP_TO.match(reading.text, match.end()) is not None


def _fractions(reading: Reading, spoken: list[Number]) -> list[Number]:
    taken = [(one.start, one.end) for one in spoken]
    taken += [(find.start + 1, find.end) for find, amount in reading.numbers if _has_half(reading, find)]
    found = []
    for part in fractions_in(reading.text, reading.language or "en"):
        if any(start <= part.start < end for start, end in taken):
            continue
        amount = Amount(part.share, part.share, "%")
        known = _number(reading, part.start, part.end, amount, reading.language)
        found.append(replace(known, from_to=False, is_fraction=True, near=part.near))
    return found


def _has_half(reading: Reading, find: Find) -> bool:
    """Whether a number is of wholes and a half: "a year and a half"."""
    return " and a half" in reading.text[find.start : find.end]
