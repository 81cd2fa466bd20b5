"""Numbers that follow from what passages say: the ninth is nine, three names are three, two dates a time.

What follows otherwise than the statement has it speaks against it.
"""

import math
import re
from collections.abc import Iterator
from itertools import chain, combinations

from workbench.proving.context import Context, Read
from workbench.proving.dates.durations import is_time
from workbench.proving.dates.time_between import days_in_sentence, running, times_between
from workbench.proving.numbers.how_exact import grain_of
from workbench.proving.numbers.in_rows import lists, ordinals
from workbench.proving.numbers.misread import digits_of, one_digit_changed
from workbench.proving.numbers.numbers import Number, numbers_of
from workbench.proving.numbers.sums import sums
from workbench.proving.numbers.unmatched import every_number
from workbench.proving.numbers.worked_out import worked_out

Place = tuple[Read, int, int]
_FAR = 10.0
_PART, _EXACT_PART = 2.0, 0.6
"""Points by which a share may be off, in words and as a figure."""
_LARGE, _ROUNDED, _ABOUT, _QUARTER = 1000, 0.6, 0.07, 0.25
"""From here on a number is rounded, by which part of its last digit; by which part "about" and "more than"
may be off."""
_TELLING = 3
"""Digits of a number that hardly agrees with another by chance."""
_SOME, _WELL_HALF = 3, 0.6
"""From how many weeks, months or years on a length of time is rounded, and by how much it may be off."""
_TWICE = re.compile(
    r"(?<!\w)(?:twice|double[ds]?|doubling|le double|doppelt\w*|el doble|il doppio|o dobro|вдвое|удвое|"
    r"iki kat\w*|ضعف)(?!\w)",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:up|down|r[io]se\w*|gr[eo]w\w*|increas\w*|f[ae]ll\w*|drop\w*|declin\w*|shr[aiu]nk\w*|more|less|fewer|"
    r"higher|lower|cut|los[st]\w*|gain\w*|rest|remain\w*|others?|not|miss\w*|lack\w*|short\w*|gap|un\w+|growth|"
    r"cheaper|dearer|smaller|larger|reduc\w*|weak\w*|rais\w*|since|ris\w*|jump\w*|slump\w*|shed|climb\w*)\b",
    re.IGNORECASE,
)
"""Words that say that a share is what is left or what was added."""
_FROM_ANOTHER = re.compile(r"\s(?:after|before|later|earlier|ago)\b")


def derived(context: Context, wanted: Number) -> Place | None:
    """Where a passage says what a number follows from; None where nothing gives it."""
    value = wanted.amount.low
    if value != wanted.amount.high:
        return None
    return next((place for number, place in _reckoned(context, wanted) if _is_near(wanted, number)), None)


def _reckoned(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    return chain(_every(context, wanted), sums(context, wanted), worked_out(context, wanted))


def denied(context: Context, wanted: Number) -> Place | None:
    """Where a passage says what gives another number than the statement has."""
    if wanted.amount.low != wanted.amount.high:
        return None
    if wanted.amount.unit == "%" and _has_more_counts(context, wanted):
        return None
    if is_time(wanted):
        if not is_from_another(context, wanted) or not days_in_sentence(context, wanted):
            return None
    elif wanted.amount.unit not in ("%", "times", "fold"):
        return _one_digit_off(context, wanted)
    return next((place for _number, place in _every(context, wanted)), None)


def _one_digit_off(context: Context, wanted: Number) -> Place | None:
    """Where what passages say gives the number with one digit changed, of enough not to be chance."""
    if len(digits_of(wanted)) < _TELLING:
        return None
    every = list(_reckoned(context, wanted))
    changed = list(one_digit_changed(wanted))
    return next((place for value, place in every if any(_is_near(one, value) for one in changed)), None)


def is_from_another(context: Context, wanted: Number) -> bool:
    """Whether a length of time is from one day to another: "three days after the coup"."""
    return is_time(wanted) and _FROM_ANOTHER.match(context.text, wanted.end) is not None


def _has_more_counts(context: Context, wanted: Number) -> bool:
    """Whether passages count things that the statement leaves out, of which a share may be."""
    own = [number for number in numbers_of(context.reading) if number.amount.unit != "%"]
    told = [
        number
        for one in context.told
        for number in numbers_of(one.reading)
        if number.amount.unit != "%"
    ]  # fmt: skip
    measured = {number.amount.unit for number in own if number.has_known_unit} - {"people", "times"}
    for unit in measured:
        if len({number.amount.low for number in told if number.amount.unit == unit}) == 2:
            return False
    return not {number.amount.low for number in told} <= {number.amount.low for number in own}


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
        if wanted.sense == "below":
            return 0 <= value - number <= 1
        return value in (math.floor(number), round(number)) or abs(number - value) < _WELL_HALF
    if is_time(wanted) or wanted.amount.unit == "times":
        return abs(number - value) <= max(0.07 * value, 0.01)
    grain = grain_of(wanted.words, value)
    if wanted.sense == "exact":
        return abs(number - value) <= (_ROUNDED * grain if value >= _LARGE or grain < 1 else 0.01)
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
            measured = first.has_known_unit and first.amount.unit == second.amount.unit != "people"
            both = {low, high} <= own or (high in own and (wanted.is_fraction or measured))
            both = both or (measured and low in own and not wanted.is_fraction)
            if both and alike and first.amount.unit != "%" and low > 0:
                place = one, min(first.start, second.start), max(first.end, second.end)
                yield 100 * low / high, place
                if _CHANGED.search(context.text, *context.reading.sentence_at(wanted.start)):
                    yield 100 * (1 - low / high), place
                    yield 100 * (high / low - 1), place


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
