"""The passages that a thing rests on: what a reviewer reads before judging it."""

from typing import NamedTuple

from workbench.casefile import CaseFile
from workbench.review.model import Target
from workbench.review.wording import ids_of_evidence


class Passage(NamedTuple):
    """A clip in its source. `stance` and `claim_id` are "" where it is no evidence of a claim."""

    clip_id: str
    source_id: str
    stance: str = ""
    claim_id: str = ""


_OF_CLAIM = (
    "SELECT c.id, c.source_id, e.stance, e.claim_id FROM evidence e JOIN clip c ON c.id = e.clip_id "
    'WHERE e.claim_id = ? ORDER BY c.source_id, c.start, c."end", c.id'
)
_OF_STATEMENT = (
    "SELECT c.id, c.source_id, e.stance, e.claim_id FROM statement_claim x "
    "JOIN evidence e ON e.claim_id = x.claim_id JOIN clip c ON c.id = e.clip_id "
    'WHERE x.statement_id = ? ORDER BY x.position, x.claim_id, c.source_id, c.start, c."end", c.id'
)
_OF_POST = (
    "SELECT c.id, c.source_id FROM post_evidence e JOIN clip c ON c.id = e.clip_id "
    'WHERE e.post_id = ? ORDER BY c.source_id, c.start, c."end", c.id'
)
_OF_ACTOR = (
    "SELECT DISTINCT c.id, c.source_id FROM post p JOIN post_evidence e ON e.post_id = p.id "
    "JOIN clip c ON c.id = e.clip_id WHERE p.actor_id = ? ORDER BY c.source_id, c.start, c.id"
)


def passages_of(case: CaseFile, target: Target) -> tuple[Passage, ...]:
    """The clips that a thing is or rests on, those of one source side by side; each once."""
    match target.table:
        case "clip":
            query, key = "SELECT id, source_id FROM clip WHERE id = ?", target.id
        case "evidence":
            claim_id, clip_id = ids_of_evidence(target.id)
            found = passages_of(case, Target("claim", claim_id))
            return tuple(one for one in found if one.clip_id == clip_id)
        case "claim":
            query, key = _OF_CLAIM, target.id
        case "statement":
            query, key = _OF_STATEMENT, target.id
        case "post":
            query, key = _OF_POST, target.id
        case "actor":
            query, key = _OF_ACTOR, target.id
        case _:
            return ()
    rows = case.connection.execute(query, (key,))
    once: dict[str, Passage] = {}
    for row in rows:
        once.setdefault(row[0], Passage(*row))
    return tuple(once.values())
