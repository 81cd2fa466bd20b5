"""What was deleted and can be brought back, with what hung on it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from workbench import kinds
from workbench.casefile.file.connection import Connection
from workbench.casefile.journal.change import RowChange
from workbench.casefile.journal.history import changes_in, name_in
from workbench.casefile.journal.putting import put_back
from workbench.casefile.journal.tables import CONTENT, current_row, described, row_key
from workbench.values.errors import NotFound, Refused

if TYPE_CHECKING:
    from workbench.casefile.case_file import CaseFile

DAYS = 30
"""How long a deletion is listed. What was deleted stays in the history after that."""
_LISTED = kinds.restorable()
"""Things a person deletes. Links between them come back with what they hung on."""


@dataclass(frozen=True, slots=True)
class Deletion:
    """One thing that was deleted: what it was, by whom, when, and how much hung on it, by table."""

    seq: int
    table: str
    key: str
    name: str
    analyst: str
    at: str
    days_left: int
    with_it: Mapping[str, int]


def deletions(connection: Connection, now: datetime | None = None, older: bool = False) -> list[Deletion]:
    """What was deleted in the last 30 days and is not in the case again; the newest first.

    With `older` everything that ever was deleted.
    """
    now = now or datetime.now(UTC)
    heads = connection.execute(
        "SELECT s.seq, s.at, coalesce(a.name, '') AS analyst FROM change_set s "
        "LEFT JOIN analyst a ON a.id = s.analyst_id WHERE s.hash IS NOT NULL AND EXISTS "
        "(SELECT 1 FROM change c WHERE c.change_set_seq = s.seq AND c.after IS NULL) ORDER BY s.seq DESC"
    ).fetchall()
    days = _days_since([head["seq"] for head in heads], connection, now)
    found, listed = [], set[tuple[str, str]]()
    for head in heads:
        days_left = DAYS - days[head["seq"]]
        if days_left <= 0 and not older:
            continue
        removed = _Removed(connection, head["seq"])
        for change in removed.roots():
            place = (change.table, change.key)
            if place in listed or change.table not in _LISTED or removed.is_there(*place):
                continue
            listed.add(place)
            with_it: dict[str, int] = {}
            for table, _key in removed.hanging_on(change):
                with_it[table] = with_it.get(table, 0) + 1
            found.append(
                Deletion(
                    head["seq"], *place, name_in(change.table, change.before), head["analyst"], head["at"],
                    max(0, days_left), with_it,
                )
            )  # fmt: skip
    return found


def _days_since(wanted: Sequence[int], connection: Connection, now: datetime) -> dict[int, int]:
    """For each change set how many whole days ago it was, as the order of all of them tells.

    The clock may have been wrong. A change is no older than one before it, so a time of 1970 does not count.
    Nor does a time still to come: such a change was made before the next that has another, or now.
    """
    sets = connection.execute("SELECT seq, at FROM change_set WHERE hash IS NOT NULL ORDER BY seq").fetchall()
    limit, after = f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%S}~", ""
    followed_by = {}
    for seq, at in reversed(sets):
        after = at if at <= limit else after
        followed_by[seq] = after
    days, latest, asked = {}, "", set(wanted)
    for seq, at in sets:
        known = followed_by[seq]
        if at <= limit:
            latest = known = max(latest, at)
        if seq in asked:
            moment = max(latest, known) if known else ""
            days[seq] = max(0, (now - datetime.fromisoformat(moment)).days) if moment else 0
    return days


def restore(case: "CaseFile", deletion: Deletion) -> int:
    """Bring a deleted thing back with what hung on it, as one change; how many rows stayed away.

    A link stays away when its other end has been deleted too; it comes back with that end. Raises
    NotFound when nothing is known of it, Refused when it is there or hangs on something deleted.
    """
    connection = case.connection
    removed = _Removed(connection, deletion.seq)
    root = removed.changes.get((deletion.table, deletion.key))
    if root is None:
        raise NotFound("The history knows of no such deletion.")
    if removed.is_there(deletion.table, deletion.key):
        raise Refused("It is in the case already.", "Nothing was changed.")
    noun = kinds.noun_of(deletion.table)
    with case.change(f"Restore {noun} “{deletion.name}”" if deletion.name else f"Restore {noun}"):
        wanted = [root, *(removed.changes[place] for place in removed.hanging_on(root))]
        whole = removed.that_can_stand(wanted)
        if (root.table, root.key) not in {(one.table, one.key) for one in whole}:
            raise Refused(
                f"What this {noun} belongs to has been deleted as well.",
                "Nothing was changed.",
                "Restore that first.",
            )
        put_back(connection, [RowChange(one.table, one.key, None, one.before) for one in whole])
        back = {(one.table, one.key) for one in whole}
        put_back(connection, removed.cleared_references(back))
        put_back(connection, _links_that_waited(connection, back))
    return len(wanted) - len(whole)


def _links_that_waited(connection: Connection, back: set[tuple[str, str]]) -> list[RowChange]:
    """Links that an earlier restoring left out because what is back now was missing."""
    places = ", ".join("?" * len(_LISTED))
    rows = connection.execute(
        "SELECT table_name, row_key, change_set_seq, before, after, max(change_set_seq * 1000000000 + n) "
        f"FROM change WHERE table_name NOT IN ({places}) GROUP BY table_name, row_key HAVING after IS NULL",
        _LISTED,
    ).fetchall()
    sets: dict[int, _Removed] = {}
    found = []
    for row in rows:
        if not any(key in row["before"] for _table, key in back):
            continue
        seq = row["change_set_seq"]
        removed = sets[seq] = sets.get(seq) or _Removed(connection, seq)
        link = removed.changes.get((row["table_name"], row["row_key"]))
        # A link that was taken away for its own sake stays away.
        if link is None or link in removed.roots():
            continue
        found += removed.that_can_stand([link])
    return [RowChange(link.table, link.key, None, link.before) for link in found]


@dataclass(frozen=True, slots=True)
class _Reference:
    column: str
    table: str
    owned: bool


class _Removed:
    """The rows that one change set removed, and how they hang together."""

    def __init__(self, connection: Connection, seq: int) -> None:
        self._connection = connection
        self._table_of = described(connection)
        images = [change for change in changes_in(connection, seq) if change.table not in CONTENT]
        self.changes = {(one.table, one.key): one for one in images if one.after is None}
        self._edits = [one for one in images if one.before is not None and one.after is not None]
        self._references: dict[str, list[_Reference]] = {}

    def references(self, table: str) -> list[_Reference]:
        """The columns of a table that point to other rows by their key."""
        if table not in self._references:
            columns = {
                row["name"]: bool(row["notnull"])
                for row in self._connection.execute(f'PRAGMA table_info("{table}")').fetchall()
            }
            self._references[table] = [
                _Reference(row["from"], row["table"], columns[row["from"]])
                for row in self._connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
            ]
        return self._references[table]

    def _owners(self, change: RowChange) -> list[tuple[str, str]]:
        image = change.before or {}
        return [
            (one.table, str(image[one.column]))
            for one in self.references(change.table)
            if one.owned and image.get(one.column)
        ]

    def roots(self) -> list[RowChange]:
        """What was removed for its own sake: nothing it hung on was removed with it."""
        return [
            change
            for change in self.changes.values()
            if not any(owner in self.changes for owner in self._owners(change))
        ]

    def hanging_on(self, root: RowChange) -> list[tuple[str, str]]:
        """The rows that were removed because they hung on `root`, straight or by others."""
        inside = {(root.table, root.key)}
        found: list[tuple[str, str]] = []
        grew = True
        while grew:
            grew = False
            for place, change in self.changes.items():
                if place not in inside and any(owner in inside for owner in self._owners(change)):
                    inside.add(place)
                    found.append(place)
                    grew = True
        return found

    def is_there(self, table: str, key: str) -> bool:
        """Whether the case has this row now."""
        described = self._table_of(table)
        return current_row(self._connection, described, row_key(described, key)) is not None

    def that_can_stand(self, wanted: Iterable[RowChange]) -> list[RowChange]:
        """Those whose every owner is in the case or comes back with them, and that are not there."""
        left = [one for one in wanted if not self.is_there(one.table, one.key)]
        while True:
            coming = {(one.table, one.key) for one in left}
            standing = [
                one
                for one in left
                if all(owner in coming or self._exists(*owner) for owner in self._owners(one))
            ]
            if len(standing) == len(left):
                return [self._without_loose_ends(one, coming) for one in left]
            left = standing

    def _exists(self, table: str, value: str) -> bool:
        column = "id" if table not in CONTENT else CONTENT[table][0]
        return (
            self._connection.execute(f'SELECT 1 FROM "{table}" WHERE "{column}" = ?', (value,)).fetchone()
            is not None
        )

    def _without_loose_ends(self, change: RowChange, coming: set[tuple[str, str]]) -> RowChange:
        image: dict[str, Any] = dict(change.before or {})
        for one in self.references(change.table):
            value = image.get(one.column)
            if value and not one.owned and (one.table, str(value)) not in coming:
                image[one.column] = value if self._exists(one.table, str(value)) else None
        if image == change.before:
            return change
        return RowChange(change.table, change.key, image, None)

    def cleared_references(self, back: set[tuple[str, str]]) -> list[RowChange]:
        """Rows that pointed to what comes back until it was removed, and still point nowhere."""
        found = []
        for edit in self._edits:
            before, after = dict(edit.before or {}), dict(edit.after or {})
            table = self._table_of(edit.table)
            now = current_row(self._connection, table, row_key(table, edit.key))
            if now is None:
                continue
            restored = {
                one.column: before[one.column]
                for one in self.references(edit.table)
                if before.get(one.column)
                and after.get(one.column) is None
                and now.get(one.column) is None
                and (one.table, str(before[one.column])) in back
            }
            if restored:
                found.append(RowChange(edit.table, edit.key, now, restored))
        return found
