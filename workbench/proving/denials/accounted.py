"""Which words of passages that deny tell of which clause of a statement.

Each word that may deny in a passage belongs to one clause of the statement: the one with which its own clause
shares most, more so where that clause denies in the same way. A denial of the statement to whose clause no such
word belongs is denied nowhere, whatever else the passages deny.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.proving.context import Context, Read
from workbench.proving.denials.denials import denies_in_any, is_known, not_denying, others_in
from workbench.proving.denials.denied import is_denial, is_english
from workbench.proving.denials.left_out import has_word, words_at
from workbench.proving.denials.turns import turns_at
from workbench.proving.english_words import AUXILIARIES, clauses_in, stem
from workbench.proving.reading import Reading

_ATTRIBUTE = re.compile(r"\b(?:the|an?|its|their|his|her|this|these|those|of|\d[\d.,]*)\s\Z", re.IGNORECASE)
_PLAIN = frozenset(("plain",))
_PLACES = frozenset(("in", "of", "from", "near", "at"))
_STRONG = frozenset(("refusing", "forbidding", "ending", "failing"))
"""Kinds of denial that other languages say with a word such as "not", too."""
_NEAR = 7
"""Words around one that denies to which it is nearest."""
_BACK = 3
_ALIKE, _SAME_CLASS, _SAME_SENTENCE, _IN_CLAUSE = 2, 3, 1, 2


@dataclass(frozen=True, slots=True)
class Operator:
    """A word that denies or may deny, the kinds of denial it is of, and the clause and sentence it is in."""

    start: int
    end: int
    classes: frozenset[str]
    clause: tuple[int, int]
    sentence: tuple[int, int]

    @property
    def is_plain(self) -> bool:
        """Whether it is "not", "no" or their like."""
        return self.classes == _PLAIN


@lru_cache(maxsize=8192)
def operators_in(reading: Reading) -> tuple[Operator, ...]:
    """The words of an English text that deny or may deny, in their order."""
    spared = not_denying(reading.text)
    found = [
        (token.start, token.end, _PLAIN)
        for token in reading.tokens
        if is_denial(token) and not any(first <= token.start < last for first, last in spared)
    ]
    found += [
        (start, end, classes) for start, end, classes in turns_at(reading.text)
        if not _is_attribute(reading, start, end)
    ]  # fmt: skip
    clauses = clauses_in(reading)
    return tuple(
        Operator(start, end, classes, _clause(reading, clauses, start, end), reading.sentence_at(start))
        for start, end, classes in sorted(found, key=lambda one: one[:2])
    )


def _is_attribute(reading: Reading, start: int, end: int) -> bool:
    """Whether a participle only describes what follows it: "360 abandoned caches"."""
    if not reading.text[start:end].endswith("ed") or reading.text[end : end + 1] != " ":
        return False
    return _ATTRIBUTE.search(reading.text, 0, start) is not None and reading.text[end + 1 : end + 2].islower()


def _clause(
    reading: Reading, clauses: Sequence[tuple[int, int]], start: int, end: int
) -> tuple[int, int]:
    """The clause around a word, with what is before it where it begins with a verb: "X, of Y, was not there".

    With what is behind it as well where it says no more: "he is not, however, …".
    """
    at = next((n for n, (first, last) in enumerate(clauses) if first <= start < last), None)
    if at is None:
        return start, end
    first, last = clauses[at]
    opening, limit = reading.sentence_at(start)
    for earlier, _last in reversed(clauses[max(0, at - _BACK) : at]):
        if earlier < opening or not _begins_with_a_verb(reading, first):
            break
        first = earlier
    for _first, further in clauses[at + 1 : at + 3]:
        if words_at(reading, end, last) or further > limit:
            break
        last = further
    return first, last


def _begins_with_a_verb(reading: Reading, start: int) -> bool:
    """Whether the first word of a clause is of a verb, of which the subject is before it."""
    token = next((one for one in reading.tokens if one.start >= start), None)
    return token is not None and (token.word in AUXILIARIES or token.word in _PLACES)


def accounts(context: Context, position: int) -> bool:
    """Whether a word of a passage that may deny belongs to the clause around a denial of the statement.

    Of passages in other languages without a translation the denials are only counted.
    """
    own = operators_in(context.reading)
    denial = next((one for one in own if one.start <= position < one.end), None)
    if denial is None:
        return True
    if any(denial.clause in wanted for _one, _operator, wanted in belonging(context)):
        return True
    others = sum(one is not denial and (one.is_plain or not _STRONG.isdisjoint(one.classes)) for one in own)
    return sum(_elsewhere(one) for one in context.told) > others


def _elsewhere(one: Read) -> int:
    """How often a passage in another language denies."""
    if is_english(one):
        return 0
    if is_known(one.passage.language):
        return others_in(one.reading.text, one.passage.language)
    return int(denies_in_any(one.reading.text))


def belonging(context: Context) -> Iterator[tuple[Read, Operator, list[tuple[int, int]]]]:
    """The words of English passages and claims that may deny, each with the clauses that it belongs to."""
    clauses = _clauses(context.reading)
    english = [one for one in (*context.told, *context.claims) if is_english(one)]
    for one in english:
        for operator in operators_in(one.reading):
            scores = [_score(context.reading, clause, one.reading, operator) for clause in clauses]
            best = max(scores, default=0)
            if best > 0:
                yield one, operator, [
                    clause for clause, score in zip(clauses, scores, strict=True) if score == best
                ]


@lru_cache(maxsize=2048)
def _clauses(reading: Reading) -> list[tuple[int, int]]:
    """The clauses of a statement, those of its denials among them."""
    own = [one.clause for one in operators_in(reading)]
    others = [
        (start, end) for start, end in clauses_in(reading)
        if not any(first <= start < last for first, last in own)
    ]  # fmt: skip
    return sorted({*own, *others})


def _score(reading: Reading, clause: tuple[int, int], there: Reading, operator: Operator) -> float:
    words = words_at(reading, *clause) | _figures(reading, *clause)
    in_clause = sum(has_word(_near(there, operator), word) for word in words)
    in_sentence = _shared(words, there, operator.sentence)
    score = float(_IN_CLAUSE * in_clause + _SAME_SENTENCE * in_sentence)
    own = [one for one in operators_in(reading) if one.clause == clause]
    if any(one.classes & operator.classes for one in own):
        score += _SAME_CLASS if not operator.is_plain else 1
    return score + 0.5 * bool(own and score)


@lru_cache(maxsize=16384)
def _near(reading: Reading, operator: Operator) -> frozenset[str]:
    """The words of a clause that are nearest to a word of it that denies, and what that does away with."""
    first, last = operator.clause
    tokens = [token for token in reading.tokens if first <= token.start < last]
    at = next((n for n, token in enumerate(tokens) if token.start >= operator.start), 0)
    near = tokens[max(0, at - _NEAR) : at + _NEAR + 1]
    if not near:
        return frozenset()
    undone = reading.text[operator.start : operator.end].lower()
    inner = {stem(undone[2:])} if undone.startswith(("un", "in", "im")) else set()
    place = near[0].start, near[-1].end
    return words_at(reading, *place) | _figures(reading, *place) | inner


def _shared(words: frozenset[str], there: Reading, place: tuple[int, int]) -> int:
    others = words_at(there, *place) | _figures(there, *place)
    return sum(has_word(others, word) for word in words)


def _figures(reading: Reading, start: int, end: int) -> frozenset[str]:
    return frozenset(figures for first, last, figures in reading.figures if start <= first and last <= end)
