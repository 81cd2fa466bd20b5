"""The rows that step 10 moves: waivers get an id and are bound to words, the client gets a table.

They are moved in a change of their own, so that every row goes on being as the journal says. All of
it follows from the rows as they are: two copies of a case that are brought up to date apart get the
same rows.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from workbench.casefile.file.connection import Connection
from workbench.casefile.journal.triggers import install_triggers
from workbench.casefile.migrations.moving import begin, seal
from workbench.values.ids import derived_id

_LABEL = "Bring waivers and the client up to date"
_OLD_WAIVERS = (
    "SELECT w.statement_id, w.check_id, w.reason, w.analyst_id, w.at, t.text, s.brief_id FROM waiver w "
    "JOIN statement t ON t.id = w.statement_id JOIN section s ON s.id = t.section_id "
    "ORDER BY w.statement_id, w.check_id"
)


@contextmanager
def moved_rows(connection: Connection) -> Iterator[None]:
    """Take the old rows out before the tables change, and put them in again afterwards."""
    waivers = connection.execute(_OLD_WAIVERS).fetchall()
    client = connection.execute("SELECT value FROM case_info WHERE key = 'client'").fetchone()
    case_id = connection.execute("SELECT value FROM case_info WHERE key = 'id'").fetchone()
    if not waivers and client is None:
        yield
        return
    seq = begin(connection, _LABEL)
    connection.execute("DELETE FROM waiver")
    connection.execute("DELETE FROM case_info WHERE key = 'client'")
    yield
    # The new tables write the journal from here on.
    install_triggers(connection)
    for row in waivers:
        _put_waiver(connection, row)
    name = client["value"].strip() if client else ""
    if name:
        client_id = derived_id("client", case_id["value"] if case_id else "", name)
        connection.execute("INSERT INTO client (id, name) VALUES (?, ?)", (client_id, name))
        connection.execute("UPDATE brief SET client_id = ?", (client_id,))
    seal(connection, seq, 10)


def _put_waiver(connection: Connection, row: Any) -> None:
    connection.execute(
        "INSERT INTO waiver (id, brief_id, statement_id, check_id, words_hash, reason, analyst_id, at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            derived_id("waiver", row["statement_id"], row["check_id"]),
            row["brief_id"],
            row["statement_id"],
            row["check_id"],
            hashlib.sha256(row["text"].encode()).hexdigest(),
            row["reason"],
            row["analyst_id"],
            row["at"],
        ),
    )
