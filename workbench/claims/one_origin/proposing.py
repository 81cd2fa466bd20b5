"""From what sources say and share to proposals; knows nothing of the case file."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations

from workbench.claims.one_origin.model import Known, KnownOutlet, OneOrigin
from workbench.claims.one_origin.reading import CITED, Pair
from workbench.claims.one_origin.reported import HEAD
from workbench.extraction.reports import Report
from workbench.sources.store.like_pairs import LikePair
from workbench.sources.store.outlets import outlet_named
from workbench.sources.store.publications import EACH_FOR_ITSELF
from workbench.values.records import dataclass
from workbench.values.text import fold, shortened

_QUOTED = 200
"""Code points of the words that say why."""
_TELL_NOTHING = ("human source", "internal")
"""Kinds of publication whose sources are nobody's report: people who talk, and papers of the house."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What somebody said already: pairs kept apart, and what was dismissed."""

    apart: frozenset[Pair]
    dismissed: frozenset[Pair]

    def are_apart(self, source_id: str, other_id: str) -> bool:
        """Whether two sources were kept apart."""
        return (min(source_id, other_id), max(source_id, other_id)) in self.apart


@dataclass(frozen=True, slots=True)
class Cases:
    """The sources and outlets that proposals are about."""

    sources: Mapping[str, Known]
    outlets: Mapping[str, KnownOutlet]
    decided: Decided
    by_name: Mapping[str, KnownOutlet]
    """The outlets by the name that the shipped list has for them, and by their own."""

    def among(self, source_ids: Iterable[str]) -> "Cases":
        """The same with some of the sources."""
        chosen = {one: self.sources[one] for one in source_ids if one in self.sources}
        return Cases(chosen, self.outlets, self.decided, self.by_name)

    def outlet(self, name: str) -> KnownOutlet | None:
        """The publication of the case that an outlet of this name is."""
        return self.by_name.get(name)


# -- whose report ---------------------------------------------------------------------------------


def report_value(outlet: str) -> str:
    """How it is kept that a source was not taken for a report of this outlet."""
    return f"report {fold(outlet)}"


def by_report(
    cases: Cases,
    reports: Mapping[str, list[Report]],
    passages: Mapping[str, list[tuple[int, int]]],
    present: Collection[str] = (),
) -> Iterator[OneOrigin]:
    """One proposal for each source that says whose report it gives: of the whole text first, then in a
    passage that is evidence, then where it begins.

    Of the publications that are `present` beside it any may be reported, else outlets and agencies.
    """
    apart = _apart_from_outlets(cases)
    outlets = {
        name: cases.outlet(name) for found in reports.values() for name in {one.outlet for one in found}
    }
    for source in cases.sources.values():
        if source.decided or source.kind in _TELL_NOTHING:
            continue
        for report in _weightiest(reports.get(source.id, ()), passages.get(source.id, ())):
            known = outlets[report.outlet]
            if _is_reported(cases, source, report.outlet, known, apart, present):
                yield OneOrigin(
                    "report",
                    (source.id,),
                    (source.name,),
                    known.name if known else report.outlet,
                    shortened(report.words, _QUOTED),
                    publication_ids=(known.id,) if known else (),
                )
                break


def cited_in(reports: Iterable[Report], passages: Collection[tuple[int, int]]) -> list[Report]:
    """The reports that are given where one of these passages is."""
    return [
        report
        for report in reports
        if any(start < report.last and report.first < end for start, end in passages)
    ]


def _weightiest(reports: Iterable[Report], passages: Collection[tuple[int, int]]) -> list[Report]:
    found = list(reports)
    whole = [report for report in found if report.place == "line"]
    head = [report for report in found if report.start < HEAD]
    return list(dict.fromkeys([*whole, *cited_in(found, passages), *head]))


def _is_reported(
    cases: Cases,
    source: Known,
    outlet: str,
    known: KnownOutlet | None,
    apart: set[Pair],
    present: Collection[str],
) -> bool:
    """Whether a source may be counted with an outlet that it names as whose report it gives."""
    if outlet == source.outlet or (source.id, report_value(outlet)) in cases.decided.dismissed:
        return False
    if known is None:
        entry = outlet_named(outlet)
        return entry is None or entry.kind in CITED
    own = cases.outlets.get(source.publication_id)
    is_own = own is not None and (own.head == known.head or _is_one_house(own, known))
    may_be = known.kind in CITED or known.id in present
    return may_be and not is_own and (source.id, known.id) not in apart


def _is_one_house(own: KnownOutlet, other: KnownOutlet) -> bool:
    """Whether one house cites itself: an outlet and its service in another language."""
    return bool(own.owner) and own.owner == other.owner and fold(own.owner) in fold(own.name)


