"""Numbers with their units in a text: in figures, in words, ranges, money, per cent."""

import re
from dataclasses import dataclass
from functools import cache

from workbench.extraction.compounds import compound_value
from workbench.extraction.figures import value_of
from workbench.extraction.items import Items, items_of
from workbench.extraction.languages import Tables
from workbench.extraction.lexicon import Lexicon, has_role, with_roles
from workbench.extraction.model import Amount
from workbench.extraction.tokens import Token

MOST = 1e18
"""Larger ones are no quantities of the trade."""
FARTHEST_NOUN = 2
"""Words between a number and the people it counts: "40 heavily armed men"."""
_LIKE_YEARS = (1900, 2059)


@dataclass(slots=True)
class Quantity:
    """A number with its unit: items `first` to `last`, end exclusive."""

    first: int
    last: int
    low: float
    high: float
    unit: str = ""
    approximate: bool = False
    in_words: bool = False
    scale: float = 1.0
    certainty: float = 1.0


@dataclass(slots=True)
class _Sum:
    """A number word by word: what is complete, what is being put together, the smallest scale so far."""

    total: float = 0.0
    current: float | None = None
    smallest: float = float("inf")
    scale: float = 1.0
    figures: bool = False

    @property
    def value(self) -> float:
        return self.total + (self.current or 0.0)

    def add(self, value: float, *, joined: bool, by_twenties: bool) -> bool:
        """A number word below a thousand behind the others; False where it does not fit."""
        if self.current is None:
            if self.total and value >= self.smallest:
                return False
            self.current = value
            return True
        if self.figures or not float(self.current).is_integer():
            return False
        hundred = self.current % 100
        if by_twenties and value == 20 and hundred == 4:
            self.current += 76
        elif value < 10:
            if self.current % 10 or hundred == 10:
                return False
            self.current += value
        elif value < 20:
            if hundred and not (by_twenties and hundred in (60, 80)):
                return False
            self.current += value
        elif value < 100:
            if hundred and not (joined and hundred < 10):
                return False
            self.current += value
        else:
            if self.current % 1000 or value >= 1000:
                return False
            self.current += value
        return True

    def multiply(self, scale: float) -> bool:
        """A hundred, thousand, million behind the number."""
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


def numbers_in(text: str, tokens: list[Token], tables: Tables) -> list[tuple[int, int, Amount, float]]:
    """Start, end, amount and certainty of each number, in order."""
    return _Reader(text, tokens, tables).found()


