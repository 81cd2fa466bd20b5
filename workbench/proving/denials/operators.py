"""The words of an English text that deny or may deny, each with its clause: "not", "without", "refused"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.proving.denials.denials import not_denying
from workbench.proving.denials.denied import is_denial
from workbench.proving.denials.left_out import words_at
from workbench.proving.denials.turns import turns_at
from workbench.proving.english_words import AUXILIARIES, clauses_in
from workbench.proving.reading import Reading

_ATTRIBUTE = re.compile(r"\b(?:the|an?|its|their|his|her|this|these|those|of|\d[\d.,]*)\s\Z", re.IGNORECASE)
_PLAIN = frozenset(("plain",))
_PLACES = frozenset(("in", "of", "from", "near", "at"))
_BACK = 3
"""Clauses in which the subject of a verb may be before it."""


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
    known = {start for start, _end, _classes in found}
    found += [
        (start, end, classes) for start, end, classes in turns_at(reading.text)
        if start not in known and not _is_attribute(reading, start, end)
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


def _clause(reading: Reading, clauses: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
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
