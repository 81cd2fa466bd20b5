"""Whoever looks for a date or a number finds it as other languages and other hands write it.

5 March 2025 is also 5. März 2025, 05.03.2025 and 2025-03-05; 40 per cent is also 40 % and 40 Prozent.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.search.query import Unit, words_of

if TYPE_CHECKING:
    from workbench.extraction.model import Amount, Dates, Find

_MOST_UNITS = 12
"""Words that are looked through for dates and numbers; who types more looks for a sentence."""
_REACH = 24
_PERCENT_SIGN = re.compile("[%٪]")
_NUMBER_GOES_ON = re.compile(r"[\d.,]")
_DIGIT = re.compile(r"\d")
_ALONE = re.compile(r"[^\w%٪$€£]+")
_MONTHS = (
    ("January", "janvier", "gennaio", "Januar", "Ocak", "января", "січня", "يناير", "كانون الثاني"),
    ("February", "février", "febbraio", "Februar", "Şubat", "февраля", "лютого", "فبراير", "شباط"),
    ("March", "mars", "marzo", "März", "Mart", "марта", "березня", "مارس", "آذار"),
    ("April", "avril", "aprile", "April", "Nisan", "апреля", "квітня", "أبريل", "نيسان"),
    ("May", "mai", "maggio", "Mai", "Mayıs", "мая", "травня", "مايو", "أيار"),
    ("June", "juin", "giugno", "Juni", "Haziran", "июня", "червня", "يونيو", "حزيران"),
    ("July", "juillet", "luglio", "Juli", "Temmuz", "июля", "липня", "يوليو", "تموز"),
    ("August", "août", "agosto", "August", "Ağustos", "августа", "серпня", "أغسطس", "آب"),
    ("September", "septembre", "settembre", "September", "Eylül", "сентября", "вересня", "سبتمبر", "أيلول"),
    ("October", "octobre", "ottobre", "Oktober", "Ekim", "октября", "жовтня", "أكتوبر", "تشرين الأول"),
    ("November", "novembre", "novembre", "November", "Kasım", "ноября", "листопада", "نوفمبر",
     "تشرين الثاني"),
    ("December", "décembre", "dicembre", "Dezember", "Aralık", "декабря", "грудня", "ديسمبر", "كانون الأول"),
)  # fmt: skip
_IN_MONTH = {"ь": "е", "й": "е", "а": "е", "я": "е"}
_PERCENT = (
    "{} per cent", "{} percent", "{} pour cent", "{} per cento", "{} Prozent", "yüzde {}", "{} процент*",
    "{} відсот*", "{} في المئة", "{} في المائة", "{} بالمئة",
)  # fmt: skip
_SCALES = {
    1_000_000: ("million*", "milion*", "milyon*", "Mio", "миллион*", "мільйон*", "млн", "مليون*"),
    1_000_000_000: ("billion*", "bn", "milliard*", "miliard*", "milyar*", "Mrd", "миллиард*", "мільярд*",
                    "млрд", "مليار*"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Written:
    """Other ways to write what some words say: units `first` to `last`, end exclusive.

    `forms` as they are shown; one with * may go on. `bare` are figures whose sign the index leaves out, as
    it does the sign of per cent: they count only in a text in which one of `proof` has the sign.
    """

    first: int
    last: int
    forms: tuple[str, ...]
    bare: str = ""
    proof: tuple[str, ...] = ()

    @property
    def expressions(self) -> list[str]:
        """The forms as FTS5 looks for them, each once."""
        found: dict[str, None] = {}
        bare = " ".join(words_of(self.bare))
        for form in self.forms:
            words = " ".join(words_of(form.rstrip("*")))
            if words and words != bare:
                found[f'"{words}" *' if form.endswith("*") else f'"{words}"'] = None
        return list(found)

    @property
    def shown(self) -> tuple[str, ...]:
        """The forms as a person reads them."""
        return tuple(form.rstrip("*") for form in self.forms)


def written_otherwise(units: Sequence[Unit]) -> list[Written]:
    """The dates and numbers among the words that were typed, in order, with their other forms.

    Words in quotes stand for themselves. What is the same in all languages, such as 40 or 2025, has no
    other forms.
    """
    if len(units) > _MOST_UNITS or any(unit.is_phrase for unit in units) or not _may_hold_any(units):
        return []
    from workbench.extraction.engine import DATES, NUMBERS, extract
    from workbench.extraction.lexicon import LATIN

    typed = " ".join(unit.typed for unit in units)
    # So few words do not show their language.
    for language in ("", *LATIN) if any(map(_DIGIT.search, typed.split())) else ("", "en"):
        found = _written(units, typed, extract(typed, language=language, kinds=DATES | NUMBERS))
        if found:
            return found
    return []


def _written(units: Sequence[Unit], typed: str, finds: Iterable["Find"]) -> list[Written]:
    from workbench.extraction.model import Amount, Dates

    found: list[Written] = []
    for find in finds:
        span = _units_at(units, find.start, find.end)
        if span is None:
            continue
        if isinstance(find.value, Dates):
            one = Written(*span, _dates(find.value))
        elif isinstance(find.value, Amount):
            one = _amount(find.value, span)
        else:
            continue
        known = typed[find.start : find.end].casefold()
        forms = tuple(form for form in dict.fromkeys(one.forms) if form.casefold() != known)
        if forms or one.bare:
            found.append(Written(*span, forms, one.bare, one.proof))
    return found


def share_in(text: str, spelled: Sequence[str]) -> tuple[int, int] | None:
    """Where a text has one of some figures with the sign of per cent before or behind it."""
    # The signs are few; to look at every figure takes ten times as long.
    for match in _PERCENT_SIGN.finditer(text):
        before, after = text[max(0, match.start() - _REACH) : match.start()], text[match.end() :][:_REACH]
        for one in spelled:
            written = before.rstrip()
            if written.endswith(one) and not _NUMBER_GOES_ON.search(written[: -len(one)][-1:]):
                return match.start() - len(before) + len(written) - len(one), match.end()
            gap = len(after) - len(after.lstrip())
            if after[gap:].startswith(one) and not after[gap + len(one) :][:1].isdecimal():
                return match.start(), match.end() + gap + len(one)
    return None


def _may_hold_any(units: Sequence[Unit]) -> bool:
    """Whether it is worth to read on: figures, or several words that may be a number in words."""
    return any(_DIGIT.search(unit.typed) for unit in units) or len(units) > 1


def _units_at(units: Sequence[Unit], start: int, end: int) -> tuple[int, int] | None:
    """The units that a find covers wholly; None where it covers a part of one."""
    at, first, last = 0, -1, -1
    for number, unit in enumerate(units):
        stop = at + len(unit.typed)
        if start < stop and at < end:
            outside = unit.typed[: max(0, start - at)] + unit.typed[max(0, end - at) :]
            if (end < stop or start > at) and _ALONE.sub("", outside):
                return None
            first = number if first < 0 else first
            last = number + 1
        at = stop + 1
    return (first, last) if first >= 0 else None


def _dates(dates: "Dates") -> tuple[str, ...]:
    first, last = dates.first, dates.last
    year, month, day = first.year, first.month, first.day
    names = _MONTHS[month - 1]
    if first == last:
        english, french, _italian, german, *_others = names
        written = [f"{day} {name} {year}" for name in names]
        written[1] = f"1er {french} {year}" if day == 1 else written[1]
        written[3] = f"{day}. {german} {year}"
        figures = (
            f"{day:02}.{month:02}.{year}", f"{day}.{month}.{year}", f"{day:02}/{month:02}/{year}",
            f"{day}/{month}/{year}", f"{year}-{month:02}-{day:02}",
        )  # fmt: skip
        return (*written[:4], f"{english} {day}, {year}", *figures, *written[4:])
    if dates.precision != "month":
        return ()
    locative = [_locative(name) for name in names[5:7]]
    return (*(f"{name} {year}" for name in (*names[:5], *locative, *names[5:])), f"{month:02}.{year}",
            f"{year}-{month:02}")  # fmt: skip


def _locative(genitive: str) -> str:
    """A Russian or Ukrainian month after "in": марте, березні."""
    if genitive.endswith("ого"):
        return f"{genitive[:-3]}ому"
    ukrainian = genitive.endswith(("ня", "да"))
    if ukrainian:
        return f"{genitive[:-1]}і"
    return f"{genitive[:-1]}{_IN_MONTH.get(genitive[-1], 'е')}"


def _amount(amount: "Amount", span: tuple[int, int]) -> Written:
    if amount.low != amount.high or amount.low < 0:
        return Written(*span, ())
    value = amount.high
    figures = _figures(value)
    if amount.unit == "%":
        spelled = dict.fromkeys((figures, figures.replace(".", ",")))
        forms = tuple(form.format(one) for form in _PERCENT for one in spelled)
        return Written(*span, (f"{figures}%", f"{figures} %", *forms), figures, tuple(spelled))
    if value < 1000:
        return Written(*span, ())
    return Written(*span, tuple(_large(value)))


def _large(value: float) -> list[str]:
    forms = []
    for scale, words in _SCALES.items():
        share = value / scale
        if 1 <= share < 1000 and (share * 100).is_integer():
            forms += [f"{_figures(share)} {word}" for word in words]
    if value.is_integer() and value < 1e12:
        forms += [f"{value:,.0f}", f"{value:.0f}"]
    return forms


def _figures(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")
