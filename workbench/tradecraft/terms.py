"""The terms of likelihood in a statement, and those that its words deny: "not likely"."""

from dataclasses import dataclass

from workbench.tradecraft.word_lists import pattern
from workbench.tradecraft.wording import Wording
from workbench.values.scales import Scale, TermHit, words_in

_REACH = 120
"""Letters before a term in which what denies it is looked for."""


@dataclass(frozen=True, slots=True)
class Denied:
    """A term that a text denies, from where the denial begins; `by_subject` for "neither side is likely"."""

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


def terms_of(wording: Wording, used: Scale) -> Terms:
    """The terms in a text, outside quotations."""
    masked, lower = wording.masked, wording.words.lower
    kept: list[tuple[int, int, str]] = []
    denied: list[Denied] = []
    for start, end, word in words_in(masked, used.id):
        if pattern("other meaning").match(lower, start):
            continue
        clause, _end = wording.clauses.at(start)
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
    adverb = pattern("denied by an adverb").search(before)
    if adverb and not pattern("not denied").search(before):
        return clause + adverb.start(), False
    subject = pattern("denied by the subject").search(before)
    return (clause + subject.start(), True) if subject else None
