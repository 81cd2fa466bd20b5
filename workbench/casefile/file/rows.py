"""Writing rows inside a change; removing a row with what it owns; the case as sqlite-utils sees it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from workbench.casefile.file.connection import Connection

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


def insert(connection: Connection, table: str, row: Mapping[str, Any]) -> None:
    """Insert one row.

    In plain SQL: through sqlite-utils a row costs ten times as much, and the first one its import.
    """
    names = ", ".join(f'"{column}"' for column in row)
    places = ", ".join("?" * len(row))
    connection.execute(f'INSERT INTO "{table}" ({names}) VALUES ({places})', tuple(row.values()))


def insert_many(connection: Connection, table: str, rows: list[dict[str, Any]]) -> None:
    """Insert rows with one statement for all that have the same columns, by way of a table in memory.

    What an index gathers it gathers over the whole of them, which a statement for each row prevents.
    """
    alike: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
    for row in rows:
        alike.setdefault(tuple(row), []).append(tuple(row.values()))
    for columns, values in alike.items():
        _insert_alike(connection, table, columns, values)


def _insert_alike(
    connection: Connection, table: str, columns: tuple[str, ...], values: list[tuple[Any, ...]]
) -> None:
    names = ", ".join(f'"{column}"' for column in columns)
    places = ", ".join("?" for _ in columns)
    incoming = f'temp."incoming_{table}"'
    connection.execute(f"CREATE TABLE {incoming} ({names})")
    try:
        connection.executemany(f"INSERT INTO {incoming} VALUES ({places})", values)
        chosen = f"SELECT {names} FROM {incoming} ORDER BY rowid"
        connection.execute(f'INSERT INTO main."{table}" ({names}) {chosen}')
    finally:
        connection.execute(f"DROP TABLE {incoming}")


def update(connection: Connection, table: str, key: Key, values: Mapping[str, Any]) -> bool:
    """Set columns of the row with that key; False when it is gone."""
    columns = _key_columns(connection, table)
    keys = (key,) if isinstance(key, str) else key
    where = " AND ".join(f'"{column}" = ?' for column in columns)
    setters = ", ".join(f'"{column}" = ?' for column in values)
    if not setters:
        found = connection.execute(f'SELECT 1 FROM "{table}" WHERE {where}', keys).fetchone()
        return found is not None
    cursor = connection.execute(f'UPDATE "{table}" SET {setters} WHERE {where}', (*values.values(), *keys))
    return bool(cursor.rowcount)


def _key_columns(connection: Connection, table: str) -> list[str]:
    rows = connection.execute("SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", (table,))
    return [row["name"] for row in rows]


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
