"""Numbers that follow from what passages say: the ninth is nine, three names are three, two dates a time.

What follows otherwise than the statement has it speaks against it.
"""

import re
from collections.abc import Iterator
from itertools import chain, combinations

from workbench.proving.context import Context, Read
from workbench.proving.durations import is_time
from workbench.proving.in_rows import lists, ordinals
from workbench.proving.numbers import Number, granularity, numbers_of
from workbench.proving.sums import sums
from workbench.proving.time_between import running, times_between
from workbench.proving.unmatched import every_number
from workbench.proving.worked_out import worked_out

Place = tuple[Read, int, int]
_FAR = 10.0
_PART, _EXACT_PART = 2.0, 0.6
"""Points by which a share may be off, in words and as a figure."""
_LARGE, _ABOUT, _QUARTER = 1000, 0.07, 0.25
"""From here on a number is rounded; by which part "about" and "more than" may be off."""
_SOME, _WELL_HALF = 3, 0.6
"""From how many weeks, months or years on a length of time is rounded, and by how much it may be off."""
_TWICE = re.compile(
    r"(?<!\w)(?:twice|double[ds]?|doubling|le double|doppelt\w*|el doble|il doppio|o dobro|вдвое|удвое|"
    r"iki kat\w*|ضعف)(?!\w)",
    re.IGNORECASE,
)
_FROM_ANOTHER = re.compile(r"\s(?:after|before|later|earlier|on|ago|to|from|since|until)\b")
_LASTING = re.compile(r"\b(?:for|lasting|lasted) (?:about |some |almost |nearly |over |more than )?\Z")


def derived(context: Context, wanted: Number) -> Place | None:
    """Where a passage says what a number follows from; None where nothing gives it."""
    value = wanted.amount.low
    if value != wanted.amount.high:
        return None
    every = chain(_every(context, wanted), sums(context, wanted), worked_out(context, wanted))
    return next((place for number, place in every if _is_near(wanted, number)), None)


def denied(context: Context, wanted: Number) -> Place | None:
    """Where a passage says what gives another number than the statement has."""
    if wanted.amount.low != wanted.amount.high:
        return None
    if wanted.amount.unit == "%" and _has_more_counts(context, wanted):
        return None
    if is_time(wanted) and not (
        _FROM_ANOTHER.match(context.text, wanted.end) or _LASTING.search(context.text, 0, wanted.start)
    ):
        return None
    return next((place for _number, place in _every(context, wanted)), None)


def _has_more_counts(context: Context, wanted: Number) -> bool:
    """Whether passages count things that the statement leaves out, of which a share may be."""
    own = {number.amount.low for number in numbers_of(context.reading)}
    return any(
        number.amount.unit != "%" and number.amount.low not in own
        for one in context.told
        for number in numbers_of(one.reading)
    )


def _is_near(wanted: Number, number: float) -> bool:
    """Whether a number is the statement's as far as that is exact."""
    value = wanted.amount.low
    if wanted.amount.unit == "%":
        if wanted.sense in ("above", "below"):
            apart = (number - value) * (1 if wanted.sense == "above" else -1)
            return 0 < apart <= min(_FAR, _QUARTER * value)
        return abs(number - value) <= (
            _PART if wanted.is_fraction or wanted.sense != "exact" else _EXACT_PART
        )
    if is_time(wanted) and wanted.amount.unit != "days" and value >= _SOME:
        if wanted.sense == "above":
            return 0 <= number - value <= 1
        return abs(number - value) < (1.0 if wanted.amount.unit == "years" else _WELL_HALF)
    if is_time(wanted) or wanted.amount.unit == "times":
        return abs(number - value) <= max(0.07 * value, 0.01)
    if wanted.sense == "exact":
        return abs(number - value) <= (0.01 * value if value >= _LARGE else 0.01)
    grain = granularity(value)
    if wanted.sense == "about":
        return abs(number - value) <= min(grain / 2, _ABOUT * value)
    return 0 <= (number - value) * (1 if wanted.sense == "above" else -1) < min(grain, value * _QUARTER)


def _every(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    """What follows from the passages for things such as the number counts."""
    if is_time(wanted):
        yield from running(context, wanted)
        yield from times_between(context, wanted)
    else:
        yield from ordinals(context, wanted)
        yield from lists(context, wanted)
    yield from _doubled(context, wanted)
    yield from _parts_of(context, wanted)
    if wanted.amount.unit in ("times", "fold"):
        yield from _ratios(context)
    if wanted.amount.unit == "%":
        yield from _shares(context, wanted)


def _doubled(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    own = {number.amount.low for number in numbers_of(context.reading) if number.start != wanted.start}
    for one in context.told:
        match = _TWICE.search(one.reading.text)
        if match is None:
            continue
        for number in (known for told in context.told for known in every_number(told)):
            if number.amount.unit == wanted.amount.unit and number.amount.low in own:
                yield 2 * number.amount.low, (one, match.start(), match.end())


def _ratios(context: Context) -> Iterator[tuple[float, Place]]:
    for one in context.told:
        for first, second in combinations(numbers_of(one.reading), 2):
            low, high = sorted((first.amount.low, second.amount.low))
            if first.amount.unit == second.amount.unit and low > 0:
                yield high / low, (one, min(first.start, second.start), max(first.end, second.end))


def _shares(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    """The share of one number of the statement in another: "50,565 of the 84,328, or 60 per cent"."""
    own = {number.amount.low for number in numbers_of(context.reading) if number.start != wanted.start}
    for one in context.told:
        for first, second in combinations(numbers_of(one.reading), 2):
            low, high = sorted((first.amount.low, second.amount.low))
            alike = first.amount.unit == second.amount.unit or not first.amount.unit or not second.amount.unit
            both = {low, high} <= own or (wanted.is_fraction and high in own)
            if both and alike and first.amount.unit != "%" and low > 0:
                place = one, min(first.start, second.start), max(first.end, second.end)
                for share in (low / high, 1 - low / high, high / low - 1):
                    yield 100 * share, place


def _parts_of(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    """A share of an amount: "a fifth of the $3.2 billion"."""
    if wanted.amount.unit in ("", "%", "times"):
        return
    for one in context.told:
        found = numbers_of(one.reading)
        shares = [number for number in found if number.amount.unit == "%"]
        wholes = [number for number in found if number.amount.unit == wanted.amount.unit]
        if len(shares) == len(wholes) == 1:
            place = one, min(shares[0].start, wholes[0].start), max(shares[0].end, wholes[0].end)
            yield shares[0].amount.low * wholes[0].amount.low / 100, place
