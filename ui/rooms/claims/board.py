"""Reading the claims board: rows, filters, contradictions. No widgets."""

from dataclasses import dataclass

from workbench.case import Case
from workbench.claims import Claim, Corroboration, Evidence
from workbench.values.moments import first_day

FILTERS = (
    ("", "All claims"),
    ("contested", "Contested"),
    ("single", "One voice"),
    ("none", "No source"),
    ("unused", "In no brief"),
)
_OPPOSITE = {"supports": "contradicts", "contradicts": "supports"}


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A line of the board."""

    claim: Claim
    corroboration: Corroboration
    used: int


def claim_row(case: Case, claim_id: str) -> ClaimRow:
    """One line, read when it is drawn."""
    claims = case.claims
    used = len(case.briefs.statements_of_claim(claim_id))
    return ClaimRow(claims.get(claim_id), claims.corroboration(claim_id), used)


def passes(case: Case, claim_id: str, wanted: str, standing: dict[str, Corroboration]) -> bool:
    """Whether a claim belongs to a filter."""
    known = standing.get(claim_id, Corroboration())
    if wanted == "contested":
        return known.contested
    if wanted == "single":
        return known.single_voice
    if wanted == "none":
        return not known.supporting_voices
    if wanted == "unused":
        return not case.briefs.statements_of_claim(claim_id)
    return True


def in_order(claims: list[Claim], standing: dict[str, Corroboration], column: str) -> list[Claim]:
    """The claims sorted by one column, downwards where more is more."""
    if column == "Claim":
        return sorted(claims, key=lambda claim: claim.text.casefold())
    if column == "When":
        return sorted(claims, key=lambda claim: first_day(claim.event_on))
    if column == "Grade":
        return sorted(claims, key=lambda claim: claim.credibility)
    if column == "For":
        return sorted(claims, key=lambda claim: -_of(standing, claim).supporting_voices)
    if column == "Against":
        return sorted(claims, key=lambda claim: -_of(standing, claim).contradicting_voices)
    return list(reversed(claims))


def _of(standing: dict[str, Corroboration], claim: Claim) -> Corroboration:
    return standing.get(claim.id, Corroboration())


def contradictions(case: Case, claim_id: str) -> list[tuple[Claim, Evidence]]:
    """Other claims that a clip of this one speaks for where it speaks against this, or the reverse."""
    found: dict[str, tuple[Claim, Evidence]] = {}
    for evidence in case.claims.evidence(claim_id):
        wanted = _OPPOSITE.get(evidence.stance)
        for other in case.claims.of_clip(evidence.clip_id):
            stances = {known.clip_id: known.stance for known in case.claims.evidence(other.id)}
            if other.id != claim_id and wanted and stances[evidence.clip_id] == wanted:
                found.setdefault(other.id, (other, evidence))
    return list(found.values())


def origins_explained(case: Case, claim_id: str) -> list[str]:
    """A sentence for each group of sources under a claim that are one voice."""
    names: dict[str, list[str]] = {}
    for evidence in case.claims.evidence(claim_id):
        source = case.sources.get(case.clips.get(evidence.clip_id).source_id)
        if source.origin_group_id and evidence.stance != "context":
            name = source.publication_name or source.title
            group = names.setdefault(source.origin_group_id, [])
            group += [] if name in group else [name]
    titles = {group.id: group.name for group in case.sources.origin_groups()}
    return [
        f"{' and '.join(group)} go back to one origin (“{titles[group_id]}”): one voice."
        for group_id, group in names.items()
        if len(group) > 1
    ]
