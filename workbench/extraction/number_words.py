"""Numbers put together of words and figures: two million five hundred thousand, quatre-vingt-dix-sept."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from workbench.extraction.figures import value_of
from workbench.extraction.lexicon import Lexicon, has_role, with_roles

_HALVES = ("1H", "H", "1J", "J")
_ONE_OF = {20.0: 10.0, 200.0: 100.0, 2000.0: 1000.0, 24.0: 12.0, 2e4: 1e4, 2e5: 1e5, 2e6: 1e6}
"""A word for several -> one of them: dozens 12, hundreds 100."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number at items up to `last`, end exclusive. `unit` where the word itself has it."""

    last: int
    value: float
    scale: float = 1.0
    unit: str = ""
    vague: bool = False
    certainty: float = 1.0


@dataclass(slots=True)
class _Sum:
    """What is complete, what is being put together, and the smallest scale so far."""

    by_twenties: bool
    tens_join: bool
    total: float = 0.0
    current: float | None = None
    smallest: float = float("inf")
    scale: float = 1.0
    figures: bool = False

    @property
    def value(self) -> float:
        return self.total + (self.current or 0.0)

    @property
    def is_begun(self) -> bool:
        return self.current is not None or self.total > 0

    def add(self, value: float, joined: bool) -> bool:
        """A number word below a thousand behind the others; False where it does not fit."""
        if self.current is None:
            if self.total and value >= self.smallest:
                return False
            self.current = value
            return True
        if self.figures or not float(self.current).is_integer():
            return False
        hundred = self.current % 100
        if self.by_twenties and value == 20 and hundred == 4:
            self.current += 76
            return True
        if not self._fits(value, hundred, joined):
            return False
        self.current += value
        return True

    def _fits(self, value: float, hundred: float, joined: bool) -> bool:
        if value < 10:
            if hundred == 10:
                return self.tens_join and (value >= 7 or not self.by_twenties)
            return hundred % 10 == 0 and (self.current or 0) >= 20
        if value < 20:
            return not hundred or (self.by_twenties and hundred in (60, 80))
        if value < 100:
            return not hundred or (joined and hundred < 10)
        return value < 1000 and not (self.current or 0) % 1000

    def multiply(self, scale: float) -> bool:
        """A dozen, hundred, thousand, million behind the number."""
        if scale < 1000:
            if self.current is None:
                self.current = scale
            elif self.current < 100 or self.figures:
                self.current *= scale
            else:
                return False
            return True
        if scale >= self.smallest:
            if self.current is not None:
                return False
            self.total *= scale
        else:
            self.total += (1.0 if self.current is None else self.current) * scale
        self.current, self.smallest, self.scale, self.figures = None, scale, scale, False
        return True

    def add_half(self) -> bool:
        """Two and a half; a million and a half."""
        if self.current is not None:
            self.current += 0.5
        elif self.smallest < float("inf"):
            self.total += self.smallest / 2
        else:
            return False
        return True

    def put_whole(self, value: float) -> bool:
        """Two thousand in one word."""
        if self.current is not None or value >= self.smallest:
            return False
        self.total, self.smallest = self.total + value, value / 2
        return True


