"""A line of dates: where a day is on it, and which days are named."""

from collections.abc import Iterable, Iterator
from datetime import date

from workbench.charts.measuring import width_of
from workbench.charts.model import WIDTH, Mark, text
from workbench.values.moments import MONTHS, first_day, last_day
from workbench.values.records import dataclass

_SMALL = 6.5
_GAP = 3.0
"""Millimetres between the names of two days."""
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
"""Months from one named day to the next."""
_DAYS = (1, 2, 7, 14)


@dataclass(frozen=True, slots=True)
class DatesAxis:
    """The days from `first` to `last` between two places in millimetres."""

    first: date
    last: date
    left: float
    right: float

    def at(self, day: date) -> float:
        """Where the beginning of a day is; days beyond the ends are at the ends."""
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return self.left + (self.right - self.left) * min(1.0, max(0.0, share))

    def stretch(self, from_on: str, to_on: str = "") -> tuple[float, float]:
        """From the first day that a partial date may mean to the last that it, or a second one, may mean."""
        return self.at(first_day(from_on)), self.at(last_day(to_on or from_on))

    def marks(self, top: float, bottom: float) -> Iterator[Mark]:
        """Fine lines at the named days, and their names under `bottom`."""
        for day, name in self._named():
            x = self.at(day)
            yield Mark("line", ((x, top), (x, bottom + 1.0)), "line", size=0.15)
            # The name of a day at the edge is moved in.
            half = width_of(name, _SMALL) / 2 + 0.3
            middle = max(half, min(x, WIDTH - half))
            yield from text(middle, bottom + 3.0, [name], _SMALL, align="centre", colour="quiet")
        yield Mark("line", ((self.left, bottom), (self.right, bottom)), "quiet", size=0.3)

    def _named(self) -> list[tuple[date, str]]:
        for named in self._tries():
            widths = [width_of(name, _SMALL) for _day, name in named]
            places = [self.at(day) for day, _name in named]
            pairs = zip(places, places[1:], widths, widths[1:], strict=False)
            if all(two - one >= (a + b) / 2 + _GAP for one, two, a, b in pairs):
                return named
        return []

    def _tries(self) -> Iterator[list[tuple[date, str]]]:
        """Sets of named days, the closest first."""
        span = (self.last - self.first).days
        for step in _DAYS if span <= 120 else ():
            days = range(self.first.toordinal(), self.last.toordinal() + 1, step)
            named = [date.fromordinal(day) for day in days]
            # The year is said once, and again where it changes.
            before = [0, *(day.year for day in named)]
            yield [(day, _day_name(day, day.year != year)) for day, year in zip(named, before, strict=False)]
        for step in _STEPS:
            yield list(self._months(step))

    def _months(self, step: int) -> Iterator[tuple[date, str]]:
        month = self.first.year * 12 + self.first.month - 1
        month += -month % step
        while month <= self.last.year * 12 + self.last.month - 1:
            day = date(month // 12, month % 12 + 1, 1)
            if day >= self.first:
                yield day, str(day.year) if step >= 12 else f"{MONTHS[day.month][:3]} {day.year}"
            month += step


def axis_over(partial: Iterable[str], left: float, right: float) -> DatesAxis:
    """The axis over all days that some partial dates may mean, with a little room at both ends."""
    dates = list(partial)
    first, last = min(map(first_day, dates)), max(map(last_day, dates))
    room = max(1, round((last - first).days * 0.03))
    low, high = first.toordinal() - room, last.toordinal() + room
    return DatesAxis(
        date.fromordinal(max(1, low)), date.fromordinal(min(high, date.max.toordinal())), left, right
    )


def short_date(partial: str) -> str:
    """A partial date as it is written in tables: `18 Feb 2025`, `Feb 2025`, `2025`."""
    pieces = partial.split("-")
    named = [pieces[0]]
    if len(pieces) > 1:
        named.insert(0, MONTHS[int(pieces[1])][:3])
    if len(pieces) > 2:
        named.insert(0, str(int(pieces[2])))
    return " ".join(named)


def period(from_on: str, to_on: str) -> str:
    """Two partial dates as they are written in tables; one for a day, a month or a year alone."""
    if from_on and to_on and from_on != to_on:
        if len(from_on) == len(to_on) == 10 and from_on[:7] == to_on[:7]:
            return f"{int(from_on[8:])}–{short_date(to_on)}"
        return f"{short_date(from_on)} – {short_date(to_on)}"
    return short_date(from_on or to_on) if from_on or to_on else ""


def _day_name(day: date, with_year: bool) -> str:
    return f"{day.day} {MONTHS[day.month][:3]}" + (f" {day.year}" if with_year else "")
