"""What a change did to a row, in words."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from workbench.casefile import RowChange
from workbench.casefile.journal.history import name_in
from workbench.kinds import TABLE, behind, noun_of
from workbench.values.text import one_line

_SAYS_ENOUGH = frozenset({"title", "name", "headline", "text", "quote"})
"""A row that has a name of this sort needs no word of what it belongs to."""
_NOT_FOR_READING = ("text_id", "sha256", "made_text_id", "target_hash", "structure_sha256")
_LONGEST = 160
NameOf = Callable[[str, str], str]
"""What a row of a table with that key is called, "" when nobody knows."""


@dataclass(frozen=True, slots=True)
class RowWords:
    """One row: what happened to what, and the values that differ as (field, before, after)."""

    what: str
    differences: tuple[tuple[str, str, str], ...] = ()


DONE = ("Added", "Removed", "Edited")
TO_DO = ("Brings back", "Removes", "Changes")


def in_words(
    change: RowChange, name_of: NameOf | None = None, verbs: tuple[str, str, str] = DONE
) -> RowWords:
    """`Added clip “…”`, `Edited source “…”` with the fields, `Removed ...`."""
    added, removed, edited = verbs
    table = change.table
    noun = noun_of(table)
    if change.before is None:
        return RowWords(f"{added} {noun}{_named(table, change.after)}{_ends(table, change.after, name_of)}")
    if change.after is None:
        words = f"{removed} {noun}{_named(table, change.before)}{_ends(table, change.before, name_of)}"
        return RowWords(words)
    differences = tuple(
        (
            field.removesuffix("_id").replace("_", " "),
            _value(table, field, before, name_of),
            _value(table, field, change.after.get(field), name_of),
        )
        for field, before in change.before.items()
        if change.after.get(field) != before and field not in _NOT_FOR_READING
    )
    words = f"{edited} {noun}{_named(table, change.after)}{_ends(table, change.after, name_of)}"
    return RowWords(words, differences)


def _named(table: str, row: Mapping[str, Any] | None) -> str:
    name = name_in(table, row)
    return f" “{one_line(name, 80)}”" if name else ""


def _ends(table: str, row: Mapping[str, Any] | None, name_of: NameOf | None) -> str:
    """What a link joins: `: claim “…”, clip “…”`. A row with a name of its own says enough."""
    row = row or {}
    if name_of is None or any(row.get(column) for column in _SAYS_ENOUGH):
        return ""
    ends = []
    for column, value in row.items():
        other = _table_behind(table, column)
        if column == "target_id" and table in TABLE and TABLE[table].target:
            other = str(row.get("target_table") or "")
        name = name_of(other, value) if other and isinstance(value, str) and value else ""
        if name:
            ends.append(f"{noun_of(other)} “{one_line(name, 60)}”")
    return f": {', '.join(ends)}" if ends else ""


def _table_behind(table: str, column: str) -> str:
    if column in _NOT_FOR_READING or column == "analyst_id":
        return ""
    return behind(table, column)


def _value(table: str, field: str, value: Any, name_of: NameOf | None) -> str:
    other = _table_behind(table, field)
    if other and name_of is not None and isinstance(value, str) and value:
        return shown(name_of(other, value) or "something that is gone")
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
