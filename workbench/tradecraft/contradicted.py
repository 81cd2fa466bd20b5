"""K04: a sentence that rests on one of two claims that contradict each other, and does not say so."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.contradictions import Fact
from workbench.tradecraft.finding import Finding
from workbench.tradecraft.ground import Ground, GroundedClaim, GroundedStatement
from workbench.tradecraft.rules import rulebook
from workbench.tradecraft.wording import Words
from workbench.values.text import as_quoted, fold

if TYPE_CHECKING:
    from workbench.case import Case
    from workbench.contradictions import Contradiction, Decided

ONE_SIDE = "K04"
_SHOWN = 70


def check_contradictions(case: "Case", ground: Ground) -> Iterator[Finding]:
    """K04 for the statements of a brief."""
    used = {
        known.claim.id: known
        for grounded in ground.statements
        for known in grounded.claims
        if known.claim.status != "rejected"
    }
    found = case.contradictions.of_facts([_fact(ground, known) for known in used.values()])
    if not found:
        return
    others = {one.contradiction.beside(claim) for claim, several in found.items() for one in several}
    texts = {claim_id: claim.text for claim_id, claim in case.claims.of_ids(others).items()}
    for grounded in ground.statements:
        told: set[tuple[str, str]] = set()
        for known in grounded.claims:
            for one in found.get(known.claim.id, ()):
                conflict = one.contradiction
                pair = (conflict.one, conflict.other)
                other = texts.get(conflict.beside(known.claim.id), "")
                if pair not in told and other and not _admits(grounded, conflict, known.claim.id):
                    told.add(pair)
                    yield _finding(grounded, one, known.claim.id, known.claim.text, other)


def _fact(ground: Ground, known: GroundedClaim) -> Fact:
    claim = known.claim
    place = claim.place_id or ""
    where = ground.spellings[place][0] if place in ground.spellings else ""
    actors = frozenset(actor.id for actor in known.actors)
    return Fact(claim.id, claim.text, claim.event_on, claim.event_to, place, actors, where)


def _finding(grounded: GroundedStatement, one: "Decided", claim_id: str, text: str, other: str) -> Finding:
    conflict = one.contradiction
    both = {known.claim.id for known in grounded.claims} >= {conflict.one, conflict.other}
    how = "contradicts" if one.state == "taken" else "seems to contradict"
    message = (
        f"Two claims under this sentence contradict each other: “{_short(text)}” and “{_short(other)}”."
        if both
        else f"The claim “{_short(other)}” {how} “{_short(text)}”, on which this sentence rests."
    )
    return Finding(
        ONE_SIDE, "warning", message, "A reader who knows the other account stops trusting the brief.",
        "Give both accounts with their sources, or decide between the claims in the claims room.",
        grounded.statement.id, evidence=(claim_id, conflict.beside(claim_id)),
    )  # fmt: skip


def _admits(grounded: GroundedStatement, conflict: "Contradiction", claim_id: str) -> bool:
    """Whether the text, the basis of confidence or the note mentions the other account."""
    statement = grounded.statement
    said = f"{statement.text} {statement.confidence_basis} {statement.note}"
    if rulebook().contrast.any_in(Words.of(said)):
        return True
    other = conflict.said_by(conflict.beside(claim_id))
    if conflict.kind == "number":
        return bool(_amounts(other) & _amounts(said))
    return conflict.kind == "post" and fold(other) in fold(said)


def _amounts(text: str) -> set[tuple[float, float]]:
    """The numbers of a text, whatever they count."""
    from workbench.extraction.engine import NUMBERS, extract
    from workbench.extraction.model import Amount

    values = (find.value for find in extract(text, kinds=NUMBERS))
    return {(value.low, value.high) for value in values if isinstance(value, Amount)}


def _short(text: str) -> str:
    return as_quoted(text, _SHOWN)
