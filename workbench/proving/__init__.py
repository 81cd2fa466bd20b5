"""Text against ground: each statement of a brief compared with the claims and clips under it."""

from workbench.proving.model import Checkable, Doubt, Item, StatementProof
from workbench.proving.names.governments import is_one_of
from workbench.proving.proving import Proving

__all__ = ["Checkable", "Doubt", "Item", "Proving", "StatementProof", "is_one_of"]
