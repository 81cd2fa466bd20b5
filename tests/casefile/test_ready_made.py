"""The cases that tests begin with are what the program makes."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.ready_made import _write_statements, lay_out
from workbench.casefile.file.connection import connect_in_memory
from workbench.casefile.file.rows import database_over
from workbench.casefile.upgrade import bring_up_to_date, schema_of, version_of


def held(connection: Any) -> dict[str, list[Any]]:
    names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_data'"
    # Empty indexes of words are written in more than one way.
    tables = [row[0] for row in connection.execute(names)]
    found = {name: sorted(map(tuple, connection.execute(f'SELECT * FROM "{name}"'))) for name in tables}
    # When each step was done.
    found["_sqlite_migrations"] = [row[:-1] for row in found["_sqlite_migrations"]]
    return found


@pytest.mark.parametrize("write", [lay_out, lambda database: _write_statements(database.conn)])
def test_a_schema_written_in_one_go_is_that_of_all_steps(write: Callable[[Any], None]) -> None:
    """Page by page, and by its statements."""
    ready, stepwise = connect_in_memory(), connect_in_memory()
    write(database_over(ready))
    bring_up_to_date(database_over(stepwise))
    assert schema_of(ready) == schema_of(stepwise)
    assert held(ready) == held(stepwise)
    assert version_of(ready) == version_of(stepwise)
    names = "SELECT type, name FROM sqlite_master ORDER BY type, name"
    assert [tuple(row) for row in ready.execute(names)] == [tuple(row) for row in stepwise.execute(names)]
    ready.close()
    stepwise.close()
