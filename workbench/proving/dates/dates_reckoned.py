"""Whether a date follows from another by a length of time that a passage has."""

import re
from datetime import date

from workbench.proving.context import Context, Read
from workbench.proving.numbers.unmatched import every_number
from workbench.proving.reading import DateFound

_BESIDE = re.compile(
    r"\b(?:eve of|on the eve|day (?:before|after)|(?:previous|preceding|following|next) day|veille|"
    r"lendemain|vigilia|Vortag|"
    r"víspera|накануне)\b"
)


_DAYS = {"days": 1.0, "weeks": 7.0, "fortnights": 14.0, "months": 30.4, "years": 365.25, "decades": 3652.5}


_LEEWAY = 0.04


_NEAR_BY = {"days": 0.0, "weeks": 0.0}


_MONTH = 31


def is_reckoned(context: Context, wanted: DateFound) -> bool:
    """Whether a date may have been reckoned from another by a length of time that a passage has."""
    if (wanted.dates.last - wanted.dates.first).days > _MONTH and wanted.dates.precision != "year":
        return False
    if any(_is_months_apart(wanted, one) for one in context.told):
        return True
    for one in context.told:
        days = {found.dates.first for found in one.reading.dated if is_day(found)}
        days |= {
            found.dates.first for found in context.reading.dated if found is not wanted and is_day(found)
        }
        lengths = [
            (number.amount.low * _DAYS[number.amount.unit], _NEAR_BY.get(number.amount.unit, _LEEWAY))
            for number in every_number(one)
            if number.amount.unit in _DAYS and number.amount.low == number.amount.high
        ]
        lengths += [(1.0, 0.0)] if _BESIDE.search(one.reading.text) else []
        told = one.passage.published
        for length, leeway in lengths:
            if told is not None and _is_apart_by(wanted, told, -length, leeway):
                return True
            if any(_is_apart_by(wanted, day, by, leeway) for day in days for by in (length, -length)):
                return True
    return False


def _is_months_apart(wanted: DateFound, one: Read) -> bool:
    """Whether a month is as many months from one of a passage, or from its day, as the passage counts."""
    if wanted.dates.precision != "month":
        return False
    starts = [found.dates.first for found in one.reading.dated if found.dates.precision in ("day", "month")]
    starts += [one.passage.published] if one.passage.published is not None else []
    counted = {
        round(number.amount.low)
        for number in every_number(one)
        if number.amount.unit == "months" and number.amount.low == number.amount.high
    }
    first = wanted.dates.first
    apart = {abs(12 * (day.year - first.year) + day.month - first.month) for day in starts}
    return not apart.isdisjoint(counted)


def is_day(found: DateFound) -> bool:
    return found.dates.first == found.dates.last


def _is_apart_by(wanted: DateFound, day: date, length: float, leeway: float) -> bool:
    """Whether a date is so many days after another, or before where they are below zero."""
    near = leeway * abs(length)
    first, last = wanted.dates.first, wanted.dates.last
    if wanted.floating:
        moved = wanted.dates.years_on(day.year - first.year)
        first, last = (moved.first, moved.last) if moved is not None else (first, last)
    return (first - day).days - near <= length <= (last - day).days + near
