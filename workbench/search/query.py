"""From what the user typed to an FTS5 query."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from workbench.values.deception import plain_spelling
from workbench.values.spellings import joined, readings_of_hamza
from workbench.values.text import fold

_PARTS = re.compile(r'"([^"]*)"|“([^”]*)”|(\S+)')
# Vowel signs and accents that stand apart belong to the word they stand on.
_WORD = re.compile(r"[\w\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+")
SHORTEST_PREFIX = 3
"""Letters from which the last word may be the beginning of a longer one."""
LONGEST_TYPED = 300
"""Letters that are looked for; what is pasted may be a whole document, and the time grows with its square."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Words that were typed together: a word or a phrase in quotes. The last word may be a beginning."""

    tokens: tuple[str, ...]
    is_phrase: bool = False
    is_last: bool = False
    typed: str = ""
    """The words with their signs, as they were typed."""

    @property
    def expression(self) -> str:
        """What FTS5 looks for."""
        may_begin = self.is_last and not self.is_phrase and len(self.tokens[-1]) >= SHORTEST_PREFIX
        return either(self.tokens, prefix=may_begin, typed=self.typed)


@dataclass(frozen=True, slots=True)
class Query:
    """The words looked for. `match` is the FTS5 expression; "" when nothing can match.

    `others` are words that will do in place of the terms: other spellings of a name.
    """

    terms: tuple[str, ...]
    match: str
    parts: str
    others: tuple[str, ...] = ()
    further: str = ""
    """A wider expression, for texts in which one of `proof` has its sign; "" where there is none."""
    proof: tuple[str, ...] = ()


def parse(typed: str) -> Query:
    """All words must occur; words in quotes as one phrase; the last word may be a beginning."""
    return query_of(units_of(typed))


def units_of(typed: str) -> list[Unit]:
    """The words and phrases that were typed; the last word counts as whole once a space follows it."""
    typed = plain_spelling(typed[:LONGEST_TYPED])
    phrases = [
        (quoted or curly or word, bool(quoted or curly)) for quoted, curly, word in _PARTS.findall(typed)
    ]
    last = len(phrases) - 1
    units: list[Unit] = []
    for number, (words, is_phrase) in enumerate(phrases):
        if tokens := words_of(words):
            is_last = number == last and not typed.endswith(" ")
            units.append(Unit(tuple(tokens), is_phrase, is_last, words))
        elif units:  # A sign alone belongs to the word before it: 40 %.
            units[-1] = replace(units[-1], typed=f"{units[-1].typed} {words}")
    return units


def query_of(
    units: Iterable[Unit],
    expressions: Iterable[str] | None = None,
    others: tuple[str, ...] = (),
    further: Iterable[str] = (),
    proof: tuple[str, ...] = (),
) -> Query:
    """The query for some units; `expressions` and `others` where other words than those typed will do.

    `further` are expressions that find more, of which only what holds `proof` is meant.
    """
    units = list(units)
    terms = tuple(" ".join(unit.tokens) for unit in units)
    folded = [fold(term) for term in terms]
    # The index of parts knows nothing shorter than three letters.
    all_long = all(len(term) >= SHORTEST_PREFIX for term in folded)
    parts = " AND ".join(f'"{term}"' for term in folded) if all_long else ""
    if expressions is None:
        expressions = [unit.expression for unit in units]
    return Query(terms, " AND ".join(expressions), parts, others, " AND ".join(further), proof)


def words_of(text: str) -> list[str]:
    """The words that the index knows a text by."""
    return _WORD.findall(text)


def either(tokens: Iterable[str], *, prefix: bool = False, typed: str = "") -> str:
    """Words in a row, as they are written or folded; with `prefix` the last is the beginning of one.

    `typed` are the words with their signs: what is written in parts will do as one word as well.
    """
    written = " ".join(tokens)
    others = [written, *readings_of_hamza(written), joined(typed) if typed else ""]
    spellings = dict.fromkeys((written, *(" ".join(_WORD.findall(fold(other))) for other in others)))
    star = " *" if prefix else ""
    return "(" + " OR ".join(f'"{spelling}"{star}' for spelling in spellings if spelling) + ")"
