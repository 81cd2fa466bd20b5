"""Change sets: begun, sealed, and chained to the one before by their seals."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from workbench.casefile.file.connection import Connection
from workbench.casefile.journal.change import Change
from workbench.values.moments import now


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
