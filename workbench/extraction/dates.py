"""Dates and ranges in a text, written out, in figures, or counted from the day of publication."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from workbench.extraction.date_meanings import MEANINGS, Parts
from workbench.extraction.date_patterns import between, coded, night_before, pattern, week_after, week_before
from workbench.extraction.days import Point, resolved
from workbench.extraction.items import items_of
from workbench.extraction.languages import Tables
from workbench.extraction.lexicon import has_role
from workbench.extraction.model import Dates, Unresolved
from workbench.extraction.tokens import Token

_IN_MONTH = re.compile("[dt][ae](?:n|ki)?$")
"""Turkish endings of "in"."""
_OF_STREETS = frozenset(("du", "de", "des", "del", "della", "dei", "of", "d", "'", "’"))
_REACH = 40
"""Words around a date that may say that it is to come."""
_SURE = {
    "month_alone": 0.8,
    "year": 0.9,
    "ahead": 0.7,
    "season_alone": 0.8,
    "weekend": 0.8,
    "part_of_this": 0.8,
}
"""Certainty of shapes that may be read otherwise; 1 for all others."""
_BARE_YEARS = (1900, 2059)
_EARLIEST_WITH_WORDS = 1500
_NOT_BEFORE_YEARS = frozenset("$€£₽₴₺+#№~≈")


@dataclass(slots=True)
class DateFind:
    """A date in a text: code points, its items, and what it says."""

    start: int
    end: int
    first: int
    last: int
    meaning: Point | Dates | Unresolved
    certainty: float = 1.0
    weak: bool = False
    """A bare month, which is a date only as an end of a range."""


def dates_in(
    text: str, tokens: list[Token], tables: Tables, published: date | None
) -> list[tuple[int, int, Dates | Unresolved, float]]:
    """Start, end, days and certainty of each date, in order."""
    return list(_Reader(text, tokens, tables, published).found())


class _Reader:
    def __init__(self, text: str, tokens: list[Token], tables: Tables, published: date | None) -> None:
        self._text = text
        self._tables = tables
        self._published = published
        self._items = items_of(tokens, tables.dates, suffixes="suffixes" in tables.flags)
        self._codes = coded(self._items)

    def found(self) -> Iterator[tuple[int, int, Dates | Unresolved, float]]:
        """All dates, ranges joined."""
        for find in self._joined(list(self._singles())):
            days = self._days(find)
            if days is not None:
                yield find.start, find.end, days, find.certainty

    # -- one date -----------------------------------------------------------------------------

    def _singles(self) -> Iterator[DateFind]:
        for match in pattern().finditer(self._codes):
            name = match.lastgroup or ""
            first, last = match.span()
            while has_role(self._codes[first], "r") and name not in ("ahead", "ago"):
                first += 1
            find = self._single(name, first, last)
            if find is not None:
                yield find

    def _single(self, name: str, first: int, last: int) -> DateFind | None:
        """The date of a match, or the month of "March 12 soldiers"."""
        weak = not self._may_be(name, first, last)
        if weak and name == "day_behind":
            return self._single("month_alone", first, first + 1)
        if weak and not (name == "month_alone" and self._text[self._items.starts[first]].isupper()):
            return None
        items = self._items
        ahead = self._looks_ahead(first, last)
        parts = Parts(self._text, self._codes, items, first, last, self._published, ahead)
        try:
            meaning = MEANINGS[name](parts)
        except (ValueError, OverflowError):  # A day that the calendar does not have.
            return None
        if meaning is None:
            return None
        certainty = _SURE.get(name, 1.0)
        find = DateFind(items.starts[first], items.ends[last - 1], first, last, meaning, certainty, weak)
        return self._with_week(find)

    def _is_counted(self, at: int) -> bool:
        """Whether a number stands before a word: "for three weeks on 15 October" is no week of it."""
        value = self._items.values[at - 1] if at > 0 else None
        return isinstance(value, (int, float)) and not isinstance(value, bool) and value > 1

    def _with_week(self, find: DateFind) -> DateFind:
        """ "the week of 12 May": the week that the day is in."""
        point = find.meaning
        if not isinstance(point, Point) or point.unit != "day":
            return find
        before = week_before().search(self._codes, max(0, find.first - 4), find.first)
        if before and not self._is_counted(before.start()):
            at = before.start()
            meaning = replace(point, unit="week")
            return replace(find, start=self._items.starts[at], first=at, meaning=meaning)
        night = night_before().search(self._codes, max(0, find.first - 4), find.first)
        if night:
            start = self._items.starts[night.start()]
            return replace(find, start=start, first=night.start(), meaning=replace(point, night=True))
        after = week_after().match(self._codes, find.last)
        if after and "week-after" in self._tables.flags:
            end = self._items.ends[after.end() - 1]
            return replace(find, end=end, last=after.end(), meaning=replace(point, unit="week"))
        return find

    def _may_be(self, name: str, first: int, last: int) -> bool:
        """Whether the words around allow the reading."""
        codes = self._codes
        if self._is_in_a_name(name, first, last):
            return False
        fiscal = codes[first - 1 : first] == "f" or codes[last : last + 1] == "f"
        if name == "month_alone":
            return self._month_may_stand_alone(first, last)
        if name == "ahead" and last - first == 2 and "d" not in codes[first:last] and codes[last - 1] != "j":
            letter = self._text[self._items.starts[first]]
            return "bare-units" in self._tables.flags_of(letter)
        if name in ("year", "years"):
            return not fiscal and (codes[first] != "Y" or self._may_be_year(first, last))
        if name == "decade" and codes[first] == "L" and "E" not in codes[first:last]:
            return "decade-words" in self._tables.flags
        if name in ("day_behind", "year_of_month") and not (
            "Y" in codes[first + 1 : last] or "P" in codes[first:last]
        ):
            return not self._counts(last)
        return not (fiscal and "Y" in codes[first:last])

    def _is_in_a_name(self, name: str, first: int, last: int) -> bool:
        """Whether a date is that of a street or a paper: Straße des 17. Juni, The Sunday Times."""
        codes = self._codes
        if codes[last : last + 1] == "T":
            return True
        before = first
        while before > 0 and has_role(codes[before - 1], "o") and self._word(before - 1) in _OF_STREETS:
            before -= 1
        if before > 0 and codes[before - 1] == "s":
            return True
        if name != "weekday" or codes[last : last + 1] != "X" or first == 0:
            return False
        start, end = self._items.starts[first - 1], self._items.starts[last]
        article = self._text[start : self._items.ends[first - 1]].lower() == "the"
        return article and self._text[end].isupper()

    def _month_may_stand_alone(self, first: int, last: int) -> bool:
        """A month without day and year is one behind "in" or beside the word month, unlike "may"."""
        at = self._codes.find("M", first, last)
        start = self._items.starts[at]
        letter = self._text[start : start + 1]
        flags = self._tables.flags_of(letter)
        if _IN_MONTH.search(self._text[start : self._items.ends[at]]) and flags >= {"suffixes", "week-after"}:
            return True
        if letter.lower() != letter.upper() and letter.isupper() != ("capital-months" in flags):
            return False
        if last - first > 1:
            return True
        if "suffixes" in flags and self._text[self._items.ends[at] :][:1] in ("'", "’"):
            return self._tables.latin.language == "tr"
        before = [
            code
            for code in self._codes[max(0, first - 3) : first]
            if not has_role(code, "o") or has_role(code, "hiRr")
        ]
        return bool(before) and (has_role(before[-1], "hiRr") or before[-1] == "B")

    def _may_be_year(self, first: int, last: int) -> bool:
        """Whether four figures are a year: not those of "Resolution 2024" or "2000 people"."""
        year, codes = self._items.values[first], self._codes
        before = codes[max(0, first - 2) : first]
        if before.endswith("x") or before == "x.":
            return False
        if self._counts(last) and not (
            has_role(before[-1:], "i") and _BARE_YEARS[0] <= year <= _BARE_YEARS[1]
        ):
            return False
        led = has_role(before[-1:], "hirRoA") or before[-1:] == "B"
        if not _BARE_YEARS[0] <= year <= _BARE_YEARS[1]:
            return led and year >= _EARLIEST_WITH_WORDS and last - first > 1
        start, end = self._items.starts[first], self._items.ends[last - 1]
        led_by = self._text[max(0, start - 2) : start]
        if led_by.strip()[-1:] in _NOT_BEFORE_YEARS or (led_by[-1:] == "/" and led_by[:1].isdecimal()):
            return False
        return led or year % 100 != 0 or not self._text[end + 1 : end + 2].islower()

    def _word(self, item: int) -> str:
        return self._text[self._items.starts[item] : self._items.ends[item]].lower()

    def _counts(self, item: int) -> bool:
        """Whether the word at an item is what numbers count: people, kilometres, %, dollars."""
        if item >= len(self._items.starts):
            return False
        return self._tables.is_counted(self._text[self._items.starts[item] : self._items.ends[item]])

    def _looks_ahead(self, first: int, last: int) -> int:
        """2 where a word of the sentence says that it is to come, 1 behind "by", else 0."""
        codes = self._codes
        led = int(any(has_role(code, "b") for code in codes[max(0, first - 2) : first]))
        if "F" not in codes:
            return led
        begin = max(codes.rfind("|", 0, first), codes.rfind(".", 0, first), first - _REACH, 0)
        stops = [place for place in (codes.find(".", last), codes.find("|", last)) if place >= 0]
        return 2 if "F" in codes[begin : min([*stops, last + _REACH])] else led

    # -- several ------------------------------------------------------------------------------

    def _joined(self, singles: list[DateFind]) -> Iterator[DateFind]:
        """Two dates with "to", a dash, or "and" after "between", as one range."""
        at = 0
        while at < len(singles):
            both = self._range(singles[at], singles[at + 1]) if at + 1 < len(singles) else None
            if both or not singles[at].weak:
                yield both or singles[at]
            at += 2 if both else 1

    def _range(self, first: DateFind, second: DateFind) -> DateFind | None:
        if first.weak and second.weak:
            return None
        joint = self._codes[first.last : second.first]
        if len(joint) > 4 or not between().fullmatch(joint):
            return None
        opened = any(has_role(code, "r") for code in self._codes[max(0, first.first - 2) : first.first])
        closed = has_role(self._codes[second.last : second.last + 1], "r")
        if not (any(code == "-" or has_role(code, "R") for code in joint) or opened or closed):
            return None
        meanings = _completed(first.meaning, second.meaning)
        begin, end = (self._days(replace(first, meaning=meaning)) for meaning in meanings)
        if isinstance(begin, Unresolved) or isinstance(end, Unresolved):
            whole: Dates | Unresolved = Unresolved()
        elif begin is None or end is None:
            return None
        elif begin.first > end.last:
            # January of "January to September" is of the year before when read in October.
            earlier = begin.years_on(-1) if begin.relative and end.relative else None
            if earlier is None or earlier.first > end.last:
                return None
            whole = Dates(earlier.first, end.last, "span", True)
        else:
            whole = Dates(begin.first, end.last, "span", begin.relative or end.relative)
        certainty = min(first.certainty, second.certainty)
        return DateFind(first.start, second.end, first.first, second.last, whole, certainty)

    def _days(self, find: DateFind) -> Dates | Unresolved | None:
        if isinstance(find.meaning, Point):
            return resolved(find.meaning, self._published, self._looks_ahead(find.first, find.last))
        return find.meaning


def _completed(
    first: Point | Dates | Unresolved, second: Point | Dates | Unresolved
) -> tuple[Point | Dates | Unresolved, Point | Dates | Unresolved]:
    """What the one leaves out is taken from the other: the year of "March to June 2024"."""
    if isinstance(first, Point) and isinstance(second, Point):
        wraps = first.unit == second.unit != "year" and first.number > second.number
        if second.year and not (first.year or first.said):
            first = replace(first, year=second.year - wraps)
        elif first.year and not (second.year or second.said):
            second = replace(second, year=first.year + wraps)
        elif second.said and not (first.year or first.said):
            first = replace(first, said=True, years=second.years)
    return first, second
