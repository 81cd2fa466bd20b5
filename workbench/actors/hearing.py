"""Names of persons that a text spells in another way, or in another script, than the register.

A name counts where given names and surname both sound like it, side by side. Its surname alone counts
where the whole name stands in the same text, in those letters.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from workbench.actors.around import titles, words_of
from workbench.actors.bearers import Bearers, Standing, Surname, is_arabic, is_cyrillic_word
from workbench.actors.heard import joined_keys, keys_of, readings_of_arabic, stem_as_heard
from workbench.actors.surroundings import NAMED, Reading
from workbench.actors.tokens import BLANK, COMMA, DOT, HYPHEN, Tokens
from workbench.actors.transliteration import romanise

_LONGEST = 4
_CONSONANTS = 4
"""Consonants of given names and surname together, at least."""
_LIKE, _VERY_LIKE = 62, 80
"""Likeness of the letters, of 100, where vowels are written: of whole names, and of surnames alone."""


_ALIKE = (("kh", "h"), ("gh", "g"), ("w", "v"), ("y", "i"), ("j", "i"), ("ee", "i"), ("ou", "u"))


@dataclass(frozen=True, slots=True)
class _Bearer:
    """A name to listen for: its words before the last, and the surname as the register has it."""

    actor_id: str
    given: tuple[str, ...]
    surname: Surname

    @property
    def last(self) -> str:
        """The word it is looked for by."""
        return self.surname.words[-1]


Heard = tuple[Reading, Surname]


class Hearing:
    """The names of a register of persons by how their last word sounds."""

    def __init__(self, bearers: Bearers) -> None:
        self._by_key: dict[str, list[_Bearer]] = {}
        for surname in bearers.surnames():
            for actor_id, given in surname.bearers:
                before = given + surname.words[surname.optional : -1]
                if before:
                    for key in keys_of(surname.words[-1]):
                        self._by_key.setdefault(key, []).append(_Bearer(actor_id, before, surname))

    def may_hear(self, words: Iterable[str]) -> bool:
        """Whether any word may be the last of a name."""
        return any(
            not self._by_key.keys().isdisjoint(keys) for word in words for _skip, keys in _readings(word)
        )

    def whole(self, tokens: Tokens, taken: Collection[int]) -> Iterator[Heard]:
        """Whole names that sound like one of the register, with the surname of one who is meant."""
        for number, word in enumerate(tokens.words):
            if number in taken or not (is_arabic(word) or tokens.is_capital(number)):
                continue
            found: dict[tuple[int, int, int], dict[str, Surname]] = {}
            for skip, keys in _readings(word):
                for bearer in self._of(keys):
                    for place in _places(tokens, number, skip, bearer):
                        found.setdefault(place, {})[bearer.actor_id] = bearer.surname
            if found:
                first, last, skip = max(found, key=lambda place: place[1] - place[0])
                actors = found[first, last, skip]
                yield Reading(NAMED, first, last, skip, tuple(sorted(actors))), next(iter(actors.values()))

    def alone(self, tokens: Tokens, taken: Collection[int], known: Collection[str]) -> Iterator[Standing]:
        """Surnames of some actors, alone and in letters of another script or of a sister language."""
        if not known:
            return
        for number, word in enumerate(tokens.words):
            if number in taken or not (is_arabic(word) or tokens.is_capital(number)):
                continue
            met: set[tuple[str, ...]] = set()
            for skip, keys in _readings(word):
                for bearer in self._of(keys):
                    if bearer.actor_id not in known or bearer.surname.words in met:
                        continue
                    if _is_surname_of_old(word[skip:], bearer.last, keys):
                        met.add(bearer.surname.words)
                        yield Standing(bearer.surname, number, number, skip)

    def _of(self, keys: Iterable[str]) -> Iterator[_Bearer]:
        for key in keys:
            yield from self._by_key.get(key, ())


def stems_of(word: str, is_german: bool = False) -> set[tuple[int, str]]:
    """What of a word of a text tells that it is the same surname again; letters of a clitic before it."""
    if is_arabic(word):
        return {_arabic_stem(word, skip) for skip, _keys in readings_of_arabic(word)}
    if is_cyrillic_word(word):
        return {(0, stem_as_heard(word))}
    return {(0, word), (0, word[:-1])} if is_german and word.endswith("s") else {(0, word)}


def _arabic_stem(word: str, skip: int) -> tuple[int, str]:
    rest = word[skip:]
    # What swallows the article is no letter to leave out.
    return (0, rest[2:]) if rest.startswith("لل") else (skip, rest.removeprefix("ال"))


@lru_cache(maxsize=65536)
def _readings(word: str) -> tuple[tuple[int, frozenset[str]], ...]:
    return readings_of_arabic(word) if is_arabic(word) else ((0, keys_of(word)),)


def _is_surname_of_old(word: str, last: str, keys: Collection[str]) -> bool:
    """Whether a word alone is the surname of somebody who is known in the case."""
    if is_cyrillic_word(word) and is_cyrillic_word(last):
        return stem_as_heard(word) == stem_as_heard(last)
    shared = max((len(key) for key in keys_of(last) if key in keys), default=0)
    if is_arabic(word) or is_arabic(last):
        return shared >= 3 and is_arabic(word) != is_arabic(last)
    return (
        shared >= 3
        and is_cyrillic_word(word) != is_cyrillic_word(last)
        and _likeness(word, last) >= _VERY_LIKE
    )


def _places(tokens: Tokens, number: int, skip: int, bearer: _Bearer) -> Iterator[tuple[int, int, int]]:
    """Where the whole name stands around its last word: first and last word, letters of a clitic."""
    if not skip:
        run = _run_before(tokens, number, bearer)
        for count in range(1, len(run) + 1):
            words = [tokens.words[one] for one in reversed(run[:count])]
            for clitic in _clitics(words[0]):
                if _sounds(bearer, (words[0][clitic:], *words[1:]), tokens.words[number]):
                    yield run[count - 1], number, clitic
        if (
            run
            and tokens.is_initial(run[0])
            and _is_initial_of(tokens.words[run[0]], bearer, tokens.words[number])
        ):
            yield run[0], number, 0
    after = number + 1
    if tokens.joint(after) in (BLANK, COMMA) and tokens.is_capital(after):
        words = [tokens.words[after]]
        while len(words) < len(bearer.given) and tokens.joint(after + 1) in (BLANK, HYPHEN):
            after += 1
            words.append(tokens.words[after])
        if len(words) == len(bearer.given) and _sounds(bearer, tuple(words), tokens.words[number]):
            yield _with_article(tokens, number), after, 0


def _with_article(tokens: Tokens, number: int) -> int:
    has = tokens.joint(number) in (HYPHEN, BLANK) and tokens.words[number - 1] in words_of("articles")
    return number - 1 if has else number


def _run_before(tokens: Tokens, number: int, bearer: _Bearer) -> list[int]:
    """The words before that may be given names, the nearest first; the article is left out."""
    arabic = is_arabic(tokens.words[number])
    at = number if arabic else _with_article(tokens, number)
    run: list[int] = []
    while at and len(run) < _LONGEST:
        joint = tokens.joint(at)
        at -= 1
        word = tokens.words[at]
        if joint not in (BLANK, HYPHEN) and not (joint == DOT and tokens.is_initial(at)):
            break
        small = word in words_of("articles") or word in words_of("particles")
        if not arabic and not (tokens.is_capital(at) or small):
            break
        if word in titles() and word not in bearer.given:
            break
        run.append(at)
    return run


@lru_cache(maxsize=65536)
def _clitics(word: str) -> tuple[int, ...]:
    return tuple(skip for skip, _keys in readings_of_arabic(word)) if is_arabic(word) else (0,)


def _sounds(bearer: _Bearer, words: tuple[str, ...], last: str) -> bool:
    """Whether given names and surname sound like those of the register."""
    given = bearer.given
    shared = joined_keys(words) & joined_keys(given)
    if not shared and len(given) > 1 and len(words) == 1 and given[0] not in words_of("particles"):
        shared = keys_of(words[0]) & keys_of(given[0])
        given = given[:1]
    if not shared:
        return False
    own = max((len(key) for key in keys_of(bearer.last)), default=0)
    if max(map(len, shared)) + own < _CONSONANTS:
        return False
    if is_arabic(last) or is_arabic(bearer.last):
        return True
    return _likeness("".join((*words, last)), "".join((*given, bearer.last))) >= _LIKE


def _is_initial_of(letter: str, bearer: _Bearer, last: str) -> bool:
    own = max((len(key) for key in keys_of(bearer.last)), default=0)
    likely = is_arabic(last) or is_arabic(bearer.last) or _likeness(last, bearer.last) >= _LIKE
    first, given = romanise(letter)[:1], romanise(bearer.given[0])[:1]
    return own >= 3 and likely and bool(first) and first.replace("w", "v") == given.replace("w", "v")


@lru_cache(maxsize=65536)
def _likeness(first: str, second: str) -> float:
    from rapidfuzz import fuzz

    return float(fuzz.ratio(_loosely(first), _loosely(second)))


def _loosely(word: str) -> str:
    plain = romanise(word)
    for letters, one in (
        ("kh", "h"),
        ("gh", "g"),
        ("w", "v"),
        ("y", "i"),
        ("j", "i"),
        ("ee", "i"),
        ("ou", "u"),
    ):
        plain = plain.replace(letters, one)
    return plain
