"""English words by which a sentence may deny without a word such as "not": "left", "at large", "surplus"."""

import re
import tomllib
from collections.abc import Collection
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from workbench.proving.english_words import stem
from workbench.proving.reading import plain_word, words_in

_DONE_AWAY = re.compile(
    r"\b(?:lift|end|remov|cancel|abandon|scrap|drop|withdr|repeal|revok|rescind|eas|overturn)\w*\s(?:[\w-]+\s){0,3}?"
    r"(?:bans?|restrictions?|blockades?|embargo\w*|curbs?|limits?|sanctions|prohibitions?|veto\w*|boycotts?|"
    r"suspensions?|freeze|closures?|curfew|siege|strikes?|objections?|resistance|opposition)\b",
    re.IGNORECASE,
)
_BEGINNING = 5
"""Letters by which two words may be forms of one: "prison", "prisoner"."""
_OWN_CLASS = "undoing"
"""Words of which each is a class of its own: "unpaid", "unharmed"."""


_LAST = re.compile(r"\b(?:last|latest|final)\b")
_SINCE = re.compile(r"\bsince\b")
_DEEDS = {
    "leaving": "leave", "absence": "absent", "refusing": "refuse", "forbidding": "forbid", "closing": "close",
    "failing": "fail",
}  # fmt: skip
"""Classes of words that may deny, each with a word that opposites are known of."""


@cache
def _listed() -> dict[str, Any]:
    text = resources.files("resources").joinpath("words/turns.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def _classes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for name, words in _listed()["classes"].items():
        shapes = "|".join(word.replace("_", " ") for word in words.split())
        found.append((name, re.compile(rf"(?<!\w)(?:{shapes})(?!\w)", re.IGNORECASE)))
    return tuple(found)


@lru_cache(maxsize=16384)
def turns_in(text: str) -> tuple[frozenset[str], ...]:
    """The words of an English text that may deny, each as the classes of words that it is of.

    Neither of two words counts of which one does away with the other: "lifted all restrictions".
    """
    found: dict[int, set[str]] = {}
    for name, pattern in _classes():
        for match in pattern.finditer(text):
            known = stem(plain_word(match[0])) if name == _OWN_CLASS else name
            found.setdefault(match.start(), set()).add(known)
    spans = [match.span() for match in _DONE_AWAY.finditer(text)]
    return tuple(
        frozenset(classes)
        for start, classes in sorted(found.items())
        if not any(first <= start < last for first, last in spans)
    )


def turns_beyond(text: str, own: str, spared: str = "") -> bool:
    """Whether a text may say that something is not so by a word of which another text has none like it.

    Words of the class `spared` are not looked at.
    """
    return turns_over(text, own, spared) > 0


def turns_over(text: str, own: str, spared: str = "") -> int:
    """How many words that may deny a text has of which another text has none like it."""
    known = {name for classes in turns_in(own) for name in classes} | {spared}
    return sum(known.isdisjoint(classes) for classes in turns_in(text))


@cache
def _opposites(table: str = "opposites") -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Stems and the stems of their opposites."""
    found = []
    for words in _listed()[table].values():
        one, other = words.split("|")
        found.append((_stems(one), _stems(other)))
    return tuple(found)


@lru_cache(maxsize=16384)
def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(plain_word(word)) for word in words_in(text))


def says_the_opposite(words: Collection[str], text: str, own: str, table: str = "opposites") -> bool:
    """Whether a text has the opposite of one of some stems, which another text does not have as well."""
    known = {one[:_BEGINNING] for one in _stems(own)}
    there = {one for one in _stems(_DONE_AWAY.sub(" ", text)) if one[:_BEGINNING] not in known}
    mine = {name for classes in turns_in(own) for name in classes}
    there |= {
        stem(_DEEDS[name])
        for classes in turns_in(text) if mine.isdisjoint(classes)
        for name in classes & _DEEDS.keys()
    }  # fmt: skip
    return any(
        (not one.isdisjoint(words) and not other.isdisjoint(there))
        or (not other.isdisjoint(words) and not one.isdisjoint(there))
        for one, other in _opposites(table)
    )


def says_the_like(words: Collection[str], text: str) -> bool:
    """Whether a text has a word of the same side as one of some stems: "freed" for "released"."""
    there = _stems(text)
    return any(
        not side.isdisjoint(words) and not side.isdisjoint(there) for pair in _opposites() for side in pair
    )


def contrary(stems: Collection[str], there: Collection[str]) -> tuple[str, str] | None:
    """A stem of one text and its contrary in another, where neither has both."""
    for pair in _opposites("contraries"):
        for one, other in (pair, pair[::-1]):
            said, denied = one.intersection(stems), other.intersection(there)
            if said and denied and one.isdisjoint(there) and other.isdisjoint(stems):
                return min(said), min(denied)
    return None


def lasting(own: Collection[str], there: Collection[str], every: Collection[str]) -> frozenset[str] | None:
    """The state that words have and whose end other words tell, where none of all words tells its end too."""
    for state, ended in _opposites("states"):
        if (
            not state.isdisjoint(there) and not ended.isdisjoint(own)
            and ended.isdisjoint(every) and state.isdisjoint(own)
        ):  # fmt: skip
            return state | ended
    return None


def is_the_last(own: str, text: str) -> bool:
    """Whether a text tells the last of what another denies since: "the last case", "no new cases since"."""
    return _LAST.search(own) is not None and _SINCE.search(text) is not None


def classes_at(text: str, start: int, end: int) -> frozenset[str]:
    """The classes of words that may deny at a place of an English text."""
    return frozenset(name for classes in turns_in(text[start:end]) for name in classes)
