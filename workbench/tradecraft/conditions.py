"""Conditions that a judgement hangs on and that have no likelihood of their own."""

import re
from collections.abc import Iterator
from functools import cache

from workbench.tradecraft.terms import Terms
from workbench.tradecraft.word_lists import expanded
from workbench.tradecraft.wording import Wording

# "ask if", "even if", "as if": not what the judgement hangs on.
_NO_CONDITION_BEFORE = re.compile(
    r"\b(?:even|as|what|ask|asks|asked|asking|unclear|see|know|knows|decide|decides|doubt|whether|or|tell|wonder|only just|matter|"
    r"determine|consider|find out|say|and)\s+\Z"
)
_NO_CONDITION_AFTER = re.compile(
    r"\s+(?:not,|not very|any|anything|so|only for|possible|necessary|ever|at all|needed|in doubt)\b"
)
_INVERTED = re.compile(
    r"(?:^|[,;:]\s+|\b(?:and|but)\s+)(?P<cue>should(?=\s+[a-z][\w'-]*(?:\s+[\w'-]+){0,6}?\s+[a-z]+)"
    r"|were(?=\s+[a-z][^,.;]{1,60}\s+to\b)|had(?=\s+(?:the|a|an|he|she|it|they|this)\s))"
)


def conditions(wording: Wording, terms: Terms) -> Iterator[tuple[int, int]]:
    """Start and end of the words that bring in a condition without likelihood, one for each sentence."""
    if len(terms.spans) > 1:
        return  # One of them says how likely the condition is.
    lower = wording.words.lower
    for start, end in wording.sentences:
        found = next(_in_sentence(lower, start, end), None)
        if found:
            yield found


def names_a_condition(wording: Wording) -> bool:
    """Whether a text says under which condition something holds."""
    lower = wording.words.lower
    return any(next(_in_sentence(lower, start, end), None) for start, end in wording.sentences)


def _in_sentence(lower: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _cues().finditer(lower, start, end):
        if _NO_CONDITION_BEFORE.search(lower, max(start, match.start() - 24), match.start()):
            continue
        if _NO_CONDITION_AFTER.match(lower, match.end()):
            continue
        if match[0].startswith("in the event") and not (
            match.start() == start or lower[: match.start()].rstrip().endswith((",", ";", ":", "–", "—"))
        ):
            continue  # "support in the event of a war" is no condition of the judgement.
        yield match.span()
    inverted = _INVERTED.search(lower[start:end])
    if inverted and not lower[start:end].rstrip().endswith("?"):
        yield start + inverted.start("cue"), start + inverted.end("cue")


@cache
def _cues() -> re.Pattern[str]:
    return re.compile(rf"\b{expanded('@conditions')}\b(?!-)")
