"""Sources that a colleague has been through: a mark that holds for the annotations as they were then."""

import hashlib
import json
from dataclasses import dataclass

from workbench.casefile import CaseFile
from workbench.values.ids import new_id
from workbench.values.moments import now

_VERDICT = "reviewed"


@dataclass(frozen=True, slots=True)
class SourceReview:
    """Who went through a source and when (UTC); `holds` while nothing was annotated differently since."""

    analyst: str
    at: str
    holds: bool


def mark_reviewed(case: CaseFile, source_ids: list[str]) -> None:
    """Say that the present analyst went through these sources, as they are annotated now."""
    label = "Mark as reviewed" if len(source_ids) == 1 else f"Mark {len(source_ids):,} sources as reviewed"
    with case.change(label):
        for source_id in source_ids:
            case.remove("review", target_table="source", target_id=source_id)
            case.insert(
                "review",
                {
                    "id": new_id(),
                    "target_table": "source",
                    "target_id": source_id,
                    "target_hash": annotations_hash(case, source_id),
                    "verdict": _VERDICT,
                    "analyst_id": case.analyst.id,
                    "at": now(),
                },
            )


def unmark_reviewed(case: CaseFile, source_ids: list[str]) -> None:
    """Take the mark away again."""
    label = "Mark as not reviewed" if len(source_ids) == 1 else f"Mark {len(source_ids):,} as not reviewed"
    with case.change(label):
        for source_id in source_ids:
            case.remove("review", target_table="source", target_id=source_id)


def review_of(case: CaseFile, source_id: str) -> SourceReview | None:
    """The mark on a source; None when nobody made one."""
    row = case.connection.execute(
        "SELECT a.name, r.at, r.target_hash FROM review r JOIN analyst a ON a.id = r.analyst_id "
        "WHERE r.target_table = 'source' AND r.target_id = ?",
        (source_id,),
    ).fetchone()
    return SourceReview(row[0], row[1], row[2] == annotations_hash(case, source_id)) if row else None


def reviewed_ids(case: CaseFile) -> list[str]:
    """The sources whose mark holds."""
    rows = case.connection.execute(
        "SELECT target_id, target_hash FROM review WHERE target_table = 'source'"
    ).fetchall()
    return [row[0] for row in rows if row[1] == annotations_hash(case, row[0])]


def annotations_hash(case: CaseFile, source_id: str) -> str:
    """SHA-256 over the passages of a source, what is said of them and whom they name."""
    rows = case.connection.execute(
        'SELECT c.id, c.text_id, c.start, c."end", c.quote, c.translation, c.note, c.tags, '
        "(SELECT group_concat(actor_id) FROM (SELECT actor_id FROM mention m WHERE m.clip_id = c.id "
        "ORDER BY actor_id)) FROM clip c WHERE c.source_id = ? ORDER BY c.id",
        (source_id,),
    ).fetchall()
    return hashlib.sha256(json.dumps([tuple(row) for row in rows]).encode()).hexdigest()
