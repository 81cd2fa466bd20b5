"""The open proposals about origins: of the whole case, of a claim, of some sources; taken or dismissed."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

from workbench.casefile import CaseFile
from workbench.claims.one_origin.dismissals import decided, pairs_among, take_back
from workbench.claims.one_origin.model import OneOrigin
from workbench.claims.one_origin.proposing import (
    Cases,
    Decided,
    by_owner,
    by_report,
    by_words,
    owner_value,
    report_value,
)
from workbench.claims.one_origin.reading import (
    KIND,
    dismissed,
    kept_apart,
    outlets_of,
    passages_of,
    sources_of,
)
from workbench.claims.one_origin.reported import Reported
from workbench.sources import Source, Sources
from workbench.sources.store.like_pairs import LikePairs
from workbench.sources.store.outlets import outlet_named
from workbench.sources.store.publications import EACH_FOR_ITSELF
from workbench.values.ids import new_id
from workbench.values.job import Job
from workbench.values.moments import now
from workbench.values.text import counted

Passages = Mapping[str, list[tuple[int, int]]]
"""Where passages are in the texts in force, by source."""


class OriginProposals:
    """Looks for sources that may go back to one origin. Nothing is decided by itself."""

    def __init__(self, case: CaseFile, sources: Sources) -> None:
        self._case = case
        self._sources = sources
        self._reported = Reported(case)
        self._pairs = LikePairs(case, sources.likenesses)

    # -- what is proposed ---------------------------------------------------------------------

    def open(self, job: Job | None = None) -> list[OneOrigin]:
        """Everything that is proposed in the case: reports of outlets first, then owners, then shared words.

        Takes a second or two for a thousand sources the first time and some hundredths afterwards. Raises
        Cancelled once the job is.
        """
        cases = self._cases()
        reports = self._reported.of(cases.sources.values(), _cited(cases), job)
        found = [*by_report(cases, reports, passages_of(self._case)), *by_owner(cases)]
        return [*found, *by_words(cases, self._pairs.all(job), found)]

    def of_claim(self, claim_id: str) -> list[OneOrigin]:
        """What is proposed about the sources that speak for or against a claim."""
        passages = passages_of(self._case, claim_id)
        return self.of_claims({claim_id: passages}).get(claim_id, [])

    def of_claims(self, claims: Mapping[str, Passages]) -> dict[str, list[OneOrigin]]:
        """What is proposed about the sources under each claim, given where their passages are.

        Read at once for all; claims about whose sources nothing is proposed are left out.
        """
        source_ids = {source_id for passages in claims.values() for source_id in passages}
        if not source_ids:
            return {}
        cases = self._cases(source_ids)
        reports = self._reported.of(cases.sources.values(), _cited(cases))
        pairs = self._pairs.among(source_ids)
        found = {}
        for claim_id, passages in claims.items():
            under = cases.among(passages)
            outlets = {source.publication_id for source in under.sources.values()}
            proposed = [*by_report(under, reports, passages, outlets), *by_owner(under, outlets)]
            proposed += by_words(under, pairs, proposed)
            if proposed:
                found[claim_id] = proposed
        return found

    def _cases(self, source_ids: Collection[str] | None = None) -> Cases:
        outlets = outlets_of(self._case)
        decided = Decided(frozenset(kept_apart(self._case)), frozenset(dismissed(self._case)))
        by_name = {known.name: known for known in outlets.values()}
        by_name |= {known.outlet: known for known in outlets.values()}
        return Cases(sources_of(self._case, outlets, source_ids), outlets, decided, by_name)

    # -- deciding -----------------------------------------------------------------------------

    def accept(self, proposals: Sequence[OneOrigin]) -> None:
        """Count as one origin what these propose, in one change.

        Raises NotFound when a source or outlet is gone.
        """
        if not proposals:
            return
        with self._case.change(_label("Count as one origin", proposals)):
            for one in proposals:
                if one.why == "report":
                    self._sources.update(one.source_ids[0], reports_id=self._outlet_of(one))
                elif one.why == "owner":
                    self._join_outlets(one.publication_ids)
                else:
                    self._join_sources(*one.source_ids)

    def join(self, source_ids: Sequence[str]) -> bool:
        """Count these sources as one origin, in one change; pairs of them that were kept apart as well.

        What is proposed among them is accepted, and the rest joined to the earliest. False where they
        count as one already. Raises NotFound when one is gone.
        """
        chosen = tuple(dict.fromkeys(source_ids))
        sources = [self._sources.get(source_id) for source_id in chosen]
        if len({source.voice for source in sources}) < 2:
            return False
        with self._case.change(f"Count {counted(len(chosen), 'source')} as one origin"):
            take_back(self._case, pairs_among(self._case, chosen))
            self.accept(self._among(chosen))
            earliest, *others = sorted(sources, key=lambda one: (one.published_on or "9999", one.id))
            for other in others:
                if self._sources.get(other.id).voice != self._sources.get(earliest.id).voice:
                    self._join_sources(earliest.id, other.id)
            if len({self._sources.get(source_id).voice for source_id in chosen}) > 1:
                name = earliest.publication_name or earliest.name_shown
                self._sources.group_as_one_origin(list(chosen), name)
        return True

    def _among(self, source_ids: Sequence[str]) -> list[OneOrigin]:
        """What is proposed about these sources alone: not that all sources of two outlets are one."""
        proposed = self.of_claims({"": {source_id: [] for source_id in source_ids}}).get("", [])
        reported = Counter(one.outlet for one in proposed if one.why == "report")
        outlets = {self._sources.get(source_id).publication_id for source_id in source_ids}
        return [
            one
            for one in proposed
            if one.why == "words"
            or (
                one.why == "report"
                and (reported[one.outlet] > 1 or not outlets.isdisjoint(one.publication_ids))
            )
        ]

    def dismissed(self) -> list[OneOrigin]:
        """What was dismissed or kept apart, the newest decision first."""
        return decided(self._case, outlets_of(self._case))

    def restore(self, dismissals: Sequence[OneOrigin]) -> None:
        """Take dismissals back, in one change: these are proposed again, and count as they did before."""
        if dismissals:
            with self._case.change(_label("Reopen", dismissals)):
                take_back(self._case, dismissals)

    def dismiss(self, proposals: Sequence[OneOrigin]) -> None:
        """Propose these no more, in one change; sources that share words are kept apart."""
        if not proposals:
            return
        with self._case.change(_label("Dismiss", proposals)):
            for one in proposals:
                if one.why == "report":
                    self.not_a_report(one.source_ids[0], one.outlet, one.words)
                elif one.why == "owner":
                    self._dismiss_owner(one)
                else:
                    self._sources.likenesses.keep_apart(*one.source_ids)

    def not_a_report(self, source_id: str, outlet: str, words: str = "") -> None:
        """Keep that a source does not count with an outlet, whatever it says."""
        entry = outlet_named(outlet)
        # Under the name that texts are read by: the outlet may have another in the case.
        for name in dict.fromkeys((outlet, entry.name if entry else outlet)):
            self._remember("source", source_id, report_value(name), words)

    def _dismiss_owner(self, one: OneOrigin) -> None:
        for publication_id, other_id in combinations(sorted(one.publication_ids), 2):
            self._remember("publication", publication_id, owner_value(other_id), one.outlet)

    def _remember(self, table: str, target_id: str, value: str, reason: str) -> None:
        row = {"kind": KIND, "target_table": table, "target_id": target_id, "value": value, "reason": reason}
        decided = {"state": "dismissed", "decided_by": self._case.analyst.id, "at": now()}
        self._case.insert("proposal", {"id": new_id(), **row, **decided})

    def _outlet_of(self, one: OneOrigin) -> str:
        """The id of the reported outlet; it is entered where the case does not have it."""
        if one.publication_ids:
            return self._sources.publications.get(one.publication_ids[0]).id
        entry = outlet_named(one.outlet)
        if entry is None:
            known = self._sources.publications.find(one.outlet)
            return (known or self._sources.publications.add(one.outlet)).id
        # Imported here: few reports are of an outlet that the case does not have.
        from workbench.sources.store.recognition import entered

        return entered(self._sources.publications, entry).id

    def _join_outlets(self, publication_ids: Sequence[str]) -> None:
        """Let outlets count as the first of them that others count as already, or else the first."""
        known = outlets_of(self._case)
        heads = {known[one].head for one in publication_ids if one in known}
        counted_as = {one.head for one in known.values() if one.head != one.id}
        head = min(heads & counted_as or heads)
        for one in known.values():
            if one.head in heads and one.id != head:
                self._sources.publications.update(one.id, origin_id=head)

    def _join_sources(self, first_id: str, second_id: str) -> None:
        """Make two sources one: the later gives the report of the earlier one's outlet, if there is one."""
        first, second = self._sources.get(first_id), self._sources.get(second_id)
        group = first.origin_group_id or second.origin_group_id
        if group:
            for source in (first, second):
                self._sources.update(source.id, origin_group_id=group)
        elif outlet := self._whose(first):
            self._sources.update(second.id, reports_id=outlet)
        elif outlet := self._whose(second):
            self._sources.update(first.id, reports_id=outlet)
        else:
            name = first.publication_name or first.name_shown
            self._sources.group_as_one_origin([first.id, second.id], name)

    def _whose(self, source: Source) -> str | None:
        """The outlet whose report a source is; None where it counts for itself."""
        if source.origin == source.id or not (source.reports_id or source.publication_id):
            return None
        outlet = self._sources.publications.get(source.reports_id or source.publication_id or "")
        return None if outlet.kind in EACH_FOR_ITSELF else outlet.id


def _cited(cases: Cases) -> list[str]:
    return [
        known.name for known in cases.outlets.values() if known.kind not in (*EACH_FOR_ITSELF, "internal")
    ]


def _label(verb: str, proposals: Sequence[OneOrigin]) -> str:
    if len(proposals) > 1:
        return f"{verb}: {counted(len(proposals), 'proposal')}"
    one = proposals[0]
    return f"{verb}: {' and '.join(one.names[:2])}{f', {one.outlet}' if one.why == 'report' else ''}"
