"""Where in a text the words stand, and the line or two around them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from workbench.values.spellings import loosely
from workbench.values.text import fold_with_positions

BEFORE, AFTER = 60, 120
"""Code points shown before and after the first hit."""
_MOST_MARKS = 12


@dataclass(frozen=True, slots=True)
class Passage:
    """A snippet, the hits marked in it, and where the first hit stands in the whole text."""

    snippet: str
    marks: tuple[tuple[int, int], ...]
    start: int
    end: int


def passage(text: str, terms: tuple[str, ...], others: tuple[str, ...] = ()) -> Passage:
    """The passage of `text` that best shows `terms`, else one of `others`; its beginning without any.

    A word of `others` may be the beginning of a longer one.
    """
    typed = terms
    figures = bool(others) and any(letter.isdigit() for term in terms for letter in term)
    # The figures of a date or number occur in many places that mean something else.
    found = _find(text, terms) if not figures else _find_all(text, " ".join(terms))
    if not found and figures and len(terms) == 1:
        found = _find(text, terms)
    if not found and others:
        found = next(filter(None, (_find(text, (other,)) for other in others)), None)
        found = found and (found[0], _word_end(text, found[1]))
        terms = others
    if not found and figures and len(typed) > 1:
        found, terms = _find(text, typed), typed
    if not found:
        snippet = " ".join(text[: BEFORE + AFTER].split())
        return Passage(snippet, (), -1, -1)
    start, end = found
    low = _word_edge(text, max(0, start - BEFORE))
    high = min(len(text), end + AFTER)
    snippet = text[low:high].replace("\n", " ")
    marks = sorted(_marks(snippet, terms))[:_MOST_MARKS]
    if terms is others:
        marks = [(begin, _word_end(snippet, last)) for begin, last in marks]
    return Passage(snippet, tuple(marks), start, end)


def _find(text: str, terms: tuple[str, ...]) -> tuple[int, int] | None:
    longest_first = sorted(terms, key=len, reverse=True)
    # What was typed as one may be written with another sign between: "al Sisi", al-Sisi.
    words = sorted((word for term in terms for word in term.split()), key=len, reverse=True)
    phrase_then_longest = tuple(dict.fromkeys((" ".join(terms), *longest_first, *words)))
    lowered = text.lower()
    if len(lowered) == len(text):
        for term in phrase_then_longest:
            span = _next(lowered, term.lower(), 0)
            if span:
                return span
    folded, positions = fold_with_positions(text)
    for term in phrase_then_longest:
        span = _next(folded, fold_with_positions(term)[0], 0)
        if span:
            return positions[span[0]], positions[span[1] - 1] + 1
    for term in phrase_then_longest:
        if stretch := next(chain(_loose(folded, term), _loose(folded, term, spaced=True)), None):
            return positions[stretch[0]], positions[stretch[1] - 1] + 1
    return None


def _loose(folded: str, term: str, *, spaced: bool = False) -> Iterator[tuple[int, int]]:
    """Where a term stands in a folded text, written as one or in parts; where it begins a word first."""
    pattern = loosely(fold_with_positions(term)[0], exact=term, spaced=spaced)
    found = [one.span() for one in pattern.finditer(folded)] if pattern else []
    begins = [span for span in found if span[0] == 0 or not folded[span[0] - 1].isalnum()]
    yield from (span for span in begins or found if span[1] > span[0])


def _find_all(text: str, phrase: str) -> tuple[int, int] | None:
    """Where words stand in a row, with any signs and blanks between."""
    match = re.search(r"[^\w]{0,3}".join(map(re.escape, phrase.split())), text, re.IGNORECASE)
    return match.span() if match else None


def _marks(snippet: str, terms: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where the terms stand in a snippet, each stretch once; folded only where none stands as typed."""
    spans = _spans(snippet, terms) or _spans(snippet, tuple(word for term in terms for word in term.split()))
    return [
        span for span in dict.fromkeys(spans)
        if not any(other != span and other[0] <= span[0] and span[1] <= other[1] for other in spans)
    ]  # fmt: skip


def _spans(snippet: str, terms: tuple[str, ...]) -> list[tuple[int, int]]:
    lowered = snippet.lower()
    if len(lowered) == len(snippet):
        direct = [span for term in terms for span in _every(lowered, term.lower())]
        if direct:
            return direct
    folded, positions = fold_with_positions(snippet)
    spans = [span for term in terms for span in _every(folded, fold_with_positions(term)[0])]
    spans = spans or [span for term in terms for span in _loose(folded, term)]
    return [(positions[start], positions[end - 1] + 1) for start, end in spans]


def _every(text: str, wanted: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    span = _next(text, wanted, 0)
    while span:
        spans.append(span)
        span = _next(text, wanted, span[1])
    return spans


def _next(text: str, wanted: str, start: int) -> tuple[int, int] | None:
    """The next place where `wanted` begins a word, else the next where it stands at all."""
    if not wanted:
        return None
    first = at = text.find(wanted, start)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(wanted, at + 1)
    found = at if at >= 0 else first
    return (found, found + len(wanted)) if found >= 0 else None


def _word_edge(text: str, position: int) -> int:
    if position == 0:
        return 0
    space = text.find(" ", position, position + 20)
    return space + 1 if space >= 0 else position


def _word_end(text: str, position: int) -> int:
    while position < len(text) and text[position].isalnum():
        position += 1
    return position
