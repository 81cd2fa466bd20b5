"""Change sets: begun, sealed, and chained to the one before, in the file and in the replica.

Two chains of seals run through the history. The local one (`change_set.previous_hash`, `hash`) is that of
this file. The one of the replica (`authored.previous`, `hash`) leaves out what is local, so that every copy
of the case can check it. Sets written before there were replicas keep their seals in both chains.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from workbench.casefile.file.connection import Connection
from workbench.casefile.journal.change import Change
from workbench.values.ids import new_id
from workbench.values.moments import now
from workbench.values.records import dataclass

FIRST_RECIPE_COLUMNS = ("seq", "label", "analyst_id", "at", "undoes", "undoable", "previous_hash")
_BEGIN = (
    "INSERT INTO change_set (label, analyst_id, at, undoes, undoable, previous_hash) "
    "VALUES (?, ?, ?, ?, ?, ?)"
)
_AUTHOR = (
    "INSERT INTO authored (replica, n, id, seq, saw, undoes, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_NEWEST_OF_ALL = (
    "SELECT s.hash, a.replica, a.n, a.hash FROM change_set s LEFT JOIN authored a ON a.seq = s.seq "
    "ORDER BY s.seq DESC LIMIT 1"
)
_RECIPE = "groundwork change set 2"


@dataclass(frozen=True, slots=True)
class Authored:
    """What names a change set in every copy of the case, and its place in the chain of its replica.

    `saw` maps another replica to the number of its newest set that this one stands on, where the set
    before it in its replica does not say so already. `undoes` is the id of the set taken back.
    """

    replica: str
    n: int
    id: str
    saw: str
    undoes: str | None
    previous: str
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest set of a replica in this file; number 0 and no seal before its first."""

    replica: str
    n: int
    seal: str


def head(connection: Connection) -> tuple[int, str] | None:
    """Number and seal of the newest change set; None before the first."""
    row = connection.execute("SELECT seq, hash FROM change_set ORDER BY seq DESC LIMIT 1").fetchone()
    return (row["seq"], row["hash"]) if row else None


@dataclass(slots=True)
class Begun:
    """A change set that is open: its row as it was written, and the newest set before it with its replica."""

    head: dict[str, Any]
    before: Newest | None


@dataclass(slots=True)
class Sealed:
    """A change set that is sealed: what is told of it, the newest set of its replica now, its rows.

    `seal` is the one in the chain of this file, `at` when it was begun.
    """

    change: Change
    newest: Newest
    rows: list[Any]
    seal: str
    at: str


def begin_set(connection: Connection, label: str, analyst_id: str, undoes: int | None, undoable: bool) -> int:
    """Open a change set inside the running transaction, in a case of any schema; returns its number."""
    newest = head(connection)
    values = (label, analyst_id, now(), undoes, int(undoable), newest[1] if newest else "")
    return int(connection.execute(_BEGIN, values).lastrowid)


def begin(connection: Connection, label: str, analyst_id: str, undoes: int | None, undoable: bool) -> Begun:
    """The same in a case that knows replicas, with what the seal is made of."""
    newest = connection.execute(_NEWEST_OF_ALL).fetchone()
    values = (label, analyst_id, now(), undoes, int(undoable), newest[0] if newest else "")
    seq = connection.execute(_BEGIN, values).lastrowid
    before = Newest(newest[1], newest[2], newest[3]) if newest and newest[1] else None
    return Begun(dict(zip(FIRST_RECIPE_COLUMNS, (seq, *values), strict=True)), before)


