"""What a change did to a row, in words."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workbench.casefile import RowChange
from workbench.values.text import one_line

_NOUNS = {
    "case_info": "fact about the case",
    "origin_group": "origin",
    "original": "original file",
    "source_text": "text of a source",
    "claim_actor": "actor of a claim",
    "statement_claim": "ground of a statement",
    "not_same": "decision to keep two actors apart",
    "post_clip": "evidence of a post",
    "relation_clip": "evidence of a relation",
}
_NAMES = ("title", "name", "headline", "text", "quote", "key", "stance", "role", "reason", "media_type")
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class RowWords:
    """One row: what happened to what, and the values that differ as (field, before, after)."""

    what: str
    differences: tuple[tuple[str, str, str], ...] = ()


def in_words(change: RowChange) -> RowWords:
    """`Added clip “…”`, `Edited source “…”` with the fields, `Removed ...`."""
    noun = _NOUNS.get(change.table, change.table.replace("_", " "))
    if change.before is None:
        return RowWords(f"Added {noun}{_named(change.after)}")
    if change.after is None:
        return RowWords(f"Removed {noun}{_named(change.before)}")
    differences = tuple(
        (field.removesuffix("_id").replace("_", " "), shown(before), shown(change.after.get(field)))
        for field, before in change.before.items()
        if change.after.get(field) != before
    )
    return RowWords(f"Edited {noun}{_named(change.after)}", differences)


def _named(row: Mapping[str, Any] | None) -> str:
    for column in _NAMES:
        value = (row or {}).get(column)
        if isinstance(value, str) and value:
            return f" “{one_line(value, 80)}”"
    return ""


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
