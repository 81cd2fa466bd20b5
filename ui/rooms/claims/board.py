"""Reading the claims board for the screen: rows, filters in words, origins in words. No widgets."""

from dataclasses import dataclass

from ui.parts.review_marks import ReviewMark, mark_in
from workbench.case import Case
from workbench.claims import Claim, Corroboration
from workbench.review.listing import CHOICES as REVIEW_CHOICES

FILTERS = (
    ("", "All claims"),
    ("contested", "Contested"),
    ("single", "One voice"),
    ("none", "No source"),
    ("unused", "In no brief"),
    *REVIEW_CHOICES,
)


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A line of the board."""

    claim: Claim
    corroboration: Corroboration
    used: int
    review: ReviewMark


def claim_row(case: Case, claim_id: str) -> ClaimRow:
    """One line, read when it is drawn."""
    claims = case.claims
    used = len(case.briefs.statements_of_claim(claim_id))
    mark = mark_in(case, "claim", claim_id)
    return ClaimRow(claims.get(claim_id), claims.corroboration(claim_id), used, mark)


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