def seal_set(
    connection: Connection, seq: int, newest: Newest, set_id: str = "", head: Any = None
) -> Sealed | None:
    """Seal change set `seq` as the next of a replica; None when nothing was changed in it.

    `set_id` names it where every copy of the case writes the same set by itself. `head` is the row of
    the set where it is known.
    """
    rows = rows_of(connection, seq)
    if not rows:
        return None
    head = head or connection.execute("SELECT * FROM change_set WHERE seq = ?", (seq,)).fetchone()
    digest = rows_digest(rows)
    authored = _authored(connection, newest, head, set_id or new_id())
    seal = authored_seal(authored, head, digest)
    named = (authored.replica, authored.n, authored.id, seq, authored.saw, authored.undoes)
    connection.execute(_AUTHOR, (*named, authored.previous, seal))
    local = local_seal(head, seal, digest)
    connection.execute("UPDATE change_set SET hash = ? WHERE seq = ?", (local, seq))
    ids: dict[str, set[str]] = {}
    for row in rows:
        ids.setdefault(row["table_name"], set()).add(row["row_key"])
    frozen = {table: frozenset(keys) for table, keys in ids.items()}
    change = Change(seq, head["label"], frozen, head["undoes"], id=authored.id)
    return Sealed(change, Newest(authored.replica, authored.n, seal), rows, local, head["at"])


def newest_of(connection: Connection, replica: str) -> Newest:
    """The newest set of a replica in this file."""
    row = connection.execute(
        "SELECT n, hash FROM authored WHERE replica = ? ORDER BY n DESC LIMIT 1", (replica,)
    ).fetchone()
    return Newest(replica, row["n"], row["hash"]) if row else Newest(replica, 0, "")


def rows_of(connection: Connection, seq: int) -> list[Any]:
    """The change rows of one set, in order."""
    rows: list[Any] = connection.execute(
        "SELECT n, table_name, row_key, before, after FROM change WHERE change_set_seq = ? ORDER BY n",
        (seq,),
    ).fetchall()
    return rows


def _authored(connection: Connection, newest: Newest, head: Any, set_id: str) -> Authored:
    saw, previous, undoes = "{}", newest.seal, None
    if not newest.n:
        # A replica begins on what is there: the chain goes on from the set it stands on.
        base = connection.execute(
            "SELECT replica, n, hash FROM authored WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1"
        ).fetchone()
        if base:
            saw, previous = json.dumps({base["replica"]: base["n"]}), base["hash"]
    if head["undoes"] is not None:
        undone = connection.execute("SELECT id FROM authored WHERE seq = ?", (head["undoes"],)).fetchone()
        undoes = undone["id"] if undone else None
    return Authored(newest.replica, newest.n + 1, set_id, saw, undoes, previous)


# -- seals ------------------------------------------------------------------------------------


def rows_digest(rows: Iterable[Any]) -> str:
    """SHA-256 over the rows of a change set."""
    digest = hashlib.sha256()
    for row in rows:
        digest.update(_canonical(list(row)))
    return digest.hexdigest()


def authored_seal(authored: Authored, head: Any, rows: str) -> str:
    """The seal in the chain of the replica: over everything but what is local to the file."""
    named = [authored.replica, authored.n, authored.id, authored.saw, authored.undoes, authored.previous]
    said = [head[column] for column in ("label", "analyst_id", "at", "undoable")]
    return hashlib.sha256(_canonical([_RECIPE, *named, *said, rows])).hexdigest()


def local_seal(head: Any, authored_hash: str, rows: str) -> str:
    """The seal in the chain of this file."""
    values = [head[column] for column in FIRST_RECIPE_COLUMNS]
    return hashlib.sha256(_canonical([_RECIPE, *values, authored_hash, rows])).hexdigest()


def first_seal(head: Any, rows: Iterable[Any]) -> str:
    """The seal of a set written before there were replicas. Frozen: it is read in every old case."""
    digest = hashlib.sha256()
    digest.update(_canonical([head[column] for column in FIRST_RECIPE_COLUMNS]))
    for row in rows:
        digest.update(_canonical(list(row)))
    return digest.hexdigest()


# Bytes stand in no row of ours; where someone put some, the seal must fail and not the reading.
_CANONICAL = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=repr)


def _canonical(values: list[Any]) -> bytes:
    return _CANONICAL.encode(values).encode(errors="surrogatepass") + b"\n"
