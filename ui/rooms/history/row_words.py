"""What a change did to a row, in words."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from workbench.casefile import RowChange
from workbench.values.text import one_line

NOUNS = {
    "case_info": "fact about the case",
    "origin_group": "origin",
    "original": "original file",
    "source_text": "text of a source",
    "claim_actor": "actor of a claim",
    "statement_claim": "ground of a statement",
    "not_same": "decision to keep two actors apart",
    "post_evidence": "evidence of a post",
    "relation_evidence": "evidence of a relation",
    "capture": "capture of a source",
    "publication": "outlet",
    "deliverable": "issued file",
    "region": "region of a page",
    "waiver": "finding let stand",
    "alias": "spelling",
}
_NAMES = (
    "title",
    "name",
    "headline",
    "text",
    "quote",
    "key",
    "file_name",
    "stance",
    "role",
    "reason",
    "media_type",
)
_POINTS_TO = {
    "subject_id": "actor", "object_id": "actor", "other_id": "actor", "place_id": "actor", "body_id": "actor",
    "parent_id": "source", "previous_brief_id": "brief",
}  # fmt: skip
_NOT_FOR_READING = ("text_id", "sha256", "made_text_id", "target_hash", "structure_sha256")
_LONGEST = 160
NameOf = Callable[[str, str], str]
"""What a row of a table with that key is called, "" when nobody knows."""


@dataclass(frozen=True, slots=True)
class RowWords:
    """One row: what happened to what, and the values that differ as (field, before, after)."""

    what: str
    differences: tuple[tuple[str, str, str], ...] = ()


def noun_of(table: str, count: int = 1) -> str:
    """`clip`, `clips`, `pieces of evidence`."""
    if table == "evidence":
        return "piece of evidence" if count == 1 else "pieces of evidence"
    noun = NOUNS.get(table, table.replace("_", " "))
    if count == 1:
        return noun
    head, of, rest = noun.partition(" of ")
    plural = f"{head[:-1]}ies" if head.endswith("y") else f"{head}s"
    return f"{plural}{of}{rest}"


DONE = ("Added", "Removed", "Edited")
TO_DO = ("Brings back", "Removes", "Changes")


def in_words(
    change: RowChange, name_of: NameOf | None = None, verbs: tuple[str, str, str] = DONE
) -> RowWords:
    """`Added clip “…”`, `Edited source “…”` with the fields, `Removed ...`."""
    added, removed, edited = verbs
    noun = noun_of(change.table)
    if change.before is None:
        return RowWords(f"{added} {noun}{_named(change.after)}{_ends(change.after, name_of)}")
    if change.after is None:
        return RowWords(f"{removed} {noun}{_named(change.before)}{_ends(change.before, name_of)}")
    differences = tuple(
        (
            field.removesuffix("_id").replace("_", " "),
            _value(field, before, name_of),
            _value(field, change.after.get(field), name_of),
        )
        for field, before in change.before.items()
        if change.after.get(field) != before and field not in _NOT_FOR_READING
    )
    return RowWords(f"{edited} {noun}{_named(change.after)}{_ends(change.after, name_of)}", differences)


def _named(row: Mapping[str, Any] | None) -> str:
    for column in _NAMES:
        value = (row or {}).get(column)
        if isinstance(value, str) and value:
            return f" “{one_line(value, 80)}”"
    return ""


def _ends(row: Mapping[str, Any] | None, name_of: NameOf | None) -> str:
    """What a link joins: `: claim “…”, clip “…”`. A row with a name of its own says enough."""
    row = row or {}
    if name_of is None or any(row.get(column) for column in ("title", "name", "headline", "text", "quote")):
        return ""
    ends = []
    for column, value in row.items():
        table = _table_behind(column)
        name = name_of(table, value) if table and isinstance(value, str) and value else ""
        if name:
            ends.append(f"{noun_of(table)} “{one_line(name, 60)}”")
    return f": {', '.join(ends)}" if ends else ""


def _table_behind(column: str) -> str:
    if column in _NOT_FOR_READING or column == "analyst_id" or not column.endswith("_id"):
        return ""
    return _POINTS_TO.get(column, column.removesuffix("_id"))


def _value(field: str, value: Any, name_of: NameOf | None) -> str:
    table = _table_behind(field)
    if table and name_of is not None and isinstance(value, str) and value:
        return shown(name_of(table, value) or "something that is gone")
    return shown(value)


def shown(value: Any) -> str:
    """A value of a column for reading; lists as words, nothing as a dash."""
    if value in (None, "", "[]", "{}"):
        return "—"
    if isinstance(value, str) and value[:1] in "[{":
        try:
            unpacked = json.loads(value)
        except ValueError:
            unpacked = value
        if isinstance(unpacked, list):
            value = ", ".join(str(part) for part in unpacked)
    return one_line(str(value), _LONGEST)
