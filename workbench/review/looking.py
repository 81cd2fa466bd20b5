"""What can be asked about reviews without changing anything."""

from collections.abc import Iterable, Iterator, Mapping

from workbench.casefile import CaseFile
from workbench.casefile.journal.withheld import WITHHELD, hidden_clips
from workbench.review.beneath import GroundChange, ground_changes
from workbench.review.differences import FieldChange, differences, word_difference
from workbench.review.fields import Field, fields_of, value_in_words, values_of, with_values
from workbench.review.inbox import Inbox, inbox_of
from workbench.review.model import TARGETS, Remark, Standing, Target, Thread, Verdict
from workbench.review.passages import Passage, passages_of
from workbench.review.past import wordings_judged, wordings_when_said
from workbench.review.proposals import values_now
from workbench.review.proposed import PROPOSED, called
from workbench.review.scope import items_of_source
from workbench.review.standing import Standings
from workbench.review.threads import Threads
from workbench.review.wording import evidence_target, ids_of_evidence
from workbench.review.words import words_of, words_of_each
from workbench.values.errors import NotFound, Refused


class ReadReviews:
    """How things stand, what was said about them, and what they say in words and fields."""

    def __init__(self, case: CaseFile, standings: Standings, threads: Threads) -> None:
        self._case = case
        self._standings = standings
        self._threads = threads

    def standing(self, target: tuple[str, str]) -> Standing:
        """How a thing stands, with the newest verdict of each analyst."""
        return self._standings.of(as_target(target))

    def standings(self) -> Mapping[Target, Standing]:
        """The standing of everything that was judged; the rest is not reviewed."""
        return self._standings.all()

    def verdict(self, review_id: str) -> Verdict:
        """One verdict as it stands now; NotFound when there is none, or it is withheld."""
        found = self._standings.verdict(review_id)
        if found.round_id in self._threads.hidden():
            raise NotFound("This verdict is not in the case.")
        return found

    def threads(self, target: tuple[str, str] | None = None, open_only: bool = False) -> list[Thread]:
        """What was said about one thing, or in the whole case; the oldest first."""
        found = self._threads.all(as_target(target) if target else None, open_only)
        hidden = self._withheld()
        return [thread for thread in found if _clip_of(thread.remark.target) not in hidden]

    def remark_of(self, remark_id: str) -> Remark:
        """The remark that the thread of a remark began with; NotFound when it is gone or withheld."""
        return self._threads.root_of(remark_id)

    def inbox(self) -> Inbox:
        """What waits for the present analyst as an author: questions, proposals, disagreements."""
        with self._case.snapshot():
            return inbox_of(self._case, self._standings, self._threads)

    def exists(self, target: tuple[str, str]) -> bool:
        """Whether a thing is in the case."""
        return self._standings.wordings().of(as_target(target)) is not None

    def words(self, target: tuple[str, str]) -> str:
        """What a thing says or is called; of one that is gone what the journal last knew."""
        wanted = as_target(target)
        if wanted.table == "clip" and wanted.id in self._withheld():
            return WITHHELD
        return words_of(self._case, wanted)

    def hashes(self, target: tuple[str, str]) -> tuple[str, ...]:
        """The hashes of a thing's own words and of what lies beneath, as they are; () when it is gone."""
        return self._standings.wordings().hashes(as_target(target)) or ()

    def beneath(self, target: tuple[str, str]) -> tuple[Target, ...]:
        """Everything a thing rests on, down to the clips."""
        return tuple(self._standings.wordings().everything_beneath(as_target(target)))

    def words_of_each(self, targets: Iterable[Target]) -> Mapping[Target, str]:
        """What things say or are called; those that are gone are left out."""
        found, hidden = words_of_each(self._case, targets), self._withheld()
        return found | {one: WITHHELD for one in found if one.table == "clip" and one.id in hidden}

    def fields(self, target: tuple[str, str]) -> tuple[Field, ...]:
        """The words and fields that a verdict on a thing is bound to; () when it is gone."""
        wanted = as_target(target)
        if _clip_of(wanted) in self._withheld():
            return (Field("quote", "Passage", WITHHELD),)
        return fields_of(self._case, wanted.table, self._own(wanted))

    def passages(self, target: tuple[str, str]) -> tuple[Passage, ...]:
        """The clips that a thing is or rests on, in the order to read them."""
        return passages_of(self._case, as_target(target))

    def changed_since(self, verdict: Verdict) -> tuple[FieldChange, ...]:
        """What of the words and fields of a thing has changed since a verdict was given, word by word."""
        own = self._own(verdict.target)
        if not verdict.wording or not own or _clip_of(verdict.target) in self._withheld():
            return ()
        return differences(self._case, verdict.target.table, verdict.wording, own)

    def ground_changed_since(self, verdict: Verdict) -> tuple[GroundChange, ...]:
        """What has changed beneath a thing since a verdict was given, word by word.

        () where nothing has, or where the journal does not have what was judged.
        """
        if not verdict.ground_moved:
            return ()
        with self._case.snapshot():
            then = wordings_judged(self._case, verdict.target, verdict.id)
            found = ground_changes(
                self._case, verdict, then, self._standings.wordings(), self._standings.all()
            )
            hidden = self._withheld()
            return tuple(one for one in found if _clip_of(one.target) not in hidden)

    def proposed_changes(self, remark: Remark) -> tuple[FieldChange, ...]:
        """What would change if the proposal of a remark was taken over now; () when the thing is gone."""
        target, own = remark.target, self._own(remark.target)
        if not remark.proposal or not own:
            return ()
        found = differences(self._case, target.table, own, with_values(target.table, own, remark.proposal))
        return (*found, *self._proposed_beneath(target, remark.proposal))

    def _proposed_beneath(self, target: Target, proposal: Mapping[str, str]) -> Iterator[FieldChange]:
        """Of the evidence or the claims that are proposed, which are in no wording of the thing itself."""
        present = values_now(self._standings.wordings(), target)
        for field in ("evidence", "claims"):
            if field in proposal and proposal[field] != present[field]:
                before, after = (
                    value_in_words(self._case, target.table, field, value)
                    for value in (present[field], proposal[field])
                )
                label = PROPOSED[target.table][field].label
                yield FieldChange(field, label, word_difference(before, after))

    def outdated(self, remark: Remark) -> tuple[str, ...]:
        """The fields, as a sentence calls them, whose values have changed since a remark proposed others.

        () for what is decided, and where it is not known what they were.
        """
        if not remark.proposal or remark.decision:
            return ()
        target, case = remark.target, self._case
        with case.snapshot():
            now = values_now(self._standings.wordings(), target)
            if remark.review_id:
                then = wordings_judged(case, target, remark.review_id)
                kept = self._standings.verdict(remark.review_id).wording
            else:
                then, kept = wordings_when_said(case, target, remark.id), ""
            was = values_now(then, target) if then else values_of(target.table, kept) if kept else {}
        return tuple(
            called(target.table, field)
            for field in remark.proposal
            if field in was and field in now and was[field] != now[field]
        )

    def proposal_in_words(self, target: tuple[str, str], proposal: Mapping[str, str]) -> dict[str, str]:
        """What is proposed, said for a person: what each field is called, and the words of its value."""
        table = as_target(target).table
        return {
            called(table, field): value_in_words(self._case, table, field, value)
            for field, value in proposal.items()
        }

    def proposable(self, target: tuple[str, str]) -> dict[str, str]:
        """The fields of a thing that may be proposed, with their present values as a proposal has them.

        None of a clip that is withheld from the present analyst, since its words are among the values.
        """
        wanted = as_target(target)
        return {} if _clip_of(wanted) in self._withheld() else values_now(self._standings.wordings(), wanted)

    def items_in(self, source_ids: Iterable[str]) -> list[Target]:
        """The clips of some sources, each followed by the claims it is evidence of; each thing once."""
        return list(
            dict.fromkeys(item for source_id in source_ids for item in items_of_source(self._case, source_id))
        )

    def people(self) -> list[str]:
        """The names of the other analysts of the case: who can be asked."""
        me = self._case.analyst.id
        rows = self._case.connection.execute("SELECT name FROM analyst WHERE id <> ? ORDER BY name", (me,))
        return [row[0] for row in rows]

    def _withheld(self) -> frozenset[str]:
        """The clips that the present analyst must not see: a source is read without sight of them."""
        return hidden_clips(self._case.connection, self._case.analyst.id)

    def _own(self, target: Target) -> str:
        wording = self._standings.wordings().of(target)
        return wording.own if wording else ""


def _clip_of(target: Target) -> str:
    """The clip whose words a thing shows; "" where it shows none by itself."""
    if target.table == "evidence":
        return ids_of_evidence(target.id)[1]
    return target.id if target.table == "clip" else ""


def as_target(wanted: tuple[str, str | tuple[str, str]]) -> Target:
    """A pair as a target. A piece of evidence may be given as the pair of claim and clip."""
    table, key = wanted
    if table not in TARGETS:
        raise Refused(f"A {table.replace('_', ' ')} cannot be reviewed.", "Nothing was changed.")
    return Target(table, key) if isinstance(key, str) else evidence_target(*key)
