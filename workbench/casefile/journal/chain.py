"""Is the history whole? Both chains of seals, from the first change set to the newest."""

import json
from collections.abc import Iterator
from typing import Any

from workbench.casefile.file.connection import Connection
from workbench.casefile.journal.sealing import (
    Authored,
    authored_seal,
    first_seal,
    local_seal,
    rows_digest,
    rows_of,
)
from workbench.values.ids import derived_id, is_derived

Fault = tuple[str, str]
"""Where something is wrong, and what."""


def faults_in(connection: Connection) -> Iterator[Fault]:
    """What is wrong with the history of a case of any schema; nothing when it is sound."""
    authored = _authored_by_seq(connection)
    derived = _derived_replica(connection)
    expected_seq, previous = 1, ""
    for head in connection.execute("SELECT * FROM change_set ORDER BY seq").fetchall():
        where = f"change {head['seq']} “{head['label']}”"
        if head["seq"] != expected_seq:
            yield where, f"change {expected_seq} before it is missing"
        if head["previous_hash"] != previous:
            yield where, "its seal does not fit its content"
        else:
            yield from _faults_of_set(connection, head, where, authored, derived)
        expected_seq, previous = head["seq"] + 1, head["hash"]
    highest = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'change_set'").fetchone()
    if expected_seq > 1 and (highest is None or highest[0] != expected_seq - 1):
        yield f"change {highest[0] if highest else expected_seq}", "the newest changes are missing"
    strays = connection.execute(
        "SELECT count(*) FROM change WHERE change_set_seq NOT IN (SELECT seq FROM change_set)"
    ).fetchone()[0]
    if strays:
        yield "change", f"{strays} rows belong to no change"
    if authored is not None:
        yield from _faults_of_replicas(connection)


def _faults_of_set(
    connection: Connection, head: Any, where: str, authored: dict[int, Any] | None, derived: str
) -> Iterator[Fault]:
    rows = rows_of(connection, head["seq"])
    if authored is None:
        if head["hash"] != first_seal(head, rows):
            yield where, "its seal does not fit its content"
        return
    own = authored.get(head["seq"])
    if own is None:
        yield where, "it belongs to no replica"
    elif is_derived(str(own["replica"])):
        if head["hash"] != first_seal(head, rows):
            yield where, "its seal does not fit its content"
        if tuple(own) != _as_derived(connection, head, derived):
            yield where, "its identity does not follow from its seal"
    else:
        undone = authored.get(head["undoes"])
        named = Authored(*(own[name] for name in _NAMES))
        digest = rows_digest(rows)
        if (
            own["hash"] != authored_seal(named, head, digest)
            or (undone["id"] if undone else None) != (own["undoes"])
        ):
            yield where, "its identity does not fit its seal"
        elif head["hash"] != local_seal(head, own["hash"], digest):
            yield where, "its seal does not fit its content"


_NAMES = ("replica", "n", "id", "saw", "undoes", "previous", "hash")


def _as_derived(connection: Connection, head: Any, replica: str) -> tuple[Any, ...]:
    """What stands in `authored` of a set that was written before there were replicas."""
    case_id = _case_id(connection)
    undone = connection.execute(
        "SELECT seq, hash FROM change_set WHERE seq = ?", (head["undoes"],)
    ).fetchone()
    undoes = derived_id("set", case_id, undone["seq"], undone["hash"]) if undone else None
    own = derived_id("set", case_id, head["seq"], head["hash"])
    return (replica, head["seq"], own, head["seq"], "{}", undoes, head["previous_hash"], head["hash"])


def _derived_replica(connection: Connection) -> str:
    """The replica of the sets written before there were any; "" when there are none."""
    if not has_replicas(connection):
        return ""
    newest = connection.execute(
        "SELECT s.seq, s.hash FROM authored a JOIN change_set s ON s.seq = a.seq "
        "WHERE substr(a.replica, 15, 1) = '8' ORDER BY s.seq DESC LIMIT 1"
    ).fetchone()
    return derived_id("replica", _case_id(connection), newest["seq"], newest["hash"]) if newest else ""


def _case_id(connection: Connection) -> str | None:
    row = connection.execute("SELECT value FROM case_info WHERE key = 'id'").fetchone()
    return row["value"] if row else None


def has_replicas(connection: Connection) -> bool:
    """Whether the schema of the case knows replicas."""
    found = connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'authored'")
    return found.fetchone() is not None


def _authored_by_seq(connection: Connection) -> dict[int, Any] | None:
    if not has_replicas(connection):
        return None
    query = "SELECT replica, n, id, seq, saw, undoes, previous, hash FROM authored"
    return {row["seq"]: row for row in connection.execute(query)}


def _faults_of_replicas(connection: Connection) -> Iterator[Fault]:
    """Each replica counts from 1 without a gap, its chain holds, and no id comes twice."""
    seals: dict[tuple[str, int], str] = {}
    ids = set[str]()
    query = "SELECT replica, n, id, seq, saw, previous, hash FROM authored ORDER BY seq IS NULL, seq"
    for row in connection.execute(query):
        where = f"change {row['seq']} ({row['replica']} {row['n']})"
        place = (row["replica"], row["n"])
        if row["id"] in ids or place in seals:
            yield where, "it is there twice"
        ids.add(row["id"])
        seals[place] = row["hash"]
        base = _base(row)
        if base is None:
            yield where, "its number, or what it saw, cannot be read"
        elif base[1] and base not in seals:
            yield where, "the change set before it is missing"
        elif row["previous"] != (seals[base] if base[1] else ""):
            yield where, "it does not follow the change set before it"
    strays = connection.execute(
        "SELECT count(*) FROM authored WHERE seq IS NULL OR seq NOT IN (SELECT seq FROM change_set)"
    ).fetchone()[0]
    if strays:
        yield "authored", f"{strays} rows belong to no change"


def _base(row: Any) -> tuple[str, int] | None:
    """The set that a set follows in its chain: the one before it, or the one its replica began on.

    None where that cannot be read.
    """
    if not isinstance(row["n"], int) or row["n"] < 1:
        return None
    if row["n"] > 1:
        return row["replica"], row["n"] - 1
    try:
        saw = json.loads(row["saw"])
        ((replica, n),) = saw.items() if saw else [("", 0)]
    except (TypeError, ValueError, AttributeError):
        return None
    return (replica, n) if isinstance(n, int) else None
