"""Which figures count nothing: numbers of rooms, articles and streets, times, years, places in a list."""

import re
from dataclasses import dataclass
from functools import cache

from workbench.extraction.items import Items
from workbench.extraction.lexicon import Lexicon, has_role, with_roles

_LIKE_YEARS = (1900, 2059)
_FARTHEST_STREET = 4
_HOURS = 24
_BLANKS = (" ", "\u00a0", "\u202f")


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
    by_noun: bool = False
    """Whether the unit is only the word behind, which no table knows."""
    certainty: float = 1.0
    both_units: bool = False
    """Whether each end of a range names its unit: 9 heures à 17 heures."""

    @property
    def is_bare(self) -> bool:
        """Whether it is in figures that name no unit."""
        return (not self.unit or self.by_noun) and self.scale == 1 and not self.in_words


class Surroundings:
    """What stands around the numbers of one text."""

    def __init__(self, text: str, codes: str, items: Items) -> None:
        self._text = text
        self._codes = codes
        self._items = items

    def allow(self, number: Quantity, language: Lexicon) -> bool:
        """Whether a number is a quantity, and not the name, the time, the date of something."""
        first, last, unit = number.first, number.last, number.unit
        start, end = self._items.starts[first], self._items.ends[last - 1]
        if _fraction_after().match(self._codes, last):
            return False
        if self._is_glued(start, end) or self._is_clock(number, language):
            return False
        if not unit and (self._is_of_a_share(first, language) or self._is_behind_a_unit(first)):
            return False
        if (number.is_bare or (number.in_words and not unit)) and self._is_labelled(number):
            return False
        if not number.is_bare:
            return True
        if self._is_an_ordinal(first, last, language):
            return False
        if number.high < 10_000 and self._is_of_an_address(first, last):
            return False
        if not unit and _LIKE_YEARS[0] <= number.high <= _LIKE_YEARS[1] and end - start == 4:
            return False
        if number.high < 100 and self._is_in_a_list(first, start, end):
            return False
        return not (self._is_behind_an_article(first, language) or self._is_of_a_name(number, language))

    def _is_glued(self, start: int, end: int) -> bool:
        """Whether a number is a part of something longer: a name, a coordinate, a score, a fraction."""
        before, after = self._text[max(0, start - 1) : start], self._text[end : end + 2]
        # A letter before is a clitic: in Arabic "and" is written on.
        joined = "\u0600" <= before <= "\u06ff" and not before.isdecimal()
        if before and not joined and (before.isalnum() or before in "/_:#&@°′″\\"):
            return True
        if not after:
            return False
        if after[0].isalpha() or after[0] in "°′″_":
            return True
        return after[0] in ":/-–." and after[1:].isdecimal()

    def _is_labelled(self, number: Quantity) -> bool:
        """ "Article 5", "No. 5", "Tel.: 5", "phase two": a word before says that the number is a name."""
        first = number.first
        # "Composez le 15", "Group of Seven", but not "a group of three".
        over_words = not number.in_words or self._text[self._items.starts[first]].isupper()
        while over_words and first > 0 and has_role(self._codes[first - 1], "o"):
            first -= 1
        before = self._codes[max(0, first - 2) : first]
        return (
            before.endswith("x")
            or before in ("x.", "x:")
            or (before == ".:" and self._codes[first - 3] == "x")
        )

    def _is_an_ordinal(self, first: int, last: int, language: Lexicon) -> bool:
        """ "Die 101. Brigade", "3. tabur", which is no end of a sentence."""
        if self._codes[last : last + 1] != "." or last - first != 1:
            return False
        point = self._items.starts[last]
        goes_on = self._text[point + 1 : point + 2] in _BLANKS and self._text[point + 2 : point + 3].islower()
        if goes_on and self._items.ends[first] == point:
            return True
        if first == 0 or not language.articles:
            return False
        return self._word(first - 1) in language.articles and last + 1 < len(self._codes)

    def _is_behind_an_article(self, first: int, language: Lexicon) -> bool:
        """ "Le 7", "il 118": an article in the singular is that of a day, or of a name."""
        if first == 0:
            return False
        return self._word(first - 1) in language.day_articles

    def _is_of_a_name(self, number: Quantity, language: Lexicon) -> bool:
        """ "Berth 15", "Sektion 232": bare figures behind a word in capitals are its number.

        Not where they count what follows and the capital says nothing: "Gestern 15 Schiffe".
        """
        first = number.first
        if first == 0 or self._codes[first - 1] != "X" or number.high % 1:
            return False
        start, end = self._items.starts[first - 1], self._items.ends[first - 1]
        if self._text[end : self._items.starts[first]].strip():  # An ending: "Mardin'de 15 köy".
            return False
        word = self._text[start:end]
        if number.by_noun and ("capital-nouns" in language.flags or word.lower() in language.dates.single):
            return False
        return word[:1].isupper() and word.lower() not in language.stops

    def _is_of_a_share(self, first: int, language: Lexicon) -> bool:
        """ "One man in ten", "uno su tre"."""
        if first < 2 or self._word(first - 1) not in language.shares:
            return False
        return any(code in "1nN" for code in self._codes[max(0, first - 4) : first - 1])

    def _is_behind_a_unit(self, first: int) -> bool:
        """ "Al km 12", "на км 12": the unit is no other number's."""
        behind = first > 0 and self._codes[first - 1] == "u" and self._items.values[first - 1] == "km"
        return behind and self._codes[max(0, first - 2) : first - 1] not in ("N", "n", "s", "w", "z")

    def _is_clock(self, number: Quantity, language: Lexicon) -> bool:
        """Whether a number is a time of the day: 5 pm, 14.30 Uhr, à 10 heures, saat 14.30, 14.30'da."""
        first, last, value, unit = number.first, number.last, number.high, number.unit
        if self._codes[last : last + 1] == "k":
            return True
        if unit == "hours" and value <= _HOURS and number.low != value and self._is_opening(number, language):
            return True
        if number.in_words and not unit and value <= _HOURS and first > 0:
            return self._word(first - 1) in language.half_hours
        led = has_role(self._codes[max(0, first - 1) : first], "l")
        behind_hour = first > 0 and self._codes[first - 1] == "u" and self._items.values[first - 1] == "hours"
        words = self._text[self._items.starts[first] : self._items.ends[last - 1]]
        to_the_minute = len(words) > 3 and words[-3] in ".," and words[-2:] < "60"
        if not unit and value <= _HOURS and (to_the_minute or len(words) <= 2) and (led or behind_hour):
            return True
        if not unit and to_the_minute and "suffixed-times" in language.flags:
            after = self._text[self._items.ends[last - 1] :][:1]
            return after in ("'", "’") and value <= _HOURS
        return unit == "hours" and led and value <= _HOURS

    def _is_opening(self, number: Quantity, language: Lexicon) -> bool:
        """ "De 9 heures à 17 heures", "с 9 до 18 часов": from one time of the day to another."""
        before = number.first - 1
        if before < 0 or not has_role(self._codes[before], "ro"):
            return False
        return number.both_units or self._word(before) in language.hours_from

    def _word(self, item: int) -> str:
        return self._text[self._items.starts[item] : self._items.ends[item]].lower()

    def _is_of_an_address(self, first: int, last: int) -> bool:
        """ "10, rue de Mars", "10 Downing Street", "via Roma 10"."""
        if _street_after().match(self._codes, last):
            return True
        begin = max(0, first - _FARTHEST_STREET)
        return bool(_street_before().search(self._codes, begin, first))

    def _is_in_a_list(self, first: int, start: int, end: int) -> bool:
        """ "1. Libya", "(2)"."""
        before, after = self._text[max(0, start - 1) : start], self._text[end : end + 1]
        opens = first == 0 or self._codes[first - 1] == "|" or before in ("\n", "")
        return (opens and after in (".", ")")) or (before == "(" and after == ")")


@cache
def _fraction_after() -> re.Pattern[str]:
    """ "two thirds", "two-thirds"."""
    return re.compile("-?F")


@cache
def _street_after() -> re.Pattern[str]:
    return re.compile(with_roles(r",?[oX]{0,2}[yT]"))


@cache
def _street_before() -> re.Pattern[str]:
    return re.compile(with_roles(r"y[oXN]{0,3}\Z"))
