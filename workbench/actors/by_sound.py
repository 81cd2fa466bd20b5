"""The persons of a register by how surname and given names sound, to be looked up word by word."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from workbench.actors.around import words_of
from workbench.actors.bearers import Bearers, Surname
from workbench.actors.heard import Key, joined_keys, keys_of, readings_of_arabic
from workbench.actors.transliteration import is_arabic, romanise

MOST_WORDS = 4
"""Words of given names at most."""
_MOST_KNOWN = 200_000


@dataclass(frozen=True, slots=True)
class Bearer:
    """A name to listen for: its words before the last, and the surname as the register has it."""

    actor_id: str
    given: tuple[str, ...]
    surname: Surname

    @property
    def last(self) -> str:
        """The word it is looked for by."""
        return self.surname.words[-1]


@dataclass(slots=True)
class Sounding:
    """Those whose surnames share a sound, by the sound and the first letter of their given names."""

    bearers: list[Bearer] = field(default_factory=list)
    by_given: dict[Key, list[Bearer]] = field(default_factory=dict)
    by_initial: dict[str, list[Bearer]] = field(default_factory=dict)
    endings: set[Key] = field(default_factory=set)
    """What the given names may end with, as they sound; it rules out most words before a surname."""

    def add(self, bearer: Bearer) -> None:
        """Take in one more."""
        self.bearers.append(bearer)
        self.by_initial.setdefault(initial_of(bearer.given[0]), []).append(bearer)
        for key in _keys_of_given(bearer.given):
            self.by_given.setdefault(key, []).append(bearer)
            self.endings.update(key[start:] for start in range(len(key)))

    def longer(self, keys: Iterable[Key], behind: Collection[Key]) -> set[Key]:
        """What the given names may sound like with one more word before those known."""
        return {key + rest for key in keys for rest in behind if key + rest in self.endings}

    def named(self, keys: Iterable[Key]) -> Iterator[Bearer]:
        """Those whose given names sound so."""
        for key in keys:
            yield from self.by_given.get(key, ())


Reading = tuple[int, tuple[Sounding, ...]]
"""Letters of a clitic before a surname, and whom it may sound like."""


class BySound:
    """The names of a register of persons by how their last word sounds."""

    def __init__(self, bearers: Bearers) -> None:
        self._by_key: dict[Key, Sounding] = {}
        self._known: dict[str, tuple[Reading, ...]] = {}
        for surname in bearers.surnames():
            for actor_id, given in surname.bearers:
                before = given + surname.words[surname.optional : -1]
                if before:
                    bearer = Bearer(actor_id, before, surname)
                    for key in keys_of(surname.words[-1]):
                        self._by_key.setdefault(key, Sounding()).add(bearer)

    def readings(self, word: str) -> tuple[Reading, ...]:
        """Whom a word of a text may be the surname of; nothing for most words."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[word] = tuple(self._read(word))
        return known

    def _read(self, word: str) -> Iterator[Reading]:
        for skip, keys in readings_of(word):
            soundings = tuple(self._by_key[key] for key in keys if key in self._by_key)
            if soundings:
                yield skip, soundings


def readings_of(word: str) -> tuple[tuple[int, frozenset[Key]], ...]:
    """A word without each clitic it may begin with, as it sounds."""
    return readings_of_arabic(word) if is_arabic(word) else ((0, keys_of(word)),)


@lru_cache(maxsize=65536)
def heard_in(word: str) -> frozenset[Key]:
    """Everything that a word before a surname may sound like, with a clitic or without."""
    keys = keys_of(word) | joined_keys((word,))
    return keys.union(*(keys for _skip, keys in readings_of(word)))


def initial_of(word: str) -> str:
    """The first letter of a word, in Latin letters; one for `w` and `v`."""
    return romanise(word)[:1].replace("w", "v")


def _keys_of_given(given: tuple[str, ...]) -> frozenset[Key]:
    keys = joined_keys(given)
    # The first of several may stand alone, but not what is no name by itself: bin.
    return keys if len(given) == 1 or given[0] in words_of("particles") else keys | keys_of(given[0])
