"""Countries and the capitals by which newspapers mean their governments: "Ankara said", "envoys to Paris"."""

from collections.abc import Collection, Iterable
from functools import cache, lru_cache

from workbench.actors.meanings import word_meanings
from workbench.proving.names.places import Codes, codes_of, places_in, rows
from workbench.proving.reading import Reading

_LENGTH = len("LY")
_SHORTEST = 4
_EUROPEAN = ("europe", "europa", "europä", "avrupa", "европ", "європ", "اوروب", "اروپ")
"""Beginnings of "European" as it is folded, by which newspapers mean the Union."""


def is_country(code: str) -> bool:
    """Whether a code is that of a country, or of the European Union."""
    return (len(code) == _LENGTH and code.isupper()) or code == "body EU"


def governments(codes: Iterable[str]) -> Codes:
    """The countries that codes mean, themselves or by their capitals."""
    by_seat = _by_seat()
    found = {code for code in codes if is_country(code)}
    for code in codes:
        found |= by_seat.get(code, frozenset())
    return frozenset(found)


def is_seat(codes: Iterable[str]) -> bool:
    """Whether codes are of a capital or seat of a government and of no country."""
    return any(code in _by_seat() for code in codes) and not any(map(is_country, codes))


def is_one_of(words: str, countries: Collection[str]) -> bool:
    """Whether words name one of some countries, or its government by the capital."""
    return not governments(codes_of(words)).isdisjoint(countries)


@lru_cache(maxsize=8192)
def countries_in(reading: Reading) -> dict[str, tuple[int, int]]:
    """Country -> where a text first names it, its people or its capital."""
    found: dict[str, tuple[int, int]] = {}
    for code, place in places_in(reading).items():
        for country in governments((code,)):
            found.setdefault(country, place)
    for token in reading.tokens:
        if len(token.word) > _SHORTEST and not reading.is_taken(token.start, token.end):
            for code in word_meanings(token.word):
                if is_country(code):
                    found.setdefault(code, (token.start, token.end))
    europe = next((token for token in reading.tokens if token.word.startswith(_EUROPEAN)), None)
    if europe is not None:
        found.setdefault("body EU", (europe.start, europe.end))
    for code in places_in(reading).keys() & _members().keys():
        for country in _members()[code]:
            found.setdefault(country, places_in(reading)[code])
    return found


@cache
def _members() -> dict[str, Codes]:
    """Code of a group of countries -> who is in it."""
    return {
        code: frozenset(countries.split())
        for countries, *names in rows("groups.txt")
        for name in names
        for code in codes_of(name)
    }


@cache
def _by_seat() -> dict[str, Codes]:
    """Code of a capital or seat -> the countries that are governed from there."""
    found: dict[str, Codes] = {}
    for country, *names in rows("capitals.txt"):
        country = "body EU" if country == "EU" else country
        for name in names:
            for code in codes_of(name):
                if not is_country(code):
                    found[code] = found.get(code, frozenset()) | {country}
    return found
