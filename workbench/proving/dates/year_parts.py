"""Parts of a year by other names: halves, the first months, the last quarter, the months up to one."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from workbench.extraction.model import Dates, Precision
from workbench.proving.dates.dating import DateFound
from workbench.values.moments import last_day

HALVES = {
    1: r"first half(?! of (?!(?:the year|(?:19|20)\d\d)))|first six months|premier semestre|primo semestre|"
    r"primer semestre|ersten? (?:Halbjahr|Jahreshälfte)|перв\w+ полугоди\w+|перш\w+ півріччі?\w*|ilk yarı\w*|"
    r"النصف الأول|نیمه نخست|نیمه اول",
    2: r"second half(?! of (?!(?:the year|(?:19|20)\d\d)))|deuxième semestre|second semestre|"
    r"secondo semestre|segundo semestre|zweiten? (?:Halbjahr|Jahreshälfte)|"
    r"втор\w+ (?:полугоди\w+|половин\w+)|друг\w+ (?:півріччі?\w*|половин\w+)|"
    r"ikinci yarı\w*|النصف الثاني|نیمه دوم",
}
_COUNTS = {
    word: number
    for number, words in enumerate(
        ("two deux due dos zwei двух", "three trois tre tres drei трех", "four quatre quattro cuatro vier",
         "five cinq cinque cinco fünf", "six sei seis sechs", "seven sept sette siete sieben",
         "eight huit otto ocho acht", "nine neuf nove nueve neun", "ten dix dieci diez zehn",
         "eleven onze undici once elf", "twelve douze dodici doce zwölf"), 2
    )
    for word in words.split()
}  # fmt: skip
_NUMBER = rf"(\d\d?|{'|'.join(_COUNTS)})"
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_MONTH = rf"({'|'.join(_MONTHS)})"
_YEAR = r"(?:,? (?:of )?((?:19|20)\d\d))?"
_FIRST_MONTHS = re.compile(
    rf"(?:first {_NUMBER} months|{_NUMBER} premiers mois|primi {_NUMBER} mesi|primeros {_NUMBER} meses|"
    rf"ersten {_NUMBER} Monaten?)(?: of(?: the year)?|)" + _YEAR,
    re.IGNORECASE,
)
_MONTHS_TO = re.compile(
    rf"{_NUMBER} (months|quarters) (?:to|ended|ending|through)(?: the end of)? {_MONTH}" + _YEAR,
    re.IGNORECASE,
)
_LAST_QUARTER = re.compile(
    r"(?:last|final) quarter|dernier trimestre|ultimo trimestre|último trimestre|letzten? Quartal|"
    r"последн\w+ квартал\w*|son çeyre\w+",
    re.IGNORECASE,
)
_OTHER_QUARTER = re.compile(
    r"\bquarter\b(?:[^.;]|\.\d){0,60}?\b(?:in|from|of|than) the (first|second|third|fourth)\b(?! \w)"
)
_NAMED = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_IN_A_YEAR, _IN_A_HALF, _IN_A_QUARTER = 12, 6, 3


def year_parts(text: str, published: date | None) -> list[DateFound]:
    """The parts of a year that a text names without the months they are."""
    return [*_halves(text, published), *_months(text, published), *_quarters(text, published)]


def _halves(text: str, published: date | None) -> Iterator[DateFound]:
    for half, words in HALVES.items():
        for match in re.finditer(rf"(?:{words})(?: of(?: the year)?|)" + _YEAR, text, re.IGNORECASE):
            first = _IN_A_HALF * (half - 1) + 1
            yield from _part(match, match[1], first, _IN_A_HALF, published, "half")


def _months(text: str, published: date | None) -> Iterator[DateFound]:
    for match in _FIRST_MONTHS.finditer(text):
        count = _number(next(filter(None, match.groups()[:-1])))
        if 1 < count <= _IN_A_YEAR:
            yield from _part(match, match[match.lastindex or 0] if match.groups()[-1] else None, 1, count,
                             published, "span")  # fmt: skip
    for match in _MONTHS_TO.finditer(text):
        count = _number(match[1]) * (_IN_A_QUARTER if match[2].lower() == "quarters" else 1)
        last = _MONTHS.index(match[3].lower()) + 1
        if count <= _IN_A_YEAR:
            yield from _part(match, match[4], last - count + 1, count, published, "span")


def _quarters(text: str, published: date | None) -> Iterator[DateFound]:
    for match in _LAST_QUARTER.finditer(text):
        if published is not None:
            yield _dated(match, published.year, 10, _IN_A_QUARTER, "quarter", floating=False)
    for match in _OTHER_QUARTER.finditer(text):
        first = _IN_A_QUARTER * (_NAMED[match[1]] - 1) + 1
        yield from _part(match, None, first, _IN_A_QUARTER, published, "quarter", start=match.start(1))


def _part(
    match: re.Match[str], year: str | None, first: int, count: int, published: date | None,
    precision: Precision, start: int | None = None,
) -> Iterator[DateFound]:  # fmt: skip
    """So many months from one on, in the year that is named, or the last in which they had begun."""
    if year is not None:
        yield _dated(match, int(year), first, count, precision, floating=False)
        return
    named = (published or date(2024, 12, 31)).year
    if published is not None and _first_of(named, first) > published:
        named -= 1
    yield _dated(match, named, first, count, precision, floating=published is None, start=start)


def _dated(
    match: re.Match[str], year: int, first: int, count: int, precision: Precision, *, floating: bool,
    start: int | None = None,
) -> DateFound:  # fmt: skip
    begins = _first_of(year, first)
    last = last_day((_first_of(year, first + count) - timedelta(1)).isoformat()[:7])
    begin = match.start() if start is None else start
    return DateFound(begin, match.end(), Dates(begins, last, precision, True), floating, of_year=True)


def _first_of(year: int, month: int) -> date:
    """The first day of a month, counted on into other years: month 0 is the December before."""
    return date(year + (month - 1) // _IN_A_YEAR, (month - 1) % _IN_A_YEAR + 1, 1)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _COUNTS[word.lower()]
