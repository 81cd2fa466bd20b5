"""Stamps: the change set that something issued was made of, named so that it can be looked up again.

The chain of seals is neither keyed nor signed: who can write the file can rewrite its history and compute
the seals anew. The seal of a rewritten history is another one. So a seal that was kept where it cannot be
rewritten, in print or in another file, tells.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.casefile.file.connection import Connection

_RECORDS = ("deliverable", "edition")
"""Tables that only say that something was issued: no part of what is issued."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Number in this file, id and seal of a change set."""

    seq: int
    change_set_id: str
    seal: str


def newest_stamp(connection: Connection, *, of_content: bool) -> Stamp | None:
    """The newest change set; or the newest that altered more than the record of what was issued."""
    marks = ", ".join("?" * len(_RECORDS))
    altered = (
        f"EXISTS (SELECT 1 FROM change c WHERE c.change_set_seq = s.seq AND c.table_name NOT IN ({marks}))"
    )
    row = connection.execute(
        "SELECT s.seq, a.id, s.hash FROM change_set s JOIN authored a ON a.seq = s.seq "
        f"WHERE {altered if of_content else 'true'} ORDER BY s.seq DESC LIMIT 1",
        _RECORDS if of_content else (),
    ).fetchone()
    return Stamp(*row) if row else None


def stamp_of(connection: Connection, change_set_id: str) -> Stamp | None:
    """The stamp of a change set; None where it is not in the file."""
    row = connection.execute(
        "SELECT s.seq, a.id, s.hash FROM authored a JOIN change_set s ON s.seq = a.seq WHERE a.id = ?",
        (change_set_id,),
    ).fetchone()
    return Stamp(*row) if row else None


def fault_of(connection: Connection, seq: int, seal: str) -> str:
    """What does not fit where change `seq` is said to have had this seal; "" where it has."""
    row = connection.execute("SELECT hash FROM change_set WHERE seq = ?", (seq,)).fetchone()
    if row is not None and row["hash"] == seal:
        return ""
    newest = connection.execute("SELECT coalesce(max(seq), 0) FROM change_set").fetchone()[0]
    if row is None and seq > newest:
        return f"the history ends at change {newest:,}: change {seq:,} is not in this file"
    return f"the history up to change {seq:,} has another seal: it was rewritten, or is that of another copy"


def faults_of_issued(connection: Connection) -> Iterator[tuple[str, str]]:
    """Editions and deliverables whose change set is not in the chain, or has another seal."""
    columns = {row["name"] for row in connection.execute("PRAGMA table_info(deliverable)")}
    if "seal" not in columns:
        return
    for row in connection.execute(
        "SELECT file_name, change_seq, change_set_id, seal FROM deliverable WHERE seal <> ''"
    ).fetchall():
        where = f"issued file “{row['file_name']}”"
        fault = fault_of(connection, row["change_seq"], row["seal"])
        stamp = stamp_of(connection, row["change_set_id"])
        if fault:
            yield where, fault
        elif stamp is None or stamp.seal != row["seal"]:
            yield where, "it names another change than its seal"
    for row in connection.execute(
        "SELECT number, change_set_id FROM edition WHERE change_set_id NOT IN (SELECT id FROM authored)"
    ).fetchall():
        yield f"edition {row['number']}", "the change it was made of is not in the history"
