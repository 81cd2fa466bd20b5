"""What there is to review in a brief or a source, in the order in which a reviewer goes through it."""

from workbench.casefile import CaseFile
from workbench.review.model import Target

_STATEMENTS = (
    "SELECT t.id FROM statement t JOIN section s ON s.id = t.section_id WHERE s.brief_id = ? "
    "ORDER BY s.position, s.id, t.position, t.id"
)
_CLAIMS = (
    "SELECT statement_id, claim_id FROM statement_claim WHERE statement_id IN "
    "(SELECT t.id FROM statement t JOIN section s ON s.id = t.section_id WHERE s.brief_id = ?) "
    "ORDER BY statement_id, position, claim_id"
)
_EVIDENCE = (
    "SELECT e.claim_id, e.clip_id FROM evidence e JOIN clip c ON c.id = e.clip_id WHERE e.claim_id IN "
    "(SELECT claim_id FROM statement_claim x JOIN statement t ON t.id = x.statement_id "
    "JOIN section s ON s.id = t.section_id WHERE s.brief_id = ?) "
    'ORDER BY e.claim_id, c.source_id, c.start, c."end", c.id'
)


def items_of_brief(case: CaseFile, brief_id: str) -> list[Target]:
    """The statements in printed order, each followed by its claims, each followed by its clips."""
    claims: dict[str, list[str]] = {}
    for statement_id, claim_id in case.connection.execute(_CLAIMS, (brief_id,)):
        claims.setdefault(statement_id, []).append(claim_id)
    clips: dict[str, list[str]] = {}
    for claim_id, clip_id in case.connection.execute(_EVIDENCE, (brief_id,)):
        clips.setdefault(claim_id, []).append(clip_id)
    found: dict[Target, None] = {}
    for (statement_id,) in case.connection.execute(_STATEMENTS, (brief_id,)):
        found.setdefault(Target("statement", statement_id))
        for claim_id in claims.get(statement_id, ()):
            found.setdefault(Target("claim", claim_id))
            for clip_id in clips.get(claim_id, ()):
                found.setdefault(Target("clip", clip_id))
    return list(found)


def items_of_source(case: CaseFile, source_id: str) -> list[Target]:
    """The clips of a source in reading order, each followed by the claims it is evidence of."""
    rows = case.connection.execute(
        "SELECT c.id, e.claim_id FROM clip c LEFT JOIN evidence e ON e.clip_id = c.id WHERE c.source_id = ? "
        'ORDER BY c.start, c."end", c.id, e.claim_id',
        (source_id,),
    )
    found: dict[Target, None] = {}
    for clip_id, claim_id in rows:
        found.setdefault(Target("clip", clip_id))
        if claim_id:
            found.setdefault(Target("claim", claim_id))
    return list(found)
