"""Numbers with their units in a text: in figures, in words, ranges, money, per cent."""

import re
from functools import cache

from workbench.extraction.compounds import compound_value
from workbench.extraction.items import Items, items_of
from workbench.extraction.languages import Tables
from workbench.extraction.lexicon import Lexicon, has_role, with_roles
from workbench.extraction.model import Amount
from workbench.extraction.number_rules import Quantity, Surroundings
from workbench.extraction.number_words import NumberReader, ending_half
from workbench.extraction.tokens import Token

MOST = 1e18
"""Larger ones are no quantities of the trade."""
FARTHEST_NOUN = 2
"""Words between a number and the people it counts: "40 heavily armed men"."""
_SHORTEST_COMPOUND = 6
_HIGHEST_SCORE = 12


def numbers_in(text: str, tokens: list[Token], tables: Tables) -> list[tuple[int, int, Amount, float]]:
    """Start, end, amount and certainty of each number, in order."""
    return _Reader(text, tokens, tables).found()


_YEARS = range(1900, 2100)


class _Reader:
    def __init__(self, text: str, tokens: list[Token], tables: Tables) -> None:
        self._text = text
        self._tables = tables
        self._items = items_of(tokens, tables.numbers, suffixes="suffixes" in tables.flags)
        self._codes = self._with_compounds(self._items)
        self._words = NumberReader(self._codes, self._items.values, tables.ones)
        self._free = 0
        """The first item that is no part of an earlier number."""
        self._around = Surroundings(text, self._codes, self._items)

    def _with_compounds(self, items: Items) -> str:
        latin = self._tables.latin
        if "compounds" not in latin.flags:
            return items.codes
        codes = list(items.codes)
        for at, code in enumerate(codes):
            if code == "X" and len(items.values[at]) >= _SHORTEST_COMPOUND:
                value = compound_value(items.values[at], latin.language)
                if value is not None:
                    codes[at], items.values[at] = ("n" if value < 1000 else "w"), value
        return "".join(codes)

    def found(self) -> list[tuple[int, int, Amount, float]]:
        """All numbers, ranges joined."""
        results = []
        for match in _starts().finditer(self._codes):
            if match.start() < self._free:
                continue
            quantity = self._quantity(match.start())
            if quantity is None:
                continue
            other = self._other_end(quantity)
            if other is not None:
                quantity = _range(quantity, other)
            self._free = quantity.last
            if not quantity.low <= quantity.high <= MOST or self._is_a_score(quantity, other):
                continue
            if not self._may_be(quantity):
                continue
            start, end = self._items.starts[quantity.first], self._items.ends[quantity.last - 1]
            amount = Amount(quantity.low, quantity.high, quantity.unit, quantity.approximate)
            results.append((start, end, amount, quantity.certainty))
        return results

    def _is_a_score(self, number: Quantity, other: Quantity | None) -> bool:
        """ "2-2", "won 1-3": small figures that a dash joins and that count nothing."""
        if other is None or number.unit or number.in_words or number.high > _HIGHEST_SCORE:
            return False
        return "-" in self._codes[number.first : number.last]

    def _may_be(self, number: Quantity) -> bool:
        if not number.certainty:
            return False
        language = self._language_at(number.first)
        if number.last - number.first == 1 and not number.unit and self._word(number.first) in language.weak:
            return False
        return self._around.allow(number, language)

    # -- one number ---------------------------------------------------------------------------

    def _quantity(self, at: int) -> Quantity | None:
        """The number that begins at an item, with its unit."""
        known = self._words.read(at, self._language_at(at), self._word(at))
        if known is None:
            return None
        number = Quantity(
            at, known.last, known.value, known.value, known.unit, known.vague, self._codes[at] != "N",
            known.scale, certainty=known.certainty,
        )  # fmt: skip
        if not number.unit:
            self._put_unit(number)
        before = [
            code for code in self._codes[max(0, number.first - 3) : number.first] if not _is_small(code)
        ]
        if self._is_below_nothing(number):
            number.low, number.high = -number.high, -number.low
        if before[-1:] == ["a"] or "e" in self._codes[number.last - 1 : number.last + 1]:
            number.approximate = True
        return number

    def _word(self, at: int) -> str:
        return self._text[self._items.starts[at] : self._items.ends[at]].lower()

    def _is_below_nothing(self, number: Quantity) -> bool:
        """ "minus 5 degrees", "-5°C"."""
        if number.unit not in ("°C", "%") or number.first == 0:
            return False
        before = self._codes[number.first - 1]
        start = self._items.starts[number.first]
        signed = before == "-" and self._text[max(0, start - 2) : start] in ("-", "−", " -", " −", "(-")
        return before == "M" or signed

    def _language_at(self, at: int) -> Lexicon:
        """The language of the word at an item, or of the nearest one: figures have none of their own."""
        for place in (*range(at, min(at + 4, len(self._codes))), *range(at - 1, max(-1, at - 5), -1)):
            letter = self._text[self._items.starts[place]]
            if letter.isalpha():
                return self._tables.of(letter)
        return self._tables.latin

    # -- its unit -----------------------------------------------------------------------------

    def _put_unit(self, number: Quantity) -> None:
        codes, values, before = self._codes, self._items.values, number.first - 1
        if before < self._free:
            before = -1
        if before >= 0 and codes[before] == "$":
            number.first, number.unit = before, str(values[before])
            self._put_money_scale(number)
            return
        if before >= 0 and (codes[before] == "P" or (codes[before] == "%" and self._is_next_to(before))):
            number.first, number.unit = before, "%"
            return
        match = _unit_after().match(codes, number.last)
        if match:
            at = match.end() - 1
            if self._is_of_the_next(number, at):
                return
            if self._is_millions(number, at):
                number.low = number.high = number.low * 1e6
                number.scale, number.last = 1e6, at + 1
                self._put_unit(number)
                return
            if self._is_a_name(number, at):
                number.certainty = 0.0
                return
            number.unit = {"p": "people", "q": "people", "%": "%"}.get(codes[at], str(values[at]))
            number.last = at + 1
            number.approximate = number.approximate or "e" in match[0]
            half = ending_half().match(codes, number.last) if codes[at] == "u" else None
            if half:
                number.low = number.high = number.low + 0.5
                number.last = half.end()
            return
        self._put_noun(number)

    def _is_of_the_next(self, number: Quantity, at: int) -> bool:
        """Whether a sign stands off the number and on the next one: "250 $5"."""
        items = self._items
        if items.ends[number.last - 1] == items.starts[at] or at + 1 >= len(self._codes):
            return False
        sign = not self._text[items.starts[at]].isalpha()
        return sign and self._codes[at + 1] == "N" and items.ends[at] == items.starts[at + 1]

    def _is_millions(self, number: Quantity, at: int) -> bool:
        """Whether "m" written on figures are millions and no metres: $40m, 1.6m, 40m people."""
        start, end = self._items.starts[at], self._items.ends[number.last - 1]
        if start != end or self._text[start : self._items.ends[at]] not in ("m", "M"):
            return False
        figures = self._text[self._items.starts[number.last - 1] : end]
        return "." in figures or self._codes[at + 1 : at + 2] in ("p", "q", "$")

    def _put_money_scale(self, number: Quantity) -> None:
        """ "$40m"."""
        at = number.last
        if at < len(self._codes) and self._text[self._items.starts[at] : self._items.ends[at]] in ("m", "M"):
            number.low = number.high = number.low * 1e6
            number.scale, number.last = 1e6, at + 1

    def _is_next_to(self, before: int) -> bool:
        """Whether a sign stands right before figures and belongs to nothing before it: %40."""
        items = self._items
        start = items.starts[before]
        return (
            items.ends[before] == items.starts[before + 1]
            and not self._text[max(0, start - 1) : start].isalnum()
        )

    def _is_a_name(self, number: Quantity, at: int) -> bool:
        """Whether a unit is part of a name: "5G" and "4M", and "le 20 Heures" of the evening news."""
        start, end = self._items.starts[at], self._items.ends[number.last - 1]
        word = self._text[start : self._items.ends[at]]
        if start == end and len(word) == 1 and word.isupper():
            return True
        led = number.first > 0 and has_role(self._codes[number.first - 1], "oh")
        capitals = "capital-nouns" in self._tables.of(word[0]).flags
        return led and not capitals and len(word) > 2 and word.istitle()

    def _put_noun(self, number: Quantity) -> None:
        """ "40 heavily armed men", "three villages": what a number counts, behind words that describe it."""
        if number.last >= len(self._codes):
            return
        language, at = self._language_at(number.last), number.last
        for _ in range(FARTHEST_NOUN + 1):
            code = self._codes[at : at + 1]
            if code in ("p", "q") and at > number.last:
                number.unit, number.last = "people", at + 1
                return
            if code != "X" or not language.adjective.fullmatch(str(self._items.values[at])):
                break
            at += 1
        match = _noun_after().match(self._codes, number.last)
        if match:
            at = match.end() - 1
            word = self._text[self._items.starts[at] : self._items.ends[at]]
            if language.noun.fullmatch(word) and word not in language.stops:
                number.unit, number.last, number.by_noun = word, at + 1, True

    # -- ranges -------------------------------------------------------------------------------

    def _other_end(self, number: Quantity) -> Quantity | None:
        """The number behind "to", a dash, or "and" after "between"."""
        match = _between().match(self._codes, number.last)
        if not match or match.end() >= len(self._codes) or self._codes[match.end()] not in "Nnwzs1$H":
            return None
        joint = match[0][0]
        opened = any(has_role(code, "r") for code in self._codes[max(0, number.first - 3) : number.first])
        if not (joint == "-" or has_role(joint, "R") or opened):
            return None
        at = match.end() + (self._codes[match.end()] == "$")
        other = self._quantity(at) if at < len(self._codes) else None
        if other is None or (other.unit and number.unit and other.unit != number.unit):
            return None
        if number.is_bare and number.low in _YEARS and other.low not in _YEARS and joint != "-":
            # "From 10 per cent in 2024 to 6 per cent".
            return None
        return other


def _range(first: Quantity, second: Quantity) -> Quantity:
    low, high = first.low, second.high
    if first.scale == 1.0 and second.scale > 1 and low < 1000 and low <= high / second.scale:
        low *= second.scale
    return Quantity(
        first.first, second.last, low, high, first.unit or second.unit,
        first.approximate or second.approximate, first.in_words, second.scale,
        by_noun=second.by_noun, both_units=bool(first.unit and second.unit),
    )  # fmt: skip


def _is_small(code: str) -> bool:
    return has_role(code, "or1.")


@cache
def _starts() -> re.Pattern[str]:
    return re.compile(with_roles("[NnwzsHDd1]|u(?=A1?[HJ]|J)"))


@cache
def _unit_after() -> re.Pattern[str]:
    return re.compile(with_roles("(?:-?e)?-?o{0,2}v?[%$upq]"))


@cache
def _noun_after() -> re.Pattern[str]:
    return re.compile(with_roles("o?X"))


@cache
def _between() -> re.Pattern[str]:
    return re.compile(with_roles("[RA-]o{0,2}"))
