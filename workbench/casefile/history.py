"""Reading the history: every change set with who, when and what rows."""

import json

from workbench.casefile.connection import Connection
from workbench.casefile.journal import ChangeSet, RowChange


def history(connection: Connection, limit: int = 200, before: int | None = None) -> list[ChangeSet]:
    """The newest change sets first; `before` continues from an older page."""
    rows = connection.execute(
        "SELECT s.seq, s.label, coalesce(a.name, '') AS analyst, s.at, s.undoes, "
        "(SELECT count(*) FROM change WHERE change_set_seq = s.seq) AS row_count "
        "FROM change_set s LEFT JOIN analyst a ON a.id = s.analyst_id "
        "WHERE s.hash IS NOT NULL AND s.seq < ? ORDER BY s.seq DESC LIMIT ?",
        (before if before is not None else 1 << 62, limit),
    )
    return [ChangeSet(*row) for row in rows]


def changes_in(connection: Connection, seq: int) -> list[RowChange]:
    """The rows of one change set, in the order they were written."""
    rows = connection.execute(
        "SELECT table_name, row_key, before, after FROM change WHERE change_set_seq = ? ORDER BY n",
        (seq,),
    )
    return [
        RowChange(
            row["table_name"],
            row["row_key"],
            json.loads(row["before"]) if row["before"] else None,
            json.loads(row["after"]) if row["after"] else None,
        )
        for row in rows
    ]
