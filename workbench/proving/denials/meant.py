"""Whether the sentences that tell what a statement denies may deny it as well, in whatever words."""

import re

from workbench.proving.context import Context, Read
from workbench.proving.denials.denials import denies_in_any, is_known, others_in, says_no
from workbench.proving.denials.left_out import has_word, words_at
from workbench.proving.denials.turns import turns_beyond
from workbench.proving.english_words import clause_at, clauses_in
from workbench.proving.reading import Reading

_SURE = 2
"""Words that a clause must have of another to tell the same."""


_TERM = re.compile(r"\b(?:until|till|before|unless|pending|sooner)\b")
_SINCE = re.compile(
    r"\b(?:since|ever|in \w+ (?:years|decades|months)|for (?:[\w-]+ ){1,4}(?:years|decades|months|weeks))\b"
)
_FIRST_OR_LAST = re.compile(
    r"\b(?:first|last|latest|final\w*|until|left|since|stopp\w*|record|previous\w*|consecutive|every|always|all|uninterrupted|"
    r"continuous\w*|\w+est)\b"
)


def has_a_term(context: Context, position: int) -> bool:
    """Whether a denial says from or until when: "not before June", "not since 2009"."""
    behind = context.text[position : context.reading.sentence_at(position)[1]]
    if _TERM.search(behind):
        return True
    return _SINCE.search(behind) is not None and any(
        _FIRST_OR_LAST.search(one.reading.text) for one in context.told if one.passage.is_english
    )


def says_since(text: str, position: int) -> bool:
    """Whether the clause behind a place says since when."""
    return re.match(r"[^,;.]*\bsince\b", text[position:]) is not None


def may_be_denied(context: Context, position: int) -> bool:
    """Whether what the clause around a place denies may be denied by the clauses nearest to it.

    Where none has two words of it, by the sentences that have one, or by any.
    """
    # What another clause of the sentence accounts for denies nothing of this one.
    first, last = context.reading.sentence_at(position)
    own = context.text[first:last]
    return any(says_no(text) or turns_beyond(text, own) for text in nearest(context, position))


def nearest(context: Context, position: int, surely: bool = False) -> list[str]:
    """The clauses of English passages and claims that tell what the clause around a place tells.

    Where none has two words or a figure of it, the sentences that have most of its words, unless `surely`.
    """
    start, end = clause_at(context.reading, position)
    words, figures = words_at(context.reading, start, end), _figures(context.reading, start, end)
    english = [one for one in (*context.told, *context.claims) if one.passage.is_english]
    clauses = [(one, *clause) for one in english for clause in clauses_in(one.reading)]
    sentences = [(one, *sentence) for one in english for sentence in one.reading.sentences]
    for places, least in ((clauses, _SURE),) if surely else ((clauses, _SURE), (sentences, 0)):
        scores = [_likeness(words, figures, *place) for place in places]
        best = max(scores, default=0)
        if best >= least:
            return [
                one.reading.text[first:last]
                for (one, first, last), score in zip(places, scores, strict=True)
                if score == best
            ]
    return []


def _likeness(words: frozenset[str], figures: set[str], one: Read, start: int, end: int) -> int:
    there = words_at(one.reading, start, end)
    same = figures & _figures(one.reading, start, end) if figures else ()
    return sum(has_word(there, word) for word in words) + _SURE * len(same)


def _figures(reading: Reading, start: int, end: int) -> set[str]:
    """The figures of two digits and more at a place."""
    return {
        figures for first, last, figures in reading.figures
        if start <= first and last <= end and len(figures) > 1
    }  # fmt: skip


def denies_elsewhere(one: Read) -> bool:
    """Whether a passage in another language denies anything."""
    if one.passage.is_english:
        return False
    if is_known(one.passage.language):
        return bool(others_in(one.reading.text, one.passage.language))
    return denies_in_any(one.reading.text)
