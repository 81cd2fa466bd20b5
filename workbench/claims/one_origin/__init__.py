"""Which sources may go back to one origin, and why: proposed from what they say, decided by a person."""

from workbench.claims.one_origin.model import OneOrigin
from workbench.claims.one_origin.proposals import OriginProposals

__all__ = ["OneOrigin", "OriginProposals"]
