"""Review: a second analyst's verdicts on clips, claims and statements, for the wording they had."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbench.review.beneath import GroundChange
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

_WHERE = {
    "beneath": "GroundChange",
    "compare": "Comparison Difference Reader ReadersAgreement",
    "differences": "FieldChange Piece",
    "fields": "WORDING Field",
    "inbox": "Inbox InboxItem",
    "model": "REASONS STATES TARGETS VERDICTS Remark Round Standing Target Thread Verdict",
    "passages": "Passage",
    "proposals": "Parts",
    "queue": "Queue QueueItem",
    "readings": "ReadingMark Readings",
    "record": "LetPass Record RecordedItem RecordedVerdict",
    "reviews": "Reviews",
    "walk": "Walk",
    "word_model": "WordChange WordItem WordReturn",
}
"""Which module has which names: a window is opened without most of them."""

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
    "GroundChange",
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


def __getattr__(name: str) -> Any:
    """Names are looked up in their modules when they are asked for."""
    for module, names in _WHERE.items():
        if name in names.split():
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
