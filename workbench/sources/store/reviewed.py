"""Sources that a colleague has been through: a verdict that holds for the annotations as they were then.

The rows are verdicts like all others (`workbench.review`); they are made here because lists of sources
are filtered by them. Nobody's mark takes the place of another's.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from workbench.casefile import CaseFile
from workbench.casefile.journal.withheld import hidden_rounds
from workbench.values.ids import new_id
from workbench.values.moments import now
from workbench.values.records import dataclass
from workbench.values.text import counted
from workbench.values.wording import canonical_json, has_recipe, hashed

OWN_OF_CLIP = (
    "json_array(c.quote, c.translation, (SELECT json_group_array(actor_id) FROM "
    "(SELECT actor_id FROM mention m WHERE m.clip_id = c.id ORDER BY actor_id)))"
)
"""SQL for the words and fields of substance of a clip `c`."""
_MARKS = (
    "SELECT r.target_id, r.target_hash, r.verdict, r.analyst_id, coalesce(a.name, '') AS analyst, r.at, "
    "r.round_id "
    "FROM review r LEFT JOIN analyst a ON a.id = r.analyst_id WHERE r.target_table = 'source' "
)
_REVIEWED = ("agree", "reviewed")


@dataclass(frozen=True, slots=True)
class SourceReview:
    """Who went through a source and when (UTC); `holds` while nothing was annotated differently since."""

    analyst: str
    at: str
    holds: bool


def mark_reviewed(case: CaseFile, source_ids: list[str]) -> None:
    """Say that the present analyst went through these sources, as they are annotated now."""
    label = (
        "Mark as reviewed"
        if len(source_ids) == 1
        else f"Mark {counted(len(source_ids), 'source')} as reviewed"
    )
    with case.change(label):
        _judge(case, source_ids, "agree")


def unmark_reviewed(case: CaseFile, source_ids: list[str]) -> None:
    """Withdraw every mark on these sources; those who made them stay on record."""
    label = (
        "Mark as not reviewed"
        if len(source_ids) == 1
        else f"Mark {counted(len(source_ids), 'source')} as not reviewed"
    )
    with case.change(label):
        for source_id in source_ids:
            for mark in _newest(case, source_id):
                _judge(case, [source_id], "none", mark["analyst_id"])


def _judge(case: CaseFile, source_ids: list[str], verdict: str, analyst_id: str = "") -> None:
    wordings = source_wordings(case, source_ids)
    for source_id in source_ids:
        row: dict[str, Any] = {
            "id": new_id(),
            "target_table": "source",
            "target_id": source_id,
            "target_hash": hashed(wordings[source_id]),
            "ground_hash": hashed(""),
            "wording": wordings[source_id],
            "verdict": verdict,
            "analyst_id": analyst_id or case.analyst.id,
            "at": now(),
        }
        case.insert("review", row)


def review_of(case: CaseFile, source_id: str) -> SourceReview | None:
    """The newest mark on a source, one that holds before others; None when there is none."""
    found = [
        SourceReview(mark["analyst"], mark["at"], _holds(case, mark)) for mark in _newest(case, source_id)
    ]
    return max(found, key=lambda one: (one.holds, one.at), default=None)


def reviewed_ids(case: CaseFile) -> list[str]:
    """The sources with a mark that holds."""
    return _holding(case, list(_newest(case)))


def questioned_ids(case: CaseFile) -> list[str]:
    """The sources that somebody disagrees with or asks about, as they are annotated now."""
    return _holding(case, list(_newest(case, verdicts=("disagree", "ask"))))


def changed_ids(case: CaseFile) -> list[str]:
    """The sources that were agreed with as they were annotated earlier, and by nobody as they are now."""
    marks = list(_newest(case))
    holding = set(_holding(case, marks))
    return [source_id for source_id in _marked(marks) if source_id not in holding]


def _marked(marks: Iterable[Any]) -> list[str]:
    """The sources of some marks, each once."""
    return list(dict.fromkeys(mark["target_id"] for mark in marks))


def _holding(case: CaseFile, marks: Sequence[Any]) -> list[str]:
    """The sources with one of these marks that holds."""
    wordings = source_wordings(case, {mark["target_id"] for mark in marks})
    return _marked(mark for mark in marks if _holds(case, mark, wordings))


def _newest(case: CaseFile, source_id: str = "", verdicts: tuple[str, ...] = _REVIEWED) -> Iterator[Any]:
    """For each source and analyst the newest mark, where it is one of these verdicts.

    What somebody else gives in a blind round is left out while it is open.
    """
    chosen, values = ("AND r.target_id = ? ", (source_id,)) if source_id else ("", ())
    hidden = hidden_rounds(case.connection, case.analyst.id)
    found = {
        (row["target_id"], row["analyst_id"]): row
        for row in case.connection.execute(f"{_MARKS}{chosen}ORDER BY r.at, r.id", values)
        if row["round_id"] not in hidden
    }
    return (row for row in found.values() if row["verdict"] in verdicts)


def _holds(case: CaseFile, mark: Any, wordings: Mapping[str, str] | None = None) -> bool:
    source_id = mark["target_id"]
    if not has_recipe(mark["target_hash"]):
        return bool(mark["target_hash"] == old_hash_of_source(case, source_id))
    known = source_wordings(case, [source_id]) if wordings is None else wordings
    return bool(mark["target_hash"] == hashed(known.get(source_id, "")))


def source_wordings(case: CaseFile, source_ids: Iterable[str]) -> dict[str, str]:
    """What a mark on each of these sources is bound to: the substance of its clips, as JSON."""
    wanted = list(source_ids)
    clips = defaultdict(list)
    for source_id, clip_id, own in case.connection.execute(
        f"SELECT c.source_id, c.id, {OWN_OF_CLIP} FROM clip c "
        "WHERE c.source_id IN (SELECT value FROM json_each(?)) ORDER BY c.id",
        (json.dumps(wanted),),
    ):
        clips[source_id].append([clip_id, own])
    return {source_id: canonical_json(clips[source_id]) for source_id in wanted}


def old_hash_of_source(case: CaseFile, source_id: str) -> str:
    """The hash that marks had before they were verdicts; notes, tags and places counted as well."""
    rows = case.connection.execute(
        'SELECT c.id, c.text_id, c.start, c."end", c.quote, c.translation, c.note, c.tags, '
        "(SELECT group_concat(actor_id) FROM (SELECT actor_id FROM mention m WHERE m.clip_id = c.id "
        "ORDER BY actor_id)) FROM clip c WHERE c.source_id = ? ORDER BY c.id",
        (source_id,),
    ).fetchall()
    return hashlib.sha256(json.dumps([tuple(row) for row in rows]).encode()).hexdigest()
