"""Which known actors some words may mean. Only proposes: a person decides."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from workbench.actors.alignment import Agreement, Kind, agreement
from workbench.actors.name_index import NameIndex, prepared
from workbench.actors.name_parts import Name, as_acronym, initials, parts
from workbench.values.text import fold

SAME, SAME_LOOKS, SAME_LETTERS = 100.0, 99.5, 99.0
STRONG = 80.0
"""What scores less is only similar, and is never taken without being chosen."""
ACRONYM, ACRONYM_SMALL, ACRONYM_BEGINNING = 91.0, 85.0, 78.0
FEW, ACRONYM_WORDS = 3, 3

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
_ALIKE = 0.92
_TOGETHER = 94.0
_LETTER_FOR_LETTER, _REVERSED, _REVERSED_SHORTER = 0.97, 0.9, 0.93
_OTHER_SURNAME = 6.0
SHORT_ACRONYM, LONG_ACRONYM = 4, 7


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor the words may mean: `name` the spelling that matched, `score` up to 100, `why` in words."""

    actor_id: str
    name: str
    score: float
    why: str


def propose(text: str, register: Iterable[tuple[str, str]], limit: int = 6) -> list[Candidate]:
    """Actors of `register`, (actor id, spelling) pairs, that `text` may mean; the likeliest first.

    In this order: the very spelling, the same letters, the same sounds, a part of the name, its
    initials or surname, a similar spelling. Nothing is ever matched without a person saying so.
    """
    return propose_from(_prepared(tuple(register)), text, limit)


def propose_from(index: NameIndex, text: str, limit: int = 6) -> list[Candidate]:
    """The same of an index that was prepared before."""
    text = " ".join(text.split())
    if not text or limit < 1:
        return []
    best: dict[str, Candidate] = {}
    for number, score, why in (*_same(index, text), *_acronyms(index, text), *_alike(index, text)):
        name = index.texts[number]
        for actor_id in index.holders[number]:
            known = best.get(actor_id)
            if known is None or score > known.score:
                best[actor_id] = Candidate(actor_id, name, score, why)
    return sorted(best.values(), key=lambda found: (-found.score, found.name))[:limit]


@lru_cache(maxsize=4)
def _prepared(entries: tuple[tuple[str, str], ...]) -> NameIndex:
    return prepared(entries)


def _same(index: NameIndex, text: str) -> Iterator[tuple[int, float, str]]:
    for number in index.same_letters(text):
        if index.texts[number] == text:
            yield number, SAME, "the same name"
        elif fold(text).strip():
            yield number, SAME_LETTERS, "the same letters"
    for number in index.same_looks(text):
        if index.texts[number].casefold() != text.casefold():
            yield number, SAME_LOOKS, "looks like this name, but has other letters or invisible signs"


def _acronyms(index: NameIndex, text: str) -> Iterator[tuple[int, float, str]]:
    letters = as_acronym(text)
    if letters:
        plain = "".join(filter(str.isalpha, text))
        score = ACRONYM if plain.isupper() or plain.lower() == plain.upper() else ACRONYM_SMALL
        found = index.with_initials(letters)
        # Two letters begin half the register; a few of them may still be meant.
        if (score == ACRONYM or len(letters) > 2) and (len(letters) > 2 or len(found) <= FEW):
            for number in index.with_initials(letters):
                yield number, score, f"its initials are {plain.upper() if score == ACRONYM else plain}"
        if len(letters) == ACRONYM_WORDS:
            for number in index.beginning_with(letters):
                yield number, ACRONYM_BEGINNING, f"it begins with the initials {plain}"
        for number in index.acronyms(letters):
            yield number, score, "the same acronym"
    for short in initials(text):
        for number in index.acronyms(short):
            if len(short) > 2 and index.texts[number].upper() == index.texts[number]:
                yield number, ACRONYM_SMALL, "the initials of the words"


def _alike(index: NameIndex, text: str) -> Iterator[tuple[int, float, str]]:
    name = parts(text)
    for number, near in index.written_together(name):
        yield number, _TOGETHER - 60 * (1 - near), "the same sounds, the words written together"
    for number, pairs in index.meeting(name).items():
        other = parts(index.texts[number])
        if not _may_agree(name, other, pairs):
            continue
        agreed = agreement(name, other, pairs)
        if agreed:
            scored = _scored(agreed, name, other)
            if scored:
                yield number, *scored


def _may_agree(name: Name, other: Name, pairs: list[tuple[float, int, int]]) -> bool:
    """Whether enough words meet for the names to agree, before they are set against each other."""
    least = min(len(name.core), len(other.core))
    met = len({number for _near, number, _other in pairs})
    return met >= least or met + max(name.slight, other.slight) >= least


def _scored(agreed: Agreement, name: Name, other: Name) -> tuple[float, str] | None:
    best, slope, mean, worst = _SCORES[agreed.kind]
    one_word = len(name.core) == 1 and agreed.kind == Kind.WHOLE
    if one_word:
        if agreed.likeness < _LETTER_FOR_LETTER and _counts_letters(name.text, other.text):
            return None
        best, slope, mean, worst = _ONE_WORD
    if agreed.kind == Kind.LONGER and len(other.core) == 1:
        best, slope, mean, worst = _ONE_OF_MANY
    if agreed.reversed:
        mean = max(mean, _REVERSED if not agreed.left_over else _REVERSED_SHORTER)
    if agreed.likeness < mean or agreed.worst < worst:
        return None
    score = best - slope * 100 * (1 - agreed.likeness) - agreed.left_over - 1.5 * agreed.reversed
    if agreed.other_surname:
        score -= _OTHER_SURNAME
    return score, _why(agreed)


def _counts_letters(first: str, second: str) -> bool:
    """Whether one of two words is an acronym, in which each letter counts."""
    short = [len(letters) for text in (first, second) if (letters := _capitals(text))]
    return len(short) > 1 or any(length <= SHORT_ACRONYM for length in short)


def _capitals(text: str) -> str:
    letters = "".join(filter(str.isalpha, text))
    return letters if 1 < len(letters) <= LONG_ACRONYM and letters.isupper() else ""


def _why(agreed: Agreement) -> str:
    if agreed.kind == Kind.WHOLE:
        if agreed.reversed:
            return "the same words in another order"
        return "sounds the same" if agreed.likeness >= _ALIKE else "similar spelling"
    return {
        Kind.INITIALS: "the same name with initials",
        Kind.SHORTER: "the words are a part of this name",
        Kind.LONGER: "this name is a part of the words",
        Kind.SURNAME: "the words are a part of this name",
        Kind.PART: "the words are a part of this name",
    }[agreed.kind]
