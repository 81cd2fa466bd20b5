"""Filters of the board of claims: what it can be narrowed down to, and what each choice would leave."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from workbench.claims.facts import Facts, origin_names
from workbench.claims.model import STATUSES
from workbench.sources.store.narrowing import Narrowing, Offer
from workbench.values.admiralty import CREDIBILITY, RELIABILITY
from workbench.values.records import dataclass

if TYPE_CHECKING:
    from workbench.case_parts import CaseParts

KINDS = ("statuses", "credibilities", "reliabilities", "origins", "actors", "tags")
"""What has values to choose from, in the order of the menu."""
NO_SUPPORT = "-"
"""Among the reliabilities and origins: claims that nothing supports."""


@dataclass(frozen=True, slots=True)
class ClaimCriteria(Narrowing):
    """All of these hold; within one of them any of its values does. Empty means any.

    `credibilities` are grades of claims, `reliabilities` the best grade of a source that supports one,
    `origins` ids of independent origins that support it, `actors` ids of actors with a role in it or of its
    place, `tags` its own and those of its passages. A claim whose date is partial counts where it may lie
    between the dates; one without a date does not.
    """

    statuses: tuple[str, ...] = ()
    credibilities: tuple[str, ...] = ()
    reliabilities: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def narrowed(
    claim_ids: Iterable[str],
    facts: Mapping[str, Facts],
    criteria: ClaimCriteria,
    withheld: frozenset[str] = frozenset(),
) -> list[str]:
    """Those of the claims that pass, in their order; `withheld` are clips the analyst may not see."""
    first, last = _first(criteria.from_on), _last(criteria.to_on) if criteria.to_on else "9999"
    sets = {kind: frozenset(criteria.values_of(kind)) for kind in KINDS if criteria.values_of(kind)}
    return [
        claim_id
        for claim_id in claim_ids
        if (known := facts.get(claim_id)) is not None
        and _is_between(known, first, last, criteria)
        and all(not wanted.isdisjoint(_values(known, kind, withheld)) for kind, wanted in sets.items())
    ]


def _is_between(known: Facts, first: str, last: str, criteria: ClaimCriteria) -> bool:
    if not criteria.from_on and not criteria.to_on:
        return True
    if not known.event_on:
        return False
    return _first(known.event_on) <= last and _last(known.event_to or known.event_on) >= first


def _first(partial: str) -> str:
    """The first day it may stand for, as text: ten thousand are compared while the user waits."""
    return partial + "-01-01"[len(partial) - 4 :] if len(partial) >= len("2025") else partial


def _last(partial: str) -> str:
    """No day it may stand for is later as text."""
    return partial + "-12-31"[len(partial) - 4 :]


def _values(known: Facts, kind: str, withheld: frozenset[str]) -> Iterable[str]:
    match kind:
        case "statuses":
            return (known.status,)
        case "credibilities":
            return (known.credibility,)
        case "reliabilities":
            return (known.reliability or NO_SUPPORT,)
        case "origins":
            return known.origins or (NO_SUPPORT,)
        case "actors":
            return known.actors
        case _:
            return known.tags(withheld)


def offers(
    case: "CaseParts", facts: Mapping[str, Facts], kind: str, withheld: frozenset[str] = frozenset()
) -> list[Offer]:
    """The values of a kind that claims have, with how many have each: fixed ones in their order, else the
    most frequent first."""
    counts: Counter[str] = Counter()
    for known in facts.values():
        counts.update(_values(known, kind, withheld))
    fixed = {
        "statuses": STATUSES,
        "credibilities": [grade.code for grade in CREDIBILITY],
        "reliabilities": [*(grade.code for grade in RELIABILITY), NO_SUPPORT],
    }
    if kind in fixed:
        return [Offer(value, value, counts[value]) for value in fixed[kind] if counts[value]]
    names = value_names(case, kind, counts)
    found = [Offer(value, names[value], count) for value, count in counts.items() if value in names]
    return sorted(found, key=lambda one: (-one.count, one.words.casefold()))


def value_names(case: "CaseParts", kind: str, values: Iterable[str]) -> dict[str, str]:
    """What origins, actors and tags are called; those that are gone are left out."""
    wanted = set(values)
    if kind == "actors":
        return {actor.id: actor.name for actor in case.actors.all() if actor.id in wanted}
    if kind == "origins":
        none = {NO_SUPPORT: "No support"} if NO_SUPPORT in wanted else {}
        return none | origin_names(case, wanted)
    return {value: value for value in wanted}
