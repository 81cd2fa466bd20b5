"""Names of persons that a text spells in another way, or in another script, than the register.

A name counts where given names and surname both sound like it, side by side. Its surname alone counts
where the whole name stands in the same text, in those letters.
"""

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from workbench.actors.around import titles, words_of
from workbench.actors.bearers import Bearers, Standing, Surname
from workbench.actors.by_sound import MOST_WORDS, Bearer, BySound, Sounding, heard_in, initial_of, readings_of
from workbench.actors.heard import joined_keys, keys_of, readings_of_arabic, stem_as_heard
from workbench.actors.inflection import ARABIC_ARTICLE
from workbench.actors.surroundings import NAMED, Reading
from workbench.actors.tokens import BLANK, COMMA, DOT, HYPHEN, Tokens
from workbench.actors.transliteration import is_arabic, is_cyrillic_word, romanise

_CONSONANTS = 4
"""Consonants of given names and surname together, at least."""
_LIKE, _VERY_LIKE = 62, 80
"""Likeness of the letters, of 100, where vowels are written: of whole names, and of surnames alone."""


_ALIKE = (("kh", "h"), ("gh", "g"), ("w", "v"), ("y", "i"), ("j", "i"), ("ee", "i"), ("ou", "u"))


Heard = tuple[Reading, Surname]


class Hearing:
    """Listens for the names of a register of persons."""

    def __init__(self, bearers: Bearers) -> None:
        self._by_sound = BySound(bearers)

    def may_hear(self, words: Iterable[str]) -> bool:
        """Whether any word may be the last of a name."""
        return any(map(self._by_sound.readings, words))

    def whole(self, tokens: Tokens, taken: Collection[int]) -> Iterator[Heard]:
        """Whole names that sound like one of the register, with the surname of one who is meant."""
        for number in tokens.names:
            readings = self._by_sound.readings(tokens.words[number])
            if not readings or number in taken:
                continue
            found: dict[tuple[int, int, int], dict[str, Surname]] = {}
            for skip, soundings in readings:
                for place, bearer in _places(tokens, number, skip, soundings):
                    found.setdefault(place, {})[bearer.actor_id] = bearer.surname
            if found:
                first, last, skip = max(found, key=lambda place: place[1] - place[0])
                actors = found[first, last, skip]
                yield Reading(NAMED, first, last, skip, tuple(sorted(actors))), next(iter(actors.values()))

    def alone(self, tokens: Tokens, taken: Collection[int], known: Collection[str]) -> Iterator[Standing]:
        """Surnames of some actors, alone and in letters of another script or of a sister language."""
        if not known:
            return
        for number in tokens.names:
            if number in taken:
                continue
            word = tokens.words[number]
            met: set[tuple[str, ...]] = set()
            for skip, soundings in self._by_sound.readings(word):
                for bearer in (one for sounding in soundings for one in sounding.bearers):
                    if bearer.actor_id not in known or bearer.surname.words in met:
                        continue
                    if _is_surname_of_old(word[skip:], bearer.last):
                        met.add(bearer.surname.words)
                        yield Standing(bearer.surname, number, number, skip)


@lru_cache(maxsize=65536)
def stems_of(word: str, is_german: bool = False) -> frozenset[tuple[int, str]]:
    """The stems by which a word of a text is a surname met before, each with the letters of a clitic."""
    if is_arabic(word):
        return frozenset(_arabic_stem(word, skip) for skip, _keys in readings_of_arabic(word))
    if is_cyrillic_word(word):
        return frozenset({(0, stem_as_heard(word))})
    if is_german and word.endswith("s"):
        return frozenset({(0, word), (0, word[:-1])})
    return frozenset({(0, word)})


def _arabic_stem(word: str, skip: int) -> tuple[int, str]:
    rest = word[skip:]
    # What swallows the article is no letter to leave out.
    return (0, rest[2:]) if rest.startswith("لل") else (skip, rest.removeprefix(ARABIC_ARTICLE))


def _is_surname_of_old(word: str, last: str) -> bool:
    """Whether a word alone is the surname of somebody who is known in the case."""
    if is_cyrillic_word(word) and is_cyrillic_word(last):
        return stem_as_heard(word) == stem_as_heard(last)
    keys = frozenset().union(*(keys for _skip, keys in readings_of(word)))
    shared = max((len(key) for key in keys_of(last) if key in keys), default=0)
    if is_arabic(word) or is_arabic(last):
        return shared >= 3 and is_arabic(word) != is_arabic(last)
    return (
        shared >= 3
        and is_cyrillic_word(word) != is_cyrillic_word(last)
        and _likeness(word, last) >= _VERY_LIKE
    )


