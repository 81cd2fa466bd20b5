"""Words by which names of persons are distinguished from others; read once."""

from functools import cache

from workbench.attack.sound import folded
from workbench.attack.tables import listed, read


@cache
def word_list(name: str) -> frozenset[str]:
    """One of the lists of `resources/words/persons.toml`, folded."""
    return frozenset(map(folded, listed(name)))


@cache
def given_names() -> frozenset[str]:
    """Given names in three scripts."""
    return word_list("given") | word_list("given_cyrillic") | word_list("given_arabic")


@cache
def proper_nouns() -> frozenset[str]:
    """Words of places, peoples, days and the like, which begin with a capital and are no persons."""
    lines = [line for line in read("places.txt").splitlines() if not line.startswith("#")]
    named = {folded(word) for line in lines for word in line.replace(",", " ").split()}
    return frozenset(named | word_list("proper"))


@cache
def language() -> frozenset[str]:
    """Words of English in small letters."""
    return frozenset(read("english.txt").split())


def is_known_word(word: str) -> bool:
    """Whether a word, in whatever letter case, is one of the language or a proper noun of no person."""
    small = word.lower()
    known = language()
    if small in known or small in proper_nouns():
        return True
    for ending in ("'s", "’s", "s", "es", "ed", "ing", "n", "an", "ian"):
        stem = small.removesuffix(ending)
        if stem != small and len(stem) > 2 and (stem in known or stem in proper_nouns()):
            return True
    return False
