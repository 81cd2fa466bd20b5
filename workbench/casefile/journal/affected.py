"""Which things may look different after a change: derived from its rows, their references and the catalogue.

What a row belongs to and what it points to is affected straight away. From what was altered it spreads
as the catalogue of kinds says: a grade of an outlet to its sources, their clips, the claims on them.
New and removed rows need no spreading: whatever pointed to them is a row of the same change.

Bounded: where very much is touched a kind is told as `ALL` instead of by its ids.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from workbench import kinds
from workbench.casefile.file.connection import Connection
from workbench.casefile.file.damaged import object_of
from workbench.casefile.journal.change import ALL, All, Ids, united
from workbench.casefile.journal.tables import current_row, describe, row_key
from workbench.values.records import dataclass

MOST_ROWS = 1000
"""Rows of a change that are looked at one by one."""
MOST_IDS = 500
"""Things of a kind that are listed."""
_MOST_SCANNED = 5000
"""Rows of a table that are gone through where no index leads to those wanted."""
_UNSEEN = "case"
"""Who wrote a row is not shown differently for it."""


@dataclass(frozen=True, slots=True)
class _End:
    """A column that leads to a thing of a kind, straight or `through` another table of that kind."""

    kind: str
    column: str
    through: str = ""
    indexed: bool = True

    def of(self, table: str) -> tuple[str, str]:
        """The SQL for the id of the thing, and the join that it needs."""
        if not self.through:
            return f'x."{self.column}"', ""
        thing = kinds.TABLE[self.through].thing
        return f'y."{thing}"', f'JOIN "{self.through}" y ON y.id = x."{self.column}"'


class Links:
    """How the rows of each table lead to things; read from the schema once."""

    def __init__(self, connection: Connection) -> None:
        self.own: dict[str, _End | None] = {}
        self.others: dict[str, tuple[_End, ...]] = {}
        for name, table in kinds.TABLE.items():
            columns = describe(connection, name).columns
            if not columns:
                continue
            indexed = _indexed(connection, name)
            self.own[name] = _own_end(table, indexed)
            self.others[name] = tuple(_other_ends(table, columns, indexed, self.own[name]))

    def between(self, kind: str, other: str) -> Iterable[tuple[str, _End, _End]]:
        """The tables whose rows join two kinds, with the column for either."""
        for name, own in self.own.items():
            ends = [*([own] if own else []), *self.others[name]]
            for first in ends:
                for second in ends:
                    if first is not second and (first.kind, second.kind) == (kind, other):
                        yield name, first, second


def _own_end(table: kinds.Table, indexed: frozenset[str]) -> _End | None:
    if not table.thing:
        return None
    kind = kinds.KIND_OF[table.name]
    behind = kinds.behind(table.name, table.thing)
    through = "" if behind in ("", kind.tables[0].name) else behind
    return _End(kind.name, table.thing, through, table.thing in indexed)


def _other_ends(
    table: kinds.Table, columns: tuple[str, ...], indexed: frozenset[str], own: _End | None
) -> Iterable[_End]:
    straight: list[_End] = []
    roundabout: list[_End] = []
    for column in columns:
        behind = kinds.behind(table.name, column)
        if not behind or (own and column == own.column):
            continue
        kind, is_thing = kinds.KIND_OF[behind], behind == kinds.KIND_OF[behind].tables[0].name
        if kind.name == _UNSEEN:
            continue
        if is_thing:
            straight.append(_End(kind.name, column, "", column in indexed))
        elif kinds.TABLE[behind].thing:
            roundabout.append(_End(kind.name, column, behind, column in indexed))
    known = {end.kind for end in straight} | ({own.kind} if own else set())
    return [*straight, *(end for end in roundabout if end.kind not in known)]


def _indexed(connection: Connection, table: str) -> frozenset[str]:
    """The columns by which rows are found without going through all of them."""
    found = set()
    for index in connection.execute(f'PRAGMA index_list("{table}")').fetchall():
        if not index["partial"]:
            first = connection.execute(f'PRAGMA index_info("{index["name"]}")').fetchone()
            found.add(first["name"])
    return frozenset(found)


def affected_by(connection: Connection, links: Links, rows: Sequence[Any]) -> Mapping[str, Ids]:
    """For each kind the ids of the things whose display may differ after a change of these rows, or `ALL`."""
    if len(rows) > MOST_ROWS:
        return _of_very_much(links, {row["table_name"] for row in rows}, _targets_of(rows))
    spread = _Spread(connection, links)
    for row in rows:
        spread.take_row(row)
    spread.go_on()
    return spread.found


def _of_very_much(links: Links, changed: set[str], targets: set[str]) -> dict[str, Ids]:
    tables = [table for table in changed if table in kinds.TABLE]
    altered = {kinds.KIND_OF[table].name for table in tables}
    found = altered | targets | {end.kind for table in tables for end in links.others[table]}
    found |= {step.rpartition(".")[2] for kind in altered for step in kinds.KIND[kind].shown_in}
    waiting = list(altered)
    while waiting:
        steps = kinds.KIND[waiting.pop()].bears_on
        found.update(steps)
        waiting += steps
    return dict.fromkeys(found, ALL)


def _targets_of(rows: Sequence[Any]) -> set[str]:
    """The kinds of what rows are about that are no part of it, such as verdicts."""
    found = set()
    for row in rows:
        table = kinds.TABLE.get(row["table_name"])
        if table is not None and table.target:
            kind = kinds.KIND_OF.get(str(object_of(row["after"] or row["before"]).get("target_table")))
            found.add(kind.name if kind else "")
    return found - {""}


class _Spread:
    """What is affected so far, and from where it spreads further."""

    def __init__(self, connection: Connection, links: Links) -> None:
        self._connection = connection
        self._links = links
        self.found: dict[str, Ids] = {}
        self._altered: dict[str, set[str]] = {}
        self._new_or_gone: dict[str, set[str]] = {}

    # -- the rows themselves ------------------------------------------------------------------

    def take_row(self, row: Any) -> None:
        """What one row of the journal belongs to and points to, before and after."""
        name = row["table_name"]
        if name not in self._links.own:
            return
        images = [object_of(row[side]) for side in ("before", "after") if row[side]]
        own, table, kind = self._links.own[name], kinds.TABLE[name], kinds.KIND_OF[name]
        if own is None:
            self._altered.setdefault(kind.name, set()).update(self._pointing(kind, table, row["row_key"]))
        else:
            things = self._things(own, images)
            self._altered.setdefault(kind.name, set()).update(things)
            if name == kind.tables[0].name and len(images) == 1:
                self._new_or_gone.setdefault(kind.name, set()).update(things)
        for end in self._links.others[name]:
            self._add(end.kind, self._things(end, images))
        if table.target:
            for image in images:
                self._add(*self._target_of(image))

    def _target_of(self, image: Mapping[str, Any]) -> tuple[str, frozenset[str]]:
        """The thing that something is said about; that may be a part of it, such as its evidence."""
        name, key = str(image.get("target_table")), str(image["target_id"])
        kind = kinds.KIND_OF.get(name)
        if kind is None or name == kind.tables[0].name:
            return (kind.name, frozenset({key})) if kind else ("", frozenset())
        row = current_row(self._connection, known := describe(self._connection, name), row_key(known, key))
        thing = row.get(kinds.TABLE[name].thing) if row else None
        return kind.name, frozenset({str(thing)} if thing else ())

    def _things(self, end: _End, images: list[dict[str, Any]]) -> frozenset[str]:
        ids = {str(image[end.column]) for image in images if image.get(end.column)}
        if not end.through or not ids:
            return frozenset(ids)
        thing = kinds.TABLE[end.through].thing
        places = ", ".join("?" * len(ids))
        rows = self._connection.execute(
            f'SELECT "{thing}" FROM "{end.through}" WHERE id IN ({places})', tuple(ids)
        )
        return frozenset(str(row[0]) for row in rows)

    def _pointing(self, kind: kinds.Kind, table: kinds.Table, key: str) -> list[str]:
        rows = self._connection.execute(
            f'SELECT id FROM "{kind.tables[0].name}" WHERE "{table.pointed_by}" = ? LIMIT ?', (key, MOST_IDS)
        )
        return [str(row[0]) for row in rows]

    def _add(self, kind: str, ids: Ids) -> None:
        if ids:
            known = self.found.get(kind)
            self.found[kind] = united({kind: known}, {kind: _or_all(ids)})[kind] if known else _or_all(ids)

    # -- and what rests on them ---------------------------------------------------------------

    def go_on(self) -> None:
        """Spread from what was altered, as the catalogue says."""
        reached: dict[str, Ids] = {}
        for kind, altered in self._altered.items():
            self._add(kind, frozenset(altered))
            old = _or_all(frozenset(altered - self._new_or_gone.get(kind, set())))
            if old:
                reached[kind] = old
        for kind, ids in reached.items():
            at: dict[str, Ids] = {}
            for step in kinds.KIND[kind].shown_in:
                before, _, other = step.rpartition(".")
                at[other] = self._across(before or kind, other, at[before] if before else ids)
                self._add(other, at[other])
        self._climb(reached)

    def _climb(self, waiting: dict[str, Ids]) -> None:
        done: dict[str, Ids] = {}
        while waiting:
            kind, ids = waiting.popitem()
            known = done.get(kind, frozenset())
            if not isinstance(ids, All) and not isinstance(known, All):
                ids = ids - known
            if not ids or isinstance(known, All):
                continue
            done = united(done, {kind: ids})
            self._add(kind, ids)
            for other in kinds.KIND[kind].bears_on:
                waiting = united(waiting, {other: self._across(kind, other, ids)})

    def _across(self, kind: str, other: str, ids: Ids) -> Ids:
        """The things of another kind that rows join with these."""
        if isinstance(ids, All) or not ids:
            return ids
        found: set[str] = set()
        places = ", ".join("?" * len(ids))
        for table, here, there in self._links.between(kind, other):
            if not here.indexed and self._is_large(table):
                return ALL
            condition, join = here.of(table)
            wanted, other_join = there.of(table)
            rows = self._connection.execute(
                f'SELECT DISTINCT {wanted} FROM "{table}" x {join or other_join} WHERE {condition} '
                f"IN ({places}) LIMIT ?",
                (*ids, MOST_IDS + 1),
            )
            found.update(str(row[0]) for row in rows if row[0])
        return _or_all(frozenset(found))

    def _is_large(self, table: str) -> bool:
        row = self._connection.execute(
            f'SELECT 1 FROM "{table}" LIMIT 1 OFFSET ?', (_MOST_SCANNED,)
        ).fetchone()
        return row is not None


def _or_all(ids: Ids) -> Ids:
    return ids if isinstance(ids, All) or len(ids) <= MOST_IDS else ALL
