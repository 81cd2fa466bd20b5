"""What is withheld from an analyst: what somebody else gives in a blind round of review while it is open."""

import json

from workbench.casefile.file.connection import Connection

_ROUNDS = "SELECT id FROM review_round WHERE blind = 1 AND closed_at = '' AND reviewer_id <> ?"
_OF_ROUNDS = (
    "SELECT 1 FROM change c WHERE c.change_set_seq = {seq} "
    "AND c.table_name IN ('review', 'remark', 'reading_mark') "
    "AND json_extract(coalesce(c.after, c.before), '$.round_id') IN (SELECT value FROM json_each(?))"
)


def hidden_rounds(connection: Connection, analyst_id: str) -> frozenset[str]:
    """The rounds whose verdicts, remarks and marks this analyst does not see."""
    return frozenset(row[0] for row in connection.execute(_ROUNDS, (analyst_id,)))


def withholding(connection: Connection, analyst_id: str) -> tuple[str, list[str]]:
    """A condition over `change_set s` that leaves out what is withheld, and its values; "" for nothing."""
    rounds = hidden_rounds(connection, analyst_id)
    if not rounds:
        return "", []
    return f"NOT EXISTS ({_OF_ROUNDS.format(seq='s.seq')})", [json.dumps(sorted(rounds))]


def is_withheld(connection: Connection, analyst_id: str, seq: int) -> bool:
    """Whether a change set is of a round that this analyst does not see."""
    rounds = hidden_rounds(connection, analyst_id)
    if not rounds:
        return False
    query = _OF_ROUNDS.format(seq="?")
    return connection.execute(query, (seq, json.dumps(sorted(rounds)))).fetchone() is not None