Place = tuple[int, int, int]
"""First and last word of a name, and the letters of a clitic before it."""


def _places(
    tokens: Tokens, number: int, skip: int, soundings: Iterable[Sounding]
) -> Iterator[tuple[Place, Bearer]]:
    """Where a whole name stands around its last word, and whose it sounds like."""
    arabic = is_arabic(tokens.words[number])
    at = number if arabic else _with_article(tokens, number)
    nearest = tokens.words[at - 1] if at and not skip else ""
    before = _run_before(tokens, at, arabic) if nearest and _may_be_given(nearest, soundings) else []
    behind = [] if arabic else _run_behind(tokens, number)
    if not before and not behind:
        return
    for sounding in soundings:
        yield from _in_order(tokens, number, before, sounding)
        yield from _reversed(tokens, number, behind, sounding)
        if before and tokens.is_initial(before[0]):
            letter, last = tokens.words[before[0]], tokens.words[number]
            for bearer in sounding.by_initial.get(initial_of(letter), ()):
                if _is_likely(bearer, last):
                    yield (before[0], number, 0), bearer


def _may_be_given(word: str, soundings: Iterable[Sounding]) -> bool:
    """Whether a word before a surname may be a given name of any who bear it."""
    if len(word) <= 2:
        return True
    keys = heard_in(word)
    return any(not sounding.endings.isdisjoint(keys) for sounding in soundings)


def _in_order(
    tokens: Tokens, number: int, before: list[int], sounding: Sounding
) -> Iterator[tuple[Place, Bearer]]:
    """The given names before, the nearest word first."""
    behind: Collection[str] = ("",)
    for count, first in enumerate(before, 1):
        for clitic, keys in readings_of(tokens.words[first]):
            for bearer in sounding.named(sounding.longer(keys, behind)):
                words = [tokens.words[one] for one in reversed(before[:count])]
                words[0] = words[0][clitic:]
                if _sounds(bearer, tuple(words), tokens.words[number]):
                    yield (first, number, clitic), bearer
        behind = sounding.longer(keys_of(tokens.words[first]), behind)
        if not behind:
            return


def _reversed(
    tokens: Tokens, number: int, behind: list[int], sounding: Sounding
) -> Iterator[tuple[Place, Bearer]]:
    """The given names behind: `Haftar, Khalifa`."""
    for count in range(1, len(behind) + 1):
        words = tuple(tokens.words[one] for one in behind[:count])
        for bearer in sounding.named(joined_keys(words)):
            if len(bearer.given) == count and _sounds(bearer, words, tokens.words[number]):
                yield (_with_article(tokens, number), behind[count - 1], 0), bearer


def _with_article(tokens: Tokens, number: int) -> int:
    has = tokens.joint(number) in (HYPHEN, BLANK) and tokens.words[number - 1] in words_of("articles")
    return number - 1 if has else number


def _run_before(tokens: Tokens, at: int, arabic: bool) -> list[int]:
    """The words before word `at` that may be given names, the nearest first."""
    run: list[int] = []
    while at and len(run) < MOST_WORDS:
        joint = tokens.joint(at)
        at -= 1
        word = tokens.words[at]
        if joint not in (BLANK, HYPHEN) and not (joint == DOT and tokens.is_initial(at)):
            break
        small = word in words_of("articles") or word in words_of("particles")
        if not arabic and not (tokens.is_capital(at) or small):
            break
        run.append(at)
    return run


def _run_behind(tokens: Tokens, number: int) -> list[int]:
    """The words with capitals that follow."""
    at, run = number + 1, list[int]()
    while len(run) < MOST_WORDS and tokens.joint(at) in ((BLANK, HYPHEN) if run else (BLANK, COMMA)):
        if not (run or tokens.is_capital(at)):
            break
        run.append(at)
        at += 1
    return run


def _sounds(bearer: Bearer, words: tuple[str, ...], last: str) -> bool:
    """Whether given names and surname sound like those of the register."""
    given = bearer.given
    if any(word in titles() and word not in given for word in words):
        return False
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


def _is_likely(bearer: Bearer, last: str) -> bool:
    """Whether the surname is like enough where the given names are initials."""
    own = max((len(key) for key in keys_of(bearer.last)), default=0)
    return own >= 3 and (is_arabic(last) or is_arabic(bearer.last) or _likeness(last, bearer.last) >= _LIKE)


@lru_cache(maxsize=65536)
def _likeness(first: str, second: str) -> float:
    from rapidfuzz import fuzz

    return float(fuzz.ratio(_loosely(first), _loosely(second)))


def _loosely(word: str) -> str:
    plain = romanise(word)
    for letters, one in _ALIKE:
        plain = plain.replace(letters, one)
    return plain
