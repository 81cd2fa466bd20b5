"""Dates that a text has beside those it writes out: feasts, the year before, a day that is still to come."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from workbench.extraction.model import Dates
from workbench.values.moments import last_day

_YEAR_BEFORE = re.compile(
    r"\b(?:(?:the |a )?(?:(?:year|season) (?:before|earlier)|(?:previous|preceding) (?:year|season))|"
    r"l['’]année (?:précédente|d['’]avant)|un an (?:plus tôt|auparavant)|anno precedente|Vorjahr\w*|"
    r"годом ранее|предыдущ\w+ год\w*|önceki yıl\w*|العام السابق|العام الذي سبقه)"
)
_FEASTS = (
    (r"Christmas Eve|Heiligabend|réveillon de Noël|veille de Noël|vigilia di Natale|Nochebuena", (12, 24)),
    (
        r"Christmas Day|Christmas|(?:le jour de |à )?Noël|(?:il giorno di )?Natale|Weihnachten|"
        r"ersten Weihnachtstag|Navidad",
        (12, 25),
    ),
    (r"Boxing Day|zweiten Weihnachtstag|Santo Stefano", (12, 26)),
    (r"New Year['’]s Eve|Silvester|Saint-Sylvestre|Nochevieja|San Silvestro", (12, 31)),
    (r"New Year['’]s Day|Neujahr(?:stag)?|(?:jour de l['’]An|Nouvel An)|Capodanno|Año Nuevo", (1, 1)),
    (r"May Day", (5, 1)),
    (r"Ferragosto", (8, 15)),
    (r"Bastille Day", (7, 14)),
    (r"Victory Day|День Победы|Дня Победы", (5, 9)),
)
"""Feasts that are on the same day each year: month, day."""
_FEAST = re.compile(rf"(?<!\w)(?:{'|'.join(words for words, _when in _FEASTS)})(?!\w)", re.IGNORECASE)
_YEAR_BEGAN = re.compile(
    r"(?:since|from) the (?:start|beginning) of (?:the|this) year|so far this year|this year so far|"
    r"depuis le début de l['’]année|depuis le début d['’]année|depuis janvier|seit Jahresbeginn|"
    r"seit (?:Anfang|Beginn) des Jahres|dall['’]inizio dell['’]anno|da inizio anno|"
    r"desde (?:principios|comienzos) del? año|en lo que va de año|с начала года|з початку року|"
    r"yılbaşından (?:beri|bu yana)|yılın başından (?:beri|bu yana)|منذ (?:بداية|مطلع) (?:هذا |)العام|"
    r"از (?:آغاز|ابتدای) سال|از اول سال",
    re.IGNORECASE,
)
_SAID_ON = re.compile(
    r"\b(?:said|told \w+|announced|reported|confirmed|denied|added|declared|stated|warned)\s"
    r"(?:late |early )?(?:on\s)?\Z"
)
_LONG_PAST = 90
_UNTIL = re.compile(
    r"(?:until|till|by|before|beyond|after|from|jusqu['’]au|au-delà du|avant le|d['’]ici au|après le|"
    r"bis|ab|vor dem|über den|nach dem|entro il|fino al|oltre il|dopo il|dal|hasta el|antes del|más allá del|"
    r"a partir del|"
    r"до|к|после|с|від|після|حتى|بحلول|بعد|قبل|تا|از)\s+(?:the\s+|dem\s+)?\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date: `floating` where its year was not said, so that it was only guessed.

    `of_year` where it names its day or month, whatever the year: no "Friday".
    """

    start: int
    end: int
    dates: Dates
    floating: bool = False
    of_year: bool = False


def more_dates(text: str, found: Sequence[DateFound], published: date | None) -> list[DateFound]:
    """Other days that the words of a text may name, beside those that were found in it."""
    return [
        *_of_weekdays(found, published),
        *_still_to_come(text, found, published),
        *_of_years_before(text, found),
        *_of_feasts(text, published),
        *_of_the_year(text, published),
        *_year_before(found, published),
    ]


def _of_weekdays(found: Sequence[DateFound], published: date | None) -> list[DateFound]:
    """A weekday of the coming week may be one of the week that is over: words of the future mislead."""
    if published is None:
        return []
    return [
        DateFound(one.start, one.end, Dates(day, day, "day", True))
        for one in found
        if one.dates.relative and one.dates.precision == "day" and not one.floating and not one.of_year
        for day in (one.dates.first - timedelta(7),)
        if 2 < (one.dates.first - published).days <= 7
    ]


def _of_the_year(text: str, published: date | None) -> list[DateFound]:
    """January, where a text says "since the beginning of the year"."""
    if published is None:
        return []
    first = date(published.year, 1, 1)
    found = Dates(first, date(published.year, 1, 31), "month", True)
    return [DateFound(match.start(), match.end(), found) for match in _YEAR_BEGAN.finditer(text)]


def _year_before(found: Sequence[DateFound], published: date | None) -> list[DateFound]:
    """A month that is taken for one to come may be the last one of its name."""
    if published is None:
        return []
    earlier = []
    for one in found:
        dates = one.dates
        if one.of_year and dates.precision == "month" and dates.relative and dates.first > published:
            first = dates.first.replace(year=dates.first.year - 1)
            moved = Dates(first, last_day(first.isoformat()[:7]), "month", True)
            earlier.append(DateFound(one.start, one.end, moved, of_year=True))
    return earlier


def is_misled(text: str, one: DateFound, published: date | None) -> bool:
    """Whether a weekday was taken for one to come though somebody said something on it."""
    if published is None or not one.dates.relative or one.of_year or one.dates.precision != "day":
        return False
    return one.dates.first > published and _SAID_ON.search(text, 0, one.start) is not None


def _of_feasts(text: str, published: date | None) -> list[DateFound]:
    """Days that are called by their feasts, in the year of publication or the one before."""
    found = []
    for match in _FEAST.finditer(text):
        month, day = next(when for words, when in _FEASTS if re.fullmatch(words, match[0], re.IGNORECASE))
        year = (published or date(2024, 12, 31)).year
        one = date(year, month, day)
        if published is not None and one > published:
            one = date(year - 1, month, day)
        found.append(DateFound(match.start(), match.end(), Dates(one, one, "day", True), published is None))
    return found


def _still_to_come(text: str, found: Sequence[DateFound], published: date | None) -> list[DateFound]:
    """A day without a year, long past on the day of publication, may be to come: "beyond 31 December"."""
    if published is None:
        return []
    later = []
    for one in found:
        dates = one.dates
        if not _UNTIL.search(text, 0, one.start) or not dates.relative or dates.precision != "day":
            continue
        if (published - dates.last).days > _LONG_PAST:
            moved = dates.years_on(1)
            if moved is not None:
                later.append(DateFound(one.start, one.end, moved, of_year=True))
    return later


def _of_years_before(text: str, found: Sequence[DateFound]) -> list[DateFound]:
    """ "Up from the year before", beside a year."""
    years = [one.dates for one in found if one.dates.last.year - one.dates.first.year <= 1]
    return [
        DateFound(
            match.start(),
            match.end(),
            Dates(
                date(dates.first.year - 1, 1, 1),
                date(dates.last.year - 1, 12, 31),
                "year" if dates.first.year == dates.last.year else "span",
            ),
        )
        for match in _YEAR_BEFORE.finditer(text)
        for dates in years[:2]
    ]
