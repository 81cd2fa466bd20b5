"""Sums and differences of what passages count: "78 more", "in all", "and 12 others"."""

import re
from collections.abc import Iterator
from itertools import combinations

from workbench.proving.context import Context, Read
from workbench.proving.dates.durations import is_time
from workbench.proving.numbers.numbers import Number, ends_of, may_be_of_the_same, numbers_of

Place = tuple[Read, int, int]
_FEWEST, _MOST_SUMMED = 5, 8
_MOST_OTHERS = 3
_BESIDE = 30
"""Letters from a number to the words that say what it is more or less than."""
_REST = re.compile(r"\w*\s?(?!or\s)(?:\w+\s)?(?:others?|more|further|other)\b")
_APART = re.compile(
    r"\b(?:more|fewer|less|others?|another|further|additional|extra|new|up|down|rest|remain\w*|left|still|"
    r"ahead|behind|lead|margin|majority|gap|differ\w*|by|higher|lower|short|lack\w*|miss\w*|without|not|"
    r"of (?:the|these|them|whom|which|those)|r[io]se\w*|increas\w*|grow\w*|grew|f[ae]ll\w*|drop\w*|declin\w*|"
    r"cut\w*|rais\w*|los[te]\w*|from|add\w*|only|net|surplus|deficit|exceed\w*|against)\b",
    re.IGNORECASE,
)
"""Words beside a number that may be what one number is more than another."""
_WHOLE = re.compile(r"\b(?:of|among|out of) (?:the |these |those |some |about |all )*\Z", re.IGNORECASE)
"""Words before a number of which the sentence tells the parts: "of 20 prisoners, two were freed"."""
_SMALL = 0.002
"""By which part of another a number is too small to have been added to it."""
_TOGETHER = re.compile(
    r"\b(?:in (?:all|total)|altogether|total\w*|together|combined|between them|both|includ\w+|overall|sum|"
    r"add\w*|among them|whole|joint\w*)\b",
    re.IGNORECASE,
)


def sums(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    """Two or three numbers of the same things together, and what one is more than another.

    Where the sentence tells one of the numbers itself, only by a word such as "in all" or "more": the
    number beside it is hardly a sum of both otherwise.
    """
    if wanted.amount.unit == "%":
        yield from _shares_together(context, wanted)
        return
    yield from _others(context, wanted)
    if wanted.amount.low < _FEWEST or wanted.amount.unit == "times":
        return
    start, end = context.reading.sentence_at(wanted.start)
    yield from _own_parts(context, wanted)
    whole = _WHOLE.search(context.text, 0, wanted.start) is not None
    together = whole or _TOGETHER.search(context.text, start, end) is not None
    near = max(start, wanted.start - _BESIDE), min(end, wanted.end + _BESIDE)
    apart = _APART.search(context.text, *near) is not None
    alike = _alike(context, wanted)
    own = {number.amount.low for number in numbers_of(context.reading) if number.start != wanted.start}
    for first, second in combinations(alike, 2):
        if is_time(first[0]) != is_time(second[0]):
            continue
        place = first[1], first[0].start, first[0].end
        one, two = first[0].amount.low, second[0].amount.low
        if min(one, two) < _SMALL * max(one, two):
            continue
        if together or not own & {one, two}:
            yield one + two, place
        if apart:
            yield abs(one - two), place
    for several in combinations(alike, 3):
        values = [number.amount.low for number, _one in several]
        if together or not own.intersection(values):
            first = several[0]
            yield sum(values), (first[1], first[0].start, first[0].end)


def _own_parts(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    """Two numbers of the sentence that make up a third: "60 casualties: 14 dead and 46 wounded"."""
    start, end = context.reading.sentence_at(wanted.start)
    own = [
        number
        for number in numbers_of(context.reading)
        if start <= number.start < end and number.start != wanted.start
        and may_be_of_the_same(wanted, number) and number.amount.unit != "%"
    ]  # fmt: skip
    shown = next(iter(context.told), None)
    if shown is None:
        return
    for first, second in combinations(own, 2):
        yield first.amount.low + second.amount.low, (shown, 0, 0)


def _alike(context: Context, wanted: Number) -> list[tuple[Number, Read]]:
    """The numbers of passages that may count the same as one of the statement, a range as its two ends."""
    return [
        (end, one)
        for one in context.told
        for number in numbers_of(one.reading)
        if may_be_of_the_same(wanted, number)
        for end in ends_of(number)
    ][:_MOST_SUMMED]


def _shares_together(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    for one in context.told if wanted.is_fraction else ():
        shares = [number for number in numbers_of(one.reading) if number.amount.unit == "%"]
        for part, rest in combinations(shares[:_MOST_SUMMED], 2):
            yield part.amount.low + rest.amount.low, (one, part.start, rest.end)


def _others(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    """How many there are beside those that a statement names: "Vesić and 12 others" of 13 people."""
    if not _REST.match(context.text, wanted.end - len(wanted.words)):
        return
    for one in context.told:
        for number in numbers_of(one.reading):
            if number.amount.unit in ("", "people") or not number.has_known_unit:
                for named in range(1, _MOST_OTHERS + 1):
                    yield number.amount.low - named, (one, number.start, number.end)
