"""The queue of a round: what is left to judge for its reviewer, in the order in which to take it."""

from dataclasses import dataclass
from typing import NamedTuple

from workbench.casefile import CaseFile
from workbench.casefile.journal.withheld import hidden_clips
from workbench.review.model import Round, Standing, Target, Verdict
from workbench.review.rounds import Rounds
from workbench.review.standing import Standings

_SECONDS = 20.0
"""What an item is taken to need until there are times to judge by."""
_LONGEST = 300.0
"""Seconds beyond which somebody was away from the desk."""


class QueueItem(NamedTuple):
    """One thing to judge. `source_id` is the source whose passage is shown; "" where it has none.

    `mine` is the reviewer's own newest verdict, in whatever wording it was given. `is_again` says that
    the reviewer judged it before and it has changed since, `is_answered` that the author has answered
    the question or the disagreement and changed nothing.
    """

    target: Target
    source_id: str
    standing: Standing
    mine: Verdict | None
    is_answered: bool = False

    @property
    def is_done(self) -> bool:
        """Whether the reviewer has judged it as it is now."""
        return self.mine is not None and self.mine.holds and not self.is_answered

    @property
    def is_again(self) -> bool:
        """Whether it was judged in an earlier wording."""
        return self.mine is not None and not self.mine.holds


@dataclass(frozen=True, slots=True)
class Queue:
    """The items of a round: those left in the order to take them, and those done.

    `own` are the items the reviewer wrote, in part at least; a verdict of theirs would not count, so
    they are in neither. `seconds_left` is what the rest will take at the reviewer's pace.
    """

    round: Round
    left: tuple[QueueItem, ...]
    done: tuple[QueueItem, ...]
    own: tuple[Target, ...]
    seconds_left: float

    @property
    def total(self) -> int:
        """How many items there are to judge in all."""
        return len(self.left) + len(self.done)


def queue_of(case: CaseFile, rounds: Rounds, standings: Standings, one: Round) -> Queue:
    """The queue of a round for its reviewer.

    First comes what the reviewer disagreed with or asked about and has changed or been answered since;
    then statements, claims and clips in the order of the brief or the source. Clips of one source are
    neighbours. Those of a source that the reviewer reads a second time wait until that is closed.
    """
    hidden = hidden_clips(case.connection, one.reviewer_id)
    targets = [item for item in rounds.items(one) if item.table != "clip" or item.id not in hidden]
    authors = standings.authors([one.reviewer_id])
    standing = standings.all()
    source_of, answered = _sources(case), _answered(case)
    own, first, rest, done = [], [], [], []
    for target in targets:
        if authors.wrote(target, one.reviewer_id):
            own.append(target)
            continue
        stands = standing.get(target) or Standing(target, "unreviewed")
        mine = next((v for v in stands.verdicts if v.analyst_id == one.reviewer_id), None)
        is_answered = mine is not None and mine.verdict in ("ask", "disagree") and mine.id in answered
        item = QueueItem(target, source_of.get(target.id, ""), stands, mine, is_answered)
        if item.is_done:
            done.append(item)
        elif mine and mine.verdict != "agree":
            first.append(item)
        else:
            rest.append(item)
    left = (*first, *_neighbours(rest))
    return Queue(one, left, tuple(done), tuple(own), len(left) * _pace(case, one))


def _neighbours(items: list[QueueItem]) -> list[QueueItem]:
    """Between two statements or claims the clips of one source side by side, in the order they came."""
    found: list[QueueItem] = []
    run: list[QueueItem] = []
    for item in items:
        if item.target.table == "clip":
            run.append(item)
            continue
        found += _by_source(run)
        run = []
        found.append(item)
    return found + _by_source(run)


def _by_source(run: list[QueueItem]) -> list[QueueItem]:
    order = {
        source_id: place for place, source_id in enumerate(dict.fromkeys(item.source_id for item in run))
    }
    return sorted(run, key=lambda item: order[item.source_id])


def _sources(case: CaseFile) -> dict[str, str]:
    return dict(case.connection.execute("SELECT id, source_id FROM clip").fetchall())


def _answered(case: CaseFile) -> set[str]:
    """The verdicts whose remark was resolved."""
    rows = case.connection.execute(
        "SELECT review_id FROM remark WHERE parent_id IS NULL AND review_id IS NOT NULL AND resolved_at <> ''"
    )
    return {row[0] for row in rows}


def _pace(case: CaseFile, one: Round) -> float:
    """Seconds an item, by the median of what the reviewer needed in this round."""
    times = sorted(
        min(float(row[0]), _LONGEST)
        for row in case.connection.execute(
            "SELECT seconds FROM review WHERE round_id = ? AND seconds > 0", (one.id,)
        )
    )
    return times[len(times) // 2] if times else _SECONDS
