"""All contradictions among many claims: only those that could meet are compared."""

from collections.abc import Iterable, Iterator, Sequence
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
        for one, other in _pairs(group):
            # Most pairs of a group have next to no words in common: that alone rules them out.
            if len(one.stems & other.stems) < FEWEST:
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
        beside = {other.fact.id: other for key in keys_of(own) for other in groups.get(key, ())}
        for other in beside.values():
            if conflict := contradiction(own, other):
                found[conflict.one, conflict.other] = conflict
    return list(found.values())


def _grouped(facts: Sequence[Fact], job: Job) -> dict[tuple[str, ...], list[Told]]:
    """The claims by the keys under which they could meet."""
    groups: dict[tuple[str, ...], list[Told]] = {}
    for number, fact in enumerate(facts):
        if number % _REPORT_EVERY == 0:
            job.report(number, len(facts))
        told = Told(fact)
        for key in keys_of(told):
            groups.setdefault(key, []).append(told)
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


def _pairs(group: list[Told]) -> Iterator[tuple[Told, Told]]:
    if len(group) <= _LARGE:
        yield from combinations(group, 2)
        return
    by_stem: dict[str, list[Told]] = {}
    for told in group:
        for one in told.stems:
            by_stem.setdefault(one, []).append(told)
    for few in by_stem.values():
        if len(few) <= _COMMON:
            yield from combinations(few, 2)
