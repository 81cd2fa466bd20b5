"""Someone who has the key changes rows behind the program's back, and puts the triggers back in place."""

import json
import random
from pathlib import Path
from typing import Any

from workbench.casefile import Case
from workbench.casefile.file.connection import Connection, DatabaseError, connect
from workbench.casefile.journal.sealing import Authored, authored_seal, local_seal, rows_digest, rows_of

LEFT_OUT = ("sqlite_", "source_index", "entry_index", "entry_parts", "_sqlite_migrations")
"""What SQLite keeps for itself and the inner tables of the search index, which hold nothing of their own."""


def tamper(path: Path, case_key: tuple[bytes | None, bytes], chance: random.Random) -> tuple[str, str]:
    """Do one thing to the case at `path`; says of which kind it was, and what."""
    connection = connect(path, *case_key, read_only=False)
    connection.execute("PRAGMA foreign_keys = OFF")
    # With or without the triggers that keep the search index in step.
    kept = chance.choice(("search_", "nothing"))
    triggers = [
        row
        for row in connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        if not row["name"].startswith(kept)
    ]
    connection.execute("BEGIN")
    for trigger in triggers:
        connection.execute(f"DROP TRIGGER {trigger['name']}")
    kind = what = ""
    while not what:
        table = chance.choice(_tables(connection))
        way = chance.choices(list(WAYS), (3, 1, 1, 1))[0]
        before = _content(connection, table)
        connection.execute("SAVEPOINT attempt")
        try:
            said = way(connection, table, chance)
        except DatabaseError:
            said = ""
        if said and _content(connection, table) != before:
            kind = WAYS[way]
            what = f"{said} in {table} (triggers kept: {kept})"
        else:
            connection.execute("ROLLBACK TO attempt")
        connection.execute("RELEASE attempt")
    for trigger in triggers:
        connection.execute(trigger["sql"])
    connection.execute("COMMIT")
    connection.close()
    return kind, what


def found(path: Path, raw_key: bytes | None) -> list[str]:
    """What verifying the case says."""
    with Case.open(path, raw_key=raw_key) as case:
        return [f"{problem.kind}: {problem.where}: {problem.what}" for problem in case.verify()]


def _tables(connection: Connection) -> list[str]:
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    names = [name for name in names if not name.startswith(LEFT_OUT)]
    return [name for name in names if connection.execute(f'SELECT 1 FROM "{name}"').fetchone()]


def _content(connection: Connection, table: str) -> list[tuple[Any, ...]]:
    return sorted(map(repr, map(tuple, connection.execute(f'SELECT * FROM "{table}"'))))


def _columns(connection: Connection, table: str) -> list[Any]:
    rows: list[Any] = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    return rows


def _where(connection: Connection, table: str, chance: random.Random) -> tuple[str, list[Any]]:
    """A random row, by all its values."""
    row = chance.choice(connection.execute(f'SELECT * FROM "{table}"').fetchall())
    names = [column["name"] for column in _columns(connection, table)]
    return " AND ".join(f'"{name}" IS ?' for name in names), list(row)


def _other(value: Any, chance: random.Random) -> Any:
    """Another value in the place of `value`."""
    if isinstance(value, int):
        return value + chance.choice((-1, 1, 7))
    if isinstance(value, bytes):
        at = chance.randrange(len(value))
        return value[:at] + bytes((value[at] ^ 1 << chance.randrange(8),)) + value[at + 1 :]
    if isinstance(value, str) and value:
        at = chance.randrange(len(value))
        letter = chance.choice((*"aZ09 .é\n", ""))
        replaced = value[:at] + letter + value[at + 1 :]
        return chance.choice((replaced, value + " ", "", value.upper(), b"\xff\x00"))
    return chance.choice(("x", None, 1, ""))


