"""Which known actors some words may mean. Only proposes: a person decides."""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from workbench.actors.alignment import Agreement, Kind, agreement
from workbench.actors.name_index import Meeting, NameIndex, prepared
from workbench.actors.name_parts import Name, as_acronym, initials, parts
from workbench.actors.transliteration import script_of
from workbench.values.text import fold

SAME, SAME_LOOKS, SAME_LETTERS = 100.0, 99.5, 99.0
STRONG = 80.0
"""What scores less is only similar: it may be chosen, but it is never what is meant by default."""
ACRONYM, ACRONYM_SMALL, ACRONYM_BEGINNING = 91.0, 85.0, 78.0
FEW, ACRONYM_WORDS = 3, 3
MOST_COMPARED = 400
FAR_BEHIND = 17.0
"""What scores so much less than the best is not shown beside it."""

# For each way two names agree: the best score, what each hundredth less alike takes off, and how alike the
# words must be in the mean and at the worst.
_SCORES = {
    Kind.WHOLE: (97.0, 0.6, 0.82, 0.72),
    Kind.INITIALS: (90.0, 0.5, 0.86, 0.8),
    Kind.SHORTER: (92.0, 0.5, 0.9, 0.82),
    Kind.LONGER: (91.0, 0.5, 0.9, 0.82),
    Kind.SURNAME: (92.0, 0.8, 0.86, 0.86),
    Kind.PART: (80.0, 0.6, 0.95, 0.95),
}
_ONE_WORD = (97.0, 1.2, 0.83, 0.83)
_ONE_OF_MANY = (86.0, 0.8, 0.94, 0.94)
_ALIKE, _TOGETHER, _TRANSLATED = 0.85, 94.0, 90.0
_LETTER_FOR_LETTER, _REVERSED, _REVERSED_SHORTER = 0.97, 0.9, 0.93
_OTHER_SURNAME, _OTHER_FIRST, _OTHER_SCRIPT = 6.0, 4.0, 4.0
_NEAREST = 70.0
_SHORT_ACRONYM, _LONG_ACRONYM = 4, 7


class Match(StrEnum):
    """In which way the words may mean an actor."""

    SAME = "same"
    """The same letters, or such that look so."""
    WHOLE = "whole"
    """Every word of one is a word of the other, as it sounds."""
    PART = "part"
    """One is a part of the other, or its words are first letters."""
    SURNAME = "surname"
    """One word that is the surname, or the last word of a name."""
    ACRONYM = "acronym"
    """One is the initials of the other."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor the words may mean: `name` the spelling that matched, `score` up to 100, `why` in words.

    `bearers` says, of a surname, how many actors have it.
    """

    actor_id: str
    name: str
    score: float
    why: str
    match: Match = Match.WHOLE
    bearers: int = 0

    @property
    def is_strong(self) -> bool:
        """Whether it is near enough to be what is meant by default."""
        return self.score >= STRONG


Scored = tuple[int, float, str, Match]
"""The number of a spelling, its score, why, and in which way."""


def propose(text: str, register: Iterable[tuple[str, str]], limit: int = 6) -> list[Candidate]:
    """Actors of `register`, (actor id, spelling) pairs, that `text` may mean; the likeliest first.

    In this order: the very spelling, the same letters, the same sounds, a part of the name, its
    initials or surname, a similar spelling. Nothing is ever matched without a person saying so.
    """
    return propose_from(_prepared(tuple(register)), text)[: max(limit, 0)]


def propose_from(index: NameIndex, text: str) -> list[Candidate]:
    """The same of an index that was prepared before, and all there are."""
    text = " ".join(text.split())
    best: dict[str, Candidate] = {}
    for number, score, why, match in _scored_spellings(index, text) if text else ():
        name = index.texts[number]
        for actor_id in index.holders[number]:
            keep_better(best, Candidate(actor_id, name, score, why, match))
    least = max((found.score for found in best.values()), default=0.0) - FAR_BEHIND
    return sorted(
        (found for found in best.values() if found.score >= least),
        key=lambda found: (-found.score, found.name),
    )


def nearest_from(index: NameIndex, text: str) -> list[Candidate]:
    """The actors with a word most like one of the text, however little else agrees; the likest first."""
    best: dict[str, Candidate] = {}
    name = parts(" ".join(text.split()))
    for number, pairs in index.meeting(name, loosely=True).items():
        agreeing = {number for _near, number, _other in pairs}
        near = max(like for like, _number, _other in pairs)
        score = _NEAREST * near * len(agreeing) / max(len(name.core), 1)
        for actor_id in index.holders[number]:
            keep_better(best, Candidate(actor_id, index.texts[number], score, "similar spelling"))
    return sorted(best.values(), key=lambda found: (-found.score, found.name))


def keep_better(best: dict[str, Candidate], found: Candidate) -> None:
    """Keep a candidate among the best of each actor where it scores more than the one that is there."""
    known = best.get(found.actor_id)
    if known is None or found.score > known.score:
        best[found.actor_id] = found


@lru_cache(maxsize=4)
def _prepared(entries: tuple[tuple[str, str], ...]) -> NameIndex:
    return prepared(entries)


def _scored_spellings(index: NameIndex, text: str) -> Iterator[Scored]:
    yield from _same(index, text)
    yield from _acronyms(index, text)
    yield from _alike(index, text)
    for number in index.meaning_the_same(text):
        yield number, _TRANSLATED, "the same name in another language", Match.WHOLE


