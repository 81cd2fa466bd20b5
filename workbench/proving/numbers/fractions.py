"""Fractions in words, as per cent: a third, two-fifths, la moitié, ein Viertel, треть, ثلث, üçte biri."""

import re
import tomllib
from dataclasses import dataclass
from fractions import Fraction as Ratio
from functools import cache
from importlib import resources
from typing import Any

_SINGLE = "a|an|one"


@dataclass(frozen=True, slots=True)
class Fraction:
    """A part of a whole: where it is written, in code points, and how many per cent it is."""

    start: int
    end: int
    share: float
    near: float = 0.0
    """How many per cent it may be off where the whole is a round number: "six in ten"."""


@cache
def _listed() -> dict[str, Any]:
    text = resources.files("resources").joinpath("words/fractions.toml").read_text("utf-8")
    return tomllib.loads(text)


def fractions_in(text: str, language: str) -> list[Fraction]:
    """The fractions of a text in their order; none overlaps another."""
    known = _listed().get(language[:2])
    if known is None:
        return []
    found = []
    for match in _pattern(language[:2]).finditer(text.replace("’", "'")):
        group = match.lastgroup or ""
        if group.startswith("w"):
            share = float(Ratio(list(known["whole"])[int(group[1:])]))
        else:
            share = _count(known, match["count"].lower()) / int(group[1:])
        if 0 < share < 1:
            found.append(Fraction(match.start(), match.end(), 100 * share))
    if language[:2] == "en":
        found += [
            one
            for one in _out_of(text)
            if not any(one.start < known.end and known.start < one.end for known in found)
        ]
    return sorted(found, key=lambda one: one.start)


_BASES = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
          "twelve": 12, "twenty": 20, "fifty": 50, "hundred": 100}  # fmt: skip
_UNITS = {"one": 1, "two": 2, **{word: number for word, number in _BASES.items() if number < 10}}
_ROUND = 10
_OUT_OF = re.compile(
    rf"\b({'|'.join(_UNITS)}|\d{{1,2}})\s(?:(?:out\s)?of(?:\severy)?|in(?:\severy)?)\s"
    rf"({'|'.join(_BASES)}|10|20|50|100)\b(?!\s(?:years|months|weeks|days|hours|cases of))",
    re.IGNORECASE,
)


def _out_of(text: str) -> list[Fraction]:
    """ "Six in ten", "two out of three": the part of it that there is."""
    found = []
    for match in _OUT_OF.finditer(text):
        count, whole = _number(match[1]), _number(match[2])
        if 0 < count < whole:
            found.append(
                Fraction(
                    match.start(), match.end(), 100 * count / whole, 50 / whole if whole >= _ROUND else 2.0
                )
            )
    return found


def _number(word: str) -> int:
    return int(word) if word.isdigit() else {**_UNITS, **_BASES}[word.lower()]


def _count(known: dict[str, Any], word: str) -> int:
    at, singles = known["ones"].split().index(word), int(known["singles"])
    return 1 if at < singles else at - singles + 2


@cache
def _pattern(language: str) -> re.Pattern[str]:
    known = _listed()[language]
    shapes = [f"(?P<w{at}>{words})" for at, words in enumerate(known["whole"].values())]
    if "parts" in known:
        single = known.get("single_before", "")
        alone = (
            rf"(?:(?=(?:{_SINGLE})\b[\s-]+\w+{single})|(?!(?:{_SINGLE})\b))" if single else ""
        )  # "A third attack" is no third of anything.
        parts = "|".join(f"(?P<p{whole}>{words})" for whole, words in known["parts"].items())
        ones = "|".join(known["ones"].split())
        after = known.get("not_before", "")
        shapes.insert(0, rf"{alone}(?P<count>{ones})[\s\u00a0-]+(?:{parts}){after}")
    return re.compile(rf"(?<!\w)(?:{'|'.join(shapes)})(?!\w)", re.IGNORECASE)


_ONES = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
_PARTS = re.compile(
    rf"\b(?:{_ONES})[\s-](?:(?:thirds|fifths|sixths|sevenths|eighths|ninths|tenths)\b|(?:quarters|halves)(?=\sof\b))",
    re.IGNORECASE,
)


def impossible_parts(text: str) -> list[tuple[int, int]]:
    """Where an English text has more parts of a whole than there are: "fifty thirds"."""
    known = {part.start for part in fractions_in(text, "en")}
    every = [
        *_PARTS.finditer(text),
        *(one for one in _OUT_OF.finditer(text) if _number(one[1]) > _number(one[2]) > 3),
    ]
    return [match.span() for match in every if match.start() not in known]
