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

    def evidence(self, claim_id: str) -> dict[str, dict[str, Any]]:
        """The evidence of a claim as it was, by the id of the clip."""
        keys = {
            key_of(claim_id, row[0])
            for row in self._connection.execute(
                "SELECT clip_id FROM evidence WHERE claim_id = ?", (claim_id,)
            )
        }
        changed = self._connection.execute(EVIDENCE_CHANGES, evidence_values((claim_id,), self.seq))
        keys |= {row[0] for row in changed}
        rows = (self.row("evidence", key) for key in sorted(keys))
        return {str(row["clip_id"]): row for row in rows if row is not None}


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
