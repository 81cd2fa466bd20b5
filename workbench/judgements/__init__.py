"""Judgements: what is weighed beside each, what became of those that were issued, and how good they were."""

from workbench.judgements.ledger import Ledger
from workbench.judgements.model import RESULTS, Alternative, Assumption, Beside, Entry, Indicator, Sign
from workbench.judgements.reasoning import Reasoning
from workbench.judgements.scoring import FEW, Bin, Calibration, Share, brier, wilson

__all__ = [
    "FEW", "RESULTS", "Alternative", "Assumption", "Beside", "Bin", "Calibration", "Entry", "Indicator",
    "Ledger", "Reasoning", "Share", "Sign", "brier", "wilson",
]  # fmt: skip
