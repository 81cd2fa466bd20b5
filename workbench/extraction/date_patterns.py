"""The shapes of dates: patterns over the codes of words, the same for all languages.

D a number from 1 to 31, Y a year, N another number, Z a date in figures, E a decade, # an ordinal in figures,
Q "Q3" or "H1", 1 a Roman numeral; the codes of words are those of the tables, see `lexicon.py`.
"""

import re
from functools import cache
from typing import Any

from workbench.extraction.days import EARLIEST, LATEST
from workbench.extraction.figures import whole_number
from workbench.extraction.items import Items
from workbench.extraction.lexicon import with_roles

UNITS = {
    "a": "day", "w": "week", "m": "month", "y": "year", "L": "years", "4": "quarter", "k": "weekend",
    "e": "decade", "2": "half",
}  # fmt: skip
"""Code -> unit."""

_UNIT_CODES = {name: code for code, name in UNITS.items()}
_QUARTER = re.compile(r"[QqTtHhSs][1-4]|[1-4][QqHhTt]")

YEAR = r"(?:yo*Y|Yc?[yc]?|Po*[yY]|yo?P|U)"
_DAY = r"[DO#]\.?"
_MONTH = r"(?:mo*)?M\.?(?:/M|\(M\))?m?"
_UNIT = "[awmyL4ke]"
_FIRST_OF = r"(?:[O1D#]\.?o*{0}|{0}o*[O1D#])"
PATTERNS: dict[str, str] = {
    "days_of_month": rf"r?(?:W,?o*)?{_DAY}o*(?:[RA,]o*|-)(?:W,?o*)?{_DAY}o*{_MONTH}(?:[,o]*{YEAR})?",
    "year_of_month": rf"{YEAR}o*M[DO#](?![pu%])",
    "day": rf"(?:W,?o*)?{_DAY}o*{_MONTH}(?:[,o]*{YEAR}|,?\(?Wo*)?",
    "week_of_month": rf"(?:[OP#]o*w|wo*[O#])o*{_MONTH}(?:[,o]*{YEAR})?|{_MONTH}o*[O#]w",
    "days_behind": rf"(?:W,?)?{_MONTH}o?[DO#][R-][DO#](?:,?o*{YEAR})?",
    "day_behind": rf"(?:W,?o*)?{_MONTH}o?[DO#](?:,?o*{YEAR})?",
    "part": (
        rf"B[-o]*(?:{YEAR}[o,]*{_MONTH}|{_MONTH}[,o]*{YEAR}|{_MONTH}|So*{YEAR}|{YEAR}|Po*[wm4]|[wm4]o?P)"
        rf"|(?:{YEAR}[o,]*{_MONTH}|{_MONTH}[,o]*{YEAR}|{_MONTH}|{YEAR}|Po*[wm])o*V|C(?:[,o]*{YEAR})?"
    ),
    "part_of_this": r"B[-o]*[ymw4](?!o*[YPM])|(?<!n)(?<!D)[ymw]o?V",
    "quarter": (
        rf"(?:{_FIRST_OF.format('4')}|[Pv]o*4|4o?[Pv])[,o]*{YEAR}"
        rf"|{YEAR}[o-]*(?:{_FIRST_OF.format('4')}|vo*4)"
    ),
    "quarter_code": rf"Q[,o-]*{YEAR}|{YEAR}-?Q",
    "half": rf"(?:{_FIRST_OF.format('2')}|Po*2)[,o]*{YEAR}|{YEAR}o*{_FIRST_OF.format('2')}",
    "first_months": rf"(?:O[nD]|[nD]O)o*mo*{YEAR}|{YEAR}o*(?:O[nD]|[nD]O)m",
    "season_years": r"So*Y[/-][DYN]",
    "season": rf"So*{YEAR}|{YEAR}o*S|Po*S|So?P",
    "years": r"Y[/-][DY]",
    "span": (
        rf"[Pv]o*[nD]o*{_UNIT}|[nD]o*[Pv]o*{_UNIT}|[nD]o*{_UNIT}o*[Pv]|{_UNIT}[nDO]o?[Pv]|vo*{_UNIT}|{_UNIT}v"
        r"|do?[Pv]"
    ),
    "ago": rf"(?<!H)[nDo]?{_UNIT}G|dG|go*(?:[nD]o*)?{_UNIT}(?!o*[YP]|A2)|go*d(?!A2)",
    "ahead": rf"io*[nD]o*{_UNIT}|i{_UNIT}(?!o*[nDOPvYA2])|io?d(?!A2)|(?<!H)[nDo]?{_UNIT}j|dj",
    "month": rf"{YEAR}o*{_MONTH}|{_MONTH}[,o]*{YEAR}|Po*M|Mo?P",
    "quarter_alone": r"(?:[O1#]\.?o*4|4o*[O1#]|4o?P|Po*4)",
    "period": r"Po*[wmk2e]|[wmk2e]o?P",
    "weekend": r"(?<=h)k|(?<=ho)k",
    "weekday": r"Po*W|Wo?P|W",
    "near": "t(?:,?o*W)?",
    "figures": "Z",
    "decade": r"Lo*E|E|L[YN]",
    "year": YEAR,
    "month_alone": "(?:mo*)?Mm?",
    "season_alone": "(?<=[hi])(?:S)|(?<=[hi]o)S",
}


@cache
def pattern() -> re.Pattern[str]:
    """All shapes, the group of each by its name; of two that fit the earlier one counts."""
    return re.compile("|".join(f"(?P<{name}>{with_roles(shape)})" for name, shape in PATTERNS.items()))


@cache
def between() -> re.Pattern[str]:
    """What joins two dates to a range."""
    return re.compile(with_roles(r",?o*(?:[RA]|-)[ohi]*"))


@cache
def week_before() -> re.Pattern[str]:
    """ "the week of"."""
    return re.compile(with_roles(r"([wk])[oh]*\Z"))


@cache
def night_before() -> re.Pattern[str]:
    """ "in der Nacht zum"."""
    return re.compile(with_roles(r"qo*\Z"))


@cache
def week_after() -> re.Pattern[str]:
    """ "12 Mayıs haftası"."""
    return re.compile(with_roles("o*w"))


def coded(items: Items) -> str:
    """The codes of items, figures by their kind and units each by its own; their values become numbers."""
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
    return "N", number