def _same(index: NameIndex, text: str) -> Iterator[Scored]:
    for number in index.same_letters(text):
        if index.texts[number] == text:
            yield number, SAME, "the same name", Match.SAME
        elif fold(text).strip():
            yield number, SAME_LETTERS, "the same letters", Match.SAME
    for number in index.same_looks(text):
        if index.texts[number].casefold() != text.casefold():
            why = "looks like this name, but has other letters or invisible signs"
            yield number, SAME_LOOKS, why, Match.SAME


def _acronyms(index: NameIndex, text: str) -> Iterator[Scored]:
    letters = as_acronym(text)
    if letters:
        plain = "".join(filter(str.isalpha, text))
        in_capitals = plain.isupper() or plain.lower() == plain.upper()
        score = ACRONYM if in_capitals else ACRONYM_SMALL
        found = index.with_initials(letters) if len(letters) > 2 or in_capitals else []
        # Two letters begin half the register; a few of them may still be meant.
        if len(letters) > 2 or (in_capitals and len(found) <= FEW):
            for number in found:
                yield number, score, f"its initials are {plain}", Match.ACRONYM
        if len(letters) == ACRONYM_WORDS:
            for number in index.beginning_with(letters):
                yield number, ACRONYM_BEGINNING, f"it begins with the initials {plain}", Match.ACRONYM
        if len(letters) > ACRONYM_WORDS and in_capitals and not found:
            for number in index.with_letters_of(letters):
                yield number, ACRONYM_BEGINNING, f"its words begin with the letters {plain}", Match.ACRONYM
        for number in index.acronyms(letters):
            yield number, score, "the same acronym", Match.ACRONYM
    for short in initials(text):
        for number in index.acronyms(short):
            name = index.texts[number]
            if len(short) > 2 and (name.upper() == name or "." in name):
                yield number, ACRONYM_SMALL, f"{name} are the initials of the words", Match.ACRONYM


def _alike(index: NameIndex, text: str) -> Iterator[Scored]:
    name = parts(text)
    for number, near in index.written_together(name):
        why = "the same sounds, the words written together"
        yield number, _TOGETHER - 60 * (1 - near), why, Match.WHOLE
    for number, pairs in _nearest_first(index.meeting(name)):
        other = parts(index.texts[number])
        agreed = agreement(name, other, pairs)
        score = _score(agreed, name, other) if agreed else 0.0
        if agreed and score:
            yield number, score, _why(agreed, name, other), _MATCHES[agreed.kind]


def _nearest_first(met: Meeting) -> Iterable[tuple[int, list[tuple[float, int, int]]]]:
    """The spellings to look at more closely: where very many share words, those that share most."""
    if len(met) <= MOST_COMPARED:
        return met.items()

    def shared(one: tuple[int, list[tuple[float, int, int]]]) -> float:
        best: dict[int, float] = {}
        for near, number, _other in one[1]:
            best[number] = max(near, best.get(number, 0.0))
        return sum(best.values())

    return heapq.nlargest(MOST_COMPARED, met.items(), key=shared)


def _score(agreed: Agreement, name: Name, other: Name) -> float:
    """How likely an agreement makes it that the one means the other; 0 where it is not worth showing."""
    best, slope, mean, worst = _SCORES[agreed.kind]
    if agreed.kind == Kind.WHOLE and len(name.core) == 1:
        if agreed.likeness < _LETTER_FOR_LETTER and _counts_letters(name.text, other.text):
            return 0.0
        best, slope, mean, worst = _ONE_WORD
    if agreed.kind == Kind.LONGER and len(other.core) == 1:
        best, slope, mean, worst = _ONE_OF_MANY
    if agreed.reversed:
        mean = max(mean, _REVERSED_SHORTER if agreed.left_over else _REVERSED)
    if agreed.likeness < mean or agreed.worst < worst:
        return 0.0
    if agreed.kind == Kind.WHOLE and script_of(name.text) != script_of(other.text):
        best -= _OTHER_SCRIPT
    score = best - slope * 100 * (1 - agreed.likeness) - agreed.left_over - 1.5 * agreed.reversed
    return score - _OTHER_SURNAME * agreed.other_surname - _OTHER_FIRST * agreed.other_first


def _counts_letters(first: str, second: str) -> bool:
    """Whether one of two words is an acronym, in which each letter counts."""
    short = [len(letters) for text in (first, second) if (letters := _capitals(text))]
    return len(short) > 1 or any(length <= _SHORT_ACRONYM for length in short)


def _capitals(text: str) -> str:
    letters = "".join(filter(str.isalpha, text))
    return letters if 1 < len(letters) <= _LONG_ACRONYM and letters.isupper() else ""


_MATCHES = {
    Kind.WHOLE: Match.WHOLE,
    Kind.INITIALS: Match.PART,
    Kind.SHORTER: Match.PART,
    Kind.LONGER: Match.PART,
    Kind.SURNAME: Match.SURNAME,
    Kind.PART: Match.PART,
}


def _why(agreed: Agreement, name: Name, other: Name) -> str:
    if agreed.kind == Kind.INITIALS:
        return "the same name with initials"
    if agreed.kind in (Kind.SHORTER, Kind.SURNAME, Kind.PART):
        return "the words are a part of this name"
    if agreed.kind == Kind.LONGER or agreed.title:
        return "this name is a part of the words"
    if agreed.reversed:
        return "the same words in another order"
    if not agreed.alike or agreed.likeness < _ALIKE:
        return "similar spelling"
    if script_of(name.text) != script_of(other.text):
        return "the same name in another script"
    return "sounds the same"
