"""What can be undone and redone, and doing it: all of it from the images in the journal."""

from dataclasses import field
from typing import Any

from workbench.casefile.file.connection import Connection
from workbench.casefile.file.damaged import object_of
from workbench.casefile.file.rows import insert
from workbench.casefile.journal.sealing import rows_of
from workbench.casefile.journal.tables import (
    CONTENT,
    ISSUED,
    PEOPLE,
    Table,
    current_row,
    described,
    fits,
    is_on_record,
    row_key,
    same_row,
)
from workbench.kinds import noun_of
from workbench.values.errors import Refused
from workbench.values.job import Job
from workbench.values.records import dataclass

_REPORTED = 100
"""After so many rows the work says how far it is, and is stopped where it was cancelled."""


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


def revert(connection: Connection, seq: int, job: Job | None = None) -> None:
    """Apply the images of change set `seq` backwards, inside the open change set.

    Raises Refused where a row no longer is as `seq` left it, Cancelled once the job is.
    """
    table_of = described(connection)
    rows = rows_of(connection, seq)
    for done, row in enumerate(reversed(rows)):
        if job is not None and done % _REPORTED == 0:
            job.report(done, len(rows))
        if row["table_name"] not in CONTENT:
            _revert_row(connection, table_of(row["table_name"]), row)


def _revert_row(connection: Connection, table: Table, row: Any) -> None:
    before = object_of(row["before"]) if row["before"] else None
    after = object_of(row["after"]) if row["after"] else None
    key = row_key(table, row["row_key"])
    if not same_row(current_row(connection, table, key), after):
        raise Refused(
            f"Cannot undo: the {noun_of(table.name)} was changed afterwards.",
            "Nothing was changed.",
            "Undo the later changes first.",
        )
    _require_free(connection, table, row["row_key"], before)
    where = " AND ".join(f'"{column}" = ?' for column in table.key)
    if before is None:
        if table.name in PEOPLE:
            return
        connection.execute(f'DELETE FROM "{table.name}" WHERE {where}', key)
        return
    if after is None:
        insert(connection, table.name, before)
    else:
        setters = ", ".join(f'"{column}" = ?' for column in before)
        connection.execute(f'UPDATE "{table.name}" SET {setters} WHERE {where}', [*before.values(), *key])


def _require_free(connection: Connection, table: Table, key: str, before: dict[str, Any] | None) -> None:
    """Refused where the row belongs to the record of what was issued, or no longer fits its table."""
    if table.name in ISSUED or (before is None and is_on_record(connection, table.name, key)):
        raise Refused(
            "This cannot be undone: a file was issued or sent for review, and its record stays.",
            "Nothing was changed.",
            "Archive the brief if it is no longer needed." if table.name == "brief" else "",
        )
    if not fits(table, before):
        raise Refused(
            "This cannot be undone: it was done in an earlier version of Groundwork.", "Nothing was changed."
        )
