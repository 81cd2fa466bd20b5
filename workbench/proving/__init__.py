"""Text against ground: each statement of a brief compared with the claims and clips under it."""

from workbench.proving.model import KINDS, Checkable, Doubt, Item, StatementProof
from workbench.proving.proving import Proving, ProvingParts

__all__ = ["KINDS", "Checkable", "Doubt", "Item", "Proving", "ProvingParts", "StatementProof"]
