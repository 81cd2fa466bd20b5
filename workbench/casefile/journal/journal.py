"""The journal: row images written by triggers, sealed change sets chained by hash, undo and redo.

The triggers are generated from the schema. They abort a write made outside a change set, so the
database itself holds the one door; and they write each row before and after into `change`. From
these images alone come undo and redo, the history and the audit of the case.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import Any

from workbench.casefile.file.connection import Connection
from workbench.casefile.journal.search_schema import search_triggers
from workbench.values.errors import Refused
from workbench.values.moments import now

JOURNAL = ("change_set", "change")
DERIVED = (
    "search_entry", "fingerprint", "fingerprinted",
    "_sqlite_migrations", "sqlite_sequence", "sqlite_stat1", "sqlite_stat4",
)  # fmt: skip
# Insert-only content: the journal keeps a digest of each row, undo leaves the row where it is.
CONTENT: dict[str, tuple[str, ...]] = {
    "original": ("sha256", "media_type", "size"),
    "source_text": ("id", "source_id", "version", "reader", "sha256", "structure_sha256"),
}
_OPEN = "(SELECT seq FROM change_set WHERE hash IS NULL)"
_DOOR = (
    "SELECT RAISE(ABORT, 'a write outside a change') "
    "WHERE NOT EXISTS (SELECT 1 FROM change_set WHERE hash IS NULL);"
)


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


@dataclass(frozen=True, slots=True)
class Table:
    """The columns and the key of one table, as the schema has them."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]


def tables_of(connection: Connection) -> list[Table]:
    """Every ordinary table of the case that is not journal or derived."""
    names = [
        row[0]
        for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    ]
    indexes = ("source_index", "entry_index", "entry_parts")
    return [
        describe(connection, name)
        for name in names
        if name not in JOURNAL and name not in DERIVED and not name.startswith(("sqlite_", *indexes))
    ]


def describe(connection: Connection, name: str) -> Table:
    """Columns and key of table `name`."""
    rows = connection.execute(f'PRAGMA table_info("{name}")').fetchall()
    key = tuple(row["name"] for row in sorted(rows, key=lambda row: row["pk"]) if row["pk"])
    return Table(name, tuple(row["name"] for row in rows), key)


def described(connection: Connection) -> Callable[[str], Table]:
    """`describe` that asks once for each table: for work over many rows."""
    return cache(partial(describe, connection))


def install_triggers(connection: Connection) -> None:
    """(Re)create every generated trigger; called inside each migration."""
    for statement in generated_triggers(connection):
        name = statement.split()[2]
        connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        connection.execute(statement)


def generated_triggers(connection: Connection) -> list[str]:
    """All generated trigger statements for the schema of this connection."""
    statements = [
        "CREATE TRIGGER sealed_change_set_update BEFORE UPDATE ON change_set WHEN OLD.hash IS NOT NULL "
        "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;",
        "CREATE TRIGGER sealed_change_set_delete BEFORE DELETE ON change_set "
        "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;",
        "CREATE TRIGGER sealed_change_update BEFORE UPDATE ON change "
        "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;",
        "CREATE TRIGGER sealed_change_delete BEFORE DELETE ON change "
        "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;",
        f"CREATE TRIGGER sealed_change_insert BEFORE INSERT ON change BEGIN {_DOOR} END;",
    ]
    for table in tables_of(connection):
        if table.name in CONTENT:
            statements += _content_triggers(table)
        else:
            statements += _row_triggers(table)
    return statements + search_triggers()


def _row_triggers(table: Table) -> list[str]:
    differs = " OR ".join(f'OLD."{c}" IS NOT NEW."{c}"' for c in table.columns)
    old, new = _image(table.columns, "OLD"), _image(table.columns, "NEW")
    name = table.name
    return [
        *(
            f'CREATE TRIGGER door_{name}_{verb.lower()} BEFORE {verb} ON "{name}" BEGIN {_DOOR} END;'
            for verb in ("INSERT", "UPDATE", "DELETE")
        ),
        f'CREATE TRIGGER journal_{name}_insert AFTER INSERT ON "{name}" BEGIN '
        f"{_record(table, 'NEW', 'NULL', new)} END;",
        f'CREATE TRIGGER journal_{name}_update AFTER UPDATE ON "{name}" WHEN {differs} BEGIN '
        f"{_record(table, 'NEW', old, new)} END;",
        f'CREATE TRIGGER journal_{name}_delete AFTER DELETE ON "{name}" BEGIN '
        f"{_record(table, 'OLD', old, 'NULL')} END;",
    ]


