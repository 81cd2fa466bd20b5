"""Reading the claims board for the screen: rows, filters in words, origins in words. No widgets."""

from dataclasses import dataclass

from ui.parts.review_marks import ReviewMark, mark_in
from workbench.case import Case
from workbench.claims import Claim, Corroboration
from workbench.review.listing import CHOICES as REVIEW_CHOICES

FILTERS = (
    ("", "All claims"),
    ("contested", "Contested"),
    ("single", "Single origin"),
    ("none", "No source"),
    ("unused", "In no brief"),
    ("contradicting", "Contradicting"),
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
