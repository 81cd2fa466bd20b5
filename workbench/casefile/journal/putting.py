"""Putting rows into a given state, inside the open change."""

from collections.abc import Iterable

from workbench.casefile.file.connection import Connection
from workbench.casefile.file.rows import insert
from workbench.casefile.journal.change import RowChange
from workbench.casefile.journal.tables import described, fits, row_key
from workbench.values.job import Job

_REPORT_EVERY = 100
"""Rows between two reports of how far it is."""


def put_back(connection: Connection, changes: Iterable[RowChange], job: Job | None = None) -> None:
    """Bring each row from its `before` to its `after`; the job is told how far that is, and stops it.

    References are checked at the end of the change, so the order among tables does not matter;
    removals come first, so that what takes their place finds it free. A row from before its table had
    its present key stays away.
    """
    table_of = described(connection)
    fitting = (one for one in changes if one.before is not None or fits(table_of(one.table), one.after))
    ordered = sorted(fitting, key=lambda change: change.after is not None)
    job = job or Job()
    for number, change in enumerate(ordered):
        if number % _REPORT_EVERY == 0:
            job.report(number, len(ordered))
        table = table_of(change.table)
        key = row_key(table, change.key)
        where = " AND ".join(f'"{column}" = ?' for column in table.key)
        if change.after is None:
            connection.execute(f'DELETE FROM "{table.name}" WHERE {where}', key)
            continue
        # A column that a later schema dropped cannot come back.
        values = {column: value for column, value in change.after.items() if column in table.columns}
        if change.before is None:
            insert(connection, table.name, values)
        else:
            setters = ", ".join(f'"{column}" = ?' for column in values)
            connection.execute(f'UPDATE "{table.name}" SET {setters} WHERE {where}', [*values.values(), *key])
