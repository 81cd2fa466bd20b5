"""Review: a second analyst's verdicts on clips, claims and statements, for the wording they had."""

from workbench.review.compare import Comparison, Difference, Reader, ReadersAgreement
from workbench.review.model import (
    REASONS,
    STATES,
    TARGETS,
    VERDICTS,
    Remark,
    Round,
    Standing,
    Target,
    Thread,
    Verdict,
)
from workbench.review.proposals import Parts
from workbench.review.queue import Queue, QueueItem
from workbench.review.readings import ReadingMark, Readings
from workbench.review.reviews import Reviews

__all__ = [
    "REASONS",
    "STATES",
    "TARGETS",
    "VERDICTS",
    "Comparison",
    "Difference",
    "Parts",
    "Queue",
    "QueueItem",
    "Reader",
    "ReadersAgreement",
    "ReadingMark",
    "Readings",
    "Remark",
    "Reviews",
    "Round",
    "Standing",
    "Target",
    "Thread",
    "Verdict",
]