class _Reader:
    def __init__(self, text: str, tokens: list[Token], tables: Tables) -> None:
        self._text = text
        self._tables = tables
        self._items = items_of(tokens, tables.numbers, suffixes="suffixes" in tables.flags)
        self._codes = self._with_compounds(self._items)

    def _with_compounds(self, items: Items) -> str:
        languages = [known.language for known in (self._tables.latin,) if "compounds" in known.flags]
        if not languages:
            return items.codes
        codes = list(items.codes)
        for at, code in enumerate(codes):
            if code == "X" and len(items.values[at]) >= 6:
                value = compound_value(items.values[at], languages[0])
                if value is not None:
                    codes[at], items.values[at] = ("n" if value < 1000 else "w"), value
        return "".join(codes)

    def found(self) -> list[tuple[int, int, Amount, float]]:
        """All numbers, ranges joined."""
        results, free = [], 0
        for match in _starts().finditer(self._codes):
            if match.start() < free:
                continue
            quantity = self._quantity(match.start())
            if quantity is None:
                continue
            other = self._other_end(quantity)
            if other is not None:
                quantity = self._range(quantity, other)
            free = quantity.last
            if quantity.high > MOST or quantity.high < quantity.low or not self._may_be(quantity):
                continue
            start, end = self._items.starts[quantity.first], self._items.ends[quantity.last - 1]
            amount = Amount(quantity.low, quantity.high, quantity.unit, quantity.approximate)
            results.append((start, end, amount, quantity.certainty))
        return results

    # -- one number ---------------------------------------------------------------------------

    def _quantity(self, at: int) -> Quantity | None:
        """The number that begins at an item, with its unit."""
        number = self._number(at)
        if number is None:
            return None
        self._put_unit(number)
        before = [
            code
            for code in self._codes[max(0, number.first - 3) : number.first]
            if not has_role(code, "or1.")
        ]
        if before[-1:] == ["a"]:
            number.approximate = True
        if self._codes[number.last : number.last + 1] == "e":
            number.approximate = True
        return number

    def _number(self, at: int) -> Quantity | None:
        code, value = self._codes[at], self._items.values[at]
        if code == "d":
            return Quantity(at, at + 1, 2.0, 2.0, "people", in_words=True, certainty=0.7)
        if code == "z":
            last = at + 1
            return Quantity(at, last, float(value), float(value), approximate=True, in_words=True)
        language = self._language_at(at)
        if code == "H":
            return self._half(at)
        if code == "1" and not self._may_be_one(at):
            return None
        if code == "s" and "bare-scales" not in language.flags:
            return None
        number, last = _Sum(), at
        while last < len(self._codes):
            step = self._step(number, last, language.thousands, "by-twenties" in language.flags)
            if not step:
                break
            last += step
        if last == at:
            return None
        return Quantity(at, last, number.value, number.value, in_words=code != "N", scale=number.scale)

    def _language_at(self, at: int) -> Lexicon:
        """The language of the word at an item, or of the nearest one: figures have none of their own."""
        for place in (*range(at, min(at + 4, len(self._codes))), *range(at - 1, max(-1, at - 5), -1)):
            letter = self._text[self._items.starts[place]]
            if letter.isalpha():
                return self._tables.of(letter)
        return self._tables.latin

    def _step(self, number: _Sum, at: int, thousands: str, by_twenties: bool) -> int:
        """Take the item at a place into a number: how many items that uses, 0 where it ends before."""
        code = self._codes[at]
        begun = number.current is not None or number.total > 0
        if code == "N":
            return self._figures(number, at, thousands)
        if code == "n" or (code == "1" and not begun):
            value = self._items.values[at]
            return int(
                number.add(
                    float(value) if code == "n" else 1.0,
                    joined=has_role(self._codes[at - 1 : at], "A"),
                    by_twenties=by_twenties,
                )
            )
        if code == "s":
            return int(number.multiply(float(self._items.values[at])))
        if code == "w":
            if number.current is not None or float(self._items.values[at]) >= number.smallest:
                return 0
            number.total, number.smallest = number.total + float(self._items.values[at]), 1000.0
            return 1
        if not begun:
            return 0
        if code == "H" and number.current is not None and not number.figures:
            number.current += 0.5
            return 1
        following = self._codes[at + 1 : at + 4]
        if has_role(code, "A,") and (following.startswith(("1H", "H"))):
            if number.current is None:
                return 0
            number.current += 0.5
            return 1 + following.index("H") + 1
        if has_role(code, "A-") and following[:1] in ("n", "s", "w", "N"):
            if code != "-" and following[0] == "N" and number.smallest == float("inf"):
                return 0
            if code == "-" and following[0] in "Nw":
                return 0
            before = (number.total, number.current, number.smallest, number.scale)
            step = self._step(number, at + 1, thousands, by_twenties)
            if not step:
                number.total, number.current, number.smallest, number.scale = before
            return step + 1 if step else 0
        return 0

    def _figures(self, number: _Sum, at: int, thousands: str) -> int:
        """Figures begin a number, or go on behind a scale: 2 million 500 thousand."""
        if number.current is not None or (number.total and self._codes[at + 1 : at + 2] != "s"):
            return 0
        value = value_of(self._items.values[at], thousands)
        if number.total and value >= number.smallest:
            return 0
        number.current, number.figures = value, True
        return 1

    def _half(self, at: int) -> Quantity | None:
        """Half a million."""
        match = _half_of().match(self._codes, at)
        if not match:
            return None
        scale = float(self._items.values[match.end() - 1])
        return Quantity(at, match.end(), scale / 2, scale / 2, in_words=True, scale=scale)

    def _may_be_one(self, at: int) -> bool:
        """Whether "one" or "a" is a number here: before a scale, or "one" before what it counts."""
        following = self._codes[at + 1 : at + 3]
        if following[:1] == "s" or following == "-s":
            return True
        word = self._text[self._items.starts[at] : self._items.ends[at]].lower()
        return word in self._tables.ones and following[:1] in ("p", "u", "%")

    # -- its unit -----------------------------------------------------------------------------

    def _put_unit(self, number: Quantity) -> None:
        codes, values = self._codes, self._items.values
        before = number.first - 1
        if before >= 0 and codes[before] == "$":
            number.first, number.unit = before, str(values[before])
            return
        if before >= 0 and (codes[before] == "P" or (codes[before] == "%" and self._is_next_to(before))):
            number.first, number.unit = before, "%"
            return
        match = _unit_after().match(codes, number.last)
        if match:
            at = match.end() - 1
            if not self._is_glued_wrongly(number, at):
                number.unit = "people" if codes[at] in "pq" else "%" if codes[at] == "%" else str(values[at])
                number.last = at + 1
                return
        self._put_people(number)

    def _is_next_to(self, before: int) -> bool:
        """Whether a sign stands right before figures and belongs to nothing before it: %40."""
        items = self._items
        start = items.starts[before]
        return (
            items.ends[before] == items.starts[before + 1]
            and not self._text[max(0, start - 1) : start].isalnum()
        )

    def _is_glued_wrongly(self, number: Quantity, at: int) -> bool:
        """5m is five metres or millions, but "4M" and "5G" are names."""
        start, end = self._items.starts[at], self._items.ends[number.last - 1]
        word = self._text[start : self._items.ends[at]]
        return start == end and len(word) == 1 and word.isupper()

    def _put_people(self, number: Quantity) -> None:
        """ "40 heavily armed men": the people that a number counts, behind words that describe them."""
        adjective = self._language_at(number.last).adjective
        at = number.last
        for _ in range(FARTHEST_NOUN + 1):
            code = self._codes[at : at + 1]
            if code == "p" and at > number.last:
                number.unit, number.last = "people", at + 1
                return
            if code != "X" or not adjective.fullmatch(str(self._items.values[at])):
                return
            at += 1

    # -- ranges -------------------------------------------------------------------------------

    def _other_end(self, number: Quantity) -> Quantity | None:
        """The number behind "to", a dash, or "and" after "between"."""
        match = _between().match(self._codes, number.last)
        if not match or match.end() >= len(self._codes) or self._codes[match.end()] not in "Nnwzs1$H":
            return None
        opened = any(has_role(code, "r") for code in self._codes[max(0, number.first - 3) : number.first])
        if not (match[0] == "-" or has_role(match[0], "R") or opened):
            return None
        at = match.end() + (self._codes[match.end()] == "$")
        other = self._quantity(at) if at < len(self._codes) else None
        if other is None or (other.unit and number.unit and other.unit != number.unit):
            return None
        return other

    def _range(self, first: Quantity, second: Quantity) -> Quantity:
        low, high = first.low, second.high
        if first.scale == 1.0 and second.scale > 1 and low < 1000 and low <= high / second.scale:
            low *= second.scale
        unit = first.unit or second.unit
        return Quantity(
            first.first,
            second.last,
            low,
            high,
            unit,
            first.approximate or second.approximate,
            first.in_words,
            second.scale,
        )

    # -- what counts nothing ------------------------------------------------------------------

    def _may_be(self, number: Quantity) -> bool:
        """Whether a number is a quantity: no article of a law, clock, place in a list, year, name."""
        start, end = self._items.starts[number.first], self._items.ends[number.last - 1]
        before, after = self._text[max(0, start - 1) : start], self._text[end : end + 2]
        codes_before = self._codes[max(0, number.first - 2) : number.first]
        if codes_before.endswith("x") or codes_before == "x.":
            return False
        if _is_glued(before, after):
            return False
        if self._is_clock(number, codes_before):
            return False
        if number.unit or number.in_words:
            return True
        if number.scale == 1 and _LIKE_YEARS[0] <= number.high <= _LIKE_YEARS[1] and end - start == 4:
            return False
        return not (number.scale == 1 and number.high < 100 and self._is_list_number(number, before, after))

    def _is_clock(self, number: Quantity, codes_before: str) -> bool:
        """Whether a number is a time of the day: 5 pm, 14.30 Uhr, à 10 heures, saat 14.30."""
        if self._codes[number.last : number.last + 1] == "k":
            return True
        led = has_role(codes_before[-1:], "l")
        if self._is_time_of_day(number) and (led or self._is_hour(number.first - 1)):
            return True
        return number.unit == "hour" and led and number.low == number.high <= 24

    def _is_hour(self, at: int) -> bool:
        return at >= 0 and self._codes[at] == "u" and self._items.values[at] == "hour"

    def _is_time_of_day(self, number: Quantity) -> bool:
        """Whether the figures alone may be a time: 14.30, or an hour behind the word hour."""
        words = self._text[self._items.starts[number.first] : self._items.ends[number.last - 1]]
        return (
            not number.unit
            and number.high < 25
            and (len(words) <= 2 or (words[-3:-2] in ".," and words[-2:] < "60"))
        )

    def _is_list_number(self, number: Quantity, before: str, after: str) -> bool:
        opens = number.first == 0 or self._codes[number.first - 1] == "|" or before in ("\n", "")
        return (opens and after[:1] in (".", ")")) or (before == "(" and after[:1] == ")")


@cache
def _half_of() -> re.Pattern[str]:
    return re.compile(with_roles("H[o1]?s"))


@cache
def _unit_after() -> re.Pattern[str]:
    return re.compile(with_roles("-?o{0,2}v?[%$upq]"))


@cache
def _between() -> re.Pattern[str]:
    return re.compile(with_roles("[RA-]"))


@cache
def _starts() -> re.Pattern[str]:
    return re.compile("[NnwzsHd1]")


def _is_glued(before: str, after: str) -> bool:
    """Whether a number is a part of something longer: a name, a coordinate, a score, a fraction."""
    if before and (before.isalnum() or before in "/_:#&@°′″\\"):
        return True
    if not after:
        return False
    if after[0] in "/:°′″_" or (after[0].isalpha() and not after[0].isspace()):
        return after[0] != "/" or after[1:].isdecimal()
    return after[0] in "-–." and after[1:].isdecimal()
