"""The record of the review of a brief: who said what of which wording, and what was let pass for what reason.

It is for the house: remarks and the names of colleagues never reach a client file.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workbench.briefs.overrides import overrides_of
from workbench.briefs.waivers import Waivers, words_hash
from workbench.casefile import CaseFile
from workbench.review.model import REASONS, Round, Standing, State, Target, Verdict
from workbench.review.rounds import Rounds
from workbench.review.scope import items_of_brief
from workbench.review.standing import Standings
from workbench.review.threads import Threads
from workbench.review.wording import ids_of_evidence
from workbench.review.words import words_of_each, words_then

CHECKS = "R"
"""What the ids of the checks of review begin with."""
_TOLD = {
    "agree": "Agreed",
    "disagree": "Disagreed",
    "ask": "Asked",
    "none": "Withdrew the verdict",
}


@dataclass(frozen=True, slots=True)
class RecordedVerdict:
    """One verdict. `at` is UTC; `words` are what it was given for.

    `is_present` says whether these, and for agreement what lies beneath, are unchanged. `remark` is what
    was said with it.
    """

    analyst: str
    at: str
    verdict: str
    reason: str
    remark: str
    words: str
    is_present: bool
    by_author: bool
    round_id: str

    @property
    def told(self) -> str:
        """`Disagreed (says more than the source)`."""
        reason = f" ({REASONS[self.reason].lower()})" if self.reason in REASONS else ""
        return f"{_TOLD[self.verdict]}{reason}"


@dataclass(frozen=True, slots=True)
class RecordedItem:
    """One thing of the brief: what it says now, how it stands, and every verdict, the oldest first."""

    target: Target
    words: str
    state: State
    verdicts: tuple[RecordedVerdict, ...]


@dataclass(frozen=True, slots=True)
class LetPass:
    """A finding of review that was waived, or overridden at an export. `at` is UTC.

    `what` is the check with what it found, or the statement it was waived for; `file` is the file that
    was written all the same. `holds` says whether a waiver is of the present words.
    """

    how: str
    check_id: str
    what: str
    reason: str
    analyst: str
    at: str
    file: str = ""
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Record:
    """The review of a brief: its rounds, its things in printed order, the exceptions."""

    brief_id: str
    rounds: tuple[Round, ...]
    items: tuple[RecordedItem, ...]
    exceptions: tuple[LetPass, ...]

    @property
    def reviewed(self) -> int:
        """How many things are agreed with as they are by somebody who did not write them."""
        return sum(item.state == "agreed" for item in self.items)

    @property
    def is_empty(self) -> bool:
        """Whether nobody was asked, nobody judged and nothing was let pass."""
        return not (self.rounds or self.exceptions or any(item.verdicts for item in self.items))


BoundWords = Callable[[str, str, str], str]
"""What a waiver of a check is bound to in a statement: (statement id, check id, text) -> words."""


def record_of(
    case: CaseFile, brief_id: str, rounds: Rounds, standings: Standings, threads: Threads, bound: BoundWords
) -> Record:
    """The record of a brief as the present analyst may see it: without what an open blind round withholds."""
    standing, given = standings.all(), standings.history()
    targets = _targets(case, brief_id, given)
    words = words_of_each(case, targets)
    remarks = {thread.remark.review_id: thread.remark.text for thread in threads.all()}
    items = []
    for target in targets:
        stands = standing.get(target) or Standing(target, "unreviewed")
        newest = {verdict.id: verdict for verdict in stands.verdicts}
        verdicts = tuple(
            _recorded(newest.get(one.id, one), remarks.get(one.id, "")) for one in given.get(target, ())
        )
        items.append(RecordedItem(target, words.get(target, ""), stands.state, verdicts))
    asked = tuple(one for one in reversed(rounds.all()) if one.brief_id == brief_id)
    return Record(
        brief_id, asked, tuple(items), (*_waived(case, brief_id, bound), *_overridden(case, brief_id))
    )


def _targets(case: CaseFile, brief_id: str, given: Mapping[Target, object]) -> list[Target]:
    """The things of the brief; a piece of evidence only where somebody judged it by itself."""
    judged: dict[str, list[Target]] = {}
    for target in given:
        if target.table == "evidence":
            judged.setdefault(ids_of_evidence(target.id)[0], []).append(target)
    found = []
    for target in items_of_brief(case, brief_id):
        found.append(target)
        found += judged.get(target.id, ()) if target.table == "claim" else ()
    return found


def _recorded(verdict: Verdict, remark: str) -> RecordedVerdict:
    return RecordedVerdict(
        verdict.analyst,
        verdict.at,
        verdict.verdict,
        verdict.reason,
        remark,
        words_then(verdict.target.table, verdict.wording),
        verdict.holds,
        verdict.by_author,
        verdict.round_id,
    )


def _waived(case: CaseFile, brief_id: str, bound: BoundWords) -> list[LetPass]:
    people = dict(case.connection.execute("SELECT id, name FROM analyst").fetchall())
    found = []
    given = [one for one in Waivers(case).of_brief(brief_id) if one.check_id.startswith(CHECKS)]
    texts = words_of_each(case, [Target("statement", one.statement_id) for one in given])
    for one in given:
        text = texts.get(Target("statement", one.statement_id), "")
        holds = words_hash(bound(one.statement_id, one.check_id, text)) == one.words_hash
        found.append(
            LetPass(
                "waived", one.check_id, text, one.reason, people.get(one.analyst_id, ""), one.at, "", holds
            )
        )
    return found


def _overridden(case: CaseFile, brief_id: str) -> list[LetPass]:
    found = []
    for one in overrides_of(case, brief_id):
        for error in one.errors:
            check_id, _colon, message = error.partition(": ")
            if check_id.startswith(CHECKS):
                found.append(
                    LetPass("overridden", check_id, message, one.reason, one.analyst, one.at, one.file_name)
                )
    return found
