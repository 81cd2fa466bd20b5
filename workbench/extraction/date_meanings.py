"""What each shape of a date means, given the day of publication."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from workbench.extraction.date_patterns import UNITS
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
from workbench.extraction.items import Items
from workbench.extraction.model import Dates, Precision, Unresolved

Meaning = Point | Dates | Unresolved | None


@dataclass(slots=True)
class Parts:
    """The items of one match, the day of publication, and whether the sentence looks ahead (2)."""

    text: str
    codes: str
    items: Items
    first: int
    last: int
    published: date | None
    ahead: int

    def has(self, codes: str) -> bool:
        """Whether an item has one of the codes."""
        return any(self.codes.find(code, self.first, self.last) >= 0 for code in codes)

    def one(self, code: str) -> Any:
        """The value of the first item of a code; 0 for none."""
        place = self.codes.find(code, self.first, self.last)
        return self.items.values[place] if place >= 0 else 0

    def all_of(self, codes: str) -> list[Any]:
        """The values of all items of some codes, in their order."""
        return [self.items.values[at] for at in range(self.first, self.last) if self.codes[at] in codes]

    def numbers(self) -> list[int]:
        """The numbers of days, weeks, quarters or halves."""
        return self.all_of("DO#1")

    def count(self) -> int:
        """How many units."""
        return self.one("n") or self.one("D") or self.one("O") or 1

    def unit(self) -> str:
        """Day, week, month, ..."""
        return next(UNITS[code] for code in self.codes[self.first : self.last] if code in UNITS)

    def words(self) -> str:
        """The text of the match."""
        return self.text[self.items.starts[self.first] : self.items.ends[self.last - 1]]

    def point(self, unit: Precision, **fields: Any) -> Point:
        """A point with the year that the words say, if any."""
        if self.has("Y"):
            return Point(unit, year=self.one("Y"), **fields)
        if self.has("U"):
            return Point(unit, years=self.one("U"), said=True, **fields)
        if self.has("P") and self.has("yL"):
            return Point(unit, years=self.one("P"), said=True, **fields)
        return Point(unit, **fields)

    def resolve(self, point: Point) -> Dates | Unresolved | None:
        """The days of a point."""
        return resolved(point, self.published, self.ahead)


def _days_of_month(parts: Parts) -> Meaning:
    """5 to 7 March 2024."""
    first, second = parts.numbers()[:2]
    point = parts.point("day", number=parts.one("M"), day=first)
    begin, end = parts.resolve(point), parts.resolve(replace(point, day=second))
    if isinstance(begin, Dates) and isinstance(end, Dates) and begin.first <= end.last:
        return Dates(begin.first, end.last, "span", begin.relative)
    return Unresolved() if isinstance(begin, Unresolved) else None


def _day(parts: Parts) -> Meaning:
    """5 March 2024."""
    return parts.point("day", number=parts.one("M"), day=parts.numbers()[0])


def _week_of_month(parts: Parts) -> Meaning:
    """The first week of March; "last" is the last seven days."""
    number = parts.numbers()[0] if parts.numbers() else 0
    month = parts.resolve(parts.point("month", number=parts.one("M")))
    if not isinstance(month, Dates) or number > 5:
        return month
    first, last = week_of_month(month.first.year, month.first.month, number)
    return Dates(first, last, "week", month.relative)


def _part(parts: Parts) -> Meaning:
    """Early March, late 2018, the end of last year."""
    if parts.has("C"):
        name, unit = parts.one("C").split()
        if unit == "month":
            return _third(name, parts)
        point = parts.point("year", part=name)
        return point if point.year or point.said else replace(point, said=True)
    name = parts.one("B") or parts.one("V")
    if parts.has("M"):
        return parts.point("month", number=parts.one("M"), part=name)
    if parts.has("S"):
        return parts.point("season", number=parts.one("S"), part=name)
    if parts.has("wm4"):
        return _third(name, parts)
    return parts.point("year", part=name)


def _part_of_this(parts: Parts) -> Meaning:
    """The end of the year: that of publication."""
    if parts.has("y"):
        return Point("year", part=parts.one("B") or parts.one("V"), said=True)
    return _third(parts.one("B") or parts.one("V"), parts)


def _third(name: str, parts: Parts) -> Meaning:
    """Late last week, early this month."""
    period = _period(parts)
    if not isinstance(period, Dates):
        return period
    if period.precision == "month":
        point = Point("month", period.first.year, period.first.month, part=name)
        span = parts.resolve(point)
        return replace(span, relative=True) if isinstance(span, Dates) else span
    length = (period.last - period.first).days + 1
    place = ("early", "mid", "late").index(name)
    first = period.first + timedelta(length * place // 3)
    return Dates(first, period.first + timedelta(length * (place + 1) // 3 - 1), "span", True)


def _quarter(parts: Parts) -> Meaning:
    """The third quarter of 2024; "last quarter" with a year is the fourth."""
    return _numbered("quarter", parts, 4)


def _half(parts: Parts) -> Meaning:
    """The first half of 2024."""
    return _numbered("half", parts, 2)


def _numbered(unit: Precision, parts: Parts, most: int) -> Meaning:
    numbers = parts.numbers()
    number = numbers[0] if numbers else most
    return parts.point(unit, number=number) if 1 <= number <= most else None


def _quarter_code(parts: Parts) -> Meaning:
    """Q3 2024, H1 2024."""
    unit, number = parts.one("Q")
    return parts.point(unit, number=number) if unit == "quarter" or number <= 2 else None


def _first_months(parts: Parts) -> Meaning:
    """The first six months of 2024."""
    number = parts.one("n") or parts.one("D")
    return parts.point("span", number=number) if parts.one("O") == 1 and number <= 12 else None


def _season(parts: Parts) -> Meaning:
    """Spring 2024, last summer."""
    if parts.has("P") and not parts.has("yYL"):
        return parts.point("season", number=parts.one("S"), moved=parts.one("P"))
    return parts.point("season", number=parts.one("S"))


def _season_years(parts: Parts) -> Meaning:
    """Winter 2023-24."""
    year = parts.one("Y")
    return Point("season", year, parts.one("S"), last_year=year + 1)


def _years(parts: Parts) -> Meaning:
    """2023/24 and 2019-2021."""
    first, second = parts.all_of("YD")[:2]
    if second < 100:
        second += first - first % 100
    return Point("year", first, last_year=second) if first < second <= LATEST else None


def _span(parts: Parts) -> Meaning:
    """The last three days, the past week."""
    unit, number = (parts.one("d"), 2) if parts.has("d") else (parts.unit(), parts.count())
    if parts.published is None:
        return Unresolved()
    way = parts.one("P") if parts.has("P") else parts.one("v")
    if not way or unit in ("weekend",):
        return None
    other = _moved(parts.published, number * way, unit)
    if other is None:
        return None
    return Dates(min(other, parts.published), max(other, parts.published), "span", True)


def _moved(day: date, number: int, unit: str) -> date | None:
    try:
        return moved_by(day, number, unit)
    except (ValueError, OverflowError):
        return None


def _ago(parts: Parts) -> Meaning:
    """Three days ago, vor drei Tagen."""
    return _away(parts, -1)


def _ahead(parts: Parts) -> Meaning:
    """In three days, через три дня."""
    return _away(parts, 1)


def _away(parts: Parts, way: int) -> Meaning:
    unit, number = (parts.one("d"), 2) if parts.has("d") else (parts.unit(), parts.count())
    if parts.published is None:
        return Unresolved()
    if unit in ("weekend", "decade"):
        return None
    day = _moved(parts.published, way * number, unit)
    if day is None:
        return None
    if unit in ("day", "week"):
        return Dates(day, day, "day", True)
    first, last = period_of(day, unit)
    return Dates(first, last, "month" if unit == "month" else "year", True)


def _month(parts: Parts) -> Meaning:
    """March 2024, last March."""
    if parts.has("P") and not parts.has("yYL"):
        return parts.point("month", number=parts.one("M"), moved=parts.one("P"))
    return parts.point("month", number=parts.one("M"))


def _quarter_alone(parts: Parts) -> Meaning:
    """The third quarter; last quarter."""
    return _period(parts) if parts.has("P") else _numbered("quarter", parts, 4)


_PERIODS: dict[str, Precision] = {"week": "week", "month": "month", "quarter": "quarter", "half": "half"}


def _period(parts: Parts) -> Meaning:
    """Last week, this month, next weekend."""
    if parts.published is None:
        return Unresolved()
    unit, way = "month" if parts.has("C") else parts.unit(), parts.one("P")
    now, _ = period_of(parts.published, unit)
    step = {"weekend": "week", "half": "quarter"}.get(unit, unit)
    day = _moved(now, way * (2 if unit == "half" else 1), step)
    if day is None:
        return None
    first, last = period_of(day, unit)
    return Dates(first, last, _PERIODS.get(unit, "span"), True)


def _weekend(parts: Parts) -> Meaning:
    """On the weekend: the last one that has begun, or the next where the sentence looks ahead."""
    if parts.published is None:
        return Unresolved()
    first, last = period_of(parts.published, "weekend")
    weeks = 0 if parts.ahead == 2 or first <= parts.published else -1
    return Dates(first + timedelta(7 * weeks), last + timedelta(7 * weeks), "span", True)


def _weekday(parts: Parts) -> Meaning:
    """Tuesday: the last one up to publication, or the next where the sentence looks ahead."""
    if parts.published is None:
        return Unresolved()
    on, wanted = parts.published, parts.one("W") - 1
    back, ahead = (on.weekday() - wanted) % 7, (wanted - on.weekday()) % 7
    way = parts.one("P") if parts.has("P") else None
    if way == 0:
        day = week_of(on)[0] + timedelta(wanted)
    elif way == 1 or (way is None and parts.ahead == 2):
        day = on + timedelta(ahead or 7)
    else:
        day = on - timedelta(back or (7 if way else 0))
    return Dates(day, day, "day", True)


def _near(parts: Parts) -> Meaning:
    """Today, yesterday, the day after tomorrow."""
    if parts.published is None:
        return Unresolved()
    day = parts.published + timedelta(parts.one("t"))
    return Dates(day, day, "day", True)


def _figures(parts: Parts) -> Meaning:
    """12.05.2024, 2024-05-12, 05/2024; of figures the day is read before the month."""
    word = parts.words().partition("T")[0]
    numbers = [int(number) for number in re.findall(r"\d+", word)]
    if len(numbers) == 2:
        if word.endswith("."):
            return Point("day", 0, numbers[1], numbers[0])
        year, month = (numbers[0], numbers[1]) if numbers[0] > 31 else (numbers[1], numbers[0])
        return Point("month", year, month)
    if word[:4].isdecimal():
        return Point("day", numbers[0], numbers[1], numbers[2])
    day, month, year = numbers[:3]
    if year < 100:
        year += 2000 if year < 50 else 1900
    if month > 12 >= day:
        day, month = month, day
    return Point("day", year, month, day)


def _decade(parts: Parts) -> Meaning:
    """The 1990s; les années 1990."""
    if parts.has("E"):
        word = parts.one("E")
        year = word if isinstance(word, int) else int("".join(sign for sign in word if sign.isdecimal()))
    else:
        year = parts.one("Y") or parts.one("N")
    if not isinstance(year, int) or year % 10:
        return None
    if year < 100:
        year += 1900 if year >= 20 else 2000
    return Point("year", year, last_year=year + 9) if EARLIEST <= year <= LATEST else None


def _year(parts: Parts) -> Meaning:
    """2024, last year."""
    return parts.point("year")


def _month_alone(parts: Parts) -> Meaning:
    """In March."""
    return parts.point("month", number=parts.one("M"))


def _season_alone(parts: Parts) -> Meaning:
    """In the spring."""
    return parts.point("season", number=parts.one("S"))


MEANINGS: dict[str, Callable[[Parts], Meaning]] = {
    "days_of_month": _days_of_month, "year_of_month": _day, "day": _day, "days_behind": _days_of_month,
    "day_behind": _day, "week_of_month": _week_of_month, "part": _part, "quarter": _quarter,
    "quarter_code": _quarter_code, "half": _half, "first_months": _first_months,
    "season_years": _season_years, "season": _season, "years": _years, "span": _span, "ago": _ago,
    "ahead": _ahead, "month": _month,
    "quarter_alone": _quarter_alone, "period": _period, "weekend": _weekend, "part_of_this": _part_of_this,
    "weekday": _weekday, "near": _near,
    "figures": _figures, "decade": _decade, "year": _year, "month_alone": _month_alone,
    "season_alone": _season_alone,
}  # fmt: skip
"""Name of a pattern -> what it means."""
