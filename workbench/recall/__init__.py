"""Recall: what has to be corrected when a source or a claim turns out differently, and what was issued."""

from workbench.recall.as_issued import AsIssued, ClaimThen, PassageThen, StatementThen
from workbench.recall.model import Cause, Issued, IssuedLine, Recall, Resting
from workbench.recall.recalling import Recalling

__all__ = [
    "AsIssued", "Cause", "ClaimThen", "Issued", "IssuedLine", "PassageThen", "Recall", "Recalling", "Resting",
    "StatementThen",
]  # fmt: skip
