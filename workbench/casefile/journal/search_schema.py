"""Triggers that keep the search entries of titles, notes, names and wording in step with their rows.

The kind of an entry is the table it was made from.
"""

from collections.abc import Collection

from workbench.kinds import searched

SEARCHED = searched()
"""For each table: the column that names what a hit opens, and the searched columns."""


def search_triggers(tables: Collection[str]) -> list[str]:
    """One `CREATE TRIGGER` statement per kind of write and searched table among these.

    While an old case is brought up to date, later steps have yet to make some of them.
    """
    statements = []
    for table, (owner, columns) in SEARCHED.items():
        if table not in tables:
            continue
        text = " || char(10) || ".join(map(_words_of, columns))
        insert = (
            "INSERT INTO search_entry (kind, target_id, owner_id, text) "
            f"VALUES ('{table}', NEW.id, NEW.{owner}, {text});"
        )
        delete = f"DELETE FROM search_entry WHERE kind = '{table}' AND target_id = OLD.id;"
        changed = ", ".join(f'"{column}"' for column in dict.fromkeys((*columns, owner)))
        statements += [
            f"CREATE TRIGGER search_{table}_insert AFTER INSERT ON {table} BEGIN {insert} END;",
            f"CREATE TRIGGER search_{table}_delete AFTER DELETE ON {table} BEGIN {delete} END;",
            f"CREATE TRIGGER search_{table}_update AFTER UPDATE OF {changed} ON {table} BEGIN "
            f"UPDATE search_entry SET text = {text}, owner_id = NEW.{owner} "
            f"WHERE kind = '{table}' AND target_id = NEW.id; END;",
        ]
    return statements


def expected_entries() -> str:
    """A query for the entries that the rows of the case ask for."""
    queries = []
    for table, (owner, columns) in SEARCHED.items():
        text = " || char(10) || ".join(_words_of(column, table) for column in columns)
        queries.append(
            f"SELECT '{table}' AS kind, id AS target_id, {owner} AS owner_id, {text} AS text FROM {table}"
        )
    return " UNION ALL ".join(queries)


def _words_of(column: str, row: str = "NEW") -> str:
    """The column's words; of a JSON list its members alone."""
    if column != "tags":
        return f'{row}."{column}"'
    return f"coalesce((SELECT group_concat(value, ', ') FROM json_each({row}.tags)), '')"
