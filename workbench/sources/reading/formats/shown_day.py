"""The day that a page shows beside its headline, where it states none for machines: a guess."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from workbench.sources.reading.formats.calendars import understood
from workbench.values.moments import latin_digits
from workbench.values.text import fold

_EARLIEST = 1990
"""No page was put on the web before; an older day is one that a caption or the text speaks of."""
_BEFORE = 60
_AFTER = 700
"""Letters around the headline in which such a day stands; further up is what day it is today."""
_SHORT_LINE = 90
"""Words in which a day may be that of publication; in a longer stretch it is one the text speaks of."""
_NO_WORDS = ("script", "style", "noscript", "template", "svg", "select", "textarea")
_MONTHS = (
    "jan gen ene ian янв січ sty led oca tammi ιαν يناير",
    "feb fev fév фев лют lut uno sub helmi φεβ فبراير",
    "mar mär mrz maart maalis bre мар бер μαρ مارس",
    "apr abr avr апр квіт kwi dub nis huhti απρ أبريل ابريل",
    "may mai maj mag mei май мая трав kve touko μαι مايو",
    "jun juin giu iun июн черв czerw cervn haz kesa ιουν يونيو",
    "jul juil lug iul июл лип lip cervenc tem heina ιουλ يوليو",
    "aug ago aou авг серп sie srp agu elo αυγ أغسطس اغسطس",
    "sep set сен вер wrz zar eyl syys σεπ سبتمبر",
    "oct okt ott out окт жовт paz rij eki loka οκτ أكتوبر اكتوبر",
    "nov ноя лист list kas marras νοε نوفمبر",
    "dec dez dic des дек груд gru pros ara joulu δεκ ديسمبر",
)
"""How the names of the months begin in the languages that pages are read in, without accents."""
_CHANGED = re.compile(
    r"\b(?:last\s+)?(?:updated?|modified|changed|revised)\b|\b(?:letzte\s+änderung|aktualisiert|geändert|stand:)|"
    r"\bmis[e]?\s+à\s+jour|\bmodifi|\bactualiz|\batualiz|\baggiorna|\bultima\s+modifica|\bzaktualiz|\buppdater|"
    r"\boppdater|\bopdater|\bpäivit|\bgüncelle|\bson\s+güncelleme|\bобновл|\bоновл|\bизмен|更新|수정|تحديث|به‌روز",
    re.IGNORECASE,
)
"""What stands before the day of a change; days before it in the same words are others."""
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s?[-./年년]\s?(\d{1,2})\s?[-./月월]\s?(\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<![\d.])(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})(?!\d)")
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+|of\s+)?([^\W\d_]{3,})\.?,?\s+(?:del?\s+)?(\d{4})(?!\d)"
)
_MONTH_DAY = re.compile(r"(?<!\w)([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")


def shown_day(tree: Any, headline: str, language: str) -> str:
    """The one day that stands in few words under the headline or right before it; "" where none does."""
    pieces = list(_pieces(tree))
    at = next((index for index, (words, tag) in enumerate(pieces) if tag and words == headline), -1)
    if not headline or at < 0:
        return ""
    after = _within((words for words, _tag in pieces[at + 1 :]), _AFTER)
    before = _within((words for words, _tag in reversed(_without_changes(pieces[:at]))), _BEFORE)
    for place in (after, before):
        days = {day for words in _up_to_a_change(place) for day in _days_in(words, language)}
        if len(days) == 1:
            return days.pop()
    return ""


def _up_to_a_change(place: Iterator[str]) -> Iterator[str]:
    """The words before those that say when the page was changed: a day further on is one of the text."""
    for words in place:
        before, *after = _CHANGED.split(words, maxsplit=1)
        yield before
        if after:
            return


def _pieces(tree: Any) -> Iterator[tuple[str, bool]]:
    """The words of the page as they follow each other; whether they are those of a heading, whole."""
    waiting: list[tuple[Any, bool]] = [(tree, False)]
    while waiting:
        node, is_behind = waiting.pop()
        if is_behind:
            if words := " ".join((node.tail or "").split()):
                yield words, False
            continue
        if node is not tree:
            waiting.append((node, True))
        if not isinstance(node.tag, str) or node.tag in _NO_WORDS or node.tag == "head":
            continue
        if node.tag in ("h1", "h2", "h3"):
            if words := " ".join("".join(node.itertext()).split()):
                yield words, True
            continue
        if words := " ".join((node.text or "").split()):
            yield words, False
        waiting += [(child, False) for child in reversed(node)]


def _without_changes(pieces: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """The words without those behind a label of their own that says when the page was changed."""
    return [
        one
        for index, one in enumerate(pieces)
        if not (index and _CHANGED.search(label := pieces[index - 1][0]) and not any(map(str.isdigit, label)))
    ]


def _within(pieces: Iterator[str], reach: int) -> Iterator[str]:
    for words in pieces:
        if reach <= 0:
            return
        reach -= len(words)
        if len(words) <= _SHORT_LINE:
            yield words


def _days_in(words: str, language: str) -> Iterator[str]:
    words = latin_digits(words)
    for match in _YEAR_FIRST.finditer(words):
        yield from _day(match[1], int(match[2]), match[3], language)
    for match in _DAY_FIRST.finditer(words):
        day, month = int(match[1]), int(match[3])
        # 03/04/2025 is in March or in April, as the writer is used to.
        if match[2] != "/" or language[:2] != "en" or day == month:
            yield from _day(match[4], month, match[1], language)
    for match in _DAY_MONTH.finditer(words):
        yield from _day(match[3], _month(match[2]), match[1], language)
    for match in _MONTH_DAY.finditer(words):
        yield from _day(match[3], _month(match[1]), match[2], language)


def _day(year: str, month: int, day: str, language: str) -> Iterator[str]:
    if int(year) < _EARLIEST and not language.startswith(("fa", "ps", "ku", "ckb")):
        return
    found, _note = understood(f"{year}-{month:02}-{int(day):02}", language)
    try:
        if found and date.fromisoformat(found) <= datetime.now(UTC).date():
            yield found
    except ValueError:
        return


@cache
def _month(name: str) -> int:
    """The number of the month whose name begins so; 0 for any other word."""
    bare = fold(name)
    best = max(
        ((len(stem), number) for number, stems in _stems() for stem in stems if bare.startswith(stem)),
        default=(0, 0),
    )
    return best[1]


@cache
def _stems() -> list[tuple[int, list[str]]]:
    return [(number, fold(stems).split()) for number, stems in enumerate(_MONTHS, 1)]
