"""What became of an analyst's own work: what reviewers ask, propose and disagree with."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from workbench.casefile import CaseFile
from workbench.review.authors import Authors
from workbench.review.model import Remark, Standing, Target, Thread, Verdict
from workbench.review.standing import Standings
from workbench.review.threads import Threads

InboxKind = Literal["question", "proposal", "disagreement", "remark"]


class InboxItem(NamedTuple):
    """One thing of mine that somebody has said something about; `thread` is None without a remark."""

    kind: InboxKind
    target: Target
    verdict: Verdict | None
    thread: Thread | None

    @property
    def key(self) -> str:
        """What it is known by while the inbox is read again: its thread, else its verdict."""
        if self.thread is not None:
            return self.thread.remark.id
        return self.verdict.id if self.verdict else ""

    @property
    def said_by(self) -> str:
        """The name of who said it."""
        if self.thread is not None:
            return self.thread.remark.analyst
        return self.verdict.analyst if self.verdict else ""

    @property
    def at(self) -> str:
        """When it was said (UTC)."""
        if self.thread is not None:
            return self.thread.remark.at
        return self.verdict.at if self.verdict else ""


@dataclass(frozen=True, slots=True)
class Inbox:
    """What waits for the author, in the order to take it: each part with the oldest first.

    `waiting` is answered or reworded, and the reviewer's to judge again. `agreed` is how many things of
    the author somebody else agrees with as they are.
    """

    questions: tuple[InboxItem, ...] = ()
    proposals: tuple[InboxItem, ...] = ()
    disagreements: tuple[InboxItem, ...] = ()
    remarks: tuple[InboxItem, ...] = ()
    waiting: tuple[InboxItem, ...] = ()
    agreed: int = 0

    @property
    def open(self) -> tuple[InboxItem, ...]:
        """Everything that waits for the author."""
        return (*self.questions, *self.proposals, *self.disagreements, *self.remarks)


def inbox_of(case: CaseFile, standings: Standings, threads: Threads) -> Inbox:
    """What the present analyst wrote and others ask about, would word otherwise or disagree with."""
    if not case.connection.execute("SELECT 1 FROM review UNION ALL SELECT 1 FROM remark LIMIT 1").fetchone():
        return Inbox()
    me = case.analyst.id
    standing, authors, said = standings.all(), standings.authors([me]), threads.all()
    found: dict[InboxKind, list[InboxItem]] = {
        "question": [], "proposal": [], "disagreement": [], "remark": [],
    }  # fmt: skip
    waiting: list[InboxItem] = []
    for item, is_open in _items(me, standing.values(), authors, said):
        (found[item.kind] if is_open else waiting).append(item)
    questions, proposals, disagreements, remarks = map(_oldest_first, found.values())
    agreed = sum(one.is_reviewed and authors.wrote(one.target, me) for one in standing.values())
    return Inbox(questions, proposals, disagreements, remarks, _oldest_first(waiting), agreed)


def _oldest_first(items: Iterable[InboxItem]) -> tuple[InboxItem, ...]:
    return tuple(sorted(items, key=lambda item: (item.at, item.key)))


def _items(
    me: str, standings: Iterable[Standing], authors: Authors, threads: list[Thread]
) -> Iterator[tuple[InboxItem, bool]]:
    by_verdict = {one.remark.review_id: one for one in threads if one.remark.review_id}
    used = set()
    for standing in standings:
        for verdict in standing.verdicts:
            if verdict.analyst_id == me or verdict.verdict == "agree":
                continue
            if not authors.wrote(standing.target, me):
                continue
            thread = by_verdict.get(verdict.id)
            used.add(verdict.id)
            yield _of_verdict(verdict, thread)
    for thread in threads:
        remark = thread.remark
        if remark.analyst_id == me or remark.review_id in used or not thread.is_open:
            continue
        if (not remark.review_id or _is_undecided(remark)) and authors.wrote(remark.target, me):
            kind: InboxKind = "proposal" if _is_undecided(remark) else "remark"
            yield InboxItem(kind, remark.target, None, thread), True


def _of_verdict(verdict: Verdict, thread: Thread | None) -> tuple[InboxItem, bool]:
    """An item, and whether it waits for the author rather than for the reviewer."""
    is_open = thread is None or thread.is_open
    if thread is not None and is_open and _is_undecided(thread.remark):
        return InboxItem("proposal", verdict.target, verdict, thread), True
    if verdict.verdict == "ask":
        return InboxItem("question", verdict.target, verdict, thread), is_open and thread is not None
    return InboxItem("disagreement", verdict.target, verdict, thread), is_open and verdict.holds


def _is_undecided(remark: Remark) -> bool:
    return bool(remark.proposal) and not remark.decision
