"""Writing rows through sqlite-utils, inside a change; removing a row with what it owns."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from workbench.casefile.connection import Connection

if TYPE_CHECKING:
    from sqlite_utils import Database

Key = str | tuple[str, ...]


def database_over(connection: Connection) -> "Database":
    """A sqlite-utils Database over a SQLCipher connection.

    sqlite-utils catches the errors of the module it finds as `pysqlite3`; without this alias it
    would look for those of the standard library, which SQLCipher never raises.
    """
    import sys

    import sqlcipher3

    sys.modules.setdefault("pysqlite3", sqlcipher3)
    sys.modules.setdefault("pysqlite3.dbapi2", sqlcipher3.dbapi2)
    from sqlite_utils import Database

    return Database(connection, recursive_triggers=False)


def insert(database: "Database", table: str, row: Mapping[str, Any]) -> None:
    """Insert one row."""
    database.table(table).insert(dict(row))


def update(database: "Database", table: str, key: Key, values: Mapping[str, Any]) -> None:
    """Set columns of one row; NotFoundError of sqlite-utils when it is gone."""
    if values:
        database.table(table).update(key, dict(values))


def remove(connection: Connection, table: str, where: Mapping[str, Any]) -> None:
    """Delete the rows of `table` that match, and first what they own.

    A row owns those that point to it through a reference that may not be empty; a reference that
    may be empty is cleared instead.
    """
    clause = " AND ".join(f'"{column}" = ?' for column in where)
    values = list(where.values())
    for child, column, target, owned in _references_to(connection, table):
        keys = connection.execute(f'SELECT "{target}" FROM "{table}" WHERE {clause}', values).fetchall()
        for (key,) in keys:
            if owned:
                remove(connection, child, {column: key})
            else:
                connection.execute(f'UPDATE "{child}" SET "{column}" = NULL WHERE "{column}" = ?', (key,))
    connection.execute(f'DELETE FROM "{table}" WHERE {clause}', values)


def _references_to(connection: Connection, table: str) -> list[tuple[str, str, str, bool]]:
    rows = connection.execute(
        'SELECT m.name AS child, f."from" AS column_name, f."to" AS target, '
        '(SELECT "notnull" FROM pragma_table_info(m.name) WHERE name = f."from") AS owned '
        "FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f "
        "WHERE m.type = 'table' AND f.\"table\" = ?",
        (table,),
    )
    return [(row["child"], row["column_name"], row["target"], bool(row["owned"])) for row in rows]
