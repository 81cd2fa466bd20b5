"""Review as the rest of the program sees it: verdicts, rounds, remarks, and how a thing stands."""

from typing import Literal, NamedTuple

from workbench.values.records import dataclass

TARGETS = ("clip", "claim", "evidence", "statement", "actor", "post", "source")
"""What can be judged, by the table of its rows."""

Judgement = Literal["agree", "disagree", "ask", "none"]
VERDICTS: tuple[Judgement, ...] = ("agree", "disagree", "ask", "none")
"""`none` withdraws the verdict an analyst gave before."""

REASONS: dict[str, str] = {
    "quote": "Wrong quote",
    "not said": "Not said by this source",
    "over-read": "Says more than the source",
    "actor": "Wrong actor",
    "date": "Wrong date or place",
    "grade": "Grade does not fit",
    "likelihood": "Likelihood or confidence does not fit",
    "wording": "Wording",
    "other": "Something else",
}
"""Why somebody disagrees or asks; the order is that of the digits 1 to 9."""

State = Literal[
    "unreviewed", "agreed", "disagreed", "question open", "question answered", "reworded", "evidence changed",
    "own verdict",
]  # fmt: skip
"""How a thing stands. `own verdict`: only its own authors have judged it, which does not count."""

STATES: dict[State, str] = {
    "unreviewed": "Not reviewed",
    "agreed": "Reviewed",
    "disagreed": "Disagreed",
    "question open": "Question open",
    "question answered": "Question answered",
    "reworded": "Reworded since review",
    "evidence changed": "Evidence changed since review",
    "own verdict": "Reviewed by its author",
}


class Target(NamedTuple):
    """A thing that is judged: the table and the key of its row.

    The key of a piece of evidence is a JSON array of claim and clip, as in the journal.
    """

    table: str
    id: str


class Wording(NamedTuple):
    """What a verdict is bound to: the words and fields of a thing (as JSON), and its ground.

    The ground has a line for each thing beneath, with the hash of its words.
    """

    own: str
    ground: str


class Verdict(NamedTuple):
    """What one analyst said of one thing, for the wording it had; `at` is UTC.

    `reworded` says whether the words and fields are others now, `ground_moved` whether something
    beneath has changed, `by_author` whether the analyst is among those who wrote it.
    """

    id: str
    target: Target
    verdict: str
    reason: str
    analyst_id: str
    analyst: str
    at: str
    round_id: str = ""
    wording: str = ""
    reworded: bool = False
    ground_moved: bool = False
    by_author: bool = False

    @property
    def holds(self) -> bool:
        """Whether it is of the present wording; agreement is also of the present ground."""
        return not self.reworded and not (self.verdict == "agree" and self.ground_moved)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something said about a thing, or in reply. `proposal` maps fields to the values proposed.

    `decision` is "accepted" or "declined" once the author has decided about the proposal.
    """

    id: str
    target: Target
    review_id: str | None
    parent_id: str | None
    round_id: str
    text: str
    proposal: dict[str, str]
    decision: str
    analyst_id: str
    analyst: str
    at: str
    resolved_at: str

    @property
    def is_open(self) -> bool:
        """Whether nobody has resolved it yet."""
        return not self.resolved_at


@dataclass(frozen=True, slots=True)
class Thread:
    """A remark with the replies to it, in the order they were made."""

    remark: Remark
    replies: tuple[Remark, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it still waits for somebody."""
        return self.remark.is_open


@dataclass(frozen=True, slots=True)
class Round:
    """Who was asked, by whom, to review a brief, a source or a selection.

    A round over a source whose `targets` are that source itself asks for a second reading of it, made
    without sight of the first: marks are made, nothing is judged. `choice` is all, sample (a share from
    0 to 1, drawn by `seed`) or risk. While a blind round is open nobody but the reviewer sees what is
    given in it.
    """

    id: str
    brief_id: str
    source_id: str
    targets: tuple[Target, ...]
    choice: str
    sample: float
    seed: int
    blind: bool
    note: str
    asked_by: str
    reviewer_id: str
    reviewer: str
    opened_at: str
    closed_at: str

    @property
    def is_open(self) -> bool:
        """Whether it is under way."""
        return not self.closed_at

    @property
    def is_reading(self) -> bool:
        """Whether it asks for a second reading of its source rather than for verdicts."""
        return self.targets == (Target("source", self.source_id),)


class Standing(NamedTuple):
    """How a thing stands: its state, and the newest verdict of each analyst, the newest first."""

    target: Target
    state: State
    verdicts: tuple[Verdict, ...] = ()

    @property
    def is_reviewed(self) -> bool:
        """Whether somebody who did not write it agrees with it as it is."""
        return self.state == "agreed"
