"""All contradictions among many claims: only those that could meet are compared."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import combinations

from workbench.contradictions.comparing import FEWEST, ONCE, contradiction
from workbench.contradictions.model import Contradiction, Fact
from workbench.contradictions.reading import Told
from workbench.values.job import Job

_LARGE = 150
"""A group of more claims is split by the words they share."""
_COMMON = 60
"""In a large group, words of so many claims say nothing about one of them."""
_REPORT_EVERY = 500


def all_contradictions(facts: Sequence[Fact], job: Job | None = None) -> list[Contradiction]:
    """Every contradiction among these claims. Raises Cancelled once the job is."""
    job = job or Job()
    groups = _grouped(facts, job)
    compared: set[tuple[str, str]] = set()
    found = []
    for group in groups.values():
        job.check()
        for one, other in group.pairs():
            if _says_nothing_alike(one, other):
                continue
            pair = (one.fact.id, other.fact.id)
            if pair not in compared:
                compared.add(pair)
                if conflict := contradiction(one, other):
                    found.append(conflict)
    return sorted(found, key=lambda one: (one.one, one.other))


def contradictions_of(facts: Iterable[Fact], others: Sequence[Fact]) -> list[Contradiction]:
    """The contradictions of a few claims with any of the others."""
    groups = _grouped(others, Job())
    found = {}
    for own in map(Told, facts):
        met = [groups[key] for key in keys_of(own) if key in groups]
        beside = {other.fact.id: other for group in met for other in group.beside(own)}
        for other in beside.values():
            if not _says_nothing_alike(own, other) and (conflict := contradiction(own, other)):
                found[conflict.one, conflict.other] = conflict
    return list(found.values())


def _says_nothing_alike(one: Told, other: Told) -> bool:
    """Most pairs of a group have next to no words in common: that alone rules them out."""
    return len(one.stems & other.stems) < FEWEST


class _Group:
    """Claims that could meet; of a large group only those that share a word that says something."""

    def __init__(self) -> None:
        self.claims: list[Told] = []

    @cached_property
    def _by_stem(self) -> dict[str, list[Told]]:
        found: dict[str, list[Told]] = defaultdict(list)
        for told in self.claims:
            for stem in told.stems:
                found[stem].append(told)
        return {stem: few for stem, few in found.items() if len(few) <= _COMMON}

    def pairs(self) -> Iterator[tuple[Told, Told]]:
        """Every two of them, in a large group some more than once."""
        if len(self.claims) <= _LARGE:
            yield from combinations(self.claims, 2)
            return
        for few in self._by_stem.values():
            yield from combinations(few, 2)

    def beside(self, told: Told) -> Iterator[Told]:
        """Those that one claim could meet."""
        if len(self.claims) <= _LARGE:
            yield from self.claims
            return
        for stem in told.stems:
            yield from self._by_stem.get(stem, ())


def _grouped(facts: Sequence[Fact], job: Job) -> dict[tuple[str, ...], _Group]:
    """The claims by the keys under which they could meet."""
    groups: dict[tuple[str, ...], _Group] = defaultdict(_Group)
    for number, fact in enumerate(facts):
        if number % _REPORT_EVERY == 0:
            job.report(number, len(facts))
        told = Told(fact)
        for key in keys_of(told):
            groups[key].claims.append(told)
    return groups


def keys_of(told: Told) -> Iterator[tuple[str, ...]]:
    """Under which a claim is grouped: who or where, in which month; what happens once in any month."""
    fact = told.fact
    month = fact.event_on[:7]
    once = bool(told.stems & ONCE) and len(fact.event_on) > 7
    for who in (*fact.actors, *([fact.place] if fact.place else ()), *told.names):
        yield who, month
        if once:
            yield who, "any"
