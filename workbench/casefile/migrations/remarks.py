"""The rows that step 15 moves: remarks stand on the thing they are about, no longer on a review alone."""

from collections.abc import Iterator
from contextlib import contextmanager

from workbench.casefile.file.connection import Connection
from workbench.casefile.journal.triggers import install_triggers
from workbench.casefile.migrations.moving import begin, seal

_OLD = (
    "SELECT m.id, r.target_table, r.target_id, m.review_id, m.parent_id, m.text, m.analyst_id, m.at, "
    "m.resolved_at FROM remark m JOIN review r ON r.id = m.review_id ORDER BY m.id"
)


@contextmanager
def moved_remarks(connection: Connection) -> Iterator[None]:
    """Take the remarks out before their table changes, and put them in again afterwards."""
    remarks = connection.execute(_OLD).fetchall()
    if not remarks:
        yield
        return
    seq = begin(connection, "Bring remarks up to date")
    connection.execute("DELETE FROM remark")
    yield
    # The new table writes the journal from here on.
    install_triggers(connection)
    connection.executemany(
        "INSERT INTO remark (id, target_table, target_id, review_id, parent_id, text, analyst_id, at, "
        "resolved_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [tuple(remark) for remark in remarks],
    )
    seal(connection, seq, 15)
