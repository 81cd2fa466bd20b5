"""`case.reviews`: rounds, verdicts, remarks, and how everything stands."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.casefile import CaseFile
from workbench.review.compare import Choice, Comparing, Comparison, Difference, ReadersAgreement
from workbench.review.deciding import Deciding
from workbench.review.looking import ReadReviews, as_target
from workbench.review.model import (
    REASONS,
    VERDICTS,
    Remark,
    Round,
    Target,
    Verdict,
)
from workbench.review.proposals import Parts, require_takeable, take_over
from workbench.review.proposed import as_proposed
from workbench.review.queue import Queue, queue_of
from workbench.review.readings import Readings
from workbench.review.record import Record, record_of
from workbench.review.rounds import Rounds
from workbench.review.standing import Standings
from workbench.review.threads import Threads
from workbench.review.word_copies import WordCopies
from workbench.review.words import words_of
from workbench.values.errors import NotFound, Refused
from workbench.values.ids import new_id
from workbench.values.job import Job
from workbench.values.moments import now
from workbench.values.text import one_line
from workbench.values.wording import hashed

if TYPE_CHECKING:
    from workbench.review.exchange.giving import Giver
    from workbench.review.exchange.model import Given, Returned, Secrets, Withheld
    from workbench.review.exchange.taking import Taker

_SHOWN = 40
"""Code points of a text that a label of the history shows."""
_VERBS = {
    "agree": "Agree with",
    "disagree": "Disagree with",
    "ask": "Ask about",
    "none": "Withdraw verdict on",
}


class Reviews(ReadReviews, WordCopies):
    """The second pair of eyes. Nothing that was given is overwritten: a new verdict is a new row."""

    def __init__(self, case: CaseFile, parts: Parts, secrets: "Callable[[], Secrets]") -> None:
        super().__init__(case, Standings(case), Threads(case))
        self._parts = parts
        self._secrets = secrets
        self.rounds = Rounds(case, parts.claims, self._standings)
        self.readings = Readings(case, parts, self.rounds)
        self._comparing = Comparing(case, parts, self.readings)
        self._deciding = Deciding(case, parts, self.readings, self._comparing)

    # -- rounds --------------------------------------------------------------------------------

    def open_round(
        self,
        reviewer: str,
        brief: str = "",
        source: str = "",
        targets: Iterable[tuple[str, str]] = (),
        choice: str = "all",
        sample: float = 1.0,
        seed: int | None = None,
        blind: bool = False,
        note: str = "",
    ) -> Round:
        """Ask `reviewer` (id or name) to review a brief or a source (ids) or single things.

        `choice` is all, sample (the share `sample`, drawn by `seed`) or risk. While a blind round is
        open nobody but the reviewer sees what is given in it. Raises Refused when it is over nothing
        or over two things at once, NotFound when what it is over is gone.
        """
        if brief:
            self._parts.briefs.get(brief)
        wanted = tuple(as_target(target) for target in targets)
        return self.rounds.open(reviewer, brief, source, wanted, choice, sample, seed, blind, note)

    def close_round(self, round_id: str) -> Round:
        """End a round. What was given in a blind one can be seen from now on."""
        one = self.rounds.get(round_id)
        return self.readings.close(one) if one.is_reading else self.rounds.close(round_id)

    def queue(self, round_id: str) -> Queue:
        """What is left to judge in a round, in the order to take it."""
        with self._case.snapshot():
            return queue_of(self._case, self.rounds, self._standings, self.rounds.get(round_id))

    # -- between two machines ------------------------------------------------------------------

    def give(
        self,
        round_id: str,
        path: Path | str,
        passphrase: str | None = None,
        protected: bool = False,
        marks: bool = False,
        originals: bool = False,
        job: Job | None = None,
    ) -> "Given":
        """Write an encrypted copy of what a round needs, for its reviewer to open on another computer.

        Without a passphrase one is made that can be read out; it is in the answer and nowhere else. The
        copy is without identities of protected sources, verdicts and remarks of others and original
        files unless asked for. Raises Refused when the round is closed or nothing can be given, or a
        file is there already.
        """
        giver = self._giver()
        return giver.give(
            self.rounds.get(round_id), Path(path), passphrase or "", protected, marks, originals, job
        )

    def would_give(
        self, round_id: str, protected: bool = False, marks: bool = False
    ) -> "tuple[int, Withheld]":
        """How many items a copy would hold, and what would be withheld; nothing is written."""
        return self._giver().preview(self.rounds.get(round_id), protected, marks)

    def look_into(self, path: Path | str, passphrase: str, job: Job | None = None) -> "Returned":
        """What a reviewer sent back, thing by thing; nothing is taken in. Raises as `take` does."""
        return self._taker().look_into(Path(path), passphrase, job)

    def take(self, path: Path | str, passphrase: str, job: Job | None = None) -> "Returned":
        """Take in what a reviewer sent back, as one change. What is in the case already is passed over.

        Raises Refused when the file is of another case, was rewritten or holds anything but answers,
        Damaged when it is not whole, WrongPassphrase; then nothing was taken in.
        """
        return self._taker().take(Path(path), passphrase, job)

    def _giver(self) -> "Giver":
        from workbench.review.exchange.giving import Giver

        # It may run on another thread than those who ask for standings meanwhile.
        standings = Standings(self._case)
        rounds = Rounds(self._case, self._parts.claims, standings)
        return Giver(self._case, rounds, standings, self._secrets())

    def _taker(self) -> "Taker":
        from workbench.review.exchange.taking import Taker

        return Taker(self._case, Standings(self._case))

    # -- two readings of one source ------------------------------------------------------------

    def compare(self, source_id: str, first: str, second: str) -> Comparison:
        """What two analysts (ids or names) marked differently in a source; agreed passages are counted.

        Raises Refused while either reading is blind and open, NotFound for an unknown analyst.
        """
        return self._comparing.compare(source_id, first, second)

    def agreement(self, *readers: str, source: str) -> ReadersAgreement:
        """How far readers (ids or names) of a source agree: figures, and the differences of each two."""
        return self._comparing.agreement(source, *readers)

    def decide(
        self,
        difference: Difference,
        choice: Choice,
        boundary: tuple[int, int] | None = None,
        actors: Iterable[str] | None = None,
    ) -> Difference:
        """Take the first reading of a passage, the second, both, or another boundary with edit.

        Raises NotFound when the difference is no longer there, Refused where evidence would be lost.
        """
        return self._deciding.decide(difference, choice, boundary, actors)

    def take_all(self, comparison: Comparison, choice: Choice) -> tuple[int, int]:
        """Take every undecided passage as the first or the second reader has it, as one change.

        How many were decided, and how many left because evidence would be lost.
        """
        return self._deciding.take_all(comparison, choice)

    # -- verdicts ------------------------------------------------------------------------------

    def judge(
        self,
        target: tuple[str, str],
        verdict: str,
        reason: str = "",
        remark: str = "",
        proposal: Mapping[str, str] | None = None,
        round_id: str = "",
        seconds: float = 0.0,
    ) -> Verdict:
        """Say agree, disagree or ask about a thing as it is now, or withdraw with none.

        `target` is a pair of table and id, such as `("claim", claim.id)`. Who disagrees gives a reason,
        one of `REASONS`; who asks writes a remark. `proposal` maps fields (`workbench.review.proposed`) to
        the values proposed, which the author can take over. Verdict and remark are one change. `seconds` is
        what it took. Without `round_id` it belongs to the oldest open round that asks the present analyst
        for it, if any.
        Raises Refused when something is missing, NotFound when the thing is gone.
        """
        target = as_target(target)
        _require_given(verdict, reason, remark, proposal)
        proposal = self._as_proposed(target, proposal)
        if verdict == "none" and not self._mine(target):
            raise Refused("There is no verdict of yours to withdraw.", "Nothing was changed.")
        if self._standings.wordings().of(target) is None:
            raise NotFound("What was to be judged is no longer in the case.")
        round_id = self._round_of(target, round_id)
        with self._case.change(f"{_VERBS[verdict]} {self._called(target)}"):
            wording = self._standings.wordings().of(target)
            assert wording is not None
            row: dict[str, Any] = {
                "id": new_id(),
                "target_table": target.table,
                "target_id": target.id,
                "target_hash": hashed(wording.own),
                "ground_hash": hashed(wording.ground),
                "wording": wording.own,
                "verdict": verdict,
                "reason": reason,
                "round_id": round_id,
                "seconds": seconds,
                "analyst_id": self._case.analyst.id,
                "at": now(),
            }
            self._case.insert("review", row)
            if remark.strip() or proposal:
                self._threads.add(target, remark, proposal, review_id=row["id"], round_id=round_id)
            if verdict in ("agree", "none"):
                self._resolve_own_threads(target)
        return self._standings.verdict(row["id"])

    def record(self, brief_id: str) -> Record:
        """Who reviewed what of a brief, when, in which wording; and what was let pass, for what reason.

        For the house only. Raises NotFound when the brief is gone.
        """
        self._parts.briefs.get(brief_id)
        with self._case.snapshot():
            return record_of(
                self._case,
                brief_id,
                self.rounds,
                self._standings,
                self._threads,
                self._parts.briefs.waived_words,
            )

    # -- remarks -------------------------------------------------------------------------------

    def remark(self, target: tuple[str, str], text: str, proposal: Mapping[str, str] | None = None) -> Remark:
        """Say something about a thing without a verdict. Raises Refused when there are no words."""
        target = as_target(target)
        self._require_there(target)
        proposal = self._as_proposed(target, proposal)
        with self._case.change(f"Remark on {self._called(target)}"):
            return self._threads.add(target, text, proposal)

    def reply(self, remark_id: str, text: str) -> Remark:
        """Answer a remark. Raises Refused when there are no words."""
        with self._case.change(f"Reply to a remark on {self._called(self._threads.get(remark_id).target)}"):
            return self._threads.reply(remark_id, text)

    def resolve(self, remark_id: str, text: str = "") -> None:
        """Resolve a thread, with a last word where there is one; it stays on record."""
        with self._case.change(f"Resolve remark on {self._called(self._threads.get(remark_id).target)}"):
            if text.strip():
                self._threads.reply(remark_id, text)
            self._threads.set_resolved(remark_id, True)

    def reopen(self, remark_id: str) -> None:
        """Open a resolved thread again."""
        with self._case.change(f"Reopen remark on {self._called(self._threads.get(remark_id).target)}"):
            self._threads.set_resolved(remark_id, False)

    def accept(self, remark_id: str, text: str = "") -> None:
        """Take over what a remark proposes and resolve its thread, as one change.

        Raises Refused when it proposes nothing or has been decided, NotFound when its thing is gone.
        """
        remark = self._undecided(remark_id)
        with self._case.change(f"Accept proposal for {self._called(remark.target)}"):
            take_over(self._parts, remark)
            self._decide(remark, "accepted", text)

    def decline(self, remark_id: str, text: str = "") -> None:
        """Leave things as they are and resolve the thread of a proposal, with a word where there is one."""
        remark = self._undecided(remark_id)
        with self._case.change(f"Decline proposal for {self._called(remark.target)}"):
            self._decide(remark, "declined", text)

    def _as_proposed(self, target: Target, proposal: Mapping[str, str] | None) -> dict[str, str]:
        """A proposal in the form it is kept in; Refused or NotFound where it could not be taken over."""
        found = as_proposed(target, proposal)
        require_takeable(self._parts, target, found)
        return found

    def _undecided(self, remark_id: str) -> Remark:
        remark = self._threads.get(remark_id)
        if not remark.proposal:
            raise Refused("This remark proposes nothing.", "Nothing was changed.")
        if remark.decision:
            raise Refused(f"This proposal was {remark.decision} already.", "Nothing was changed.")
        return remark

    def _decide(self, remark: Remark, decision: str, text: str) -> None:
        self._threads.set_decision(remark.id, decision)
        if text.strip():
            self._threads.reply(remark.id, text)
        self._threads.set_resolved(remark.id, True)

    # -- what a thing is called ----------------------------------------------------------------

    def _called(self, target: Target) -> str:
        words = one_line(words_of(self._case, target), _SHOWN)
        noun = {"evidence": "piece of evidence"}.get(target.table, target.table)
        return f"{noun} “{words}”" if words else noun

    def _require_there(self, target: Target) -> None:
        if self._standings.wordings().of(target) is None:
            raise NotFound("What the remark is about is no longer in the case.")

    def _mine(self, target: Target) -> Verdict | None:
        me = self._case.analyst.id
        return next((one for one in self._standings.of(target).verdicts if one.analyst_id == me), None)

    def _round_of(self, target: Target, round_id: str) -> str:
        """The round a verdict belongs to: the one said, else the oldest of mine that asks for the thing."""
        if round_id:
            wanted = self.rounds.get(round_id)
            if not wanted.is_open:
                raise Refused("This round of review is closed.", "Nothing was changed.")
            return wanted.id
        for one in self.rounds.mine():
            if target in self.rounds.items(one):
                return one.id
        return ""

    def _resolve_own_threads(self, target: Target) -> None:
        """What I asked about or disagreed with is settled once I agree with it."""
        me = self._case.analyst.id
        for thread in self._threads.all(target, open_only=True):
            if thread.remark.analyst_id == me and thread.remark.review_id:
                self._threads.set_resolved(thread.remark.id, True)


def _require_given(verdict: str, reason: str, remark: str, proposal: Mapping[str, str] | None) -> None:
    if verdict not in VERDICTS:
        raise Refused(f"“{verdict}” is not a verdict.", do=f"Use one of: {', '.join(VERDICTS)}.")
    if reason and reason not in REASONS:
        raise Refused(f"“{reason}” is not a reason.", do=f"Use one of: {', '.join(REASONS)}.")
    if verdict == "disagree" and not reason:
        raise Refused("Who disagrees gives a reason.", "Nothing was changed.", "Choose a reason.")
    if verdict == "ask" and not remark.strip():
        raise Refused("A question needs words.", "Nothing was changed.", "Write what you want to know.")
    if proposal and verdict not in ("disagree", "ask"):
        raise Refused("A proposal goes with a verdict to disagree or a question.", "Nothing was changed.")
