"""Bring a case to the present schema: all in one transaction, or not at all."""

import functools
from typing import TYPE_CHECKING

from workbench.casefile.file.connection import Connection, IntegrityError, connect_in_memory
from workbench.casefile.file.file_state import mark_whole, state_in
from workbench.casefile.file.rows import database_over
from workbench.casefile.journal.triggers import install_triggers
from workbench.casefile.migrations import SCHEMA_VERSION, migrations
from workbench.values.text import counted

if TYPE_CHECKING:
    from sqlite_utils import Database


def version_of(connection: Connection) -> int:
    """The schema version of a case; 0 of a file with no schema yet."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def schema_of(connection: Connection) -> dict[tuple[str, str], str]:
    """What a case is made of: (kind, name) of each table, index, view and trigger, and its SQL.

    Left out is what SQLite and sqlite-utils keep for themselves.
    """
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {
        (row[0], row[1]): row[2].rstrip(";")
        for row in rows
        if not row[1].startswith("sqlite_") and row[1] != "_sqlite_migrations"
    }


@functools.cache
def schema_made_new() -> dict[tuple[str, str], str]:
    """The schema that a new case gets."""
    connection = connect_in_memory()
    try:
        bring_up_to_date(database_over(connection))
        return schema_of(connection)
    finally:
        connection.close()


def bring_up_to_date(database: "Database") -> None:
    """Run every step that is due and write the journal's triggers anew.

    A failure or a cut at any moment leaves the case with the schema it had. Raises IntegrityError
    when a row points nowhere afterwards or the history is not whole.
    """
    connection = database.conn
    connection.execute("BEGIN IMMEDIATE")
    try:
        migrations().apply(database)
        install_triggers(connection)
        lost = connection.execute("PRAGMA foreign_key_check").fetchall()
        if lost:
            raise IntegrityError(f"{counted(len(lost), 'row')} without what they refer to after the steps")
        # Imported here: few cases are brought up to date.
        from workbench.casefile.journal.chain import faults_in

        fault = next(faults_in(connection), None)
        if fault:
            raise IntegrityError(f"after the steps, {fault[0]}: {fault[1]}")
        state = state_in(connection)
        if state is not None and not state.open:
            # A step may have written a change set of its own.
            mark_whole(connection)
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
