"""Review: a second analyst's verdicts on clips, claims and statements, for the wording they had."""

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
from workbench.review.record import LetPass, Record, RecordedItem, RecordedVerdict
from workbench.review.reviews import Reviews

__all__ = [
    "REASONS",
    "STATES",
    "TARGETS",
    "VERDICTS",
    "LetPass",
    "Parts",
    "Queue",
    "QueueItem",
    "Record",
    "RecordedItem",
    "RecordedVerdict",
    "Remark",
    "Reviews",
    "Round",
    "Standing",
    "Target",
    "Thread",
    "Verdict",
]
