"""Measures of reading: token F1 and words without white space."""

import re
from collections import Counter

_TOKEN = re.compile(r"\w+")


def tokens(text: str) -> Counter[str]:
    """The words of a text with their counts, letter case aside."""
    return Counter(_TOKEN.findall(text.lower()))


def token_f1(found: str, gold: str) -> float:
    """Harmonic mean of precision and recall over the multiset of words; 1.0 when both are empty."""
    have, want = tokens(found), tokens(gold)
    if not have and not want:
        return 1.0
    common = sum((have & want).values())
    if not common:
        return 0.0
    precision, recall = common / sum(have.values()), common / sum(want.values())
    return 2 * precision * recall / (precision + recall)


def letters(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def shingle_f1(found: str, gold: str, size: int = 4) -> float:
    """The same measure over runs of four words, which also notices a wrong order."""
    have, want = _shingles(found, size), _shingles(gold, size)
    common = sum((have & want).values())
    return 2 * common / (sum(have.values()) + sum(want.values()))


def _shingles(text: str, size: int) -> Counter[tuple[str, ...]]:
    words = _TOKEN.findall(text.lower())
    return Counter(tuple(words[start : start + size]) for start in range(max(1, len(words) - size + 1)))
