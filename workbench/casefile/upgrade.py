"""Bring a case to the present schema: all in one transaction, or not at all."""

from typing import TYPE_CHECKING

from workbench.casefile import journal
from workbench.casefile.connection import Connection, IntegrityError
from workbench.casefile.migrations import SCHEMA_VERSION, migrations

if TYPE_CHECKING:
    from sqlite_utils import Database


def version_of(connection: Connection) -> int:
    """The schema version of a case; 0 of a file with no schema yet."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def bring_up_to_date(database: "Database") -> None:
    """Run every step that is due and write the journal's triggers anew.

    A failure or a cut at any moment leaves the case with the schema it had. Raises IntegrityError
    when a row points nowhere afterwards.
    """
    connection = database.conn
    connection.execute("BEGIN IMMEDIATE")
    try:
        migrations().apply(database)
        journal.install_triggers(connection)
        lost = connection.execute("PRAGMA foreign_key_check").fetchall()
        if lost:
            raise IntegrityError(f"{len(lost)} rows point to nothing after the steps")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
