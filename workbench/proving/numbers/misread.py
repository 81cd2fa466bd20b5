"""Which number of a passage a statement has wrong: what speaks against a number that no passage has.

A number that no passage has may have been reckoned. What speaks against it most is a number of a passage that
would prove it with one digit changed.
"""

import re
from collections.abc import Iterator

from workbench.proving.context import Context, Read
from workbench.proving.numbers import numbers
from workbench.proving.numbers.numbers import Number
from workbench.proving.numbers.unmatched import left_over

Told = tuple[Number, Read]
_FACTOR, _FAR = 3, 12
"""How many times as long a time may be that is meant for another."""
_FIGURE = re.compile(r"\d[\d.,\u00a0\u202f٫٬’']*\d|\d")


def one_digit_off(context: Context, wanted: Number) -> Told | None:
    """A number of a passage that proves the statement's with one digit changed, both in figures."""
    found = left_over(context, wanted)
    for other in one_digit_changed(wanted):
        for number, one in found:
            if numbers.fit(other, number) == "proven" and _is_in_figures(number):
                return number, one
    return None


def is_as_long(wanted: Number, found: Number, *, strictly: bool) -> bool:
    """Whether a length of time is of the same order as another, so that it may be meant for it."""
    amount = numbers.in_unit(found, wanted.amount.unit)
    if wanted.amount.unit == found.amount.unit and not strictly:
        return True
    factor = _FACTOR if strictly else _FAR
    return amount > 0 and max(amount, wanted.amount.low) <= factor * min(amount, wanted.amount.low)


def digits_of(number: Number) -> str:
    """The digits that count of a number in figures: "174" of 174,000; "" of one in words."""
    match = _FIGURE.search(number.words)
    return re.sub(r"\D", "", match[0]).strip("0") if match else ""


def _is_in_figures(number: Number) -> bool:
    return bool(digits_of(number))


def one_digit_changed(wanted: Number) -> Iterator[Number]:
    """The number with each of its digits changed into each other one."""
    match = _FIGURE.search(wanted.words)
    value = wanted.amount.low
    if match is None or value != wanted.amount.high or not value:
        return
    digits = re.sub(r"\D", "", match[0])
    if not digits.strip("0"):
        return
    last = value / int(digits)
    for at, sign in enumerate(digits):
        for other in "0123456789":
            if other != sign and (at or other != "0"):
                yield numbers.at(wanted, round(int(digits[:at] + other + digits[at + 1 :]) * last, 6))
