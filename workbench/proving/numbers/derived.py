"""Numbers that follow from what passages say: the ninth is nine, three names are three, two dates a time.

What follows otherwise than the statement has it speaks against it.
"""

import re
from collections.abc import Iterator
from itertools import chain

from workbench.proving.context import Context, Read
from workbench.proving.dates.durations import is_time
from workbench.proving.dates.time_between import may_be_of_a_century, times_told
from workbench.proving.numbers.changes import by_period, changed
from workbench.proving.numbers.in_rows import lists, ordinals
from workbench.proving.numbers.misread import digits_of, one_digit_changed
from workbench.proving.numbers.nearness import is_near
from workbench.proving.numbers.numbers import Number
from workbench.proving.numbers.quantities import numbers_of
from workbench.proving.numbers.shares import gives_shares, multiples, shares
from workbench.proving.numbers.sums import sums
from workbench.proving.numbers.unmatched import every_number
from workbench.proving.numbers.worked_out import at_a_rate, worked_out

Place = tuple[Read, int, int]
_TELLING = 3
"""Digits of a number that hardly agrees with another by chance."""
_TWICE = re.compile(
    r"(?<!\w)(?:twice|double[ds]?|doubling|le double|doppelt\w*|el doble|il doppio|o dobro|вдвое|удвое|"
    r"iki kat\w*|ضعف)(?!\w)",
    re.IGNORECASE,
)
_FROM_ANOTHER = re.compile(r"\s(?:after|before|later|earlier|ago)\b")


def derived(context: Context, wanted: Number) -> Place | None:
    """Where a passage says what a number follows from; None where nothing gives it."""
    value = wanted.amount.low
    if value != wanted.amount.high:
        return None
    return next((place for number, place in _reckoned(context, wanted) if is_near(wanted, number)), None)


def _reckoned(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    return chain(
        _every(context, wanted),
        sums(context, wanted),
        worked_out(context, wanted),
        changed(context, wanted),
        by_period(context, wanted),
    )


def denied(context: Context, wanted: Number) -> Place | None:
    """Where a passage says what gives another number than the statement has."""
    if wanted.amount.low != wanted.amount.high:
        return None
    if wanted.amount.unit == "%":
        return gives_shares(context, wanted)
    if is_time(wanted):
        if may_be_of_a_century(context, wanted):
            return None
        told = chain(times_told(context, wanted), at_a_rate(context, wanted))
        return next((place for _number, place in told), None)
    if wanted.amount.unit not in ("times", "fold"):
        return gives_a_like(context, wanted, _TELLING)
    return next((place for _number, place in _every(context, wanted)), None)


def gives_a_like(context: Context, wanted: Number, digits: int) -> Place | None:
    """Where what passages say gives the number with one digit changed, of enough digits not to be chance."""
    if len(digits_of(wanted)) < digits:
        return None
    every = list(_reckoned(context, wanted))
    changed = list(one_digit_changed(wanted))
    return next((place for value, place in every if any(is_near(one, value) for one in changed)), None)


def is_from_another(context: Context, wanted: Number) -> bool:
    """Whether a length of time is from one day to another: "three days after the coup"."""
    return is_time(wanted) and _FROM_ANOTHER.match(context.text, wanted.end) is not None


def _every(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    """What follows from the passages for things such as the number counts."""
    if is_time(wanted):
        yield from times_told(context, wanted)
    else:
        yield from ordinals(context, wanted)
        yield from lists(context, wanted)
    yield from _doubled(context, wanted)
    yield from _parts_of(context, wanted)
    if wanted.amount.unit in ("times", "fold"):
        yield from multiples(context, wanted)
    if wanted.amount.unit == "%":
        yield from shares(context, wanted)


def _doubled(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    own = {number.amount.low for number in numbers_of(context.reading) if number.start != wanted.start}
    for one in context.told:
        match = _TWICE.search(one.reading.text)
        if match is None:
            continue
        for number in (known for told in context.told for known in every_number(told)):
            if number.amount.unit == wanted.amount.unit and number.amount.low in own:
                yield 2 * number.amount.low, (one, match.start(), match.end())


def _parts_of(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    """A share of an amount: "a fifth of the $3.2 billion"."""
    if wanted.amount.unit in ("%", "times"):
        return
    for one in context.told:
        found = numbers_of(one.reading)
        shares = [number for number in found if number.amount.unit == "%"]
        wholes = [
            number
            for number in found
            if number.amount.unit == wanted.amount.unit
            or (not wanted.has_known_unit and number not in shares)
        ]
        if len(shares) == len(wholes) == 1:
            place = one, min(shares[0].start, wholes[0].start), max(shares[0].end, wholes[0].end)
            yield shares[0].amount.low * wholes[0].amount.low / 100, place
