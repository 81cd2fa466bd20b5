"""What a change did: published after its commit, listed in the history, row by row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Change:
    """What one unit of work did, published after its commit.

    `ids` maps a table to the keys of the rows that were inserted, altered or deleted; the key of a
    row with several key columns is a JSON array. `undoes` is the change set taken back, if any.
    """

    seq: int
    label: str
    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    undoes: int | None = None

    @property
    def tables(self) -> frozenset[str]:
        """The tables that were touched."""
        return frozenset(self.ids)


def together(changes: Sequence[Change]) -> Change:
    """Several changes, one after another, as one: number and label of the last, the rows of all."""
    ids: dict[str, frozenset[str]] = {}
    for change in changes:
        for table, keys in change.ids.items():
            ids[table] = ids.get(table, frozenset()) | keys
    return replace(changes[-1], ids=ids)


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """One entry of the history."""

    seq: int
    label: str
    analyst: str
    at: str
    undoes: int | None
    rows: int


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row of a change set, before and after; None where the row did not exist."""

    table: str
    key: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
