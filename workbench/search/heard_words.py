"""Which words of the texts may be the name that is looked for, in another spelling or script.

The words come from the search index itself, so that only words of some text are searched and shown. They
are listed by their first consonants as they are heard, in one pass over all of them; what is looked up
must then sound like the name as a whole.
"""

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from weakref import WeakKeyDictionary

from workbench.actors.heard import first_keys, keys_of, readings_of_arabic
from workbench.actors.inflection import ARABIC_ARTICLE, is_form_of
from workbench.actors.sounds import VOWELS, is_abjad, likeness, sounds
from workbench.actors.transliteration import is_cyrillic_word, script_of
from workbench.casefile import CaseFile
from workbench.casefile.file.connection import Connection
from workbench.guard.words import is_common
from workbench.search.query import words_of
from workbench.values.collecting import no_collecting
from workbench.values.text import fold

_LIKE = 0.8
"""How near two words must sound, from 0 to 1."""
_SHORTEST = 3
_BEGIN = 3
"""Consonants by which words are listed."""
_MOST = 24
"""Words that are taken for one name, the nearest first."""
_CONSONANTS = "bdfhjklmnrst"
_BEFORE_ARABIC = ("", "l", "b", "f", "k", "bl", "fl", "kl", "ll")
"""What the small words that Arabic writes onto a name add to its consonants."""


class HeardWords:
    """Words by how they sound; about a second for half a million of them."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._words: frozenset[str] = frozenset()
        self._by_begin: defaultdict[str, list[str]] = defaultdict(list)
        self.hold(words)

    def hold(self, words: Iterable[str]) -> None:
        """Hold these words and no others; where none is gone, only the new ones take time."""
        with no_collecting():
            wanted = frozenset(word for word in words if len(word) >= _SHORTEST and not word.isdigit())
            if not self._words <= wanted:
                self._words = frozenset()
                self._by_begin.clear()
            self._add(list(wanted - self._words))
            self._words = wanted

    def _add(self, words: list[str]) -> None:
        for word, key in zip(words, first_keys(words), strict=True):
            self._by_begin[key[:_BEGIN]].append(word)
        # The letters that languages read in two ways: German w and j, Ukrainian г.
        for letters, read in (("wj", {"w": "v", "j": "y"}), ("г", {"г": "х"})):
            again = [word for word in words if any(letter in word for letter in letters)]
            table = str.maketrans(read)
            for word, key in zip(again, first_keys([one.translate(table) for one in again]), strict=True):
                self._by_begin[key[:_BEGIN]].append(word)

    def like(self, name: str) -> list[str]:
        """The words that sound like one word of a name, in any script and case ending, the nearest first.

        None for a word of fewer than two consonants.
        """
        plain = fold(name)
        keys = set(filter(None, keys_of(plain)))
        if len(plain) < _SHORTEST or (not any(len(key) > 1 for key in keys) and not _is_doubled(plain)):
            return []
        found = {word: _alike(plain, keys, word) for word in set(self._candidates(keys))}
        near = [word for word, like in found.items() if like >= _LIKE]
        return sorted(near, key=lambda word: (-found[word], word))[:_MOST]

    def _candidates(self, keys: Iterable[str]) -> Iterator[str]:
        for key in keys:
            yield from self._by_begin.get(key[:_BEGIN], ())
            if len(key) < _BEGIN:
                # A case ending adds a consonant, and the list goes by three.
                for ending in _CONSONANTS:
                    yield from filter(is_cyrillic_word, self._by_begin.get(key + ending, ()))
            for before in _BEFORE_ARABIC[1:]:
                yield from filter(is_abjad, self._by_begin.get((before + key)[:_BEGIN], ()))


class _Listed:
    """Words that are listed when first asked for, and again once they may be others."""

    def __init__(self) -> None:
        self._heard = HeardWords()
        self._state: object = None
        self._lock = threading.Lock()

    def like(self, name: str, state: object, words: Callable[[], Iterable[str]]) -> list[str]:
        """Those that sound like a name; `words` are read where they are not those of this state."""
        with self._lock:
            if self._state != state:
                self._heard.hold(words())
                self._state = state
            return self._heard.like(name)


class WordsOfCase:
    """The words of a case's texts and of its actors as they are heard. Several threads may ask."""

    def __init__(self) -> None:
        self._texts = _Listed()
        self._names = _Listed()

    def in_texts(self, connection: Connection, surname: str) -> list[str]:
        """The words of all texts that sound like a surname; ordinary English words are none."""
        state = tuple(connection.execute("SELECT max(n) FROM source_text").fetchone())
        found = self._texts.like(surname, state, lambda: _words_of_texts(connection))
        return [word for word in found if word == surname or not is_common(word)]

    def in_names(self, connection: Connection, typed: str) -> list[str]:
        """The words of the register's spellings that sound like a typed word; none for an ordinary word."""
        if is_common(fold(typed)):
            return []
        state = tuple(connection.execute("SELECT max(seq) FROM change_set").fetchone())
        return self._names.like(typed, state, lambda: _words_of_names(connection))


def _words_of_texts(connection: Connection) -> Iterator[str]:
    connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.source_words USING fts5vocab('main', 'source_index', 'row')"
    )
    rows = connection.execute("SELECT term FROM temp.source_words").fetchall()
    return (row[0] for row in rows)


def _words_of_names(connection: Connection) -> set[str]:
    rows = connection.execute("SELECT name FROM actor UNION SELECT text FROM alias").fetchall()
    # As the index has them: what is found is looked up there.
    return {word for row in rows for word in words_of(row[0].lower())}


_kept: "WeakKeyDictionary[CaseFile, WordsOfCase]" = WeakKeyDictionary()
_lock = threading.Lock()


def words_of_case(case: CaseFile) -> WordsOfCase:
    """The lists of a case; they go when it does."""
    with _lock:
        return _kept.setdefault(case, WordsOfCase())


def is_form(word: str, name: str) -> bool:
    """Whether a word of a text is a folded word of a name with what a language writes onto it."""
    plain = fold(word)
    if script_of(word) == "Arab":
        bare = name.removeprefix(ARABIC_ARTICLE)
        return any(plain[skip:] in (name, bare) for skip, _keys in readings_of_arabic(plain)) or plain == name
    return is_form_of(plain, name)


def _is_doubled(plain: str) -> bool:
    """Whether a word has one consonant twice, as `Sisi`: the key has it once."""
    return sum(letter not in VOWELS for letter in sounds(plain)) > 1


def _alike(plain: str, keys: set[str], word: str) -> float:
    """How near the words sound, 0 where their consonants differ; endings and clitics do not count."""
    said, is_arabic = sounds(plain), is_abjad(plain) or is_abjad(word)
    return max(
        (
            likeness(said, sounds(reading), is_arabic)
            for reading, read_keys in _readings(word)
            if keys & read_keys and len(reading) >= _SHORTEST
        ),
        default=0.0,
    )


def _readings(word: str) -> Iterator[tuple[str, frozenset[str]]]:
    """A word of a text as it is and without what is written onto it, each with its keys."""
    script = script_of(word)
    if script == "Arab":
        for skip, keys in readings_of_arabic(word):
            rest = word[skip:]
            yield rest.removeprefix(ARABIC_ARTICLE) if len(rest) > 4 else rest, keys
        return
    keys = keys_of(word)
    yield word, keys
    if script == "Cyrl":
        for cut in (1, 2, 3):
            if len(word) - cut > _SHORTEST:
                yield word[:-cut], keys & keys_of(word[:-cut])
