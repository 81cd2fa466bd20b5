"""What would change the picture: claims that one new report could overturn, and why."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from workbench.claims.facts import Facts, origin_names
from workbench.values.moments import human_date, is_partial_date, last_day
from workbench.values.records import dataclass
from workbench.values.text import counted

if TYPE_CHECKING:
    from workbench.case_parts import CaseParts
    from workbench.contradictions import Decided

Reason = Literal["disputed", "origin", "parties", "stale"]
STALE_AFTER = 90
"""Days after which what was reported of a state of affairs or an intention may be so no longer."""
LASTING = ("state of affairs", "intention")
"""Kinds of claims that are about the present; an event stays what it was."""


@dataclass(frozen=True, slots=True)
class Weakness:
    """One reason why a claim may fall: what it is in words, and the clip or other claim to look at."""

    reason: Reason
    words: str
    clip_id: str = ""
    other_id: str = ""


def weaknesses(
    known: Facts, on: str, contradicting: Iterable[str] = (), names: Mapping[str, str] | None = None
) -> list[Weakness]:
    """Why a claim may fall, the gravest first; none for one that was rejected or has no support.

    `on` is the day it is asked (ISO), `contradicting` the ids of claims that contradict it, `names` what
    origins are called.
    """
    others = list(contradicting)
    if known.status == "rejected" or not (known.origins or known.against or others):
        return []
    found = (
        _disputed(known, others), _of_one_origin(known, names or {}), _of_parties(known), _stale(known, on),
    )  # fmt: skip
    return [one for several in found for one in several]


def _disputed(known: Facts, others: list[str]) -> Iterable[Weakness]:
    if known.against:
        words = f"Disputed: {counted(len(known.against), 'origin')} against it"
        yield Weakness("disputed", words, known.contrary)
    if others:
        words = f"Disputed: {counted(len(others), 'other claim')} against it"
        yield Weakness("disputed", words, other_id=others[0])
    if known.status == "disputed" and not known.against and not others:
        yield Weakness("disputed", "Disputed: marked so by an analyst", known.support)


def _of_one_origin(known: Facts, names: Mapping[str, str]) -> Iterable[Weakness]:
    if len(known.origins) == 1:
        name = names.get(next(iter(known.origins)), "")
        yield Weakness("origin", f"One origin: {name}" if name else "One origin", known.support)


def _of_parties(known: Facts) -> Iterable[Weakness]:
    if known.only_parties:
        yield Weakness("parties", "Only state media or parties to the matter", known.support)


def _stale(known: Facts, on: str) -> Iterable[Weakness]:
    dated = known.kind in LASTING and is_partial_date(known.newest)
    if known.is_lost:
        yield Weakness("stale", "Stale: no passage is in the newest version of its source", known.support)
    elif dated and last_day(known.newest) + timedelta(days=STALE_AFTER) < date.fromisoformat(on):
        yield Weakness("stale", f"Stale: newest report of {human_date(known.newest)}", known.support)


def picture_of(
    case: "CaseParts", claim_ids: Iterable[str], facts: Mapping[str, Facts], on: str,
    decided: Iterable["Decided"],
) -> dict[str, list[Weakness]]:  # fmt: skip
    """What would change the picture, with the names of the origins in the case."""
    lone = {origin for one in facts.values() if len(one.origins) == 1 for origin in one.origins}
    names = origin_names(case, lone)
    return what_would_change(claim_ids, facts, on, contradicting_claims(decided), names)


def what_would_change(
    claim_ids: Iterable[str],
    facts: Mapping[str, Facts],
    on: str,
    contradicting: Mapping[str, list[str]],
    names: Mapping[str, str],
) -> dict[str, list[Weakness]]:
    """Those of the claims that may fall, each with why; the gravest first, those with most reasons before."""
    found = {
        claim_id: reasons
        for claim_id in claim_ids
        if (known := facts.get(claim_id)) is not None
        and (reasons := weaknesses(known, on, contradicting.get(claim_id, ()), names))
    }
    return dict(sorted(found.items(), key=lambda one: (-len(one[1]), _ORDER.index(one[1][0].reason))))


_ORDER: tuple[Reason, ...] = ("disputed", "origin", "parties", "stale")


def contradicting_claims(decided: Iterable["Decided"]) -> dict[str, list[str]]:
    """For each claim the ids of those that contradict it; what was dismissed is left out."""
    found: dict[str, list[str]] = {}
    for one in decided:
        if one.state != "dismissed":
            pair = one.contradiction
            found.setdefault(pair.one, []).append(pair.other)
            found.setdefault(pair.other, []).append(pair.one)
    return found
