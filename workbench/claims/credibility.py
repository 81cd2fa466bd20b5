"""Which credibility the evidence of a claim suggests, and why. It is proposed; a person sets it.

After the Admiralty table: 1 is confirmed by independent sources, 2 fits what is known, 3 is not confirmed,
4 conflicts with what is known, 5 is contradicted by it, 6 has nothing to be compared with. Reliability is
judged apart and plays no part. Whether a claim is logical in itself no program can say.
"""

import json
from typing import TYPE_CHECKING

from workbench.claims.facts import Facts, facts_of, origin_names
from workbench.values.records import dataclass
from workbench.values.text import counted, with_and

if TYPE_CHECKING:
    from workbench.case import Case

_COMPARED = 300
"""Other claims about the same actors and place that are looked at, the newest first."""
_NAMED = 4
_ABOUT_THE_SAME = (
    "SELECT id FROM (SELECT claim_id AS id FROM claim_actor "
    "WHERE actor_id IN (SELECT value FROM json_each(?1)) "
    "UNION SELECT id FROM claim WHERE place_id IN (SELECT value FROM json_each(?1))) "
    "WHERE id <> ?2 ORDER BY id DESC LIMIT ?3"
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A grade of credibility, 1 to 6, and what speaks for it in sentences."""

    code: str
    reasons: tuple[str, ...]


def propose(case: "Case", claim_id: str) -> Proposal:
    """What the evidence of a claim suggests at this moment. Raises NotFound when it is gone."""
    case.claims.get(claim_id)
    with case.snapshot():
        known = facts_of(case, [claim_id])[claim_id]
        names = origin_names(case, known.origins | known.against)
        found = case.contradictions.of_claims([claim_id]).get(claim_id, [])
        others = [one.contradiction.beside(claim_id) for one in found if one.state != "dismissed"]
        rejected = {one.id for one in case.claims.of_ids(others).values() if one.status == "rejected"}
        agreeing = _agreeing(case, known, set(others))
    return _weigh(known, names, len(set(others) - rejected), agreeing)


def _agreeing(case: "Case", known: Facts, contradicting: set[str]) -> int:
    """How many other claims about the same actors or place another origin supports, and nothing disputes."""
    rows = case.connection.execute(
        _ABOUT_THE_SAME, (json.dumps(sorted(known.actors)), known.id, _COMPARED)
    ).fetchall()
    about = facts_of(case, [row[0] for row in rows if row[0] not in contradicting]) if rows else {}
    return sum(
        bool(one.origins - known.origins)
        and not (one.against or one.only_parties)
        and one.status not in ("rejected", "disputed")
        for one in about.values()
    )


def _weigh(known: Facts, names: dict[str, str], conflicts: int, agreeing: int) -> Proposal:
    support, against = len(known.origins), len(known.against)
    reasons = [*_told(known.origins, "supports", "support", names)]
    reasons += _told(known.against, "contradicts", "contradict", names)
    if conflicts:
        reasons.append(f"{counted(conflicts, 'other claim')} may contradict it.")
    if known.only_parties:
        reasons.append("All support is from state media or parties to the matter.")
    if support == 1:
        if agreeing:
            others = counted(agreeing, "claim")
            reasons.append(f"{others} about the same actors or place from other origins, not disputed.")
        elif not against and not conflicts:
            reasons.append("No other origin reports on the same actors or place.")
    if not support and not against:
        reasons.append("No passage supports or contradicts it.")
    return Proposal(_grade(support, against, known.only_parties, conflicts, agreeing), tuple(reasons))


def _grade(support: int, against: int, only_parties: bool, conflicts: int, agreeing: int) -> str:
    if not support:
        return "5" if against else "6"
    if against:
        return "5" if against > support else "4" if against == support else "3"
    if conflicts:
        return "3" if support > 1 else "4"
    if support > 1:
        return "3" if only_parties else "1"
    if not agreeing:
        return "6"
    return "3" if only_parties else "2"


def _told(origins: frozenset[str], one: str, several: str, names: dict[str, str]) -> list[str]:
    if not origins:
        return []
    called = sorted(names[origin] for origin in origins if origin in names)
    left = len(called) - _NAMED
    listed = with_and([*called[:_NAMED], *([f"{left:,} more"] if left > 0 else [])])
    verb = one if len(origins) == 1 else several
    return [f"{counted(len(origins), 'independent origin')} {verb} it: {listed}."]
