"""Whether words are of the same name: spelled so, sounding so, meaning so, in any script."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.actors.meanings import word_meanings
from workbench.actors.name_parts import Form, forms
from workbench.actors.name_words import ARTICLES, PARTICLES
from workbench.actors.sounds import classes, is_abjad, likeness
from workbench.proving.names.places import Codes, codes_of, may_name, places_in
from workbench.proving.reading import Reading, Token, tokens_in

_SAME_SCRIPT, _OTHER_SCRIPT, _ABJAD = 0.87, 0.84, 0.86
_ROUGH = 0.7
_SHORTEST, _ACRONYM = 4, 4
_SHORT, _COMPOUND = 3, 10
_SPREAD = 4
"""Words that may come between those of a name."""
_MOST_WORDS = 24
"""Of a name that is looked for word by word; a longer one, say a pasted text, only as it stands."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a passage has a name: which words of it, all of them where `whole`.

    `surname` says whether the last word of the name is among them; the place is then that of this word.
    """

    start: int
    end: int
    words: tuple[str, ...]
    whole: bool
    surname: bool = False
    by_acronym: bool = False

    @property
    def weight(self) -> tuple[bool, int]:
        """What makes one better than another."""
        return self.whole, len(self.words)


def find(text: str, words: tuple[Token, ...], codes: Codes, reading: Reading) -> Found | None:
    """Where a passage has a name, or some of its words; None where it has none of them."""
    if len(words) > _MOST_WORDS:
        return _as_it_stands(words, reading)
    every = tuple(word.word for word in words)
    places = places_in(reading) if codes else {}
    for code in sorted(codes):
        if code in places:
            start, end = places[code]
            return Found(start, end, every, True, True)
    rows = [matching(word, reading) for word in words]
    together = _together(rows) if words and all(rows) else None
    if together is not None:
        return Found(together[0].start, together[-1].end, every, True, True)
    if len(words) > 1:
        acronym = _acronym_of(words, reading)
        if acronym is not None:
            return Found(acronym.start, acronym.end, every, True, True, True)
    elif text.isupper() and 2 <= len(text) <= 6:
        return _written_out(text, reading)
    rows = [row or _beside(word, rows, reading) for word, row in zip(words, rows, strict=True)]
    together = _together(rows) if words and all(rows) else None
    if together is not None:
        return Found(together[0].start, together[-1].end, every, True, True)
    there = [row[0] for row in rows if row]
    if not there:
        return None
    place = rows[-1][0] if rows[-1] else there[0]
    some = tuple(word for word, row in zip(every, rows, strict=True) if row)
    return Found(place.start, place.end, some, False, bool(rows[-1]))


@lru_cache(maxsize=16384)
def words_of(name: str) -> tuple[Token, ...]:
    """The words of a name of the register that carry it."""
    every = tokens_in(name)
    return _telling(every) or every


def _telling(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    return tuple(token for token in tokens if token.word not in PARTICLES and token.word not in ARTICLES)


def _beside(word: Token, rows: Sequence[Sequence[Token]], reading: Reading) -> tuple[Token, ...]:
    """A word that sounds roughly like one of a name and is right beside another of it."""
    tokens = reading.tokens
    for row in rows:
        for known in row[:2]:
            at = next(n for n, token in enumerate(tokens) if token.start == known.start)
            for token in (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2]):
                if may_name(token, reading.language) and _rough_likeness(word.text, token.text) >= _ROUGH:
                    return (token,)
    return ()


@lru_cache(maxsize=65536)
def _rough_likeness(one: str, other: str) -> float:
    abjad = is_abjad(one) != is_abjad(other)
    return max(
        (likeness(first.sound, second.sound, abjad) for first in forms(one) for second in forms(other)),
        default=0.0,
    )


def _as_it_stands(words: tuple[Token, ...], reading: Reading) -> Found | None:
    """Where a passage has the words of a very long name one after the other."""
    every = tuple(word.word for word in words)
    passage = _telling(reading.tokens)
    said = [token.word for token in passage]
    for first in range(len(said) - len(every) + 1):
        if said[first] == every[0] and tuple(said[first : first + len(every)]) == every:
            return Found(passage[first].start, passage[first + len(every) - 1].end, every, True, True)
    return None


def _together(rows: Sequence[Sequence[Token]]) -> list[Token] | None:
    """One place of each word such that they are near each other."""
    reach = 12 * _SPREAD * len(rows)
    ordered = [sorted(row, key=_start) for row in rows]
    for first in rows[0]:
        chosen = sorted((_nearest(row, first.start) for row in ordered), key=_start)
        if chosen[-1].end - chosen[0].start <= reach and len({one.start for one in chosen}) == len(rows):
            return chosen
    return None


def _nearest(ordered: Sequence[Token], start: int) -> Token:
    after = bisect_left(ordered, start, key=_start)
    around = ordered[max(0, after - 1) : after + 1]
    return min(around, key=lambda token: abs(token.start - start))


def _start(token: Token) -> int:
    return token.start


@lru_cache(maxsize=65536)
def matching(word: Token, reading: Reading) -> tuple[Token, ...]:
    """The words of a text that are a word of a name: those spelled the same, else forms, sounds, meanings."""
    index = _index(reading)
    same = index.by_word.get(word.word, ())
    if same:
        return tuple(
            token for token in same if not word.text.isupper() or len(word.text) > 3 or token.text.isupper()
        )
    plural = [
        token
        for form in (word.word + "s", word.word.removesuffix("s"))
        for token in index.by_word.get(form, ())
    ]
    if plural:
        return tuple(plural)
    codes = codes_of(word.text)
    return tuple(_sounding(word, index, codes)) or tuple(_meaning(word, index, reading))


def _sounding(word: Token, index: "_Index", codes: frozenset[str]) -> Iterable[Token]:
    if len(word.word) < _SHORTEST or (word.text.isupper() and len(word.text) <= 6):
        return
    seen = set()
    for form in forms(word.text):
        for key in classes(form.sound):
            for token, other in index.by_class.get(key, ()):
                if token in seen:
                    continue
                abjad = is_abjad(token.word) != is_abjad(word.word)
                same_script = token.word.isascii() == word.word.isascii() and not abjad
                least = _SAME_SCRIPT if same_script else _ABJAD if abjad else _OTHER_SCRIPT
                cost = form.cost + other.cost
                if likeness(form.sound, other.sound, abjad) - cost < least:
                    continue
                others = codes_of(token.text)
                if codes and others and codes.isdisjoint(others):
                    continue
                seen.add(token)
                yield token


def _meaning(word: Token, index: "_Index", reading: Reading) -> Iterable[Token]:
    """Words of organisations in other languages: "armée" for "Army"."""
    meant = set(word_meanings(word.word))
    if not meant:
        return
    for token in reading.tokens:
        if token.text == word.text or len(token.text) <= _SHORT:
            continue
        if meant.intersection(word_meanings(token.word)) or (
            reading.language == "de" and meant.intersection(_of_compound(token.word))
        ):
            yield token


@lru_cache(maxsize=8192)
def _of_compound(word: str) -> frozenset[str]:
    """What the two parts of a German word mean: "Nationalversammlung"."""
    if len(word) < _COMPOUND:
        return frozenset()
    for at in range(_SHORT + 1, len(word) - _SHORT):
        first, second = word_meanings(word[:at].removesuffix("s")), word_meanings(word[at:])
        if first and second:
            return frozenset((*first, *second))
    return frozenset()


@dataclass(frozen=True, slots=True)
class _Index:
    by_word: dict[str, list[Token]]
    by_class: dict[str, list[tuple[Token, Form]]]


@lru_cache(maxsize=8192)
def _index(reading: Reading) -> _Index:
    by_word: dict[str, list[Token]] = defaultdict(list)
    by_class: dict[str, list[tuple[Token, Form]]] = defaultdict(list)
    for token in reading.tokens:
        by_word[token.word].append(token)
        is_acronym = token.text.isupper() and len(token.text) <= _ACRONYM
        if len(token.word) < 3 or is_acronym or not may_name(token, reading.language):
            continue
        for form in forms(token.text):
            for key in classes(form.sound):
                by_class[key].append((token, form))
    return _Index(dict(by_word), dict(by_class))


def _acronym_of(words: tuple[Token, ...], reading: Reading) -> Token | None:
    """ "LNA" for "Libyan National Army"."""
    letters = "".join(word.text[0] for word in words).upper()
    if len(letters) < 3:
        return None
    return next((token for token in reading.tokens if token.text == letters), None)


def _written_out(acronym: str, reading: Reading) -> Found | None:
    """ "Libyan National Army" for "LNA"."""
    tokens, wanted = reading.tokens, acronym.lower()
    for first, token in enumerate(tokens):
        if not token.is_capital or token.word[:1] != wanted[0]:
            continue
        at, last = 1, first
        for place in range(first + 1, min(first + len(wanted) + 5, len(tokens))):
            one = tokens[place]
            if at < len(wanted) and one.word[:1] == wanted[at] and (one.is_capital or len(one.word) > 3):
                at, last = at + 1, place
            elif one.is_capital:
                break
        if at == len(wanted):
            return Found(token.start, tokens[last].end, (wanted,), True, True)
    return None
