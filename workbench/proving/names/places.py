"""Places and bodies that go by other names in other languages, wherever they are in a text."""

import re
from functools import cache, lru_cache
from importlib import resources

from workbench.actors.meanings import meanings, word_meanings
from workbench.actors.name_parts import case_stems
from workbench.extraction.name_words import english
from workbench.proving.reading import Reading, Token, plain_word

LONGEST = 4
"""Words of a name that is looked up."""
_UNCASED = re.compile(r"[\u0590-\u08ff\u3040-\u9fff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_CASES = re.compile(
    r"(?:ого|ому|ыми|ими|его|ему|ах|ях|ом|ем|ой|ей|ое|ее|ая|яя|ую|юю|ие|ые|их|ых|им|ым|ий|ый|ам|ям|ов|ев|"
    r"[іїаыуиеяюьйо])$"
)
"""Endings that a word of a Russian or Ukrainian name of several words may have."""
_CLITICS = ("و", "ب", "ل", "ف", "ك")
_SHORT = 3
Codes = frozenset[str]


@lru_cache(maxsize=65536)
def codes_of(words: str) -> Codes:
    """What words may mean as a place or body: codes of countries, cities, bodies; none if unknown."""
    found = set(_bodies().get(_key(words), ()))
    plain = " ".join(plain_word(word) for word in words.split())
    for one in meanings(plain):
        if len(one) == 1:
            found |= {code for code in one if _is_place(code)}
    if " " not in words and len(words) > _SHORT:
        # The beginnings by which adjectives are known are those of common words too: "barely".
        found |= (
            {code for code in word_meanings(plain) if _is_place(code)} if not _is_common(words) else set()
        )
    return frozenset(found)


def _is_common(word: str) -> bool:
    """Whether a word is an English one that no adjective of a country is."""
    return word.isascii() and word.lower() in english() and not word.lower().endswith(_ENDINGS)


_ENDINGS = ("ish", "ese", "ian", "ean", "ch", "i", "an")


def _is_place(code: str) -> bool:
    return code.startswith("city ") or (len(code) == len("LY") and code.isupper())


@lru_cache(maxsize=8192)
def places_in(reading: Reading) -> dict[str, tuple[int, int]]:
    """Code -> where a text first has a name of it, the longest names first."""
    found: dict[str, tuple[int, int]] = {}
    tokens = reading.tokens
    for length in range(LONGEST, 0, -1):
        for at in range(len(tokens) - length + 1):
            row = tokens[at : at + length]
            if not may_name(row[0], reading.language) and (
                length == 1 or row[0].word not in _small_beginnings()
            ):
                continue
            words = " ".join(token.text for token in row)
            for code in _codes_in_text(words, reading.language):
                found.setdefault(code, (row[0].start, row[-1].end))
    return found


def may_name(token: Token, language: str) -> bool:
    """Whether a word may begin a name: a capital letter, or a script that has none."""
    return token.is_capital or bool(_UNCASED.match(token.text)) or token.text in ("хуситы", "хуситов")


def _codes_in_text(words: str, language: str) -> Codes:
    found = codes_of(words)
    if not found and language == "de" and words.endswith("er") and " " not in words:
        # "Istanbuler", "Kiewer".
        found = codes_of(words[:-2]) or codes_of(words[:-1])
    if not found and _UNCASED.match(words) and words[0] in _CLITICS and len(words) > _SHORT:
        found = codes_of(words[1:])
        if not found and words.startswith("لل"):
            found = codes_of("ا" + words[1:])
    return found


def _key(words: str) -> str:
    if words.isupper() and len(words) <= 4:
        return words
    plain = [plain_word(word) for word in re.split(r"[\s\u200c-]+", words)]
    if len(plain) > 1 and _CYRILLIC.match(words):
        plain = [_CASES.sub("", word) if len(word) > _SHORT else word for word in plain]
    return " ".join(plain)


@cache
def _bodies() -> dict[str, tuple[str, ...]]:
    """Names of bodies and towns as they are compared -> their codes; a country's is that of the country."""
    bodies, towns, regions = rows("bodies.txt"), rows("towns.txt"), rows("regions.txt")
    every = [(_COUNTRIES.get(names[0], f"body {names[0]}"), names) for names in bodies]
    every += [(f"city {names[0]}", names) for names in towns]
    every += [(f"region {names[0]}", names) for names in regions]
    every += [(names[0], names[1:]) for names in rows("countries.txt")]
    every += [(f"city {name}", [name]) for names in rows("capitals.txt") for name in names[1:]]
    found: dict[str, tuple[str, ...]] = {}
    for code, names in every:
        for key in map(_key, names):
            for form in dict.fromkeys((key, *_inflected(key))):
                found[form] = (*found.get(form, ()), code)
    return found


@cache
def _small_beginnings() -> frozenset[str]:
    """First words of names that are written small: "mer Noire", "golfo di Aden"."""
    names = [name for listed in ("regions.txt", "bodies.txt") for row in rows(listed) for name in row]
    return frozenset(plain_word(name.split()[0]) for name in names if name[0].islower() and " " in name)


def rows(name: str) -> list[list[str]]:
    """The lines of a list of words, each parted at semicolons."""
    text = resources.files("resources").joinpath(f"words/{name}").read_text("utf-8")
    return [line.split("; ") for line in text.splitlines() if line and not line.startswith("#")]


_COUNTRIES = {"US": "US", "UK": "GB", "UAE": "AE", "DRC": "CD"}


def _inflected(name: str) -> list[str]:
    if " " in name or name.isascii():
        return []
    return case_stems(name)
