"""The words of dates and numbers in each language, from `resources/extraction`, ready to be looked up."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from workbench.extraction.tokens import folded

LATIN = ("en", "fr", "it", "de", "tr", "es")
CYRILLIC = ("ru", "uk")
ARABIC = ("ar", "fa")
LANGUAGES = (*LATIN, *CYRILLIC, *ARABIC)

_BRACES = re.compile(r"\{([^{}]*)\}")
_PARTS = re.compile(r"[\u0400-\u04ff]+(?:'[\u0400-\u04ff]+)*|[^\W\d_]+|\S")


GLUE = "ohRrAiglb"
"""Codes of small words. A word may be several of them at once: French "au" is of, to and a preposition."""

_FIRST_GLUED = 0xE000


def glued(roles: str) -> str:
    """The one code of a small word that has several roles."""
    return chr(_FIRST_GLUED + sum(1 << GLUE.index(role) for role in roles))


def has_role(code: str, roles: str) -> bool:
    """Whether a code is one of the roles, or of a small word that has one of them."""
    if len(code) != 1:
        return False
    mask = ord(code) - _FIRST_GLUED
    if 0 <= mask < 1 << len(GLUE):
        return any(mask >> GLUE.index(role) & 1 for role in roles if role in GLUE)
    return code in roles


@cache
def _class_of(role: str) -> str:
    bit = 1 << GLUE.index(role)
    return "".join(chr(_FIRST_GLUED + mask) for mask in range(1, 1 << len(GLUE)) if mask & bit)


def with_roles(pattern: str) -> str:
    """A pattern in which the letters of small words stand for every code that has the role."""
    parts, inside = [], False
    for sign in pattern:
        inside = sign == "[" or (inside and sign != "]")
        if sign in GLUE:
            parts.append(_class_of(sign) if inside else f"[{_class_of(sign)}]")
        else:
            parts.append(sign)
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word or phrase is in dates or in numbers: a code of one letter and a value."""

    code: str
    value: Any = None


@dataclass(slots=True)
class Words:
    """Words and phrases of one job. `phrases`: first word -> the other words -> entry, the longest first."""

    single: dict[str, Entry] = field(default_factory=dict)
    phrases: dict[str, dict[tuple[str, ...], Entry]] = field(default_factory=dict)
    endings: re.Pattern[str] | None = None
    """Endings that what is counted may have, in a language that writes them on."""

    def put(self, phrase: str, entry: Entry) -> None:
        """Enter a word or phrase and its form without accents; what is there already stays."""
        for form in dict.fromkeys((phrase, _without_accents(phrase))):
            first, *rest = _PARTS.findall(form)
            if not rest:
                self.single[first] = _both(self.single.get(first), entry)
                continue
            known = self.phrases.setdefault(first, {})
            known[tuple(rest)] = _both(known.get(tuple(rest)), entry)

    def settle(self) -> None:
        """Put the longest phrases first."""
        for first, known in self.phrases.items():
            self.phrases[first] = dict(sorted(known.items(), key=lambda phrase: -len(phrase[0])))


def _both(known: Entry | None, entry: Entry) -> Entry:
    """What is there already stays; small words take on another role."""
    if known is None:
        return Entry(glued(entry.code), entry.value) if entry.code in GLUE else entry
    if entry.code in GLUE and ord(known.code) >= _FIRST_GLUED:
        return Entry(chr(ord(known.code) | ord(glued(entry.code))), known.value)
    return known


@dataclass(slots=True)
class Lexicon:
    """The tables of one language."""

    language: str
    dates: Words
    numbers: Words
    flags: frozenset[str]
    thousands: str
    stops: frozenset[str]
    adjective: re.Pattern[str]
    ones: frozenset[str]
    noun: re.Pattern[str]
    weak: frozenset[str]
    articles: frozenset[str]
    day_articles: frozenset[str]
    hours_from: frozenset[str]
    half_hours: frozenset[str]
    shares: frozenset[str]
    cues: dict[str, tuple[str, ...]]


