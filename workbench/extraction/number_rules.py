"""Which figures count nothing: numbers of rooms, articles and streets, times, years, places in a list."""

import re
from functools import cache

from workbench.extraction.items import Items
from workbench.extraction.lexicon import Lexicon, has_role, with_roles

_LIKE_YEARS = (1900, 2059)
_FARTHEST_STREET = 4
_HOURS, _DAYS = 24, 31


class Surroundings:
    """What stands around the numbers of one text."""

    def __init__(self, text: str, codes: str, items: Items) -> None:
        self._text = text
        self._codes = codes
        self._items = items

    def allow(self, first: int, last: int, value: float, unit: str, bare: bool, language: Lexicon) -> bool:
        """Whether the number at items `first` to `last` is a quantity. `bare` figures name no unit."""
        start, end = self._items.starts[first], self._items.ends[last - 1]
        if _fraction_after().match(self._codes, last):
            return False
        if self._is_glued(start, end) or self._is_clock(first, last, value, unit, language):
            return False
        if bare and (self._is_labelled(first) or self._is_an_ordinal(first, last, language)):
            return False
        if not bare:
            return True
        if value < 10_000 and self._is_of_an_address(first, last):
            return False
        if not unit and _LIKE_YEARS[0] <= value <= _LIKE_YEARS[1] and end - start == 4:
            return False
        if value < 100 and self._is_in_a_list(first, start, end):
            return False
        if value <= _DAYS and not unit and self._is_a_day(first, language):
            return False
        return not self._is_of_a_name(first, language)

    def _is_glued(self, start: int, end: int) -> bool:
        """Whether a number is a part of something longer: a name, a coordinate, a score, a fraction."""
        before, after = self._text[max(0, start - 1) : start], self._text[end : end + 2]
        # A letter before is a clitic: in Arabic "and" is written on.
        joined = "\u0600" <= before <= "\u06ff" and not before.isdecimal()
        if before and not joined and (before.isalnum() or before in "/_:#&@°′″\\"):
            return True
        if not after:
            return False
        if after[0] == ":" and after[1:].isspace() and not self._text[end - 1].isdecimal():
            return False  # "at 40 per cent: the truce ..."
        if after[0].isalpha() or after[0] in ":°′″_":
            return True
        return after[0] in "/-–." and after[1:].isdecimal()

    def _is_labelled(self, first: int) -> bool:
        """ "Article 5", "No. 5", "Tel.: 5": a word before says that the number is a name."""
        while first > 0 and has_role(self._codes[first - 1], "o"):  # "Composez le 15"
            first -= 1
        before = self._codes[max(0, first - 2) : first]
        return (
            before.endswith("x")
            or before in ("x.", "x:")
            or (before == ".:" and self._codes[first - 3] == "x")
        )

    def _is_an_ordinal(self, first: int, last: int, language: Lexicon) -> bool:
        """ "Die 101. Brigade", which is no end of a sentence."""
        if first == 0 or not language.articles or self._codes[last : last + 1] != ".":
            return False
        before = self._text[self._items.starts[first - 1] : self._items.ends[first - 1]].lower()
        return before in language.articles and last + 1 < len(self._codes)

    def _is_a_day(self, first: int, language: Lexicon) -> bool:
        """ "Le 7"."""
        if first == 0:
            return False
        before = self._text[self._items.starts[first - 1] : self._items.ends[first - 1]].lower()
        return before in language.day_articles

    def _is_of_a_name(self, first: int, language: Lexicon) -> bool:
        """ "Berth 15", "Sektion 232": bare figures behind a word in capitals are its number."""
        if first == 0 or self._codes[first - 1] != "X":
            return False
        word = self._text[self._items.starts[first - 1] : self._items.ends[first - 1]]
        return word[:1].isupper() and word.lower() not in language.stops

    def _is_clock(self, first: int, last: int, value: float, unit: str, language: Lexicon) -> bool:
        """Whether a number is a time of the day: 5 pm, 14.30 Uhr, à 10 heures, saat 14.30, 14.30'da."""
        if self._codes[last : last + 1] == "k":
            return True
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
