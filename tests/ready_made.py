"""The schema of a new case, written in one go.

Laying out a case runs every migration there ever was, which takes 50 ms, and the suite makes some thousand
cases. Here it is done once a process, and its result is written into each further case that is made: page by
page into a plain one, by its statements into one that is encrypted.
`tests/casefile/test_ready_made.py` holds the two against each other.
"""

import functools
from typing import TYPE_CHECKING, Any

from workbench.casefile.file.connection import APPLICATION_ID, DatabaseError, connect_in_memory
from workbench.casefile.file.rows import database_over
from workbench.casefile.migrations import SCHEMA_VERSION
from workbench.casefile.upgrade import bring_up_to_date, version_of

if TYPE_CHECKING:
    from sqlite_utils import Database


def lay_out(database: "Database") -> None:
    """As `bring_up_to_date`; a file that has a schema already goes through the steps."""
    connection = database.conn
    if version_of(connection) or connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        bring_up_to_date(database)
        return
    try:
        _template().backup(connection)
    except DatabaseError:
        # SQLCipher copies no pages between a plain database and an encrypted one; nor does another thread.
        _write_statements(connection)


def _write_statements(connection: Any) -> None:
    tables, rows, others = _made_once()
    connection.execute("BEGIN IMMEDIATE")
    for statement in tables:
        connection.execute(statement)
    for statement, values in rows:
        connection.execute(statement, values)
    for statement in others:
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("COMMIT")


@functools.cache
def _template() -> Any:
    """A database in memory with everything in it that a new case has."""
    connection = connect_in_memory()
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    bring_up_to_date(database_over(connection))
    return connection


@functools.cache
def _made_once() -> tuple[list[str], list[tuple[str, Any]], list[str]]:
    connection = connect_in_memory()
    bring_up_to_date(database_over(connection))
    shadows = {row[1] for row in connection.execute("PRAGMA table_list").fetchall() if row[2] == "shadow"}
    made = [
        tuple(row)
        for row in connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY rowid").fetchall()
        if row[2] and not row[1].startswith("sqlite_") and row[1] not in shadows
    ]
    tables = [(name, sql) for kind, name, sql in made if kind == "table"]
    rows = [
        (f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(row))})', tuple(row))
        for name, sql in tables
        if not sql.upper().startswith("CREATE VIRTUAL")
        for row in connection.execute(f'SELECT * FROM "{name}"').fetchall()
    ]
    for name, sql in tables:
        if sql.upper().startswith("CREATE VIRTUAL"):
            set_in = connection.execute(f'SELECT k, v FROM "{name}_config" WHERE k <> ?', ("version",))
            statement = f'INSERT INTO "{name}" ("{name}", rank) VALUES (?, ?)'
            rows += [(statement, tuple(row)) for row in set_in.fetchall()]
    connection.close()
    return [sql for _name, sql in tables], rows, [sql for kind, _name, sql in made if kind != "table"]
