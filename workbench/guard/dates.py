"""A day in the ways it is written."""

import re
from collections.abc import Iterator
from datetime import date

_ENGLISH = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December")  # fmt: skip
_RUSSIAN = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
            "ноября", "декабря")  # fmt: skip
_ARABIC = (("يناير", "كانون الثاني"), ("فبراير", "شباط"), ("مارس", "آذار"), ("أبريل", "نيسان"),
           ("مايو", "أيار"), ("يونيو", "حزيران"), ("يوليو", "تموز"), ("أغسطس", "آب"), ("سبتمبر", "أيلول"),
           ("أكتوبر", "تشرين الأول"), ("نوفمبر", "تشرين الثاني"), ("ديسمبر", "كانون الأول"))  # fmt: skip
_MONTHS = {
    **{name.lower(): number for number, name in enumerate(_ENGLISH, 1)},
    **{name[:3].lower(): number for number, name in enumerate(_ENGLISH, 1)},
    **{name: number for number, name in enumerate(_RUSSIAN, 1)},
    **{name: number for number, names in enumerate(_ARABIC, 1) for name in names},
}
_NAMED = "|".join(sorted(map(re.escape, _MONTHS), key=len, reverse=True))
_WRITTEN = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m>{_NAMED})\.?,? (?P<y>(?:19|20)\d\d)"
    rf"|(?P<um>{_NAMED})\.? (?P<ud>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<uy>(?:19|20)\d\d)"
    r"|(?<!\d)(?P<iy>(?:19|20)\d\d)-(?P<im>\d\d)-(?P<id>\d\d)(?!\d)"
    r"|(?<!\d)(?P<nd>\d{1,2})[./](?P<nm>\d{1,2})[./](?P<ny>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\b(?:met|meet|meets|meeting|meetings|interview|interviewed|spoke|call|called|phoned|visited|saw|dinner|lunch|"
    r"debrief\w*|source meeting)\b|встре[чт]\w*|бесед\w*|интервью|звон\w*|لقاء|اجتماع|مقابلة|التقي\w*|التقى",
    re.IGNORECASE,
)


def written_forms(day: str) -> tuple[str, ...]:
    """A day (ISO) as it is written in English, Russian, Arabic and in figures; () for no whole day."""
    try:
        on = date.fromisoformat(day)
    except ValueError:
        return ()
    month = _ENGLISH[on.month - 1]
    names = (month, month[:3], *(("Sept",) if on.month == 9 else ()))
    forms = [f"{on.year}-{on.month:02}-{on.day:02}", f"{on.month:02}/{on.day:02}/{on.year}"]
    for d, m in {(f"{on.day:02}", f"{on.month:02}"), (str(on.day), str(on.month))}:
        forms += [f"{d}.{m}.{on.year}", f"{d}.{m}.{on.year % 100:02}"]
    for name in names:
        for d in dict.fromkeys((str(on.day), f"{on.day:02}", _ordinal(on.day))):
            forms += [f"{d} {name} {on.year}", f"{name} {d} {on.year}", f"{d} {name}", f"{name} {d}"]
            forms += [f"{d} of {name}", f"{d} of {name} {on.year}"]
    russian = _RUSSIAN[on.month - 1]
    forms += [f"{on.day} {russian} {on.year}", f"{on.day} {russian}"]
    for arabic in _ARABIC[on.month - 1]:
        forms += [f"{on.day} {arabic} {on.year}", f"{on.day} {arabic}"]
    return tuple(dict.fromkeys(forms))


def has_other_year(day: str, following: str) -> bool:
    """Whether the words after a day without its year name another year."""
    match = re.match(r"\W{0,3}((?:19|20)\d\d)\b", following)
    return bool(match) and match[1] != day[:4] if match else False


def meeting_days(text: str) -> Iterator[str]:
    """The days (ISO) that a text names in a sentence about a meeting or a call."""
    for sentence in re.split(r"(?<=[.!?])\s+|\n", text):
        if _MEETING.search(sentence):
            yield from days_in(sentence)


def days_in(text: str) -> Iterator[str]:
    """The whole days (ISO) a text names; of figures the day is read before the month."""
    for match in _WRITTEN.finditer(text):
        found = {name: value for name, value in match.groupdict().items() if value}
        day = next(found[name] for name in ("d", "ud", "id", "nd") if name in found)
        month = next(found[name] for name in ("m", "um", "im", "nm") if name in found)
        year = next(found[name] for name in ("y", "uy", "iy", "ny") if name in found)
        number = _MONTHS.get(month.lower()) or (int(month) if month.isdecimal() else 0)
        try:
            yield date(int(year), number, int(day)).isoformat()
        except ValueError:
            continue


def _ordinal(day: int) -> str:
    ending = "th" if 10 <= day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"
