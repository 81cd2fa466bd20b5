"""What the words of a brief propose for its fields: kind, likelihood, confidence, scale."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.briefs import Brief, Statement
from workbench.tradecraft.ground import ground_of, names_in_brief
from workbench.tradecraft.judgements import confidence_in
from workbench.tradecraft.language import ENGLISH, written_in
from workbench.tradecraft.near_names import near_names
from workbench.tradecraft.sorts import sort_of
from workbench.tradecraft.text_checks import terms_in
from workbench.tradecraft.wording import Wording
from workbench.values.scales import SCALES, Scale, scale, words_in

if TYPE_CHECKING:
    from workbench.case import Case

_LIKELIHOOD = re.compile(r"\b(?:likelihood|probability)\s*[:–—-]\s*(?P<words>[^.;(\n]{1,60})", re.IGNORECASE)
_CONFIDENCE = re.compile(
    r"\bconfidence(?:\s+level)?\s*[:–—-]\s*(?P<level>low|moderate|medium|high)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Proposed:
    """A value for a field of a statement, or of the brief where `statement_id` is "".

    `field` is kind, likelihood, confidence, scale or spelling; `words` are those of the text that say so.
    A spelling is one of the actor whose id is `target`.
    """

    statement_id: str
    field: str
    value: str
    words: str
    reason: str
    target: str = ""


def proposed(case: "Case", brief_id: str) -> list[Proposed]:
    """What the words of a brief propose, the brief itself first. Raises NotFound when it is gone."""
    brief, statements = case.briefs.get(brief_id), case.briefs.statements(brief_id)
    better = scale_meant(brief, statements)
    used = better or scale(brief.scale)
    found: list[Proposed] = []
    if better:
        words = _terms(statements, brief.scale)
        found.append(
            Proposed(
                "",
                "scale",
                better.id,
                ", ".join(words),
                f"All the terms in the brief are from {better.name}.",
            )
        )
    for statement in statements:
        found += _of_statement(statement, used)
    return [*found, *_spellings(case, brief_id)]


def _spellings(case: "Case", brief_id: str) -> Iterator[Proposed]:
    """Names near one of the register, as further spellings of it; each once."""
    ground, names = ground_of(case, brief_id), names_in_brief(case, brief_id)
    hits = {known.statement.id: found for known, found in zip(ground.statements, names, strict=True)}
    seen: set[str] = set()
    for statement_id, _start, words, near in near_names(case, ground, hits):
        if words not in seen:
            seen.add(words)
            reason = f"It looks like “{near.name}” in the register."
            yield Proposed(statement_id, "spelling", words, words, reason, near.actor_id)


def scale_meant(brief: Brief, statements: list[Statement]) -> Scale | None:
    """Another scale than the brief's own that has every term of it, where the brief's own has not."""
    words = _terms(statements, brief.scale)
    if not words or all(scale(brief.scale).term(word) for word in words):
        return None
    fitting = [known for known in SCALES.values() if all(known.term(word) for word in words)]
    return fitting[0] if len(fitting) == 1 else None


def _terms(statements: list[Statement], scale_id: str) -> list[str]:
    """The different terms in the judgements of a brief, the most frequent first."""
    counted: Counter[str] = Counter()
    for statement in statements:
        if statement.kind == "judgement":
            counted.update(word for _start, _end, word in words_in(Wording(statement.text).masked, scale_id))
    return [word for word, _times in counted.most_common()]


def _of_statement(statement: Statement, used: Scale) -> Iterator[Proposed]:
    wording = Wording(statement.text)
    if not statement.text.strip() or written_in(statement.text) != ENGLISH:
        return
    terms = terms_in(wording, used.id)
    if statement.kind != "judgement":
        if terms.on_scale and statement.kind == "context":
            hit = terms.on_scale[0]
            words = statement.text[hit.start : hit.end]
            yield Proposed(statement.id, "kind", "judgement", words, f"It says “{words}”.")
        return
    if not terms.spans and not statement.likelihood and sort_of(wording) == "fact":
        yield Proposed(
            statement.id, "kind", "context", "", "It reads as a fact: it says nothing about what may happen."
        )
        return
    said = {hit.term.id: hit for hit in terms.on_scale}
    if not statement.likelihood and len(said) == 1 and not terms.denied:
        (hit,) = said.values()
        yield Proposed(
            statement.id, "likelihood", hit.word, statement.text[hit.start : hit.end],
            f"The text says “{hit.word}” ({hit.term.range_text} on {used.name}).",
        )  # fmt: skip
    elif not statement.likelihood and not terms.spans:
        yield from _likelihood_noted(statement, used)
    level, start, end = confidence_in(wording)
    if level and not statement.confidence:
        words = statement.text[start:end]
        yield Proposed(statement.id, "confidence", level, words, f"The text says “{words}”.")
    elif not statement.confidence and (noted := _CONFIDENCE.search(statement.note)):
        level = noted["level"].lower().replace("medium", "moderate")
        yield Proposed(statement.id, "confidence", level, noted[0], f"The note says “{noted[0]}”.")


def _likelihood_noted(statement: Statement, used: Scale) -> Iterator[Proposed]:
    """The term of a line “Likelihood: …” that was under an imported statement and is in its note."""
    noted = _LIKELIHOOD.search(statement.note)
    hits = used.terms_in(noted["words"]) if noted else []
    if noted and len({hit.term.id for hit in hits}) == 1:
        hit = hits[0]
        reason = f"The note says “{hit.word}” ({hit.term.range_text} on {used.name})."
        yield Proposed(statement.id, "likelihood", hit.word, noted[0].strip(), reason)


def take(case: "Case", brief_id: str, proposal: Proposed) -> None:
    """Set the field to what is proposed. Raises Refused where the value is none of the field."""
    if proposal.field == "spelling":
        case.actors.add_alias(proposal.target, proposal.value)
        return
    with case.change(f"Set the {proposal.field} to “{proposal.value}”"):
        if proposal.statement_id:
            case.briefs.update_statement(proposal.statement_id, **{proposal.field: proposal.value})
        else:
            case.briefs.update(brief_id, **{proposal.field: proposal.value})