@cache
def lexicon(language: str) -> Lexicon:
    """The tables of a language of `LANGUAGES`."""
    import tomllib
    from importlib import resources

    data = tomllib.loads(
        resources.files("resources").joinpath("extraction", f"{language}.toml").read_text("utf-8")
    )
    dates, numbers = Words(), Words()
    for section, code in _DATE_CODES.items():
        _fill(dates, data.get("dates", {}).get(section, {}), code)
    for section, code in _NUMBER_CODES.items():
        _fill(numbers, data.get("numbers", {}).get(section, {}), code)
    for phrase in _forms(data.get("labels", "")):
        dates.put(phrase, Entry("x"))
        numbers.put(phrase, Entry("x"))
    for section, code in (("streets", "s"), ("streets_after", "T")):
        for phrase in _forms(data.get(section, "")):
            dates.put(phrase, Entry(code))
            numbers.put(phrase, Entry("y" if code == "s" else code))
    dates.settle()
    numbers.settle()
    if "endings" in data:
        numbers.endings = re.compile(data["endings"])
    cues = {name: tuple(_forms(words)) for name, words in data.get("cues", {}).items()}
    return Lexicon(
        language,
        dates,
        numbers,
        frozenset(data.get("flags", ())),
        data.get("thousands", ","),
        frozenset(_forms(data.get("stops", ""))),
        re.compile(data.get("adjective", r"(?!)")),
        frozenset(_forms(data.get("ones", ""))),
        re.compile(data.get("noun", r"(?!)")),
        frozenset(_forms(data.get("weak", ""))),
        frozenset(_forms(data.get("articles", ""))),
        frozenset(_forms(data.get("day_articles", ""))),
        frozenset(_forms(data.get("hours_from", ""))),
        frozenset(_forms(data.get("half_hours", ""))),
        frozenset(_forms(data.get("shares", ""))),
        cues,
    )


_DATE_CODES = {
    "months": "M", "weekdays": "W", "seasons": "S", "units": "u", "duals": "d", "parts": "B",
    "parts_after": "V", "relative": "P", "past": "v", "ago_after": "G", "ago_before": "g",
    "in_before": "i", "in_after": "j",
    "days_off": "t", "ordinals": "O", "numbers": "n", "of": "o", "prepositions": "h", "to": "R", "from": "r",
    "and": "A", "fiscal": "f", "future": "F", "by": "b", "nights": "q", "half_unit": "2",
    "decades": "E", "years_off": "U", "parts_of_periods": "C", "half_words": "H", "not_dates": "X",
    "christian": "c",
}  # fmt: skip
"""Section of a table -> code of its words in the patterns of `dates.py`."""

_NUMBER_CODES = {
    "words": "n", "scales": "s", "whole_scales": "w", "half": "H", "half_behind": "J", "vague": "z",
    "about": "a", "bounds": "B",
    "and": "A", "to": "R", "from": "r", "of": "o", "one": "1", "percent": "%", "money": "$", "units": "u",
    "people": "p", "dual_people": "d", "not_before": "x", "adverbs": "v",
    "percent_before": "P", "fractions": "F", "minus": "M",
    "ordinal_words": "X", "dual_units": "D", "harmed": "q", "clock_before": "l", "clock_after": "k",
    "about_after": "e", "breaks": "h",
}  # fmt: skip
"""Section of a table -> code of its words in `numbers.py`."""


def _fill(words: Words, section: Any, code: str) -> None:
    if isinstance(section, list):  # months, weekdays: by their place
        section = {str(number): names for number, names in enumerate(section, 1)}
    elif isinstance(section, str):
        section = {"": section}
    for value, phrases in section.items():
        for phrase in _forms(phrases):
            words.put(phrase, Entry(code, _value(value)))


def _value(text: str) -> Any:
    try:
        number = float(text)
    except ValueError:
        return text
    return int(number) if number.is_integer() else number


def _forms(words: str) -> list[str]:
    """The phrases of a table: blanks between them, "_" within, endings in braces: январ{ь,я,е}."""
    found: list[str] = []
    waiting = list(reversed(words.split()))
    while waiting:
        word = waiting.pop()
        braces = _BRACES.search(word)
        if braces:
            ends = braces[1].split(",")
            waiting += [word[: braces.start()] + end + word[braces.end() :] for end in reversed(ends)]
        else:
            found.append(folded(word.replace("_", " ").strip()))
    return [form for form in found if form]


def _without_accents(phrase: str) -> str:
    if phrase.isascii() or not _is_latin(phrase):
        return phrase
    plain = "".join(c for c in unicodedata.normalize("NFD", phrase) if not unicodedata.combining(c))
    return plain if max(map(len, plain.split()), default=0) > 3 else phrase


def _is_latin(phrase: str) -> bool:
    return not any("\u0370" <= letter <= "\u1cff" for letter in phrase)
