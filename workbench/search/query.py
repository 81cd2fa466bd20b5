"""From what the user typed to an FTS5 query."""

import re
from dataclasses import dataclass

from workbench.values.deception import plain_spelling
from workbench.values.text import fold

_PARTS = re.compile(r'"([^"]*)"|“([^”]*)”|(\S+)')
# Vowel signs and accents that stand apart belong to the word they stand on.
_WORD = re.compile(r"[\w\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+")
SHORTEST_PREFIX = 3
"""Letters from which the last word may be the beginning of a longer one."""
LONGEST_TYPED = 300
"""Letters that are looked for; what is pasted may be a whole document, and the time grows with its square."""


@dataclass(frozen=True, slots=True)
class Query:
    """The words looked for. `match` is the FTS5 expression; "" when nothing can match."""

    terms: tuple[str, ...]
    match: str
    parts: str


def parse(typed: str) -> Query:
    """All words must occur; words in quotes as one phrase; the last word may be a beginning."""
    typed = plain_spelling(typed[:LONGEST_TYPED])
    phrases = [
        (quoted or curly or word, bool(quoted or curly)) for quoted, curly, word in _PARTS.findall(typed)
    ]
    terms: list[str] = []
    expressions: list[str] = []
    for index, (words, is_phrase) in enumerate(phrases):
        tokens = _WORD.findall(words)
        if not tokens:
            continue
        is_last = index == len(phrases) - 1 and not is_phrase and not typed.endswith(" ")
        terms.append(" ".join(tokens))
        expressions.append(_expression(tokens, prefix=is_last and len(tokens[-1]) >= SHORTEST_PREFIX))
    folded = [fold(term) for term in terms]
    # The index of parts knows nothing shorter than three letters.
    all_long = all(len(term) >= SHORTEST_PREFIX for term in folded)
    parts = " AND ".join(f'"{term}"' for term in folded) if all_long else ""
    return Query(tuple(terms), " AND ".join(expressions), parts)


def _expression(tokens: list[str], *, prefix: bool) -> str:
    written = " ".join(tokens)
    spellings = dict.fromkeys((written, " ".join(_WORD.findall(fold(written)))))
    star = " *" if prefix else ""
    return "(" + " OR ".join(f'"{spelling}"{star}' for spelling in spellings if spelling) + ")"
