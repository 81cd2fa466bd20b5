"""What the words of a date mean: points in the calendar, written in full or by the day of publication."""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from workbench.extraction.model import Dates, Precision, Unresolved

EARLIEST, LATEST = 1000, 2199
_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


@dataclass(frozen=True, slots=True)
class Point:
    """A day, month, quarter, half, season, year as it is named; `year` 0 where the text does not say it.

    `years` moves the year of publication ("last year" is -1) where `year` is 0 and `said` is true. `number`
    is the month, quarter, half or season; `part` early, mid or late. `last_year` ends a range of years;
    `night` adds the day before.
    """

    unit: Precision
    year: int = 0
    number: int = 0
    day: int = 0
    part: str = ""
    years: int = 0
    said: bool = False
    moved: int = 0
    last_year: int = 0
    night: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether it says its year itself."""
        return self.year > 0


def resolved(point: Point, published: date | None, ahead: int) -> Dates | Unresolved | None:
    """The days of a point; None where there is no such day, Unresolved without the day of publication."""
    try:
        if point.year:
            return _span(point, relative=False)
        if published is None:
            return Unresolved()
        if point.said:
            year = published.year + point.years
            return _span(replace(point, year=year, number=point.number), relative=True)
        return _span(replace(point, year=_likely_year(point, published, ahead)), relative=True)
    except (ValueError, OverflowError):
        return None


def _likely_year(point: Point, published: date, ahead: int) -> int:
    """The year in which a day or month without one is nearest to publication, rather before than after it.

    `ahead` is 1 behind "by", where it is rather after, and 2 where the sentence says that it is to come.
    """
    if point.moved:
        return _moved_year(point, published)

    def away(year: int) -> int:
        try:
            span = _span(replace(point, year=year), relative=True)
        except ValueError:
            return 1_000_000
        if span.first <= published <= span.last:
            return 0
        if span.last < published:
            return (published - span.last).days * (1, 3, 1000)[ahead]
        return (span.first - published).days * (2, 1, 1)[ahead]

    return min((published.year, published.year - 1, published.year + 1), key=away)


def _moved_year(point: Point, published: date) -> int:
    """The year of "last March" (wholly before publication) or "next March" (wholly after it)."""
    years = range(published.year - 2, published.year + 3)
    spans = [(year, _span(replace(point, year=year), relative=True)) for year in years]
    if point.moved < 0:
        return [year for year, span in spans if span.last < published][-1]
    return next(year for year, span in spans if span.first > published)


def _span(point: Point, *, relative: bool) -> Dates:
    first, last = _BOUNDS[point.unit](point)
    precision: Precision = point.unit
    if point.night:
        first, precision = first - timedelta(1), "span"
    if point.part:
        first, last = _part(point, first, last)
        precision = "span"
    elif point.last_year and point.unit == "year":
        last, precision = date(point.last_year, 12, 31), "span"
    return Dates(first, last, precision, relative)


def _part(point: Point, first: date, last: date) -> tuple[date, date]:
    """The early, middle or late third of a period."""
    if point.unit == "month":
        begin, end = _PARTS[point.part]
        return first.replace(day=begin), first.replace(day=min(end, last.day))
    if point.unit == "year":
        begin, end = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}[point.part]
        return date(point.year, begin, 1), _end_of_month(point.year, end)
    third = ((last - first).days + 1) / 3
    place = ("early", "mid", "late").index(point.part)
    begins = first + timedelta(round(third * place))
    return begins, first + timedelta(round(third * (place + 1)) - 1)


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _of_day(point: Point) -> tuple[date, date]:
    day = date(point.year, point.number, point.day)
    return day, day


def _of_month(point: Point) -> tuple[date, date]:
    return date(point.year, point.number, 1), _end_of_month(point.year, point.number)


def _of_quarter(point: Point) -> tuple[date, date]:
    return date(point.year, point.number * 3 - 2, 1), _end_of_month(point.year, point.number * 3)


def _of_half(point: Point) -> tuple[date, date]:
    return date(point.year, point.number * 6 - 5, 1), _end_of_month(point.year, point.number * 6)


def _of_season(point: Point) -> tuple[date, date]:
    """Winter begins in December of the year before, unless both years are named: winter 2023-24."""
    if point.number == 1:
        year = point.last_year or point.year
        return date(year - 1, 12, 1), _end_of_month(year, 2)
    begin = point.number * 3 - 3
    return date(point.year, begin, 1), _end_of_month(point.year, begin + 2)


def _of_year(point: Point) -> tuple[date, date]:
    return date(point.year, 1, 1), date(point.year, 12, 31)


def _of_first_months(point: Point) -> tuple[date, date]:
    return date(point.year, 1, 1), _end_of_month(point.year, point.number)


def _of_week(point: Point) -> tuple[date, date]:
    """The week of a day; without a day, the one of that number in its month (`moved` counts it)."""
    return week_of(date(point.year, point.number, point.day))


_BOUNDS = {
    "day": _of_day, "month": _of_month, "quarter": _of_quarter, "half": _of_half, "season": _of_season,
    "year": _of_year, "span": _of_first_months, "week": _of_week,
}  # fmt: skip


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the week of a day."""
    monday = day - timedelta(day.weekday())
    return monday, monday + timedelta(6)


def week_of_month(year: int, month: int, number: int) -> tuple[date, date]:
    """Seven days of a month counted from its first; number 0 is the last seven."""
    last = _end_of_month(year, month)
    if number == 0:
        return last - timedelta(6), last
    first = date(year, month, number * 7 - 6)
    return first, min(first + timedelta(6), last)


def moved_by(day: date, number: int, unit: str) -> date:
    """A day moved by days, weeks, months or years; the last of a month where it has no such day."""
    if unit in ("day", "week"):
        return day + timedelta(number * (7 if unit == "week" else 1))
    months = number * {"month": 1, "quarter": 3, "year": 12, "years": 12, "decade": 120}[unit]
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def period_of(day: date, unit: str) -> tuple[date, date]:
    """The calendar week, month, quarter or year a day is in."""
    if unit == "day":
        return day, day
    if unit == "week":
        return week_of(day)
    if unit == "weekend":
        monday, sunday = week_of(day)
        return monday + timedelta(5), sunday
    if unit == "month":
        return day.replace(day=1), _end_of_month(day.year, day.month)
    if unit == "quarter":
        return _of_quarter(Point("quarter", day.year, (day.month + 2) // 3))
    if unit == "half":
        return _of_half(Point("half", day.year, (day.month + 5) // 6))
    if unit == "decade":
        begin = day.year - day.year % 10
        return date(begin, 1, 1), date(begin + 9, 12, 31)
    return date(day.year, 1, 1), date(day.year, 12, 31)
