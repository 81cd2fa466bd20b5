"""The change in which a step moves rows, so that every row goes on being as the journal says.

Two copies of a case that are brought up to date apart write the same change.
"""

from workbench.casefile.file.connection import Connection
from workbench.casefile.journal.sealing import Newest, begin_set, seal_set
from workbench.values.ids import derived_id


def begin(connection: Connection, label: str) -> int:
    """A change that cannot be undone, by whoever made the newest one and at its time; its number."""
    newest = connection.execute(
        "SELECT analyst_id, at FROM change_set WHERE hash IS NOT NULL ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    seq = begin_set(connection, label, newest["analyst_id"], None, False)
    connection.execute("UPDATE change_set SET at = ? WHERE seq = ?", (newest["at"], seq))
    return seq


def seal(connection: Connection, seq: int, step: int) -> None:
    """By a replica of its own, named after what was there: copies that write it apart write the same set."""
    before = connection.execute("SELECT hash FROM change_set WHERE seq = ?", (seq - 1,)).fetchone()
    replica, set_id = (_named(what, before["hash"]) for what in (f"upgrade {step}", f"set of upgrade {step}"))
    seal_set(connection, seq, Newest(replica, 0, ""), set_id)


def _named(*parts: str) -> str:
    """An id that follows from its parts, in the form of those that are not of the first recipe (UUIDv5)."""
    text = derived_id(*parts)
    return f"{text[:14]}5{text[15:]}"
