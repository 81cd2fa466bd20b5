"""Probabilities that a text gives in figures, beside its terms or alone: "70%", "one chance in four"."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.extraction.model import Amount
from workbench.tradecraft.word_lists import pattern
from workbench.tradecraft.wording import Wording

_SIGNS_OF_ODDS = ("chance", " in ", "fifty", "50", "probability", "likelihood", "odds")
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_SMALL = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_NEAREST = 40
"""Letters between a term and a figure beside it."""


@dataclass(frozen=True, slots=True)
class Probability:
    """A probability in per cent, from `low` to `high`; `near` is the end of a term beside it, or -1."""

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
        if near >= 0 and (
            find.start - near > _NEAREST
            or not pattern("between term and figure").fullmatch(lower, near, find.start)
        ):
            near = -1
        before = lower[max(0, find.start - 80) : find.start]
        behind = lower[find.end : find.end + 1]
        alone = behind in ("", ")", ".", ";", ",") and pattern("figure apart").search(before)
        if (
            near >= 0
            or alone
            or pattern("probability before a figure").search(before)
            or pattern("probability behind a figure").match(lower, find.end)
        ):
            yield Probability(amount.low, amount.high, find.start, find.end, near)
    yield from _in_words(lower)


def _in_words(lower: str) -> Iterator[Probability]:
    if not any(sign in lower for sign in _SIGNS_OF_ODDS):
        return
    for match in pattern("odds").finditer(lower):
        if match["even"]:
            yield Probability(50, 50, match.start(), match.end())
            continue
        if parts := _PARTS.get((match["h"] or match["j"] or "").removesuffix("s"), 0):
            percent = 100 * max(_number(match["g"] or match["i"]), 1) / parts
            if percent < 100:
                yield Probability(percent, percent, match.start(), match.end())
            continue
        part = _number(match["a"] or match["c"] or match["e"] or match["k"])
        whole = _number(match["b"] or match["d"] or match["f"] or match["l"])
        if part and whole and part < whole <= 100:
            percent = 100 * part / whole
            yield Probability(percent, percent, match.start(), match.end())


def _number(word: str | None) -> int:
    if not word:
        return 0
    if word.isdigit():
        return int(word)
    return _SMALL.index(word) + 1 if word in _SMALL else 0
