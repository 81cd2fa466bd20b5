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
    return found


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
    rf"\b(?:{_ONES})[\s-](?:thirds|fifths|sixths|sevenths|eighths|ninths|tenths)\b", re.IGNORECASE
)


def impossible_parts(text: str) -> list[tuple[int, int]]:
    """Where an English text has more parts of a whole than there are: "fifty thirds"."""
    known = {part.start for part in fractions_in(text, "en")}
    return [match.span() for match in _PARTS.finditer(text) if match.start() not in known]
