"""What passages deny in clauses that a statement has in its own words, and the statement does not deny.

A clause that denies is taken to be told by the statement where they have the same words, words of the same
beginning among them, that no clause has which denies nothing.
"""

from dataclasses import dataclass
from functools import lru_cache

from workbench.proving.context import Context, Read
from workbench.proving.denials.denials import plain_clauses, says_no
from workbench.proving.denials.turns import is_the_last, turns_over
from workbench.proving.english_words import AUXILIARIES, clauses_in, is_telling, stem
from workbench.proving.model import Doubt
from workbench.proving.reading import Reading

_BEGINNING = 5
"""Letters by which two words may be forms of one: "resume", "resumption"."""
_COVERED, _DISTINCT = 0.5, 2


@dataclass(frozen=True, slots=True)
class _Clause:
    start: int
    end: int
    words: frozenset[str]
    denies: bool


def left_out(context: Context) -> Doubt | None:
    """The first sentence of a statement that denies less than the clauses of a passage that it tells."""
    told = [one for one in context.told if one.passage.is_english and one.passage.stance == "supports"]
    plain = {
        word
        for one in (*told, *context.claims)
        for clause in _clauses(one.reading)
        if not clause.denies
        for word in clause.words
    }
    sentences = [
        (start, end, words_at(context.reading, start, end)) for start, end in context.reading.sentences
    ]
    for one in told:
        denied: dict[int, list[_Clause]] = {}
        for clause in _clauses(one.reading):
            at = _told_in(clause, sentences, plain) if _denies(clause, one, context.text) else None
            if at is not None:
                denied.setdefault(at, []).append(clause)
        for at, clauses in denied.items():
            start, end, _known = sentences[at]
            own = turns_over(context.text[start:end], one.reading.text) + plain_clauses(
                context.text[start:end]
            )
            first = next((clause for clause in clauses if clause.denies), None)
            if first is None or is_the_last(
                context.text[start:end], one.reading.text[first.start : first.end]
            ):
                continue
            if own < len(clauses):
                return _doubt(start, end, first, one)
    return None


def _denies(clause: _Clause, one: Read, own: str) -> bool:
    """Whether a clause denies by "not", or by a word of which the statement has none like it."""
    return clause.denies or turns_over(one.reading.text[clause.start : clause.end], own) > 0


def _doubt(start: int, end: int, clause: _Clause, one: Read) -> Doubt:
    words = " ".join(one.reading.text[clause.start : clause.end].split())
    why = f"A passage says “{words}”; the statement does not deny it."
    return Doubt("negation", why, start, end, "", one.passage.clip_id, one.reading.text)


def _told_in(
    clause: _Clause, sentences: list[tuple[int, int, frozenset[str]]], plain: set[str]
) -> int | None:
    """Which sentence tells a clause; None where none has enough of its words."""
    best, at = 0, None
    for number, (_start, _end, words) in enumerate(sentences):
        shared = {word for word in clause.words if has_word(words, word)}
        distinct = {word for word in shared if not has_word(plain, word)}
        if len(shared) < _COVERED * len(clause.words) or len(distinct) < _DISTINCT:
            continue
        if len(distinct) > best:
            best, at = len(distinct), number
    return at


@lru_cache(maxsize=8192)
def _clauses(reading: Reading) -> tuple[_Clause, ...]:
    found = []
    for start, end in clauses_in(reading):
        found.append(_Clause(start, end, words_at(reading, start, end), says_no(reading.text[start:end])))
    return tuple(found)


def words_at(reading: Reading, start: int, end: int) -> frozenset[str]:
    """The stems of the words at a place of an English text that say what it is about."""
    return frozenset(
        stem(token.word)
        for token in reading.tokens
        if start <= token.start < end and is_telling(token) and token.word not in AUXILIARIES
    )


def has_word(words: set[str] | frozenset[str], word: str) -> bool:
    """Whether a word or one with the same beginning is among words."""
    if word in words:
        return True
    if len(word) < _BEGINNING:
        return False
    return any(known[:_BEGINNING] == word[:_BEGINNING] for known in words)
