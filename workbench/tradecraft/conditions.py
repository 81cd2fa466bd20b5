"""Conditions that a judgement depends on and that have no likelihood of their own."""

from collections.abc import Iterator

from workbench.tradecraft.terms import Terms
from workbench.tradecraft.word_lists import pattern
from workbench.tradecraft.wording import Wording


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
    for match in pattern("condition").finditer(lower, start, end):
        if pattern("no condition, before").search(lower, max(start, match.start() - 24), match.start()):
            continue
        if pattern("no condition, behind").match(lower, match.end()):
            continue
        if match[0].startswith("in the event") and not (
            match.start() == start or lower[: match.start()].rstrip().endswith((",", ";", ":", "–", "—"))
        ):
            continue  # "support in the event of a war" is no condition of the judgement.
        yield match.span()
    inverted = pattern("inverted condition").search(lower[start:end])
    if inverted and not lower[start:end].rstrip().endswith("?"):
        yield start + inverted.start("cue"), start + inverted.end("cue")
