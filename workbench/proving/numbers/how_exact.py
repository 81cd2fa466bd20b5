"""How exact a number is written: "some 40", "at least 1,200", 174.0; and what it may have been rounded to."""

import math
import re
from typing import Literal

from workbench.extraction.model import Amount
from workbench.proving.reading import Reading

Sense = Literal["exact", "about", "above", "below"]

_REACH = 26
_ROUNDED = 10
"""From here on a number may have been rounded."""
_SENSES: tuple[tuple[Sense, re.Pattern[str]], ...] = (
    (
        "above",
        re.compile(
            r"(?:more than|over|above|at least|no fewer than|no less than|exceed(?:ed|ing|s)?|upwards of|"
            r"(?:sur)?pass(?:ed|es|ing)|topp(?:ed|ing)|tops|"
            r"plus de|au moins|più di|oltre|almeno|mehr als|über|mindestens|более|больше|свыше|не менее|"
            r"más de|al menos|por lo menos|mais de|pelo menos|lebih dari|sedikitnya|setidaknya|"
            r"понад|щонайменше|أكثر من|اكثر من|ما لا يقل عن|en az|aşkın|fazla)\W*$",
            re.IGNORECASE,
        ),
    ),
    (
        "below",
        re.compile(
            r"(?:fewer than|less than|under|below|up to|at most|as many as|nearly|almost|close to|just under|"
            r"moins de|jusqu.à|près de|meno di|fino a|quasi|weniger als|bis zu|fast|knapp|менее|до|почти|"
            r"menos de|casi|hasta|quase|até|hampir|kurang dari|"
            r"أقل من|ما يقرب من|en fazla)\W*$",
            re.IGNORECASE,
        ),
    ),
    (
        "about",
        re.compile(
            r"(?:about|around|some|roughly|approximately|circa|ca\.?|an estimated|estimated|environ|"
            r"alrededor de|cerca de|unos|unas|aproximadamente|sekitar|"
            r"quelque|circa|rund|etwa|ungefähr|около|примерно|порядка|نحو|حوالي|زهاء|kadar|yaklaşık)\W*$",
            re.IGNORECASE,
        ),
    ),
)  # fmt: skip
_SUM = re.compile(r"[A-ZÄÖÜ]\w+ über\W*$")
"""German "a loan of": after a noun it is no "more than"."""
_AFTER_ABOVE = re.compile(r"^\W*(?:or more|ou plus|o più|oder mehr|и более|aşkın|-?plus\b|\+)", re.IGNORECASE)


def sense_of(reading: Reading, start: int, end: int, amount: Amount) -> Sense:
    """What the words around a number say of how exact it is."""
    before = reading.text[max(0, start - _REACH) : start]
    if _AFTER_ABOVE.match(reading.text[end : end + 12]):
        return "above"
    if amount.unit.isupper() and _SUM.search(before):
        return "exact"
    for sense, pattern in _SENSES:
        if pattern.search(before):
            return sense
    return "about" if amount.approximate else "exact"


def halfway(value: float) -> float:
    """The step of numbers that end in five, halfway between round ones: 50 for 350; 0 for any other."""
    grain = granularity(value)
    return 5 * grain if value > _ROUNDED and round(value / grain) % 10 == 5 else 0.0


def granularity(value: float) -> float:
    """What a number was rounded to at most: 40 to tens, 44 to ones, 1,500,000 to hundreds of thousands."""
    if not value or not math.isfinite(value):
        return 1.0
    digits = f"{abs(value):.6f}".rstrip("0").rstrip(".")
    if "." in digits:
        return float(10 ** -len(digits.partition(".")[2]))
    return float(10 ** (len(digits) - len(digits.rstrip("0"))))


def as_told(reading: Reading, start: int, end: int) -> str:
    """A number at a place with the words before it that say how exact it is."""
    before, words = reading.text[max(0, start - _REACH) : start], reading.text[start:end]
    for _how, pattern in _SENSES:
        match = pattern.search(before)
        if match:
            return match[0] + words
    return words


_DECIMAL = re.compile(r"(\d+)[.,٫](\d+)(?![\d.,])")


def grain_of(words: str, value: float) -> float:
    """What a number in these words was rounded to at most: 174.0 to tenths, "$4.0 billion" to 0.1 billion."""
    grain = granularity(value)
    match = _DECIMAL.search(words)
    if match is None or not value or not math.isfinite(value):
        return grain
    scale = value / (float(f"{match[1]}.{match[2]}") or 1.0)
    power = round(math.log10(scale)) if scale > 0 else -1
    if power < 0 or power == len(match[2]) or not math.isclose(scale, 10.0**power):
        return grain
    return min(grain, float(10 ** (power - len(match[2]))))
