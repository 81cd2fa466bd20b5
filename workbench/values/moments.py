"""Times and partial dates.

Times are UTC, ISO 8601, to the millisecond. Dates may be partial: "2025", "2025-02" or
"2025-02-18"; the empty text means unknown. A partial date stays partial: it stands for every
day it may be.
"""

import calendar
import re
import sys
import time
import unicodedata
from datetime import UTC, date, datetime
from functools import lru_cache

from workbench.values.errors import Refused

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)
# Not from `calendar`, whose names are those of the machine's language.
MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def latin_digits(text: str) -> str:
    """The text with the digits of every script as 0 to 9: Arabic and Persian keyboards type others."""
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def now() -> str:
    """The present moment, such as `2025-02-18T10:11:12.345Z`."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def elapsed() -> float:
    """Seconds since some moment of the past, with sleep where the system counts it; nobody sets it."""
    seconds = time.monotonic()
    if sys.platform == "linux":
        seconds = time.clock_gettime(time.CLOCK_BOOTTIME)
    return seconds


def utc_to_the_second(moment: datetime) -> str:
    """A moment as documents state it, such as `2025-02-18T10:11:12Z`."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def is_partial_date(text: str) -> bool:
    """Whether `text` is a year, a month or a day that exists."""
    match = _PARTIAL.match(text)
    if not match:
        return False
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def require_partial_date(text: str) -> None:
    """Refused unless `text` is a partial date that exists or "" (unknown)."""
    if text and not is_partial_date(text):
        raise Refused(f"“{text}” is not a date such as 2025, 2025-02 or 2025-02-18.")


def first_day(partial: str) -> date:
    """The earliest day `partial` may stand for; the beginning of time when it is unknown."""
    match = _PARTIAL.match(partial)
    if not match:
        return date.min
    year, month, day = (int(part) if part else 1 for part in match.groups())
    return date(year, month, day)


def last_day(partial: str) -> date:
    """The latest day `partial` may stand for; the end of time when it is unknown."""
    match = _PARTIAL.match(partial)
    if not match:
        return date.max
    year, month, day = match.groups()
    if not month:
        return date(int(year), 12, 31)
    if not day:
        return date(int(year), int(month), calendar.monthrange(int(year), int(month))[1])
    return date(int(year), int(month), int(day))


def periods_overlap(from_a: str, to_a: str, from_b: str, to_b: str) -> bool:
    """Whether two periods share a day for certain, open ends reaching to the ends of time.

    Partial bounds are read narrowly (a period from "2025" surely runs on 31 December 2025), so
    that a clash is only reported where there is one.
    """
    start = max(last_day(from_a) if from_a else date.min, last_day(from_b) if from_b else date.min)
    end = min(first_day(to_a) if to_a else date.max, first_day(to_b) if to_b else date.max)
    return start <= end


def may_overlap(from_a: str, to_a: str, from_b: str, to_b: str) -> bool:
    """Whether two periods may share a day, open ends reaching to the ends of time.

    Partial bounds are read widely: a period until "2025" may run to 31 December 2025.
    """
    return first_day(from_a) <= last_day(to_b) and first_day(from_b) <= last_day(to_a)


@lru_cache(maxsize=4_096)
def human_date(partial: str) -> str:
    """`18 February 2025`, `February 2025` or `2025`; the empty text stays empty."""
    match = _PARTIAL.match(partial[:10])
    if not match:
        return partial
    year, month, day = match.groups()
    words = [str(int(day))] if day else []
    words += [MONTHS[int(month)]] if month else []
    return " ".join([*words, year])
