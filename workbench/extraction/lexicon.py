"""The words of dates and numbers in each language, from `resources/extraction`, ready to be looked up."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from workbench.extraction.tokens import folded

LATIN = ("en", "fr", "it", "de", "tr")
CYRILLIC = ("ru", "uk")
LANGUAGES = (*LATIN, *CYRILLIC, "ar")

_BRACES = re.compile(r"\{([^{}]*)\}")
_PARTS = re.compile(r"[\u0400-\u04ff]+(?:'[\u0400-\u04ff]+)*|[^\W\d_]+|\S")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word or phrase is in dates or in numbers: a code of one letter and a value."""

    code: str
    value: Any = None


@dataclass(slots=True)
class Words:
    """Words and phrases of one job. `phrases`: first word -> (the other words, entry), the longest first."""

    single: dict[str, Entry] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = field(default_factory=dict)

    def put(self, phrase: str, entry: Entry) -> None:
        """Enter a word or phrase and its form without accents; what is there already stays."""
        for form in dict.fromkeys((phrase, _without_accents(phrase))):
            first, *rest = _PARTS.findall(form)
            if not rest:
                self.single.setdefault(first, entry)
            elif (tuple(rest), entry) not in self.phrases.setdefault(first, []):
                self.phrases[first].append((tuple(rest), entry))

    def settle(self) -> None:
        """Put the longest phrases first."""
        for known in self.phrases.values():
            known.sort(key=lambda phrase: -len(phrase[0]))


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
    cues: dict[str, tuple[str, ...]]


@cache
def lexicon(language: str) -> Lexicon:
    """The tables of a language of `LANGUAGES`."""
    data = tomllib.loads(
        resources.files("resources").joinpath("extraction", f"{language}.toml").read_text("utf-8")
    )
    dates, numbers = Words(), Words()
    for section, code in _DATE_CODES.items():
        _fill(dates, data.get("dates", {}).get(section, {}), code)
    for section, code in _NUMBER_CODES.items():
        _fill(numbers, data.get("numbers", {}).get(section, {}), code)
    dates.settle()
    numbers.settle()
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
        cues,
    )


_DATE_CODES = {
    "months": "M", "weekdays": "W", "seasons": "S", "units": "u", "duals": "d", "parts": "B", "parts_after": "V",
    "relative": "P", "past": "v", "ago_after": "G", "ago_before": "g", "in_before": "i", "in_after": "j",
    "days_off": "t", "ordinals": "O", "numbers": "n", "of": "o", "prepositions": "h", "to": "R", "from": "r",
    "and": "A", "fiscal": "f", "future": "F", "half_unit": "2", "not": "x", "christian": "c",
}  # fmt: skip
"""Section of a table -> code of its words in the patterns of `dates.py`."""

_NUMBER_CODES = {
    "words": "n", "scales": "s", "whole_scales": "w", "half": "H", "vague": "z", "about": "a", "bounds": "b",
    "and": "A", "to": "R", "from": "r", "of": "o", "one": "1", "percent": "%", "money": "$", "units": "u",
    "people": "p", "dual_people": "d", "not_before": "x", "adverbs": "v",
    "harmed": "q", "clock_before": "l", "clock_after": "k", "about_after": "e", "breaks": "h",
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
