"""Whether a reckoned value is what a statement says, as far as its words are exact."""

import math

from workbench.proving.dates.durations import is_time
from workbench.proving.numbers.how_exact import grain_of
from workbench.proving.numbers.numbers import Number

_FAR = 10.0
_PART, _EXACT_PART = 2.0, 0.6
"""Points by which a share may be off, in words and as a figure."""
_LARGE, _ROUNDED, _ABOUT, _QUARTER = 1000, 0.6, 0.07, 0.25
"""From here on a number is rounded, by which part of its last digit; by which part "about" and "more than"
may be off."""
_ROUND_BY = 0.05
_SOME, _WELL_HALF, _FEW_OFF = 3, 0.6, 0.3
"""From how many weeks, months or years on a length of time is rounded, and by how much it may be off."""
_ROUND_YEARS = 20
_TIMES = 0.07


def is_near(wanted: Number, number: float) -> bool:
    """Whether a value is that of a number as far as that is exact."""
    value = wanted.amount.low
    if wanted.amount.unit == "%":
        return _is_near_share(wanted, number)
    if is_time(wanted):
        return _is_near_time(wanted, number)
    if wanted.amount.unit == "times":
        if wanted.sense in ("above", "below"):
            return 0 <= (number - value) * (1 if wanted.sense == "above" else -1) < 1
        return abs(number - value) <= max((2 if wanted.sense == "about" else 1) * _TIMES * value, 0.01)
    grain = grain_of(wanted.words, value)
    if wanted.sense == "exact":
        rounded = min(_ROUNDED * grain, _ROUND_BY * value) if value >= _LARGE or grain < 1 else 0.01
        return abs(number - value) <= rounded
    if wanted.sense == "about":
        return abs(number - value) <= min(grain / 2, _ABOUT * value)
    return 0 <= (number - value) * (1 if wanted.sense == "above" else -1) < min(grain, value * _QUARTER)


def _is_near_share(wanted: Number, number: float) -> bool:
    value = wanted.amount.low
    if wanted.sense in ("above", "below"):
        apart = (number - value) * (1 if wanted.sense == "above" else -1)
        return 0 < apart <= min(_FAR, _QUARTER * value)
    return abs(number - value) <= (_PART if wanted.is_fraction or wanted.sense != "exact" else _EXACT_PART)


def _is_near_time(wanted: Number, number: float) -> bool:
    """Days are counted one by one; weeks, months and years are rounded, or only those that are full."""
    value = wanted.amount.low
    if wanted.sense in ("above", "below"):
        reach = grain_of(wanted.words, value) if value >= _ROUND_YEARS else 1.0
        return 0 <= (number - value) * (1 if wanted.sense == "above" else -1) <= reach
    if wanted.amount.unit == "days":
        return abs(number - value) <= (
            _ABOUT * value if wanted.sense == "about" else 0.1 if number.is_integer() else 0.5
        )
    if value >= _SOME:
        return value in (math.floor(number), round(number)) or abs(number - value) < _WELL_HALF
    loose = wanted.sense == "about" or wanted.amount.unit == "weeks"
    return abs(number - value) <= (_FEW_OFF if loose else max(_ABOUT * value, 0.1))
