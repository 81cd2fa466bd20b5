"""Review: a second analyst's verdicts on clips, claims and statements, for the wording they had."""

from workbench.review.compare import Comparison, Difference, Reader, ReadersAgreement
from workbench.review.differences import FieldChange, Piece
from workbench.review.fields import WORDING, Field
from workbench.review.inbox import Inbox, InboxItem
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
from workbench.review.passages import Passage
from workbench.review.proposals import Parts
from workbench.review.queue import Queue, QueueItem
from workbench.review.readings import ReadingMark, Readings
from workbench.review.record import LetPass, Record, RecordedItem, RecordedVerdict
from workbench.review.reviews import Reviews
from workbench.review.walk import Walk
from workbench.review.word_model import WordChange, WordItem, WordReturn

__all__ = [
    "REASONS",
    "STATES",
    "TARGETS",
    "VERDICTS",
    "WORDING",
    "Comparison",
    "Difference",
    "Field",
    "FieldChange",
    "Inbox",
    "InboxItem",
    "LetPass",
    "Parts",
    "Passage",
    "Piece",
    "Queue",
    "QueueItem",
    "Reader",
    "ReadersAgreement",
    "ReadingMark",
    "Readings",
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
    "Walk",
    "WordChange",
    "WordItem",
    "WordReturn",
]
