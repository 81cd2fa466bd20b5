"""Triggers generated from the schema: they hold the one door and write the journal.

They abort a write made outside a change set, so the database itself holds the one door; and they write
each row before and after into `change`. From these images alone come undo and redo, the history and the
audit of the case.
"""

from workbench.casefile.file.connection import Connection
from workbench.casefile.journal.search_schema import search_triggers
from workbench.casefile.journal.tables import CONTENT, ISSUED, PEOPLE, Table, image_sql, tables_of

_OPEN = "(SELECT seq FROM change_set WHERE hash IS NULL)"
_DOOR = (
    "SELECT RAISE(ABORT, 'a write outside a change') "
    "WHERE NOT EXISTS (SELECT 1 FROM change_set WHERE hash IS NULL);"
)


def install_triggers(connection: Connection) -> None:
    """(Re)create every generated trigger; called inside each migration."""
    for statement in generated_triggers(connection):
        name = statement.split()[2]
        connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        connection.execute(statement)


def generated_triggers(connection: Connection) -> list[str]:
    """All generated trigger statements for the schema of this connection."""
    statements = [
        "CREATE TRIGGER sealed_change_set_update BEFORE UPDATE ON change_set WHEN OLD.hash IS NOT NULL "
        "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;",
        "CREATE TRIGGER sealed_change_set_delete BEFORE DELETE ON change_set "
        "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;",
        "CREATE TRIGGER sealed_change_update BEFORE UPDATE ON change "
        "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;",
        "CREATE TRIGGER sealed_change_delete BEFORE DELETE ON change "
        "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;",
        f"CREATE TRIGGER sealed_change_insert BEFORE INSERT ON change BEGIN {_DOOR} END;",
        f"CREATE TRIGGER sealed_authored_insert BEFORE INSERT ON authored BEGIN {_DOOR} END;",
        *(
            f"CREATE TRIGGER sealed_authored_{verb.lower()} BEFORE {verb} ON authored "
            "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;"
            for verb in ("UPDATE", "DELETE")
        ),
        *(
            f"CREATE TRIGGER growing_{table} BEFORE DELETE ON {table} "
            f"BEGIN SELECT RAISE(ABORT, 'a row of {table} stays on record'); END;"
            for table in PEOPLE
        ),
    ]
    tables = list(tables_of(connection))
    for table in tables:
        if table.name in CONTENT:
            statements += _content_triggers(table)
        elif table.name in ISSUED:
            statements += _row_triggers(table) + _immutable(table.name)
        else:
            statements += _row_triggers(table)
    return statements + search_triggers({table.name for table in tables})


def _row_triggers(table: Table) -> list[str]:
    differs = " OR ".join(f'OLD."{c}" IS NOT NEW."{c}"' for c in table.columns)
    old, new = image_sql(table.columns, "OLD"), image_sql(table.columns, "NEW")
    name = table.name
    return [
        *(
            f'CREATE TRIGGER door_{name}_{verb.lower()} BEFORE {verb} ON "{name}" BEGIN {_DOOR} END;'
            for verb in ("INSERT", "UPDATE", "DELETE")
        ),
        f'CREATE TRIGGER journal_{name}_insert AFTER INSERT ON "{name}" BEGIN '
        f"{_record(table, 'NEW', 'NULL', new)} END;",
        f'CREATE TRIGGER journal_{name}_update AFTER UPDATE ON "{name}" WHEN {differs} BEGIN '
        f"{_record(table, 'NEW', old, new)} END;",
        f'CREATE TRIGGER journal_{name}_delete AFTER DELETE ON "{name}" BEGIN '
        f"{_record(table, 'OLD', old, 'NULL')} END;",
    ]


def _content_triggers(table: Table) -> list[str]:
    name = table.name
    digest = image_sql(CONTENT[name], "NEW")
    keyed = Table(name, table.columns, CONTENT[name][:1])
    return [
        f'CREATE TRIGGER door_{name}_insert BEFORE INSERT ON "{name}" BEGIN {_DOOR} END;',
        f'CREATE TRIGGER journal_{name}_insert AFTER INSERT ON "{name}" BEGIN '
        f"{_record(keyed, 'NEW', 'NULL', digest)} END;",
        *_immutable(name),
    ]


def _immutable(name: str) -> list[str]:
    return [
        f'CREATE TRIGGER immutable_{name}_{verb.lower()} BEFORE {verb} ON "{name}" BEGIN '
        f"SELECT RAISE(ABORT, '{name} is never altered'); END;"
        for verb in ("UPDATE", "DELETE")
    ]


def _key(table: Table, row: str) -> str:
    columns = ", ".join(f'{row}."{column}"' for column in table.key)
    return columns if len(table.key) == 1 else f"json_array({columns})"


def _record(table: Table, row: str, before: str, after: str) -> str:
    number = f"(SELECT coalesce(max(n), 0) + 1 FROM change WHERE change_set_seq = {_OPEN})"
    return (
        "INSERT INTO change (change_set_seq, n, table_name, row_key, before, after) VALUES "
        f"({_OPEN}, {number}, '{table.name}', {_key(table, row)}, {before}, {after});"
    )
