"""Putting rows into a given state, inside the open change."""

from collections.abc import Iterable

from workbench.casefile.file.connection import Connection
from workbench.casefile.file.progress import Progress, Said
from workbench.casefile.journal.change import RowChange
from workbench.casefile.journal.tables import described, row_key

_SAY_EVERY = 100
"""Rows between two words on how far it is."""


def put_back(connection: Connection, changes: Iterable[RowChange], said: Said | None = None) -> None:
    """Bring each row from its `before` to its `after`; what `said` raises stops it.

    References are checked at the end of the change, so the order among tables does not matter;
    removals come first, so that what takes their place finds it free.
    """
    table_of = described(connection)
    ordered = sorted(changes, key=lambda change: change.after is not None)
    progress = Progress(said)
    for number, change in enumerate(ordered):
        if number % _SAY_EVERY == 0:
            progress.at(number, len(ordered), "")
        table = table_of(change.table)
        key = row_key(table, change.key)
        where = " AND ".join(f'"{column}" = ?' for column in table.key)
        if change.after is None:
            connection.execute(f'DELETE FROM "{table.name}" WHERE {where}', key)
            continue
        # A column that a later schema dropped cannot come back.
        values = {column: value for column, value in change.after.items() if column in table.columns}
        if change.before is None:
            names = ", ".join(f'"{column}"' for column in values)
            places = ", ".join("?" for _ in values)
            connection.execute(
                f'INSERT INTO "{table.name}" ({names}) VALUES ({places})', list(values.values())
            )
        else:
            setters = ", ".join(f'"{column}" = ?' for column in values)
            connection.execute(f'UPDATE "{table.name}" SET {setters} WHERE {where}', [*values.values(), *key])
