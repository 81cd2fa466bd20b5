"""What several figures are drawn of: the claims and actors of a brief, or of the whole case."""

import json
from typing import TYPE_CHECKING

from workbench.charts.wanted import Wanted
from workbench.claims import Claim
from workbench.values.moments import may_overlap

if TYPE_CHECKING:
    from workbench.case_parts import CaseParts


def may_hold(from_on: str, to_on: str, on: str) -> bool:
    """Whether what lasted from one partial date to another may have held at a third; always for ""."""
    return may_overlap(from_on, to_on, on, on)


def claims_of(case: "CaseParts", wanted: Wanted) -> list[Claim]:
    """The claims that are named, or those under the statements of a brief, each once; or all of the case."""
    if wanted.claim_ids:
        return list(case.claims.of_ids(wanted.claim_ids).values())
    if not wanted.of_brief:
        return case.claims.all()
    found: dict[str, Claim] = {}
    claims_in = case.briefs.claims_in(wanted.of_brief)
    for statement in case.briefs.statements(wanted.of_brief):
        for claim in claims_in.get(statement.id, ()):
            found.setdefault(claim.id, claim)
    return list(found.values())


def actors_of_brief(case: "CaseParts", brief_id: str) -> set[str]:
    """The ids of the actors with a role in the claims of a brief; places of events are none."""
    claims = [claim.id for claim in claims_of(case, Wanted("", brief_id))]
    rows = case.connection.execute(
        "SELECT DISTINCT actor_id FROM claim_actor WHERE claim_id IN (SELECT value FROM json_each(?))",
        (json.dumps(claims),),
    )
    return {row[0] for row in rows}
