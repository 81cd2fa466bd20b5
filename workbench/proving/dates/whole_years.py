"""Ends of a year and runs of days that passages give as a whole: "this year" for "since January"."""

import re
from datetime import date, timedelta

from workbench.proving.context import Context, Read
from workbench.proving.dates import dates
from workbench.proving.reading import DateFound

_FROM = re.compile(r"\b(?:since|from)\s(?:the\s)?(?:start of\s|beginning of\s|early\s)?\Z", re.IGNORECASE)
_UP_TO = re.compile(
    r"\b(?:by|until|till|before|to|through)\s(?:the\s)?(?:end\sof\s|close\sof\s)?\Z", re.IGNORECASE
)
_SINCE = re.compile(
    r"(?:\bsince|\bdepuis|\bseit|\bdal?l?a?|\bdesde|\bс|منذ|\bfrom)\s+(?:le\s|el\s)?\Z", re.IGNORECASE
)
_LATE = timedelta(1)


def of_whole_year(context: Context, wanted: DateFound) -> tuple[DateFound, Read] | None:
    """A year of a passage of which the statement names the beginning or the end."""
    if not _is_end_of_year(context, wanted):
        return None
    for one in context.clips:
        for found in one.reading.dated:
            spans_a_year = found.dates.precision == "year" and found.dates.first.year == found.dates.last.year
            if spans_a_year and (wanted.floating or found.dates.last.year == wanted.dates.last.year):
                return found, one
    return None


def _is_end_of_year(context: Context, wanted: DateFound) -> bool:
    """Whether a date is January with "since" or December with "by" before it, or a year with "before"."""
    first, last, precision = wanted.dates.first, wanted.dates.last, wanted.dates.precision
    if precision in ("day", "year") or (last - first).days > 2 * 31:
        return False
    if first.month == last.month == 1:
        return _FROM.search(context.text, 0, wanted.start) is not None
    return last.month == 12 and _UP_TO.search(context.text, 0, wanted.start) is not None


def up_to_the_report(context: Context, wanted: DateFound) -> tuple[DateFound, Read] | None:
    """A day since which something is so that a passage tells on the day that ends a range."""
    for one in context.clips:
        day = one.passage.published
        if day is None or not _is_last(wanted, day):
            continue
        for found in one.reading.dated:
            if dates.same_end(wanted, found, last=False) and _SINCE.search(one.reading.text, 0, found.start):
                return found, one
    return None


def _is_last(wanted: DateFound, day: date) -> bool:
    last = wanted.dates.last
    if wanted.floating:
        moved = wanted.dates.years_on(day.year - last.year)
        last = moved.last if moved is not None else last
    return last <= day <= last + _LATE