@dataclass(slots=True)
class NumberReader:
    """Reads the numbers of one text: `codes` and `values` of its items."""

    codes: str
    values: list[Any]
    ones: frozenset[str] = field(default_factory=frozenset)
    is_between: bool = False
    """Whether "between" opens the number that is read: then "and" joins its other end."""
    after_scales: bool = False
    """Whether figures go on behind a scale without another: 2 bin 500."""

    def read(self, at: int, language: Lexicon, word: str) -> Number | None:
        """The number that begins at an item; `word` is the item as the text has it, in small letters."""
        code = self.codes[at]
        if code == "u":  # "Год с половиной".
            return Number(at, 1.0)
        if code == "d":
            return Number(at + 1, 2.0, unit="people", certainty=0.7)
        if code == "D":
            half = _and_a_half().match(self.codes, at + 1)
            return Number(half.end() if half else at + 1, 2.5 if half else 2.0, unit=str(self.values[at]))
        if code == "z":
            return self._vague(at)
        if code == "H":
            return self._half(at)
        if code == "1" and not self._may_be_one(at, word):
            return None
        if code == "s" and "bare-scales" not in language.flags:
            return None
        self.is_between = any(has_role(before, "r") for before in self.codes[max(0, at - 3) : at])
        self.after_scales = "figures-after-scales" in language.flags
        return self._sum(at, language)

    def _vague(self, at: int) -> Number:
        """Dozens, hundreds; "about a hundred" where the word has the form of both (около сотни)."""
        value = float(self.values[at])
        if at and self.codes[at - 1] == "a":
            value = _ONE_OF.get(value, value)
        return Number(at + 1, value, vague=True)

    def _half(self, at: int) -> Number | None:
        """Half a million, half a dozen."""
        match = _half_of().match(self.codes, at)
        if not match:
            return None
        scale = float(self.values[match.end() - 1])
        return Number(match.end(), scale / 2, scale if scale >= 1000 else 1.0)

    def _may_be_one(self, at: int, word: str) -> bool:
        """Whether "one" or "a" is a number here: before a scale, or "one" before what it counts."""
        following = self.codes[at + 1 : at + 3]
        if following[:1] == "s" or following == "-s" or _and_a_half().match(self.codes, at + 1):
            return True
        if _unit_and_a_half().match(self.codes, at + 1):
            return True
        return word in self.ones and (following[:1] in ("p", "u", "%") or following == "-u")

    def _sum(self, at: int, language: Lexicon) -> Number | None:
        flags = language.flags
        number, last = _Sum("by-twenties" in flags, "ten-and-units" in flags), at
        while last < len(self.codes):
            step = self._step(number, last, language.thousands)
            if not step:
                break
            last += step
        return Number(last, number.value, number.scale) if last > at else None

    def _step(self, number: _Sum, at: int, thousands: str) -> int:
        """Take the item at a place into a number: how many items that uses, 0 where it ends before."""
        code = self.codes[at]
        if code == "N":
            return self._figures(number, at, thousands)
        if code == "n":
            return int(number.add(float(self.values[at]), has_role(self.codes[at - 1 : at], "A")))
        if code == "1":
            return int(self._one(number, at))
        if code == "s":
            return int(number.multiply(float(self.values[at])))
        if code == "w":
            return int(number.put_whole(float(self.values[at])))
        return self._joint(number, at, thousands) if number.is_begun else 0

    def _one(self, number: _Sum, at: int) -> bool:
        """ "One", also behind tens: двадцать один; "a" only as the first word."""
        if not number.is_begun:
            return number.add(1.0, False)
        behind_tens = number.current is not None and number.current >= 20 and not number.current % 10
        return behind_tens and self.values[at] != 0 and number.add(1.0, False)

    def _joint(self, number: _Sum, at: int, thousands: str) -> int:
        """What goes on behind "and", a hyphen, or with a half; two "tens" are twenty."""
        code, following = self.codes[at], self.codes[at + 1 : at + 4]
        if code == "z" and number.current is not None and number.current < 10:
            number.current *= _ONE_OF.get(float(self.values[at]), float(self.values[at]))
            return 1
        if code == "J" and number.current is not None:
            number.current += 0.5
            return 1
        if has_role(code, "A") and following.startswith(_HALVES):
            if not number.add_half():
                return 0
            used = 1 + (2 if following[0] == "1" else 1)
            # "A billion and half the billion", as Arabic has it.
            again = self.codes[at + used : at + used + 1] == "s" and self.values[at + used] == number.smallest
            return used + again
        if not has_role(code, "A-") or following[:1] not in ("n", "s", "w", "N", "1"):
            return 0
        if has_role(code, "A") and self.is_between:
            return 0
        if following[0] == "N" and (code == "-" or number.smallest == float("inf")):
            return 0
        if following[0] == "w" and code == "-":
            return 0
        before = (number.total, number.current, number.smallest, number.scale)
        step = self._step(number, at + 1, thousands)
        if not step:
            number.total, number.current, number.smallest, number.scale = before
        return step + 1 if step else 0

    def _figures(self, number: _Sum, at: int, thousands: str) -> int:
        """Figures begin a number, or go on behind a scale: 2 million 500 thousand."""
        goes_on = self.codes[at + 1 : at + 2] == "s" or self.after_scales
        if number.current is not None or (number.total and not goes_on):
            return 0
        value = value_of(self.values[at], thousands)
        if number.total and value >= number.smallest:
            return 0
        number.current, number.figures = value, True
        return 1


@cache
def _and_a_half() -> re.Pattern[str]:
    """ "And a half"."""
    return re.compile(with_roles("A1?[HJ]|J"))


@cache
def ending_half() -> re.Pattern[str]:
    """ "And a half" behind a unit, with which nothing further begins: "and half a million"."""
    return re.compile(with_roles("(?:A1?[HJ]|J)(?![o1]{0,2}s|-)"))


@cache
def _unit_and_a_half() -> re.Pattern[str]:
    """ "Un an et demi"."""
    return re.compile(with_roles("o?u(?:A1?[HJ]|J)(?![o1]{0,2}s|-)"))


@cache
def _half_of() -> re.Pattern[str]:
    return re.compile(with_roles("H[o1]?s"))
