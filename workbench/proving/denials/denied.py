"""The words of an English text that deny, each with what it denies."""

import re
from dataclasses import dataclass
from functools import lru_cache

from workbench.proving.context import Read
from workbench.proving.denials.denials import not_denying
from workbench.proving.english_words import AUXILIARIES, clause_at, is_telling, stem, stems_in
from workbench.proving.reading import Reading, Token

_NOT = frozenset(("not", "never", "cannot", "nt"))


_NO = frozenset(("no", "none", "nobody", "nothing", "neither", "nor", "without"))


_SHORT = re.compile(r"(?:do|does|did|is|are|was|were|has|have|had|wo|would|could|should|ca|must)nt\Z")


_NOT_DENIED = frozenset(("only", "least", "surprisingly"))


@dataclass(frozen=True, slots=True)
class Denial:
    """A word that denies, and the stems of what it denies, the nearest first."""

    start: int
    end: int
    words: str
    heads: tuple[str, ...]
    by_verb: bool
    clause: tuple[str, ...]
    """The stems of all telling words of its clause."""


def is_english(one: Read) -> bool:
    """Whether a passage is in English: also the words of a claim, and plain letters of no stated language."""
    passage = one.passage
    if passage.is_english or not passage.clip_id:
        return True
    return not passage.language and passage.text.isascii()


@lru_cache(maxsize=8192)
def denials_in(reading: Reading) -> tuple[Denial, ...]:
    """The denials of an English text."""
    found = []
    tokens = reading.tokens
    spared = not_denying(reading.text)
    for at, token in enumerate(tokens):
        if any(first <= token.start < last for first, last in spared):
            continue
        is_verb = token.word in _NOT or bool(_SHORT.match(token.word))
        if not is_verb and token.word not in _NO:
            continue
        following = tokens[at + 1 : at + 10]
        if not following or following[0].word in _NOT_DENIED or _is_of_a_number(token, reading):
            continue
        start, end = clause_at(reading, token.start)
        heads = _heads(reading, following, end)
        words = reading.text[token.start : _end_of_words(token, following, heads)]
        clause = tuple(stems_in(reading, start, end))
        found.append(Denial(token.start, token.start + len(words), words, heads, is_verb, clause))
    return tuple(found)


def _is_of_a_number(token: Token, reading: Reading) -> bool:
    """ "no fewer than", "not less than", "no. 5"."""
    after = reading.text[token.end : token.end + 12]
    return bool(re.match(r"\s+(?:fewer|less|more|later|earlier|longer)\b|\.\s?\d", after)) and token.word in (
        "no", "not"
    )  # fmt: skip


def _heads(reading: Reading, following: tuple[Token, ...], end: int) -> tuple[str, ...]:
    return tuple(
        stem(token.word)
        for token in following
        if token.start < end and token.word not in AUXILIARIES and is_telling(token)
    )[:4]


def _end_of_words(token: Token, following: tuple[Token, ...], heads: tuple[str, ...]) -> int:
    for one in following:
        if heads and stem(one.word) == heads[0]:
            return one.end
    return token.end