def _content_triggers(table: Table) -> list[str]:
    name = table.name
    digest = _image(CONTENT[name], "NEW")
    keyed = Table(name, table.columns, CONTENT[name][:1])
    return [
        f'CREATE TRIGGER door_{name}_insert BEFORE INSERT ON "{name}" BEGIN {_DOOR} END;',
        f'CREATE TRIGGER journal_{name}_insert AFTER INSERT ON "{name}" BEGIN '
        f"{_record(keyed, 'NEW', 'NULL', digest)} END;",
        *(
            f'CREATE TRIGGER immutable_{name}_{verb.lower()} BEFORE {verb} ON "{name}" BEGIN '
            f"SELECT RAISE(ABORT, '{name} is never altered'); END;"
            for verb in ("UPDATE", "DELETE")
        ),
    ]


def _image(columns: Iterable[str], row: str) -> str:
    return "json_object(" + ", ".join(f"'{c}', {row}.\"{c}\"" for c in columns) + ")"


def _key(table: Table, row: str) -> str:
    columns = ", ".join(f'{row}."{column}"' for column in table.key)
    return columns if len(table.key) == 1 else f"json_array({columns})"


def _record(table: Table, row: str, before: str, after: str) -> str:
    number = f"(SELECT coalesce(max(n), 0) + 1 FROM change WHERE change_set_seq = {_OPEN})"
    return (
        "INSERT INTO change (change_set_seq, n, table_name, row_key, before, after) VALUES "
        f"({_OPEN}, {number}, '{table.name}', {_key(table, row)}, {before}, {after});"
    )


# -- change sets ------------------------------------------------------------------------------


def head(connection: Connection) -> tuple[int, str] | None:
    """Number and seal of the newest change set; None before the first."""
    row = connection.execute("SELECT seq, hash FROM change_set ORDER BY seq DESC LIMIT 1").fetchone()
    return (row["seq"], row["hash"]) if row else None


def begin_set(connection: Connection, label: str, analyst_id: str, undoes: int | None, undoable: bool) -> int:
    """Open a change set inside the running transaction; returns its number."""
    newest = head(connection)
    cursor = connection.execute(
        "INSERT INTO change_set (label, analyst_id, at, undoes, undoable, previous_hash) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (label, analyst_id, now(), undoes, int(undoable), newest[1] if newest else ""),
    )
    return int(cursor.lastrowid)


def seal_set(connection: Connection, seq: int) -> Change | None:
    """Seal change set `seq` with its hash; None when nothing was changed in it."""
    rows = rows_of(connection, seq)
    if not rows:
        return None
    head = connection.execute("SELECT * FROM change_set WHERE seq = ?", (seq,)).fetchone()
    connection.execute("UPDATE change_set SET hash = ? WHERE seq = ?", (set_hash(head, rows), seq))
    ids: dict[str, set[str]] = {}
    for row in rows:
        ids.setdefault(row["table_name"], set()).add(row["row_key"])
    frozen = {table: frozenset(keys) for table, keys in ids.items()}
    return Change(seq, head["label"], frozen, head["undoes"])


def rows_of(connection: Connection, seq: int) -> list[Any]:
    """The change rows of one set, in order."""
    rows: list[Any] = connection.execute(
        "SELECT n, table_name, row_key, before, after FROM change WHERE change_set_seq = ? ORDER BY n",
        (seq,),
    ).fetchall()
    return rows


def set_hash(head: Any, rows: Iterable[Any]) -> str:
    """SHA-256 over the content of a change set and the hash of the one before it."""
    digest = hashlib.sha256()
    columns = ("seq", "label", "analyst_id", "at", "undoes", "undoable", "previous_hash")
    digest.update(_canonical([head[column] for column in columns]))
    for row in rows:
        digest.update(_canonical(list(row)))
    return digest.hexdigest()


