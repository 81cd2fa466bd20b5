"""Dates and ranges in a text, written out, in figures, or told from the day of publication."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from workbench.extraction.days import (
    EARLIEST,
    LATEST,
    Point,
    moved_by,
    period_of,
    resolved,
    week_of,
    week_of_month,
)
from workbench.extraction.figures import whole_number
from workbench.extraction.items import Items, items_of
from workbench.extraction.languages import Tables
from workbench.extraction.model import Dates, Precision, Unresolved
from workbench.extraction.tokens import Token

Meaning = Point | Dates | Unresolved


@dataclass(slots=True)
class DateFind:
    """A date in a text: code points, its items, and what it says."""

    start: int
    end: int
    first_item: int
    last_item: int
    meaning: Meaning
    certainty: float = 1.0


# The codes of a date, in the order of `_DATE_CODES`; figures are told apart in `_coded`.
_YEAR = r"(?:yo*Y|Yc?[yc]?|Po*[yY]|yo?P)"
_DAY = r"[DO#]\.?"
_MONTH = r"(?:mo*)?M\.?(?:/M|\(M\))?m?"
_UNIT = "[awmyl4ke]"
_PATTERNS: dict[str, str] = {
    "days_of_month": rf"r?(?:W,?o*)?{_DAY}o*[RA,-]o*(?:W,?o*)?{_DAY}o*{_MONTH}(?:[,o]*{_YEAR})?",
    "day": rf"(?:W,?o*)?{_DAY}o*{_MONTH}(?:[,o]*{_YEAR})?",
    "month_days": rf"(?:W,?)?{_MONTH}o?[DO#][R-][DO#](?:,?o*{_YEAR})?",
    "us_day": rf"(?:W,?o*)?{_MONTH}o?[DO#](?:,?o*{_YEAR})?",
    "year_first_day": rf"{_YEAR}o*M[DO#](?![pu%])",
    "week_of_month": rf"(?:[OP#]o*w|wo*[O#])o*{_MONTH}(?:[,o]*{_YEAR})?",
    "part": rf"B[-o]*(?:{_YEAR}[o,]*{_MONTH}|{_MONTH}[,o]*{_YEAR}|{_MONTH}|So*{_YEAR}|{_YEAR}|Po*[wm4]|[wm4]o?P)",
    "year_part": rf"(?:{_YEAR}[o,]*{_MONTH}|{_MONTH}[,o]*{_YEAR}|{_MONTH}|{_YEAR})o*V",
    "quarter": rf"(?:[O1D#]\.?o*4|4o*[O1D#]|Po*4|4o?P)[,o]*{_YEAR}|{_YEAR}[o-]*(?:[O1D#]\.?o*4|4o*[O1D#])",
    "quarter_code": rf"Q[,o-]*{_YEAR}|{_YEAR}-?Q",
    "half": rf"(?:[O1D#]\.?o*2|2o*[O1D#]|Po*2)[,o]*{_YEAR}|{_YEAR}o*(?:[O1D#]\.?o*2|2o*[O1D#])",
    "first_months": rf"(?:O[nD]|[nD]O)o*mo*{_YEAR}|{_YEAR}o*(?:O[nD]|[nD]O)m",
    "season_years": r"So*Y[/-][DYN]",
    "season": rf"So*{_YEAR}|{_YEAR}o*S|Po*S|So?P",
    "years": r"Y[/-][DY]",
    "span": rf"[Pv]o*[nD]o*{_UNIT}|[nD]o*[Pv]o*{_UNIT}|[nD]?o*{_UNIT}[nD]?o*v|{_UNIT}[nD]P|[nD]{_UNIT}P|vo*{_UNIT}|do?[Pv]",
    "ago": rf"[nDo]?{_UNIT}G|dG|go*(?:[nD]o*)?{_UNIT}|go*d",
    "ahead": rf"io*[nD]o*{_UNIT}|io?d|[nDo]?{_UNIT}j|dj|io+{_UNIT}(?=[,.|)]|$)",
    "month": rf"{_YEAR}o*{_MONTH}|{_MONTH}[,o]*{_YEAR}|Po*M|Mo?P",
    "quarter_alone": r"(?:[O1#]\.?o*4|4o*[O1#]|4o?P|Po*4)",
    "period": r"Po*[wmk2e]|[wmk2e]o?P",
    "weekday": r"Po*W|Wo?P|W",
    "near": "t",
    "figures": "Z",
    "decade": "E",
    "year": _YEAR,
    "month_alone": "M",
    "season_alone": "(?<=[hi])(?:S)|(?<=[hi]o)S",
}
_WEEK_BEFORE = re.compile(r"([wk])[oh]*\Z")
_WEEK_AFTER = re.compile(r"o*w")
_BETWEEN = re.compile(r",?o*[RA-][ohi]*|R")
"""What joins two dates to a range."""


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS.items()))


def dates_in(
    text: str, tokens: list[Token], tables: Tables, published: date | None
) -> list[tuple[int, int, Dates | Unresolved, float]]:
    """Start, end, days and certainty of each date, in order."""
    return _Reader(text, tokens, tables, published).found()


class _Reader:
    def __init__(self, text: str, tokens: list[Token], tables: Tables, published: date | None) -> None:
        self._text = text
        self._tables = tables
        self._published = published
        self._items = items_of(tokens, tables.dates, suffixes="suffixes" in tables.flags)
        self._codes = _coded(self._items)

    def found(self) -> list[tuple[int, int, Dates | Unresolved, float]]:
        """All dates, ranges joined."""
        singles = [find for find in self._singles() if find is not None]
        results = []
        for find in self._joined(singles):
            days = self._days(find)
            if days is not None:
                results.append((find.start, find.end, days, find.certainty))
        return results

    # -- one date -----------------------------------------------------------------------------

    def _singles(self) -> Iterator[DateFind | None]:
        for match in _pattern().finditer(self._codes):
            name = match.lastgroup or ""
            first, last = match.span()
            while self._codes[first] in "ri" and name not in ("ahead",):
                first += 1
            yield self._single(name, first, last)

    def _single(self, name: str, first: int, last: int) -> DateFind | None:
        parts = _Parts(self._codes, self._items, first, last)
        meaning = _READERS[name](self, parts)
        if meaning is None or not self._may_be(name, first, last):
            return None
        certainty = {"month_alone": 0.8, "year": 0.9, "ahead": 0.7, "season_alone": 0.8}.get(name, 1.0)
        find = DateFind(
            self._items.starts[first], self._items.ends[parts.last - 1], first, parts.last, meaning, certainty
        )
        return self._with_week(find) if name in ("day", "us_day", "figures", "days_of_month") else find

    def _with_week(self, find: DateFind) -> DateFind:
        """ "the week of 12 May": the week that the day is in."""
        before = _WEEK_BEFORE.search(self._codes, max(0, find.first_item - 4), find.first_item)
        point = find.meaning
        if not isinstance(point, Point) or point.unit != "day":
            return find
        if before:
            start = self._items.starts[before.start()]
            return replace(find, start=start, first_item=before.start(), meaning=replace(point, unit="week"))
        after = _WEEK_AFTER.match(self._codes, find.last_item)
        if after and "week-after" in self._tables.flags:
            end = self._items.ends[after.end() - 1]
            return replace(find, end=end, last_item=after.end(), meaning=replace(point, unit="week"))
        return find

    def _may_be(self, name: str, first: int, last: int) -> bool:
        """Whether the words around allow the reading."""
        before = self._codes[max(0, first - 2) : first]
        if name == "month_alone":
            return self._month_may_stand_alone(first, before)
        if name in ("year", "years") and self._codes[first] == "Y":
            return self._may_be_year(first, last, before)
        if name == "us_day" and "Y" not in self._codes[first:last] and "P" not in self._codes[first:last]:
            return not self._counts(last)
        return not (before.endswith("f") and "Y" in self._codes[first:last])

    def _month_may_stand_alone(self, item: int, before: str) -> bool:
        start = self._items.starts[item]
        letter = self._text[start : start + 1]
        has_case = letter.lower() != letter.upper()
        if has_case and letter.isupper() != ("capital-months" in self._tables.flags_of(letter)):
            return False
        return before[-1:] in tuple("hiBrR") or (before[-1:] == "o" and before[:1] in tuple("hiBrR"))

    def _may_be_year(self, first: int, last: int, before: str) -> bool:
        year = self._items.values[first]
        if before.endswith("f") or before[-1:] == "x" or (before[-1:] == "." and before[:1] == "x"):
            return False
        if self._codes[last : last + 1] == "f":
            return False
        if not 1900 <= year <= 2059:
            return (
                before[-1:] in tuple("hir") and year >= 1500 and not self._counts(last) and last - first > 1
            )
        start = self._items.starts[first]
        if self._text[max(0, start - 2) : start].strip()[-1:] in tuple("$€£₽₴₺+#№~≈"):
            return False
        if self._counts(last):
            return False
        return not (
            year % 100 == 0
            and before[-1:] not in tuple("hirRB")
            and self._text[self._items.ends[last - 1] :][1:2].islower()
        )

    def _counts(self, item: int) -> bool:
        """Whether the word at an item is what numbers count: people, kilometres, %, dollars."""
        if item >= len(self._items.starts):
            return False
        return self._tables.is_counted(self._text[self._items.starts[item] : self._items.ends[item]])

    # -- several ------------------------------------------------------------------------------

    def _joined(self, singles: list[DateFind]) -> Iterator[DateFind]:
        """Two dates with "to", a dash, or "and" after "between", as one range."""
        at = 0
        while at < len(singles):
            find = singles[at]
            if at + 1 < len(singles):
                both = self._range(find, singles[at + 1])
                if both is not None:
                    yield both
                    at += 2
                    continue
            yield find
            at += 1

    def _range(self, first: DateFind, second: DateFind) -> DateFind | None:
        between = self._codes[first.last_item : second.first_item]
        if len(between) > 4 or not _BETWEEN.fullmatch(between):
            return None
        opened = "r" in self._codes[max(0, first.first_item - 2) : first.first_item]
        closed = self._codes[second.last_item : second.last_item + 1] == "r"
        if "A" in between and not (opened or closed):
            return None
        meanings = _completed(first.meaning, second.meaning)
        days = [self._days(replace(first, meaning=meaning)) for meaning in meanings]
        if not (isinstance(days[0], Dates) and isinstance(days[1], Dates)):
            unknown = all(isinstance(part, Dates | Unresolved) for part in days)
            if not unknown:
                return None
            return replace(first, end=second.end, last_item=second.last_item, meaning=Unresolved())
        if days[0].first > days[1].last:
            return None
        relative = days[0].relative or days[1].relative
        whole = Dates(days[0].first, days[1].last, "span", relative)
        certainty = min(first.certainty, second.certainty)
        return DateFind(first.start, second.end, first.first_item, second.last_item, whole, certainty)

    def _days(self, find: DateFind) -> Dates | Unresolved | None:
        if isinstance(find.meaning, Point):
            return resolved(find.meaning, self._published, self._is_future(find))
        return find.meaning

    def _is_future(self, find: DateFind) -> bool:
        """Whether a word of the sentence says that it is to come."""
        begin = max(self._codes.rfind("|", 0, find.first_item), self._codes.rfind(".", 0, find.first_item), 0)
        ends = [
            place
            for place in (self._codes.find(".", find.last_item), self._codes.find("|", find.last_item))
            if place >= 0
        ]
        return "F" in self._codes[max(begin, find.first_item - 40) : min([*ends, find.last_item + 40])]

    # -- what each pattern says ---------------------------------------------------------------

    def days_of_month(self, parts: "_Parts") -> Meaning | None:
        """5 to 7 March 2024."""
        first, second = parts.days()[:2]
        point = self.point("day", parts, number=parts.one("M"), day=first)
        begin, end = self._resolve(point), self._resolve(replace(point, day=second))
        if isinstance(begin, Dates) and isinstance(end, Dates) and begin.first <= end.last:
            return Dates(begin.first, end.last, "span", begin.relative)
        return Unresolved() if isinstance(begin, Unresolved) else None

    def day(self, parts: "_Parts") -> Meaning | None:
        """5 March 2024."""
        return self.point("day", parts, number=parts.one("M"), day=parts.days()[0])

    def week_of_month(self, parts: "_Parts") -> Meaning | None:
        """The first week of March."""
        number = parts.days()[0] if parts.days() else 0
        month = self._resolve(self.point("month", parts, number=parts.one("M")))
        if not isinstance(month, Dates) or number > 5:
            return month
        first, last = week_of_month(month.first.year, month.first.month, number)
        return Dates(first, last, "week", month.relative)

    def part(self, parts: "_Parts") -> Meaning | None:
        """Early March, late 2018, the end of last year."""
        name = parts.one("B") or parts.one("V")
        if parts.has("M"):
            return self.point("month", parts, number=parts.one("M"), part=name)
        if parts.has("S"):
            return self.point("season", parts, number=parts.one("S"), part=name)
        if parts.has("w") or (parts.has("P") and parts.any_of("m4")):
            return self._third(name, parts)
        return self.point("year", parts, part=name)

    def _third(self, name: str, parts: "_Parts") -> Meaning | None:
        period = self.period(parts)
        if not isinstance(period, Dates):
            return period
        length = (period.last - period.first).days + 1
        place = ("early", "mid", "late").index(name)
        first = period.first + timedelta(length * place // 3)
        return Dates(first, period.first + timedelta(length * (place + 1) // 3 - 1), "span", True)

    def quarter(self, parts: "_Parts") -> Meaning | None:
        """The third quarter of 2024; "last quarter" with a year is the fourth."""
        return self._numbered("quarter", parts, 4)

    def half(self, parts: "_Parts") -> Meaning | None:
        """The first half of 2024."""
        return self._numbered("half", parts, 2)

    def _numbered(self, unit: Precision, parts: "_Parts", most: int) -> Meaning | None:
        days = parts.days()
        number = days[0] if days else most
        return self.point(unit, parts, number=number) if 1 <= number <= most else None

    def quarter_code(self, parts: "_Parts") -> Meaning | None:
        """Q3 2024, H1 2024."""
        unit, number = parts.one("Q")
        return self.point(unit, parts, number=number)

    def first_months(self, parts: "_Parts") -> Meaning | None:
        """The first six months of 2024."""
        number = parts.one("n") or parts.one("D")
        return self.point("span", parts, number=number) if parts.one("O") == 1 and number <= 12 else None

    def season(self, parts: "_Parts") -> Meaning | None:
        """Spring 2024, last summer."""
        if parts.has("P") and not parts.any_of("yYl"):
            return self.point("season", parts, number=parts.one("S"), moved=parts.one("P"))
        return self.point("season", parts, number=parts.one("S"))

    def season_years(self, parts: "_Parts") -> Meaning | None:
        """Winter 2023-24."""
        year = parts.one("Y")
        return Point("season", year, parts.one("S"), last_year=year + 1)

    def years(self, parts: "_Parts") -> Meaning | None:
        """2023/24 and 2019-2021."""
        found = [int(value) for value in parts.values("YD")]
        first, second = found[0], found[-1]
        if second < 100:
            second += first - first % 100
        return Point("year", first, last_year=second) if first < second <= LATEST else None

    def span(self, parts: "_Parts") -> Meaning | None:
        """The last three days, the past week."""
        if parts.has("d"):
            unit, number = parts.one("d"), 2
        else:
            unit, number = parts.unit(), parts.one("n") or parts.one("D") or 1
        way = parts.one("P") if parts.has("P") else parts.one("v")
        if self._published is None:
            return Unresolved()
        if not way or unit in ("weekend", "decade"):
            return None
        return self._from_publication(number * way, unit)

    def _from_publication(self, number: int, unit: str) -> Meaning | None:
        assert self._published is not None
        try:
            other = moved_by(self._published, number, unit)
        except (ValueError, OverflowError):
            return None
        return Dates(min(other, self._published), max(other, self._published), "span", True)

    def ago(self, parts: "_Parts") -> Meaning | None:
        """Three days ago, vor drei Tagen."""
        return self._away(parts, -1)

    def ahead(self, parts: "_Parts") -> Meaning | None:
        """In three days, через три дня."""
        return self._away(parts, 1)

    def _away(self, parts: "_Parts", way: int) -> Meaning | None:
        unit, number = (
            (parts.one("d"), 2) if parts.has("d") else (parts.unit(), parts.one("n") or parts.one("D") or 1)
        )
        if self._published is None:
            return Unresolved()
        if unit in ("weekend", "decade"):
            return None
        try:
            day = moved_by(self._published, way * number, unit)
        except (ValueError, OverflowError):
            return None
        if unit in ("day", "week"):
            return Dates(day, day, "day", True)
        first, last = period_of(day, unit)
        return Dates(first, last, "month" if unit == "month" else "year", True)

    def month(self, parts: "_Parts") -> Meaning | None:
        """March 2024, last March."""
        if parts.has("P") and not parts.any_of("yYl"):
            return self.point("month", parts, number=parts.one("M"), moved=parts.one("P"))
        return self.point("month", parts, number=parts.one("M"))

    def quarter_alone(self, parts: "_Parts") -> Meaning | None:
        """The third quarter; last quarter."""
        if parts.has("P"):
            return self.period(parts)
        return self._numbered("quarter", parts, 4)

    def period(self, parts: "_Parts") -> Meaning | None:
        """Last week, this month, next weekend."""
        if self._published is None:
            return Unresolved()
        unit, way = parts.unit(), parts.one("P")
        now, _ = period_of(self._published, unit)
        day = moved_by(now, way, "week" if unit == "weekend" else "quarter" if unit == "half" else unit)
        if unit == "half":
            day = moved_by(now, way * 2, "quarter")
        first, last = period_of(day, unit)
        names: dict[str, Precision] = {"week": "week", "month": "month", "quarter": "quarter", "half": "half"}
        return Dates(first, last, names.get(unit, "span"), True)

    def weekday(self, parts: "_Parts") -> Meaning | None:
        """Tuesday: the last one up to publication, or the next where the sentence looks ahead."""
        if self._published is None:
            return Unresolved()
        wanted, way = parts.one("W") - 1, parts.one("P") if parts.has("P") else None
        back = (self._published.weekday() - wanted) % 7
        ahead = (wanted - self._published.weekday()) % 7
        find = DateFind(0, 0, parts.first, parts.last, Unresolved())
        if way == -1:
            day = self._published - timedelta(back or 7)
        elif way == 1:
            day = self._published + timedelta(ahead or 7)
        elif way == 0 or self._is_future(find):
            day = (
                week_of(self._published)[0] + timedelta(wanted)
                if way == 0
                else self._published + timedelta(ahead)
            )
        else:
            day = self._published - timedelta(back)
        return Dates(day, day, "day", True)

    def near(self, parts: "_Parts") -> Meaning | None:
        """Today, yesterday, the day after tomorrow."""
        if self._published is None:
            return Unresolved()
        day = self._published + timedelta(parts.one("t"))
        return Dates(day, day, "day", True)

    def figures(self, parts: "_Parts") -> Meaning | None:
        """12.05.2024, 2024-05-12, 05/2024."""
        word = self._text[self._items.starts[parts.first] : self._items.ends[parts.first]]
        numbers = [int(number) for number in re.findall(r"\d+", word.partition("T")[0])]
        if len(numbers) == 2:
            if word.endswith("."):
                return Point("day", 0, numbers[1], numbers[0])
            year, month = (numbers[0], numbers[1]) if numbers[0] > 31 else (numbers[1], numbers[0])
            return Point("month", year, month)
        if numbers[0] > 31 or (len(word) > 3 and word[:4].isdecimal()):
            return Point("day", *numbers[:3])
        day, month, year = numbers[:3]
        if year < 100:
            year += 2000 if year < 50 else 1900
        if month > 12 >= day:
            day, month = month, day
        return Point("day", year, month, day)

    def decade(self, parts: "_Parts") -> Meaning | None:
        """The 1990s."""
        word = self._items.values[parts.first]
        year = int("".join(sign for sign in word if sign.isdecimal()))
        if year < 100:
            year += 1900 if year >= 20 else 2000
        return Point("year", year, last_year=year + 9) if EARLIEST <= year <= LATEST else None

    def year(self, parts: "_Parts") -> Meaning | None:
        """2024, last year."""
        return self.point("year", parts)

    def month_alone(self, parts: "_Parts") -> Meaning | None:
        """In March."""
        return self.point("month", parts, number=parts.one("M"))

    def season_alone(self, parts: "_Parts") -> Meaning | None:
        """In the spring."""
        return self.point("season", parts, number=parts.one("S"))

    def point(self, unit: Precision, parts: "_Parts", **fields: Any) -> Point | None:
        """A point with the year the words say, if any."""
        if parts.has("Y"):
            return Point(unit, year=parts.one("Y"), **fields)
        if parts.has("P") and parts.any_of("yl"):
            return Point(unit, years=parts.one("P"), said=True, **fields)
        return Point(unit, **fields)

    def _resolve(self, point: Point | None) -> Dates | Unresolved | None:
        return resolved(point, self._published, False) if point else None


class _Parts:
    """The items of one match."""

    _UNITS = {
        "a": "day", "w": "week", "m": "month", "y": "year", "l": "years", "4": "quarter", "k": "weekend",
        "e": "decade", "2": "half",
    }  # fmt: skip

    def __init__(self, codes: str, items: Items, first: int, last: int) -> None:
        self._codes, self._items, self.first, self.last = codes, items, first, last

    def has(self, code: str) -> bool:
        return self._codes.find(code, self.first, self.last) >= 0

    def any_of(self, codes: str) -> bool:
        return any(self.has(code) for code in codes)

    def one(self, code: str) -> Any:
        """The value of the first item of a code; 0 for none."""
        place = self._codes.find(code, self.first, self.last)
        return self._items.values[place] if place >= 0 else 0

    def values(self, codes: str) -> list[Any]:
        return [self._items.values[i] for i in range(self.first, self.last) if self._codes[i] in codes]

    def days(self) -> list[int]:
        """The numbers of days, or of quarters and halves, in their order."""
        return [self._items.values[i] for i in range(self.first, self.last) if self._codes[i] in "DO#1"]

    def unit(self) -> str:
        return next(self._UNITS[code] for code in self._codes[self.first : self.last] if code in self._UNITS)


_READERS: dict[str, Callable[[_Reader, _Parts], Meaning | None]] = {
    **{name: getattr(_Reader, name) for name in _PATTERNS if hasattr(_Reader, name)},
    "month_days": _Reader.days_of_month,
    "us_day": _Reader.day,
    "year_first_day": _Reader.day,
    "year_part": _Reader.part,
}


def _coded(items: Items) -> str:
    """The codes with figures told apart: D for 1 to 31, Y for years, N for others; units by their own."""
    codes = list(items.codes)
    for at, code in enumerate(codes):
        if code == "N":
            codes[at], items.values[at] = _figure(items.values[at])
        elif code == "#":
            items.values[at] = int("".join(sign for sign in items.values[at] if sign.isdecimal()))
        elif code == "u":
            codes[at] = _UNIT_CODES[items.values[at]]
        elif code == "K" and _QUARTER.fullmatch(items.values[at]):
            codes[at], items.values[at] = "Q", _quarter_code(items.values[at])
    return "".join(codes)


_UNIT_CODES = {name: code for code, name in _Parts._UNITS.items()}
_QUARTER = re.compile(r"[QqTtHhSs][1-4]|[1-4][QqHh]")


def _quarter_code(word: str) -> tuple[str, int]:
    number = int(next(sign for sign in word if sign.isdecimal()))
    return ("quarter" if word.strip("1234").lower() in "qt" else "half"), number


def _figure(word: str) -> tuple[str, Any]:
    number = whole_number(word)
    if number is None:
        return "N", word
    if len(word) <= 2 and 1 <= number <= 31:
        return "D", number
    if len(word) == 4 and EARLIEST <= number <= LATEST:
        return "Y", number
    return "N", word


def _completed(first: Meaning, second: Meaning) -> tuple[Meaning, Meaning]:
    """What the one leaves out is taken from the other: the year of "March to June 2024"."""
    if isinstance(first, Point) and isinstance(second, Point):
        if second.is_whole and not (first.is_whole or first.said):
            year = second.year
            if first.number > second.number and first.unit == second.unit != "year":
                year -= 1
            first = replace(first, year=year)
        elif first.is_whole and not (second.is_whole or second.said):
            year = first.year + (second.number < first.number)
            second = replace(second, year=year)
        elif second.said and not first.said and not first.is_whole:
            first = replace(first, said=True, years=second.years)
    return first, second
