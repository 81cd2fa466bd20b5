"""What can be asked about reviews without changing anything."""

from collections.abc import Iterable, Mapping

from workbench.casefile import CaseFile
from workbench.review.differences import FieldChange, differences
from workbench.review.fields import Field, fields_of, values_of, with_values
from workbench.review.inbox import Inbox, inbox_of
from workbench.review.model import TARGETS, Remark, Standing, Target, Thread, Verdict
from workbench.review.passages import Passage, passages_of
from workbench.review.scope import items_of_source
from workbench.review.standing import Standings
from workbench.review.threads import PROPOSED, Threads
from workbench.review.wording import evidence_target
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
        return self._threads.all(as_target(target) if target else None, open_only)

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
        return words_of(self._case, as_target(target))

    def hashes(self, target: tuple[str, str]) -> tuple[str, ...]:
        """The hashes of a thing's own words and of what lies beneath, as they are; () when it is gone."""
        return self._standings.wordings().hashes(as_target(target)) or ()

    def beneath(self, target: tuple[str, str]) -> tuple[Target, ...]:
        """Everything a thing rests on, down to the clips."""
        return tuple(self._standings.wordings().everything_beneath(as_target(target)))

    def words_of_each(self, targets: Iterable[Target]) -> Mapping[Target, str]:
        """What things say or are called; those that are gone are left out."""
        return words_of_each(self._case, targets)

    def fields(self, target: tuple[str, str]) -> tuple[Field, ...]:
        """The words and fields that a verdict on a thing is bound to; () when it is gone."""
        wanted = as_target(target)
        return fields_of(self._case, wanted.table, self._own(wanted))

    def passages(self, target: tuple[str, str]) -> tuple[Passage, ...]:
        """The clips that a thing is or rests on, in the order to read them."""
        return passages_of(self._case, as_target(target))

    def changed_since(self, verdict: Verdict) -> tuple[FieldChange, ...]:
        """What of the words and fields of a thing has changed since a verdict was given, word by word."""
        own = self._own(verdict.target)
        if not verdict.wording or not own:
            return ()
        return differences(self._case, verdict.target.table, verdict.wording, own)

    def proposed_changes(self, remark: Remark) -> tuple[FieldChange, ...]:
        """What would change if the proposal of a remark was taken over now; () when the thing is gone."""
        own = self._own(remark.target)
        if not remark.proposal or not own:
            return ()
        wanted = with_values(remark.target.table, own, remark.proposal)
        return differences(self._case, remark.target.table, own, wanted)

    def proposable(self, target: tuple[str, str]) -> dict[str, str]:
        """The fields of a thing that may be proposed anew with their present values as stored."""
        wanted = as_target(target)
        own = self._own(wanted)
        return values_of(wanted.table, own) if own and wanted.table in PROPOSED else {}

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

    def _own(self, target: Target) -> str:
        wording = self._standings.wordings().of(target)
        return wording.own if wording else ""


def as_target(wanted: tuple[str, str | tuple[str, str]]) -> Target:
    """A pair as a target. A piece of evidence may be told by the pair of claim and clip."""
    table, key = wanted
    if table not in TARGETS:
        raise Refused(f"A {table.replace('_', ' ')} cannot be reviewed.", "Nothing was changed.")
    return Target(table, key) if isinstance(key, str) else evidence_target(*key)
