"""Lists of claims: which pass a filter, in what order they stand, which contradict one another."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from workbench.claims.model import STATUSES, Claim, Corroboration, Evidence
from workbench.values.moments import first_day

if TYPE_CHECKING:
    from workbench.case import Case

_OPPOSITE = {"supports": "contradicts", "contradicts": "supports"}


def passing(
    case: "Case", claim_ids: list[str], wanted: str, standing: Mapping[str, Corroboration]
) -> list[str]:
    """Those of the claims that belong to a filter, in their order."""
    if not wanted:
        return claim_ids
    if wanted == "unused":
        used = case.claims.in_statements()
        return [claim_id for claim_id in claim_ids if claim_id not in used]
    belongs: dict[str, Callable[[Corroboration], bool]] = {
        "contested": lambda known: known.contested,
        "single": lambda known: known.single_voice,
        "none": lambda known: not known.supporting_voices,
    }
    test, bare = belongs[wanted], Corroboration()
    return [claim_id for claim_id in claim_ids if test(standing.get(claim_id, bare))]


def in_order(claims: list[Claim], standing: Mapping[str, Corroboration], by: str) -> list[Claim]:
    """The claims by text, status, date, credibility, support or contradiction; else by age."""
    if by == "text":
        return sorted(claims, key=lambda claim: claim.text.casefold())
    if by == "date":
        return sorted(claims, key=lambda claim: first_day(claim.event_on))
    if by == "credibility":
        return sorted(claims, key=lambda claim: claim.credibility)
    if by == "status":
        return sorted(claims, key=lambda claim: [*STATUSES, claim.status].index(claim.status))
    if by == "support":
        return sorted(claims, key=lambda claim: -_of(standing, claim).supporting_voices)
    if by == "contradiction":
        return sorted(claims, key=lambda claim: -_of(standing, claim).contradicting_voices)
    return list(reversed(claims))


def _of(standing: Mapping[str, Corroboration], claim: Claim) -> Corroboration:
    return standing.get(claim.id, Corroboration())


def contradictions(case: "Case", claim_id: str) -> list[tuple[Claim, Evidence]]:
    """Other claims that a clip of this one speaks for where it speaks against this, or the reverse."""
    found: dict[str, tuple[Claim, Evidence]] = {}
    for evidence in case.claims.evidence(claim_id):
        wanted = _OPPOSITE.get(evidence.stance)
        for other in case.claims.of_clip(evidence.clip_id):
            stances = {known.clip_id: known.stance for known in case.claims.evidence(other.id)}
            if other.id != claim_id and wanted and stances[evidence.clip_id] == wanted:
                found.setdefault(other.id, (other, evidence))
    return list(found.values())
