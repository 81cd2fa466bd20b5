"""What a change did: published after its commit, listed in the history, row by row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from enum import Enum
from typing import Any

from workbench.values.records import dataclass


class All(Enum):
    """Stands for the ids of all things of a kind, where listing them would cost more than it tells."""

    ALL = "all"


ALL = All.ALL
Ids = frozenset[str] | All
"""Some things of a kind by their ids, or `ALL`."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one unit of work did, published after its commit.

    `ids` maps a table to the keys of the rows that were inserted, altered or deleted; the key of a
    row with several key columns is a JSON array. It is empty for what was written beside the history,
    because it is made from the content. `undoes` is the change set taken back, if any. `affected` maps
    each kind of thing (`workbench.kinds`) to the ids of those whose display may differ, or `ALL`.
    `id` names the change set in every copy of the case; `seq` is its number in this file.
    """

    seq: int
    label: str
    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    undoes: int | None = None
    affected: Mapping[str, Ids] = field(default_factory=dict)
    id: str = ""

    @property
    def tables(self) -> frozenset[str]:
        """The tables that were touched."""
        return frozenset(self.ids)

    def about(self, ids: Mapping[str, frozenset[str]], affected: Mapping[str, Ids]) -> "Change":
        """The same change with other rows and other things affected."""
        return Change(self.seq, self.label, ids, self.undoes, affected, self.id)

    def touches(self, kind: str, *wanted: str) -> bool:
        """Whether what is shown of these things of a kind may differ; of any when none is named."""
        ids = self.affected.get(kind, frozenset())
        if isinstance(ids, All):
            return True
        return bool(ids.intersection(wanted)) if wanted else bool(ids)

    def touches_any(self, kinds: Iterable[str]) -> bool:
        """Whether what is shown of anything of these kinds may differ."""
        return any(self.touches(kind) for kind in kinds)


def united(*maps: Mapping[str, Ids]) -> dict[str, Ids]:
    """What is affected by several changes; `ALL` takes the place of any ids."""
    found: dict[str, Ids] = {}
    for one in maps:
        for kind, ids in one.items():
            known = found.get(kind, frozenset())
            found[kind] = ALL if isinstance(ids, All) or isinstance(known, All) else known | ids
    return found


def together(changes: Sequence[Change]) -> Change:
    """Several changes, one after another, as one: number and label of the last, the rows of all."""
    last = next((change for change in reversed(changes) if change.ids), changes[-1])
    ids: dict[str, frozenset[str]] = {}
    for change in changes:
        for table, keys in change.ids.items():
            ids[table] = ids.get(table, frozenset()) | keys
    return replace(last, ids=ids, affected=united(*(change.affected for change in changes)))


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """One entry of the history."""

    seq: int
    label: str
    analyst: str
    at: str
    undoes: int | None
    rows: int
    clock_was_set_back: bool = False
    """Whether its time is earlier than that of the change before it."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row of a change set, before and after; None where the row did not exist."""

    table: str
    key: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
