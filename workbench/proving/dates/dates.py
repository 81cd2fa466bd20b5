"""Dates of a statement against those of passages: whole dates, by how precise they are."""

import re
from datetime import date, timedelta

from workbench.extraction.lexicon import LANGUAGES, lexicon
from workbench.extraction.model import Dates, Precision
from workbench.proving.reading import DateFound, Reading, plain_word, words_in
from workbench.values.moments import first_day, last_day

_OTHER_WORDS = ("may", "march", "mars", "mar", "sept", "dec")
"""Months that are other words too."""
_FUZZY = re.compile(
    r"\b(?:early|mid|late|beginning|start|middle|end|close|first|second|third|last)\b", re.IGNORECASE
)
_LONG = ("quarter", "season", "half", "year", "span")
_MONTH = timedelta(31)
_FUZZ = timedelta(3)
_FUZZ_OF_YEARS = timedelta(45)


def proves(wanted: DateFound, words: str, found: DateFound) -> bool:
    """Whether a date of a passage proves one of a statement that is written in these words.

    The passage may be more precise than the statement, not less.
    """
    told = found.dates.relative and not found.of_year and found.dates.first == found.dates.last
    if told and wanted.dates.precision in _LONG and wanted.dates.last - wanted.dates.first > _MONTH:
        # The day on which something was said is in some year, quarter and season too.
        return False
    first, last = span_of(wanted, words)
    dates = _comparable(wanted, found, first.year)
    return first <= dates.first and dates.last <= last


def is_range(words: str, dates: Dates) -> bool:
    """Whether words name two ends: "20–22 April", "from 2019 to 2021"."""
    if dates.first == dates.last or dates.precision not in ("day", "span", "year", "month"):
        return False
    if dates.precision == "day":
        return True
    return dates.precision == "span" and not _FUZZY.search(words)


def same_end(wanted: DateFound, found: DateFound, *, last: bool) -> bool:
    """Whether a date of a passage is that end of a range of the statement."""
    dates = _comparable(wanted, found, wanted.dates.first.year)
    if last:
        return dates.last == wanted.dates.last
    return dates.first == wanted.dates.first


def equals(wanted: DateFound, found: DateFound) -> bool:
    """Whether both name the same days."""
    dates = _comparable(wanted, found, wanted.dates.first.year)
    return (dates.first, dates.last) == (wanted.dates.first, wanted.dates.last)


def is_apart(wanted: DateFound, found: DateFound) -> bool:
    """Whether a date of a passage has no day in common with the statement's, and is precise enough."""
    if found.dates.precision not in ("day", "week", "month", wanted.dates.precision):
        return False
    dates = _comparable(wanted, found, wanted.dates.first.year)
    return dates.last < wanted.dates.first or dates.first > wanted.dates.last


def span_of(wanted: DateFound, words: str) -> tuple[date, date]:
    """The days that the words of a statement allow: "early" and "late" are no sharp bounds."""
    dates = wanted.dates
    if dates.precision == "span" and _FUZZY.search(words):
        fuzz = _FUZZ if (dates.last - dates.first).days < 25 else _FUZZ_OF_YEARS
        return dates.first - fuzz, dates.last + fuzz
    return dates.first, dates.last


def _comparable(wanted: DateFound, found: DateFound, year: int) -> Dates:
    """The days of a passage; in the year of the statement's where one of both does not say its year.

    As they are where that year has no such day.
    """
    dates = found.dates
    if not wanted.floating and not found.floating:
        return dates
    return dates.years_on(year - dates.first.year) or dates


def of_claim(first: str, last: str) -> DateFound | None:
    """The days of a claim's or a horizon's partial dates; None where there are none."""
    if not first:
        return None
    precision: Precision = "day" if len(first) == 10 and not last else "month" if len(first) == 7 else "span"
    return DateFound(0, 0, Dates(first_day(first), last_day(last or first), precision))


def in_year_near(found: DateFound, day: date) -> date | None:
    """The day that a date names; where it does not say its year, the one nearest to `day`."""
    first = found.dates.first
    if not found.floating:
        return first
    try:
        return min((first.replace(year=day.year + by) for by in (-1, 0, 1)), key=lambda one: abs(one - day))
    except ValueError:
        return None


def month_of(word: str, language: str) -> int:
    """The number of a month that a folded word names in a language; 0 where it names none."""
    if language[:2] not in LANGUAGES:
        return 0
    entry = lexicon(language[:2]).dates.single.get(word)
    return int(entry.value) if entry is not None and entry.code == "M" else 0


def names_a_span(words: str, language: str) -> bool:
    """Whether words of a date name a unit beside a day: "the week of 18 July"."""
    if language[:2] not in LANGUAGES:
        return False
    known = lexicon(language[:2]).dates.single
    return any((entry := known.get(plain_word(word))) and entry.code == "u" for word in words_in(words))


_WEEKDAY = re.compile(r"\w+day\b")


def names_no_time(words: str, language: str) -> bool:
    """Whether words of a date name no day, month or year, but only relate to another: "a year earlier"."""
    if re.search(r"\d", words) or _WEEKDAY.search(words):
        return False
    return not any(month_of(plain_word(word), language) for word in words_in(words))


def month_named(wanted: DateFound, reading: Reading) -> tuple[int, int] | None:
    """Where a text names the month of a date without a year, and no day of it: "mart ayında"."""
    if wanted.dates.precision != "month" or not wanted.floating:
        return None
    for token in reading.tokens:
        if (
            month_of(token.word, reading.language) == wanted.dates.first.month
            and token.word not in _OTHER_WORDS
        ):
            return token.start, token.end
    return None


_HALVES = {
    1: r"first half|first six months|premier semestre|primo semestre|primer semestre|"
    r"ersten? (?:Halbjahr|Jahreshälfte)|перв\w+ полугоди\w+|перш\w+ півріччі?\w*|ilk yarı\w*|"
    r"النصف الأول|نیمه نخست|نیمه اول",
    2: r"second half|deuxième semestre|second semestre|secondo semestre|segundo semestre|"
    r"zweiten? (?:Halbjahr|Jahreshälfte)|втор\w+ (?:полугоди\w+|половин\w+)|"
    r"друг\w+ (?:півріччі?\w*|половин\w+)|"
    r"ikinci yarı\w*|النصف الثاني|نیمه دوم",
}
_MANY_MONTHS = 2


def half_named(wanted: DateFound, reading: Reading, published: date | None) -> tuple[int, int] | None:
    """Where a text names the half of a year without the year: "en el primer semestre"."""
    if wanted.dates.precision != "half" or published is None:
        return None
    if not wanted.floating and published.year - wanted.dates.first.year not in (0, 1):
        return None
    match = re.search(_HALVES[1 if wanted.dates.first.month == 1 else 2], reading.text, re.IGNORECASE)
    return match.span() if match and not reading.is_dated(*match.span()) else None


def months_of_year(wanted: DateFound) -> int:
    """How many months from January on a range names: "January to September"; 0 where it is none such."""
    dates = wanted.dates
    whole = (dates.last + timedelta(1)).day == 1 and dates.first.year == dates.last.year
    if dates.precision != "span" or not whole or (dates.first.month, dates.first.day) != (1, 1):
        return 0
    return dates.last.month if dates.last.month >= _MANY_MONTHS else 0


def on(day: date) -> DateFound:
    """One day."""
    return DateFound(0, 0, Dates(day, day))
