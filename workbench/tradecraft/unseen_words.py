"""E05: a sentence that rests on, or quotes, words that a reader of the source may not have seen."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from workbench.annotations import Clip
from workbench.extraction.quotations import quotations_in
from workbench.sources.reading.model import Span
from workbench.tradecraft.finding import Finding
from workbench.tradecraft.ground import Ground, GroundedStatement, Voice
from workbench.values.text import as_quoted

if TYPE_CHECKING:
    from workbench.case import Case

UNSEEN = "E05"
_SHOWN = 70
_FEWEST = 3
"""Letters between quotation marks."""
_QUOTED = re.compile(f'[“"«„]([^“”"«»„]{{{_FEWEST},}})[”"»“]')
Hidden = Mapping[str, Sequence[Span]]
"""By the id of a text: its stretches that are marked as not seen."""


def check_unseen_words(case: "Case", ground: Ground) -> Iterator[Finding]:
    """E05 for the statements of a brief."""
    texts = {
        voice.clip.text_id
        for grounded in ground.statements
        for known in grounded.claims
        for voice in known.voices
    }
    hidden = case.sources.hidden_in(texts)
    if hidden:
        for grounded in ground.statements:
            yield from _of_statement(grounded, hidden)


def _of_statement(grounded: GroundedStatement, hidden: Hidden) -> Iterator[Finding]:
    reported: set[str] = set()
    for known in grounded.claims:
        for voice in known.of("supports"):
            found = unseen_in(voice.clip, hidden.get(voice.clip.text_id, ()))
            if found and voice.clip.id not in reported:
                reported.add(voice.clip.id)
                yield _finding(grounded, voice, found)


def unseen_in(clip: Clip, spans: Sequence[Span]) -> list[Span]:
    """The stretches of a clip that are marked as not seen, as places in its quote."""
    return [
        Span(span.kind, max(span.start - clip.start, 0), min(span.end, clip.end) - clip.start, 0, span.label)
        for span in spans
        if span.start < clip.end and clip.start < span.end
    ]


def _quoted_in(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the words in quotation marks of any style, also in marks that do not match."""
    yield from (match.span(1) for match in _QUOTED.finditer(text))
    for quotation in quotations_in(text):
        if quotation.end - quotation.start - 2 >= _FEWEST:
            yield quotation.start + 1, quotation.end - 1


def _finding(grounded: GroundedStatement, voice: Voice, found: Sequence[Span]) -> Finding:
    statement, quote = grounded.statement, voice.clip.quote
    words = as_quoted(quote[found[0].start : found[0].end], _SHOWN)
    name = voice.source.name_for_client
    for start, end in _quoted_in(statement.text):
        at = quote.find(statement.text[start:end])
        if at >= 0 and any(span.start < at + end - start and at < span.end for span in found):
            return Finding(
                UNSEEN, "error",
                f"The quotation has words that a reader of {name} may not have seen: “{words}” "
                f"({found[0].label}).",
                "Somebody may have hidden them there; whoever looks the quotation up does not find it.",
                "Compare the clip with the source, and quote only what is seen there.",
                statement.id, start, end, evidence=(voice.clip.id,),
            )  # fmt: skip
    return Finding(
        UNSEEN, "warning",
        f"A clip from {name} has words that its reader may not have seen: “{words}” ({found[0].label}).",
        "Somebody may have hidden them there; whoever looks them up does not find them.",
        "Compare the clip with the source, or rest the claim on what is seen there.",
        statement.id, evidence=(voice.clip.id,),
    )  # fmt: skip
