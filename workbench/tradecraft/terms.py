"""The terms of likelihood in a statement, and those that its words deny: "not likely", "neither side is likely"."""

import re
from dataclasses import dataclass
from functools import cache

from workbench.tradecraft.clauses import Clauses
from workbench.tradecraft.word_lists import expanded, words
from workbench.values.scales import Scale, TermHit, words_in

_BY_ADVERB = re.compile(
    r"(?:\bnot|n't|\bhardly|\bscarcely|\bbarely|\bnever|\bby no means|\bfar from|\banything but|\bno longer)"
    r"(?:,[^,.;]{1,30},)?\s+"
    r"(?:(?:\w+ly|very|all that|so|that|at all|be|look|seem|appear|been|all|being|considered|deemed|thought|"
    r"(?:think|believe|consider|find|see|deem|regard|call|make)\s+(?:it|this|that|[\w-]+(?:\s[\w-]+)?)(?:\s+(?:as|to be))?)\s+)"
    r"{0,3}\Z"
)
_NOT_DENIED = re.compile(r"\b(?:not|n't)\s+(?:only|just|merely|simply|to)\s+\Z")
_BY_SUBJECT = re.compile(
    r"(?<!with\s)(?<!of\s)(?<!has\s)(?<!have\s)(?<!had\s)\b(?:neither|nor|none|nobody|no\s+one|nothing|no|few)\b"
    r"(?!\s+(?:doubt|longer|matter))[^,;:.]{0,60}\Z"
)
_REACH = 120
"""Letters before a term in which what denies it is looked for."""


@dataclass(frozen=True, slots=True)
class Denied:
    """A term that a text denies: `start` where the denial begins; `by_subject` for "neither side is likely"."""

    word: str
    start: int
    end: int
    by_subject: bool


@dataclass(frozen=True, slots=True)
class Terms:
    """What a text says of likelihood: words of any scale, hits on the scale of the brief, denied ones."""

    every: tuple[tuple[int, int, str], ...]
    on_scale: tuple[TermHit, ...]
    denied: tuple[Denied, ...]
    spans: tuple[tuple[int, int], ...]
    """Start and end of each, denied ones too, in their order."""


def terms_of(masked: str, lower: str, clauses: Clauses, used: Scale) -> Terms:
    """The terms in a text whose quotations are blanked out; `lower` is the same in small letters."""
    kept: list[tuple[int, int, str]] = []
    denied: list[Denied] = []
    for start, end, word in words_in(masked):
        if _other_meanings().match(lower, start):
            continue
        clause, _end = clauses.at(start)
        found = _denial(lower, clause, start)
        if found is None:
            kept.append((start, end, word))
        else:
            denied.append(Denied(word, found[0], end, found[1]))
    own = {(start, end) for start, end, _word in kept}
    hits = tuple(hit for hit in used.terms_in(masked) if (hit.start, hit.end) in own)
    spans = sorted([*own, *((one.start, one.end) for one in denied)])
    return Terms(tuple(kept), hits, tuple(denied), tuple(spans))


def _denial(lower: str, clause: int, start: int) -> tuple[int, bool] | None:
    clause = max(clause, start - _REACH)
    before = lower[clause:start]
    adverb = _BY_ADVERB.search(before)
    if adverb and not _NOT_DENIED.search(before):
        return clause + adverb.start(), False
    subject = _BY_SUBJECT.search(before)
    return (clause + subject.start(), True) if subject else None


@cache
def _other_meanings() -> re.Pattern[str]:
    assert words("no_likelihood")
    return re.compile(rf"{expanded('@no_likelihood')}\b")