# Bytes stand in no row of ours; where someone put some, the seal must fail and not the reading.
_CANONICAL = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=repr)


def _canonical(values: list[Any]) -> bytes:
    return _CANONICAL.encode(values).encode(errors="surrogatepass") + b"\n"


# -- undo and redo ----------------------------------------------------------------------------


@dataclass(slots=True)
class Stacks:
    """What can be undone and redone, derived from the journal and nothing else."""

    last_seq: int = 0
    undo: list[int] = field(default_factory=list)
    redo: list[int] = field(default_factory=list)

    def take_in(self, seq: int, undoes: int | None, undoable: bool) -> None:
        """Follow the journal by one change set."""
        self.last_seq = seq
        if undoes is None:
            if undoable:
                self.undo.append(seq)
                self.redo.clear()
        elif self.undo and self.undo[-1] == undoes:
            self.undo.pop()
            self.redo.append(seq)
        elif self.redo and self.redo[-1] == undoes:
            self.redo.pop()
            self.undo.append(seq)


def follow(connection: Connection, stacks: Stacks) -> Stacks:
    """Bring `stacks` up to the journal's end."""
    for row in connection.execute(
        "SELECT seq, undoes, undoable FROM change_set WHERE seq > ? AND hash IS NOT NULL ORDER BY seq",
        (stacks.last_seq,),
    ):
        stacks.take_in(row["seq"], row["undoes"], bool(row["undoable"]))
    return stacks


def base_label(connection: Connection, seq: int) -> str:
    """The label of the change that `seq` does again or takes back, at the root of the chain."""
    label = ""
    next_seq: int | None = seq
    while next_seq is not None:
        row = connection.execute("SELECT label, undoes FROM change_set WHERE seq = ?", (next_seq,)).fetchone()
        label, next_seq = row["label"], row["undoes"]
    return label


def revert(connection: Connection, seq: int) -> None:
    """Apply the images of change set `seq` backwards, inside the open change set.

    Raises Refused where a row no longer is as `seq` left it.
    """
    table_of = described(connection)
    for row in reversed(rows_of(connection, seq)):
        if row["table_name"] not in CONTENT:
            _revert_row(connection, table_of(row["table_name"]), row)


def _revert_row(connection: Connection, table: Table, row: Any) -> None:
    before = json.loads(row["before"]) if row["before"] else None
    after = json.loads(row["after"]) if row["after"] else None
    key = row_key(table, row["row_key"])
    if not same_row(current_row(connection, table, key), after):
        raise Refused(
            f"This cannot be taken back: a {table.name.replace('_', ' ')} it touched has been changed since.",
            "Nothing was changed.",
            "Take back the later changes first.",
        )
    where = " AND ".join(f'"{column}" = ?' for column in table.key)
    if before is None:
        connection.execute(f'DELETE FROM "{table.name}" WHERE {where}', key)
        return
    columns = list(before)
    if after is None:
        names = ", ".join(f'"{column}"' for column in columns)
        places = ", ".join("?" for _ in columns)
        connection.execute(f'INSERT INTO "{table.name}" ({names}) VALUES ({places})', list(before.values()))
    else:
        setters = ", ".join(f'"{column}" = ?' for column in columns)
        connection.execute(f'UPDATE "{table.name}" SET {setters} WHERE {where}', [*before.values(), *key])


def row_key(table: Table, text: str) -> list[Any]:
    """The key values behind a journal `row_key`."""
    return [text] if len(table.key) == 1 else list(json.loads(text))


def current_row(connection: Connection, table: Table, key: list[Any]) -> dict[str, Any] | None:
    """The row as it stands, in the form of an image; None when it is not there."""
    where = " AND ".join(f'"{column}" = ?' for column in table.key)
    image = _image(table.columns, f'"{table.name}"')
    row = connection.execute(f'SELECT {image} FROM "{table.name}" WHERE {where}', key).fetchone()
    return json.loads(row[0]) if row else None


def same_row(current: Mapping[str, Any] | None, image: Mapping[str, Any] | None) -> bool:
    """Whether a row equals an image; columns the image does not know were added later and pass."""
    if current is None or image is None:
        return current is image
    return all(current.get(column) == value for column, value in image.items())