def _alter(connection: Connection, table: str, chance: random.Random) -> str:
    column = chance.choice(_columns(connection, table))["name"]
    where, values = _where(connection, table, chance)
    names = [entry["name"] for entry in _columns(connection, table)]
    new = _other(values[names.index(column)], chance)
    connection.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE {where}', [new, *values])
    return f"{column} altered to {str(new)[:60]!r}"


def _delete(connection: Connection, table: str, chance: random.Random) -> str:
    where, values = _where(connection, table, chance)
    connection.execute(f'DELETE FROM "{table}" WHERE {where}', values)
    return "a row deleted"


def _insert(connection: Connection, table: str, chance: random.Random) -> str:
    """A copy of a row under another key."""
    columns = _columns(connection, table)
    _, values = _where(connection, table, chance)
    row = [
        _other(value, chance) if column["pk"] or column["name"] in ("id", "hash", "target_id") else value
        for column, value in zip(columns, values, strict=True)
    ]
    connection.execute(f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(row))})', row)
    return "a row inserted"


def _swap(connection: Connection, table: str, chance: random.Random) -> str:
    """Two rows exchange one value, as a reordering does."""
    column = chance.choice(_columns(connection, table))["name"]
    rows = connection.execute(f'SELECT "{column}" FROM "{table}"').fetchall()
    first, second = (chance.choice(rows)[0] for _ in range(2))
    connection.execute(
        f'UPDATE "{table}" SET "{column}" = '
        f'CASE WHEN "{column}" IS ? THEN ? ELSE ? END WHERE "{column}" IS ? OR "{column}" IS ?',
        [first, second, first, first, second],
    )
    return f"values of {column} exchanged"


WAYS = {_alter: "altered", _delete: "deleted", _insert: "inserted", _swap: "exchanged"}


def reseal(path: Path, words: str, others: str) -> None:
    """Write the whole history of a plain case anew with other words in it, and compute every seal again."""
    connection = connect(path, None, b"", read_only=False)
    connection.execute("PRAGMA foreign_keys = OFF")
    triggers = [
        row
        for row in connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        if not row["name"].startswith("search_")
    ]
    connection.execute("BEGIN")
    for trigger in triggers:
        connection.execute(f"DROP TRIGGER {trigger['name']}")
    for table in _tables(connection):
        for column in _columns(connection, table) if table != "search_entry" else ():
            if column["type"] == "TEXT":
                connection.execute(
                    f'UPDATE "{table}" SET "{column["name"]}" = replace("{column["name"]}", ?, ?) '
                    f'WHERE "{column["name"]}" LIKE ?',
                    (words, others, f"%{words}%"),
                )
    _seal_anew(connection)
    connection.execute(
        "UPDATE file_state SET seal = (SELECT hash FROM change_set WHERE change_set.seq = file_state.seq)"
    )
    for trigger in triggers:
        connection.execute(trigger["sql"])
    connection.execute("COMMIT")
    connection.close()


def _seal_anew(connection: Connection) -> None:
    local, seals = "", dict[tuple[str, int], str]()
    for own in connection.execute("SELECT * FROM authored ORDER BY seq").fetchall():
        base = (
            (own["replica"], own["n"] - 1) if own["n"] > 1 else next(iter(json.loads(own["saw"]).items()), 0)
        )
        connection.execute("UPDATE change_set SET previous_hash = ? WHERE seq = ?", (local, own["seq"]))
        head = connection.execute("SELECT * FROM change_set WHERE seq = ?", (own["seq"],)).fetchone()
        digest = rows_digest(rows_of(connection, own["seq"]))
        previous = seals[base] if base else ""
        named = Authored(own["replica"], own["n"], own["id"], own["saw"], own["undoes"], previous)
        seal = authored_seal(named, head, digest)
        local = local_seal(head, seal, digest)
        seals[own["replica"], own["n"]] = seal
        connection.execute(
            "UPDATE authored SET previous = ?, hash = ? WHERE seq = ?", (previous, seal, own["seq"])
        )
        connection.execute("UPDATE change_set SET hash = ? WHERE seq = ?", (local, own["seq"]))
