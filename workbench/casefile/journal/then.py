"""Rows as they were after an earlier change set, read from their images; nothing is altered for it."""

import json
from collections.abc import Iterable
from typing import Any

from workbench.casefile.file.connection import Connection
from workbench.casefile.journal.history import image_of
from workbench.casefile.journal.tables import current_row, described, row_key


def key_of(*values: str) -> str:
    """The journal's key of a row with several key columns."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


class Then:
    """The rows of a case after change set `seq`, one by one; what was read once is kept."""

    def __init__(self, connection: Connection, seq: int) -> None:
        self.seq = seq
        self._connection = connection
        self._table_of = described(connection)
        self._known: dict[tuple[str, str], dict[str, Any] | None] = {}

    def row(self, table: str, key: str) -> dict[str, Any] | None:
        """A row of `table` by its key in the journal; None where it did not exist."""
        if (table, key) not in self._known:
            self._known[table, key] = self._row(table, key)
        return self._known[table, key]

    def _row(self, table: str, key: str) -> dict[str, Any] | None:
        first = self._connection.execute(
            "SELECT before FROM change WHERE table_name = ? AND row_key = ? AND change_set_seq > ? "
            "ORDER BY change_set_seq, n LIMIT 1",
            (table, key, self.seq),
        ).fetchone()
        if first is not None:
            return image_of(first["before"])
        described = self._table_of(table)
        return current_row(self._connection, described, row_key(described, key))

    def rows(self, table: str, column: str, value: str) -> list[dict[str, Any]]:
        """The rows of `table` that had this value in a column of ids, in the order of their keys."""
        described = self._table_of(table)
        columns = ", ".join(f'"{name}"' for name in described.key)
        now = self._connection.execute(f'SELECT {columns} FROM "{table}" WHERE "{column}" = ?', (value,))
        keys = {str(row[0]) if len(described.key) == 1 else key_of(*row) for row in now}
        if len(described.key) > 1 and described.key[0] == column:
            # The few rows of the index that begin with it, not all changes of the table.
            begin = key_of(value)[:-1]
            where, values = "row_key >= ? AND row_key < ?", (f"{begin},", f"{begin}-")
        else:
            where, values = "json_extract(before, ?) = ?", (f"$.{column}", value)
        changed = self._connection.execute(
            f"SELECT DISTINCT row_key FROM change WHERE table_name = ? AND {where} AND change_set_seq > ?",
            (table, *values, self.seq),
        )
        keys |= {row[0] for row in changed}
        found = (self.row(table, key) for key in sorted(keys))
        return [row for row in found if row is not None and row.get(column) == value]

    def evidence(self, claim_id: str) -> dict[str, dict[str, Any]]:
        """The evidence of a claim as it was, by the id of the clip."""
        return {str(row["clip_id"]): row for row in self.rows("evidence", "claim_id", claim_id)}


EVIDENCE_CHANGES = (
    # In this order: for each claim its few rows of the index, not all changes of all evidence.
    "SELECT c.row_key, c.change_set_seq FROM json_each(?) w CROSS JOIN change c ON c.table_name = 'evidence' "
    "AND c.row_key >= w.value || ',' AND c.row_key < w.value || '-' WHERE c.change_set_seq > ? AND "
    "(c.before IS NOT NULL OR ? OR json_extract(c.after, '$.stance') = 'contradicts')"
)
"""Key and change set of every change of the evidence of some claims; takes `evidence_values`."""


def evidence_values(claim_ids: Iterable[str], since: int, *, but_new: bool = False) -> tuple[str, int, bool]:
    """What `EVIDENCE_CHANGES` takes: changes after change set `since`.

    With `but_new` without evidence that was added and does not contradict.
    """
    begins = [f"[{json.dumps(claim_id, ensure_ascii=False)}" for claim_id in claim_ids]
    return json.dumps(begins, ensure_ascii=False), since, not but_new
