"""Probabilities that a text gives in figures, beside its terms or alone: "70%", "one chance in four"."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from workbench.extraction.model import Amount
from workbench.tradecraft.word_lists import expanded
from workbench.tradecraft.wording import Wording

_ABOUT = r"(?:about |around |roughly |some |approximately |perhaps |more than |less than |at least |over |under |only |nearly |almost |up to |≈ ?|~ ?|i\.e\.,? )*"
_BEFORE = re.compile(
    r"(?:\b(?:probability|likelihood|chance|chances|odds)\b(?: (?:of|at|is|are|was|that|to be|as|:))*"
    r"|\b(?:probability|likelihood|chance|chances|odds)\b[^.;:()]{0,40} (?:at|of|is|are|to be)"
    rf"|\b(?:we )?(?:put|puts|rate|rates|estimate|estimates|place|judge|see) [^.;:()]{{0,40}} at) {_ABOUT}\Z"
)
_BEHIND = re.compile(
    r"(?:[ -](?:to|or)[ -])?[ -]*(?:chance|probability|likelihood|likely|probable|certain|sure|odds|unlikely|that it)\b"
)
_BESIDE = re.compile(rf"\s*[(,\[–—]?\s*(?:with |at |that is,? |meaning |or )*(?:a |an )?{_ABOUT}\Z")

_NEAREST = 40
"""Letters between a term and a figure beside it."""


@dataclass(frozen=True, slots=True)
class Probability:
    """A probability in per cent from `low` to `high`, and where it is; `near` is the end of a term beside it."""

    low: float
    high: float
    start: int
    end: int
    near: int = -1


def probabilities(wording: Wording, term_ends: list[int]) -> Iterator[Probability]:
    """The probabilities in a text; `term_ends` are where its terms of likelihood end."""
    lower = wording.words.lower
    for find in wording.percentages:
        amount = find.value
        if not isinstance(amount, Amount):
            continue
        place = bisect_right(term_ends, find.start)
        near = term_ends[place - 1] if place else -1
        if near >= 0 and (find.start - near > _NEAREST or not _BESIDE.fullmatch(lower, near, find.start)):
            near = -1
        before = lower[max(0, find.start - 80) : find.start]
        alone = before.endswith("(") and lower[find.end : find.end + 1] == ")"
        if near >= 0 or alone or _BEFORE.search(before) or _BEHIND.match(lower, find.end):
            yield Probability(amount.low, amount.high, find.start, find.end, near)
    yield from _in_words(lower)


def _in_words(lower: str) -> Iterator[Probability]:
    if "chance" not in lower and " in " not in lower and "fifty" not in lower and "50" not in lower:
        return
    for match in _odds().finditer(lower):
        if match["even"]:
            yield Probability(50, 50, match.start(), match.end())
            continue
        part = _number(match["a"] or match["c"] or match["e"])
        whole = _number(match["b"] or match["d"] or match["f"])
        if part and whole and part < whole <= 100:
            percent = 100 * part / whole
            yield Probability(percent, percent, match.start(), match.end())


@cache
def _odds() -> re.Pattern[str]:
    number = r"\d{1,2}|@number_words"
    return re.compile(
        expanded(
            rf"\b(?P<a>{number}) chances? (?:in|out of) (?P<b>{number})\b"
            rf"|\b(?P<c>{number})[ -](?:in|out of)[ -](?P<d>{number})[ -](?:chance|probability|likelihood)\b"
            rf"|\bchances? (?:is|are|of) (?P<e>{number}) (?:in|out of) (?P<f>{number})\b"
            r"|\b(?P<even>fifty-fifty|50[-/–]50)\b"
        )
    )


def _number(word: str | None) -> int:
    small = (
        "",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    )
    if not word:
        return 0
    if word.isdigit():
        return int(word)
    return small.index(word) if word in small else 0
