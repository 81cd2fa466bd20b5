"""Claims: assertions in the analyst's words, and the clips for and against them."""

from workbench.claims.model import STANCES, STATUSES, Claim, Corroboration, Evidence
from workbench.claims.repository import Claims

__all__ = ["STANCES", "STATUSES", "Claim", "Claims", "Corroboration", "Evidence"]
