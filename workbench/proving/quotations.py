"""Quotations of a statement against passages: word for word, but for ellipses and what is put in brackets."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.proving.reading import Reading, Token, plain_word, words_in

_LEFT_OUT = re.compile(r"\[[^\]]*\]|\([…\.\s]+\)|…|\.\s?\.\s?\.")
_NEAR = 0.5
"""Share of its words from which another passage is what a quotation was taken from."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage has the words of a quotation, in code points.

    `other` is the first word there that differs, `instead` what the quotation has in its place.
    """

    start: int
    end: int
    other: str = ""
    instead: str = ""


def place_of(quotation: str, reading: Reading) -> Place | None:
    """Where a text has a quotation word for word."""
    tokens = reading.tokens
    at, start = 0, -1
    for segment in _segments(quotation):
        found = _find(segment, tokens, at)
        if found < 0:
            return None
        start = found if start < 0 else start
        at = found + len(segment)
    return None if start < 0 else Place(tokens[start].start, tokens[at - 1].end)


def nearest(quotation: str, reading: Reading) -> Place | None:
    """Where a text has nearly the words of a quotation, and the first that differs."""
    words = [word for segment in _segments(quotation) for word in segment]
    tokens = reading.tokens
    if len(words) < 2 or not tokens:
        return None
    best: tuple[float, int] = (0.0, 0)
    wanted = set(words)
    for first in range(len(tokens)):
        if tokens[first].word not in wanted:
            continue
        for begin in {first, max(0, first - 1)}:
            window = tokens[begin : begin + len(words)]
            same = sum(one.word == word for one, word in zip(window, words, strict=False)) / len(words)
            best = max(best, (same, -begin))
    if best[0] < _NEAR:
        return None
    begin = -best[1]
    window = tokens[begin : begin + len(words)]
    differing = next(
        ((one, word) for one, word in zip(window, words, strict=False) if one.word != word), None
    )
    if differing is None:
        return Place(window[0].start, window[-1].end)
    return Place(window[0].start, window[-1].end, differing[0].text, differing[1])


def _find(segment: Sequence[str], tokens: Sequence[Token], begin: int) -> int:
    for at in range(begin, len(tokens) - len(segment) + 1):
        if tokens[at].word == segment[0] and all(
            tokens[at + n].word == word for n, word in enumerate(segment)
        ):
            return at
    return -1


@lru_cache(maxsize=1024)
def _segments(quotation: str) -> tuple[tuple[str, ...], ...]:
    """The stretches of words that must follow one another, in order."""
    parts = (words_in(part) for part in _LEFT_OUT.split(quotation))
    return tuple(tuple(map(plain_word, words)) for words in parts if words)
