"""Numbers that a statement has reckoned from those of a passage: shares, changes and sums."""

import re
from collections.abc import Iterator
from itertools import combinations

from workbench.proving.context import Context, Read
from workbench.proving.numbers.how_exact import grain_of
from workbench.proving.numbers.numbers import Number, numbers_of

_CHANGED = re.compile(
    r"\b(?:up|down|rose|risen|rises?|grew|grown|grows?|increas\w+|fell|fallen|falls?|drop\w*|declin\w+|more|less|"
    r"fewer|higher|lower|growth|cut)\b"
)
_TOGETHER = re.compile(r"\b(?:in (?:all|total)|altogether|a total|together|combined|between them)\b")
_APART = re.compile(r"\b(?:points?|ahead|lead|margin|more|fewer|less|up|down|higher|lower)\b")
_MULTIPLES = ("times", "fold")
_PART = 2.0
_BESIDE = 40
"""Letters from a number to the words that say how it was reckoned."""


def reckoned(context: Context, wanted: Number) -> tuple[Read, int, int] | None:
    """The numbers of a passage from which one of the statement follows; None where there are none."""
    value = wanted.amount.low
    if value != wanted.amount.high:
        return None
    own = {number.amount.low for number in numbers_of(context.reading) if number is not wanted}
    near = _nearness(wanted)
    around = beside(context, wanted)
    for one in context.passages:
        for first, second in combinations(numbers_of(one.reading), 2):
            if any(abs(result - value) <= near for result in _results(around, wanted, first, second, own)):
                return one, min(first.start, second.start), max(first.end, second.end)
    return None


def beside(context: Context, wanted: Number) -> str:
    """The words around a number, in which stands what it is more or less than."""
    start, end = context.reading.sentence_at(wanted.start)
    return context.text[max(start, wanted.start - _BESIDE) : min(end, wanted.end + _BESIDE)]


def _nearness(wanted: Number) -> float:
    if wanted.is_fraction:
        return _PART
    grain = grain_of(wanted.words, wanted.amount.low)
    return grain / 2 if wanted.sense == "exact" and grain <= 1 else grain if wanted.sense != "exact" else 0.5


def _results(around: str, wanted: Number, first: Number, second: Number, own: set[float]) -> Iterator[float]:
    low, high = sorted((first.amount.low, second.amount.low))
    one, two = first.amount.unit, second.amount.unit
    alike = one == two or not one or not two or "people" in (one, two) or "%" in (one, two)
    if not alike or low <= 0 or first.amount.low != first.amount.high:
        return
    if one == two == "%" and wanted.amount.unit in ("%", "points") and _APART.search(around):
        yield high - low
    if "%" in (one, two) and one != two and wanted.amount.unit != "%":
        share, whole = (first, second) if one == "%" else (second, first)
        if whole.amount.low in own:
            yield share.amount.low * whole.amount.low / 100
    if wanted.amount.unit == "%" and one != "%" and ({low, high} & own or wanted.is_fraction):
        yield 100 * low / high
        if _CHANGED.search(around):
            yield 100 * (high - low) / low
            yield 100 * (high - low) / high
    elif wanted.amount.unit in _MULTIPLES:
        yield high / low
    elif one == two and _TOGETHER.search(around):
        yield low + high
