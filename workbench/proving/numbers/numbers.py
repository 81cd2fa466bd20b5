"""Numbers of a statement against those of passages: values, units, and how exact they are."""

import math
import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from workbench.extraction.lexicon import LANGUAGES, lexicon
from workbench.extraction.model import Amount
from workbench.proving.numbers.fractions import fractions_in
from workbench.proving.numbers.how_exact import Sense, grain_of, halfway, sense_of
from workbench.proving.numbers.measures import converted, slack
from workbench.proving.reading import Reading, plain_word

Fit = Literal["proven", "looser", "other", "none"]
"""What a number of a passage says of one of a statement: it proves it; it is less exact; it is another of
the same things; nothing."""

_VAGUE = 3
"""How many times one vague number may be another: dozens and tens."""
_CONVERTED = 0.01
"""The part by which a number in another unit may be off, beside its rounding."""
_NEAR = 0.16
"""The part by which "about" may be off."""
_ABOUT_HALFWAY = 0.04
"""The same for a number that ends in five."""
_SAME_BOUND = 1.1
"""How much more than the "at least" of a statement that of a passage may be."""
_PART, _FAR = 0.7, 5.0
"""How many per cent a part in words may be off, and how far "nearly half" and "over half" go."""
_HUNDREDS, _ROUNDING = 100, 0.05
"""From here on a number without "about" may have been rounded, and by which part of it."""
_EXACT_DIGITS = 3
_ROUNDED = 10
"""From here on a number may have been rounded."""
_FROM = re.compile(r"\b(?:from|by|um|de|da|dal|von|с|из|من)\s+$")
_ROUND = re.compile(r"million|billion|trillion|mn\b|bn\b|thousand|dozen|\dm\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity in a text and how exact it is.

    `from_to` where a range is a change: "raised from 12 to 14 per cent"; `is_fraction` where per cent are
    written as a part: "a third".
    """

    start: int
    end: int
    words: str
    amount: Amount
    sense: Sense
    language: str
    from_to: bool = False
    is_fraction: bool = False
    near: float = 0.0

    @property
    def has_known_unit(self) -> bool:
        """Whether its unit is one of measure, money or people rather than a noun of the text."""
        return self.amount.unit in known_units()


@lru_cache(maxsize=8192)
def numbers_of(reading: Reading) -> tuple[Number, ...]:
    """The quantities of a text, fractions as per cent."""
    found = _fractions(reading)
    parts = [(one.start, one.end) for one in found]
    for find, amount in reading.numbers:
        if any(start <= find.start < end for start, end in parts):
            continue
        age = _AGED.search(reading.text, 0, find.start)
        if age is not None:
            find, amount = replace(find, end=_digits_end(reading, find.start)), replace(amount, unit="years")
        words = reading.text[find.start : find.end]
        sense = sense_of(reading, find.start, find.end, amount)
        from_to = _FROM.search(reading.text, 0, find.start) is not None and amount.low != amount.high
        found.append(Number(find.start, find.end, words, amount, sense, find.language, from_to))
    found += _centuries(reading)
    return tuple(sorted(found, key=lambda one: one.start))


_AGED = re.compile(
    r"\b(?:(?:man|woman|boy|girl|child|youth|pensioner|teenager|person|male|female)\sof|aged)\s\Z",
    re.IGNORECASE,
)
"""What comes before an age: "a man of" 77. The number is an age, and counts no men."""


def _digits_end(reading: Reading, start: int) -> int:
    """Where the first word from a place on ends."""
    return next((token.end for token in reading.tokens if token.end > start), start)


_CENTURY = re.compile(r"\b(?:(a quarter of)|(half|half of)) a century\b")


def _centuries(reading: Reading) -> list[Number]:
    """ "A quarter of a century" in years."""
    found = []
    for match in _CENTURY.finditer(reading.text):
        years = 25.0 if match[1] else 50.0
        amount = Amount(years, years, "years")
        sense = sense_of(reading, match.start(), match.end(), amount)
        found.append(Number(match.start(), match.end(), match[0], amount, sense, reading.language))
    return found


def _fractions(reading: Reading) -> list[Number]:
    found = []
    for part in fractions_in(reading.text, reading.language or "en"):
        amount = Amount(part.share, part.share, "%")
        sense = sense_of(reading, part.start, part.end, amount)
        words = reading.text[part.start : part.end]
        found.append(
            Number(
                part.start, part.end, words, amount, sense, reading.language, is_fraction=True, near=part.near
            )
        )  # fmt: skip
    return found


@cache
def known_units() -> frozenset[str]:
    """The units of measure, money and people."""
    found = {"%", "people"}
    for language in LANGUAGES:
        table = lexicon(language).numbers
        entries = [
            *table.single.values(),
            *(one for known in table.phrases.values() for one in known.values()),
        ]
        found |= {str(entry.value) for entry in entries if entry.code in ("u", "$")}
    return frozenset(found)


def fit(wanted: Number, found: Number) -> Fit:
    """What a number of a passage says of a number of a statement."""
    if wanted.amount.unit != found.amount.unit and _is_converted(wanted, found):
        return "proven"
    if not may_be_of_the_same(wanted, found) and wanted.amount.unit != "points":
        return "none"
    if _agrees(wanted, found):
        return "proven"
    if _is_same_value(wanted.amount, found.amount):
        return "looser"
    return "other"


def in_unit(number: Number, unit: str) -> float:
    """How much a number is in another unit; 0 where that measures other things."""
    if number.amount.unit == unit:
        return number.amount.low
    other = converted(number.amount, unit)
    return other.low if other is not None else 0.0


def at(number: Number, value: float) -> Number:
    """A number with one value in place of its range."""
    return replace(number, amount=replace(number.amount, low=value, high=value))


def ends_of(number: Number) -> tuple[Number, ...]:
    """The two ends of a range as numbers of their own; a number that is none as it is."""
    low, high = number.amount.low, number.amount.high
    return (number,) if low == high else (at(number, low), at(number, high))


def is_exact_figure(number: Number) -> bool:
    """Whether a number is written so exactly that it is somebody's count or measure: 956,000, 7,812."""
    value = number.amount.low
    digits = f"{value:.6f}".replace(".", "").strip("0")
    return value == number.amount.high and len(digits) >= _EXACT_DIGITS and not number.is_fraction


def counts_the_same(wanted: Number, found: Number) -> bool:
    """Whether both count things of the same word or unit."""
    one, two = wanted.amount.unit, found.amount.unit
    return bool(one) and (one == two or _same_noun(wanted, found))


def may_be_of_the_same(wanted: Number, found: Number) -> bool:
    """Whether two numbers may count or measure the same things, as far as their units say."""
    one, two = wanted.amount.unit, found.amount.unit
    if one == two:
        return True
    if not one or not two:
        # Per cent are told with their sign, or once for two figures.
        return "%" not in (one, two) or all(any(map(str.isdigit, known.words)) for known in (wanted, found))
    if wanted.has_known_unit and found.has_known_unit:
        return False
    if not wanted.has_known_unit and not found.has_known_unit:
        return True
    known = one if wanted.has_known_unit else two
    # People are counted by more nouns than any table has.
    return known == "people" or (known.islower() and known in ("pounds", "dinars", "years", "days"))


def _same_noun(wanted: Number, found: Number) -> bool:
    if wanted.language != found.language:
        return False
    one, two = plain_word(wanted.amount.unit), plain_word(found.amount.unit)
    length = max(4, min(len(one), len(two)) - 2)
    return one[:length] == two[:length]


def is_same_value(wanted: Number, found: Number) -> bool:
    """Whether two numbers are the same, whatever they count."""
    return _is_same_value(wanted.amount, found.amount)


def _is_same_value(one: Amount, two: Amount) -> bool:
    return math.isclose(one.low, two.low, rel_tol=1e-9) and math.isclose(one.high, two.high, rel_tol=1e-9)


def _is_vague(number: Number) -> bool:
    """Whether words give no more than an order of magnitude: "dozens", "des dizaines"."""
    return number.amount.approximate and not any(sign.isdigit() for sign in number.words)


def _is_converted(wanted: Number, found: Number) -> bool:
    """Whether a number of a passage is the statement's in another unit, as far as the statement is exact."""
    if wanted.amount.unit == "points" and not found.has_known_unit:
        # Points of an interest rate may be of a hundred basis points or of one.
        return wanted.amount.low * 100 == found.amount.low
    other = converted(found.amount, wanted.amount.unit)
    if other is None or wanted.amount.low != wanted.amount.high or other.low != other.high:
        return False
    value = wanted.amount.low
    grain = grain_of(wanted.words, value)
    near = max(grain / 2, value * (_CONVERTED + slack(wanted.amount.unit, found.amount.unit)))
    if wanted.sense in ("above", "below"):
        return -near <= (other.low - value) * (1 if wanted.sense == "above" else -1) <= grain + near
    return abs(other.low - value) <= near


def _is_part(wanted: Number, found: Number) -> bool:
    """Whether per cent and a part in words, or two such parts, are the same: 34 per cent, "a third"."""
    one, two = wanted.amount, found.amount
    if wanted.is_fraction and two.low != two.high:
        # "One in eight" for "12-13 percent".
        return two.low - _PART <= one.low <= two.high + _PART
    if one.low != one.high or two.low != two.high:
        return False
    if wanted.is_fraction and found.is_fraction:
        return math.isclose(one.low, two.low, rel_tol=1e-6)
    sense = wanted.sense if wanted.is_fraction else found.sense
    percent, part = (two.low, one.low) if wanted.is_fraction else (one.low, two.low)
    other = found.sense if wanted.is_fraction else wanted.sense
    apart = percent - part
    near = max(wanted.near, found.near)
    if abs(apart) <= (_PART if sense == other else 2 * _PART) or abs(apart) < near:
        return True
    return (sense == "above" and 0 < apart <= _FAR) or (sense == "below" and -_FAR <= apart < 0)


def _agrees(wanted: Number, found: Number) -> bool:
    one, two = wanted.amount, found.amount
    if (wanted.is_fraction or found.is_fraction) and one.unit == two.unit == "%":
        return _is_part(wanted, found)
    if _is_vague(wanted) and _is_vague(found):
        return max(one.low, two.low) <= _VAGUE * min(one.low, two.low)
    grain = grain_of(wanted.words, one.low)
    if found.from_to and one.low == one.high and one.low in (two.low, two.high):
        return True
    if _is_same_value(one, two):
        # "Some 47 per cent" is as exact as 47 per cent.
        return found.sense == "exact" or wanted.sense != "exact" or (grain < _ROUNDED and one.low != 12)
    if one.low != one.high:
        return False
    if wanted.sense == "about":
        near = max(min(grain / 2, _NEAR * one.low), min(halfway(one.low) / 2, _ABOUT_HALFWAY * one.low))
        return abs(two.low - one.low) <= near and two.low == two.high
    reach = max(grain, min(halfway(one.low), one.low * (_SAME_BOUND - 1)))
    if wanted.sense == "above" and found.sense == "above":
        return one.low <= two.low < min(one.low + reach, one.low * _SAME_BOUND + 1)
    if wanted.sense == "above":
        return one.low <= two.low < one.low + reach
    if wanted.sense == "below":
        return one.low - reach < two.high <= one.low
    return _is_rounded(wanted, found, grain)


def _is_rounded(wanted: Number, found: Number, grain: float) -> bool:
    """Whether a number is that of a passage with fewer digits: 1,200 for 1,208, 62.8 for 62.76."""
    one, two = wanted.amount.low, found.amount.low
    if two != found.amount.high or abs(two - one) > grain / 2 or grain >= one:
        return False
    if two - one == grain / 2:
        return False
    if _ROUND.search(wanted.words) or (grain == 1 and one >= _ROUNDED and not two.is_integer()):
        return True
    return (grain >= _HUNDREDS or grain < 1) and abs(two - one) <= _ROUNDING * one


_DUAL = re.compile(r"(?<!\w)[\u0620-\u064a]{3,}(?:ان|ين|تا|تي)(?!\w)")


def has_dual(reading: Reading) -> bool:
    """Whether an Arabic text may count two of something by the form of a word."""
    return _DUAL.search(reading.text) is not None
