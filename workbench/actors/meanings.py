"""What names mean rather than how they sound: places and the words of organisations in other languages.

By two lists of our own resources, read when they are first needed.
"""

import re
from functools import lru_cache
from importlib import resources
from itertools import islice, product

from workbench.actors.folding import plain
from workbench.actors.name_parts import LONGEST, case_stems
from workbench.actors.name_words import SMALL
from workbench.actors.sounds import is_abjad

_SHORTEST, _SHORT_ENDING = 3, 2
"""Letters of a beginning by which a word is known, and the letters that may follow the shortest."""
_MOST = 24
"""Meanings of a name that are looked at, where its words have several."""
_WORDS = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")
_ADJECTIVES = (6, 5, 4)
"""Beginnings of the names of countries from which their adjectives are made: "liby", "сири"."""
_IRREGULAR = {
    "FR": "french franzos fransiz",
    "DE": "german deutsch allemand tedesc немецк німецьк alman",
    "NL": "dutch",
    "PL": "polish polnisch польск польськ",
    "CH": "swiss",
    "ES": "spanish spanisch",
    "GR": "greek griechisch",
    "TR": "turkish turk турецк турецьк تركي",
    "GB": "british britan britisch британск بريطاني",
    "US": "american americain amerik американск امريكي",
    "RU": "russ росси російськ روسي",
    "CN": "chinese китайск",
    "IQ": "iraqi irak иракск عراقي",
    "IL": "israel",
    "LB": "lebanes libanes ливанск لبناني",
    "YE": "yemen jemen",
    "SD": "sudan soudan",
    "ML": "malian",
    "NE": "nigerien",
    "NG": "nigerian",
    "QA": "qatari",
    "OM": "omani",
    "TD": "chadian tchadien",
}
"""Countries whose adjectives begin otherwise than their names."""


@lru_cache(maxsize=65536)
def meanings(text: str) -> tuple[frozenset[str], ...]:
    """What a name may mean: sets of meanings, the same for the same thing in any of the languages.

    Empty where one of its words is not known: then only its sound can be compared.
    """
    folded = " ".join(_WORDS.findall(plain(text)))
    found = [frozenset({place}) for place in _place(folded)]
    words = [word for word in folded.split() if word not in SMALL]
    if 1 < len(words) <= LONGEST:
        each = [_meanings_of(word) for word in words]
        if all(each):
            found += [frozenset(several) for several in islice(product(*each), _MOST)]
    # "The Organisation of the United Nations" is the United Nations.
    found += [one - {"organisation"} for one in found if "organisation" in one and len(one) > 2]
    return tuple(dict.fromkeys(found))


def word_meanings(word: str) -> tuple[str, ...]:
    """What one word may mean: countries, also by their adjectives, cities, words of organisations."""
    folded = plain(word)
    places = _place(folded)
    if places:
        return places
    return _meanings_of(folded) if len(folded) > _SHORTEST else ()


def means_a_body(word: str) -> bool:
    """Whether a folded word is one that names of organisations are made of."""
    return len(word) > _SHORTEST and any(one.islower() for one in _meanings_of(word))


def _place(folded: str) -> tuple[str, ...]:
    places = _places()
    found = places.get(folded, ())
    if not found and " " not in folded:
        for stem in (*case_stems(folded), _without_article(folded)):
            found = found or places.get(stem, ())
    return found


@lru_cache(maxsize=16384)
def _meanings_of(word: str) -> tuple[str, ...]:
    """Of one word, in no certain order; more than one where it has several meanings."""
    countries = tuple(place for place in _place(word) if len(place) == len("LY"))
    if countries:
        return countries
    known = _beginnings()
    bare = _without_article(word)
    for form in (bare, *_without_clitic(bare)):
        for end in range(len(form), _SHORTEST - 1, -1):
            ending = len(form) - end
            if ending > (end if end > _SHORTEST else _SHORT_ENDING):
                break
            if form[:end] in known:
                return known[form[:end]]
    return _country(bare)


def _country(word: str) -> tuple[str, ...]:
    for code, beginnings in _IRREGULAR.items():
        if word.startswith(tuple(beginnings.split())):
            return (code,)
    for length in _ADJECTIVES:
        codes = _adjectives().get(word[:length], frozenset()) if len(word) >= length else frozenset()
        if len(codes) == 1:
            return tuple(codes)
    return ()


def _without_article(word: str) -> str:
    return re.sub(r"^[وف]?(?:ال|لل|بال|كال)(?=\w{3})", "", word) if is_abjad(word) else word


def _without_clitic(word: str) -> tuple[str, ...]:
    return (word[1:],) if is_abjad(word) and len(word) > 4 and word[0] in "وبلفك" else ()


def _lines(name: str) -> list[str]:
    text = resources.files("resources").joinpath(f"words/{name}").read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@lru_cache(maxsize=1)
def _beginnings() -> dict[str, tuple[str, ...]]:
    """Beginnings of words -> their meanings, each named after its first word."""
    found: dict[str, tuple[str, ...]] = {}
    for line in _lines("meanings.txt"):
        first, *others = line.split()
        for word in (first, *others):
            form = _without_article(plain(word))
            if first not in found.get(form, ()):
                found[form] = (*found.get(form, ()), first)
    return found


@lru_cache(maxsize=1)
def _places() -> dict[str, tuple[str, ...]]:
    """Folded names of places, and their Cyrillic stems -> codes of countries, first names of cities."""
    found: dict[str, tuple[str, ...]] = {}
    for line in (*_lines("exonyms.txt"), *_lines("cities.txt")):
        first, *others = line.split("; ")
        place = first if len(first) == len("LY") and first.isupper() else f"city {first}"
        for name in others if place == first else (first, *others):
            folded = " ".join(_WORDS.findall(plain(name)))
            for form in dict.fromkeys((folded, _without_article(folded), *case_stems(folded))):
                if place not in found.get(form, ()):
                    found[form] = (*found.get(form, ()), place)
    return found


@lru_cache(maxsize=1)
def spelled_places() -> frozenset[str]:
    """The names of places with their accents, in small letters."""
    lines = (*_lines("exonyms.txt"), *_lines("cities.txt"))
    return frozenset(name.casefold() for line in lines for name in line.split("; "))


@lru_cache(maxsize=1)
def _adjectives() -> dict[str, frozenset[str]]:
    """Beginnings of the names of countries of one word -> the countries that begin so."""
    found: dict[str, frozenset[str]] = {}
    for name, places in _places().items():
        codes = {place for place in places if not place.startswith("city ")}
        if codes and " " not in name:
            for length in _ADJECTIVES:
                if len(name) >= length:
                    found[name[:length]] = found.get(name[:length], frozenset()) | codes
    return found
