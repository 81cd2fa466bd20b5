"""Words that are too common to give anybody away: of the language, and names of places and peoples."""

import tomllib
from functools import cache
from importlib import resources

from workbench.guard.model import Verdict
from workbench.guard.reading import folded_words

SHORT_TITLE = 3
"""Words from which on common words in a row are no chance."""


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in tomllib.loads(_read("lists.toml")).items()}


def word_list(name: str) -> frozenset[str]:
    """One of the short lists of words."""
    return _lists()[name]


def _read(name: str) -> str:
    return resources.files("resources").joinpath(f"words/{name}").read_text("utf-8")


FREE_MAIL = word_list("services")
"""Hosts that everybody uses: an address there gives nobody away by its host."""

COMMON_MAILBOXES = word_list("mailboxes")
SMALL_ARABIC = frozenset(word for line in word_list("small_arabic") for word in folded_words(line))
"""Arabic words that follow a name and are none."""

PARTICLES = word_list("particles")
"""Small words between the parts of a name."""

COMMON_NAMES = word_list("common_names")
"""Folded names that so many bear that one alone gives nobody away."""

ARTICLES = word_list("articles")
"""The Arabic article as it is spoken before certain letters; it is meant only where a hyphen follows."""


@cache
def common_words() -> frozenset[str]:
    """Words of English that stand in any text, in small letters."""
    return frozenset(_read("english.txt").split())


@cache
def places() -> frozenset[tuple[str, ...]]:
    """Countries, peoples, cities, months and the like, folded, word by word."""
    lines = [line for line in _read("places.txt").splitlines() if not line.startswith("#")]
    return frozenset(tuple(folded_words(name)) for line in lines for name in line.split(","))


def is_common(word: str) -> bool:
    """Whether a folded word is a common one or names a place or people."""
    return word in common_words() or (word,) in places() or word.isdigit() or len(word) == 1


def says_nothing(words: tuple[str, ...]) -> bool:
    """Whether folded words, all of them, are so common that no one is known by them."""
    return words in places() or all(is_common(word) for word in words)


def phrase_verdict(words: str) -> Verdict:
    """Whether words are asked about, or so common that they are not looked for."""
    folded = tuple(folded_words(words))
    if not says_nothing(folded):
        return "ask"
    capitals = [word for word in words.split()[1:] if word[:1].isupper()]
    return "ask" if len(folded) >= SHORT_TITLE or (len(folded) > 1 and capitals) else "pass"
