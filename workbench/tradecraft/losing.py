"""What would lose its ground if things were deleted: asked before, not found out after."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.case import Case

_IDS = "(SELECT value FROM json_each(?))"
_CLIPS = {
    "source": f"SELECT id FROM clip WHERE source_id IN {_IDS}",
    "clip": f"SELECT value FROM json_each(?) WHERE value IN {_IDS}",
}
_HIT = {
    "source": "SELECT claim_id FROM evidence WHERE clip_id IN (SELECT id FROM gone)",
    "clip": "SELECT claim_id FROM evidence WHERE clip_id IN (SELECT id FROM gone)",
    "claim": f"SELECT value FROM json_each(?) WHERE value IN {_IDS}",
    "actor": f"SELECT claim_id FROM claim_actor WHERE actor_id IN {_IDS} "
    f"UNION SELECT id FROM claim WHERE place_id IN {_IDS}",
    "publication": "SELECT e.claim_id FROM evidence e JOIN clip c ON c.id = e.clip_id "
    f"JOIN source s ON s.id = c.source_id WHERE s.publication_id IN {_IDS}",
}


@dataclass(frozen=True, slots=True)
class Losing:
    """A statement that rests on what would go; `has_other` where something else is left under it."""

    statement_id: str
    text: str
    brief: str
    has_other: bool


@dataclass(frozen=True, slots=True)
class Losses:
    """What depends on things that are to be deleted.

    Of sources, clips and claims the statements lose ground. Of an actor (a place is one) they lose a
    name, of an outlet the grade of its sources; they keep their ground then.
    """

    claims: int = 0
    statements: tuple[Losing, ...] = ()
    questions: tuple[str, ...] = ()
    """In which claims that go are weighed against hypotheses."""

    def __bool__(self) -> bool:
        return bool(self.claims or self.statements or self.questions)


def losses(case: "Case", kind: str, ids: Iterable[str]) -> Losses:
    """What depends on these things of one kind: source, clip, claim, actor or publication."""
    wanted = json.dumps(list(ids))
    gone, hit = _CLIPS.get(kind, "SELECT NULL WHERE 0"), _HIT[kind]
    begin = f"WITH gone(id) AS ({gone}), hit(id) AS ({hit})"
    values = [wanted] * begin.count("?")
    connection = case.connection
    claims = connection.execute(f"{begin} SELECT count(DISTINCT id) FROM hit", values).fetchone()[0]
    # A claim is still supported where it stays and a clip that stays speaks for it.
    stays = "1" if kind != "claim" else "sc.claim_id NOT IN (SELECT id FROM hit)"
    has_other = (
        "EXISTS (SELECT 1 FROM statement_claim sc JOIN evidence e ON e.claim_id = sc.claim_id "
        f"WHERE sc.statement_id = t.id AND {stays} AND e.stance = 'supports' "
        "AND e.clip_id NOT IN (SELECT id FROM gone))"
    )
    rows = connection.execute(
        f"{begin} SELECT t.id, t.text, b.headline, b.country, {has_other} AS has_other FROM statement t "
        "JOIN section s ON s.id = t.section_id JOIN brief b ON b.id = s.brief_id "
        "WHERE t.id IN (SELECT statement_id FROM statement_claim WHERE claim_id IN (SELECT id FROM hit)) "
        "ORDER BY b.id, s.position, t.position",
        values,
    )
    found = [Losing(row[0], row[1], row[2] or row[3], bool(row[4])) for row in rows]
    if kind != "claim":
        return Losses(claims, tuple(found))
    questions = connection.execute(
        "SELECT question FROM matrix WHERE id IN (SELECT matrix_id FROM weighed_claim "
        f"WHERE claim_id IN {_IDS}) ORDER BY id",
        (wanted,),
    )
    return Losses(0, tuple(found), tuple(row[0] for row in questions))