def _apart_from_outlets(cases: Cases) -> set[Pair]:
    """A source and an outlet whose report it was kept apart from."""
    found: set[Pair] = set()
    for first, second in cases.decided.apart:
        for source_id, other_id in ((first, second), (second, first)):
            other = cases.sources.get(other_id)
            if other is not None and other.publication_id:
                found.add((source_id, other.publication_id))
    return found


# -- one owner ------------------------------------------------------------------------------------


def owner_value(publication_id: str) -> str:
    """How it is kept that an outlet was not taken for one origin with another of its owner."""
    return f"owner {publication_id}"


def by_owner(cases: Cases, only: Collection[str] | None = None) -> Iterator[OneOrigin]:
    """Outlets of one owner, among all that have sources or among `only` these."""
    houses: dict[str, list[KnownOutlet]] = defaultdict(list)
    for known in cases.outlets.values():
        wanted = known.sources if only is None else known.id in only
        if known.owner and wanted and known.kind not in (*EACH_FOR_ITSELF, "internal"):
            houses[fold(known.owner)].append(known)
    by_outlet: dict[str, list[str]] = defaultdict(list)
    for source in cases.sources.values():
        by_outlet[source.publication_id].append(source.id)
    for house in houses.values():
        for group in _groups(sorted(house, key=lambda known: fold(known.name)), cases.decided.dismissed):
            yield OneOrigin(
                "owner",
                tuple(source_id for known in group for source_id in by_outlet[known.id]),
                tuple(known.name for known in group),
                group[0].owner,
                publication_ids=tuple(known.id for known in group),
            )


def _groups(house: list[KnownOutlet], dismissed: Collection[Pair]) -> list[list[KnownOutlet]]:
    """All outlets of a house at once, or those pairs about which nothing was said."""
    pairs = [
        [one, other]
        for one, other in combinations(house, 2)
        if one.head != other.head and not _said_no(one.id, other.id, dismissed)
    ]
    if len({known.head for known in house}) < 2 or not pairs:
        return []
    nobody_said_no = not any(_said_no(one.id, other.id, dismissed) for one, other in combinations(house, 2))
    return [house] if nobody_said_no else pairs


def _said_no(one: str, other: str, dismissed: Collection[Pair]) -> bool:
    return (min(one, other), owner_value(max(one, other))) in dismissed


# -- shared words ---------------------------------------------------------------------------------


def by_words(cases: Cases, pairs: Iterable[LikePair], others: Iterable[OneOrigin]) -> Iterator[OneOrigin]:
    """As many proposals as it takes to join those that share words, the most alike first.

    What becomes one through `others` is not proposed twice.
    """
    joined = _Joined(cases)
    for other in others:
        joined.count(other)
    for pair in sorted(pairs, key=lambda pair: (-pair.share, pair.source_id, pair.other_id)):
        first, second = cases.sources.get(pair.source_id), cases.sources.get(pair.other_id)
        if first is None or second is None:
            continue
        if first.id == second.parent_id or second.id == first.parent_id:
            continue
        if joined.join(first, second):
            ordered = sorted((first, second), key=lambda one: (one.published_on or "9999", one.id))
            yield OneOrigin(
                "words",
                tuple(one.id for one in ordered),
                tuple(one.name for one in ordered),
                words=shortened(" ".join(pair.passage.split()), _QUOTED),
                share=pair.share,
            )


class _Joined:
    """Which sources would be one, and who was kept apart from whom."""

    def __init__(self, cases: Cases) -> None:
        self._cases = cases
        self._into: dict[str, str] = {}
        self._members: dict[str, set[str]] = defaultdict(set)
        for source in cases.sources.values():
            self._members[source.origin].add(source.id)

    def count(self, one: OneOrigin) -> None:
        """As if a proposal were taken."""
        if one.why == "report":
            known = self._cases.outlets.get(next(iter(one.publication_ids), ""))
            origin = self._cases.sources[one.source_ids[0]].origin
            self._merge(known.head if known else report_value(one.outlet), origin)
            return
        first, *rest = sorted({self._cases.outlets[outlet].head for outlet in one.publication_ids})
        for other in rest:
            self._merge(first, other)

    def join(self, source: Known, other: Known) -> bool:
        """Make two one; False where they are one already, or somebody kept them or theirs apart."""
        ours, theirs = self._end(source.origin), self._end(other.origin)
        decided = self._cases.decided
        if ours == theirs or decided.are_apart(source.id, other.id):
            return False
        if decided.apart and any(
            decided.are_apart(one, another)
            for one in self._members[ours]
            for another in self._members[theirs]
        ):
            return False
        self._merge(ours, theirs)
        return True

    def _end(self, origin: str) -> str:
        while origin in self._into:
            origin = self._into[origin]
        return origin

    def _merge(self, first: str, second: str) -> None:
        first, second = self._end(first), self._end(second)
        if first != second:
            self._into[second] = first
            self._members[first] |= self._members.pop(second, set())
