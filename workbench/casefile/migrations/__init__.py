"""Steps from every released schema to the present one, run by sqlite-utils' Migrations.

A step is one SQL file, `000N_name.sql`, frozen once released. All that are due run in one transaction
together with the record of them, so that a case has either its old schema or the present one.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from importlib import resources
from typing import TYPE_CHECKING

from workbench.casefile.file.connection import Connection

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

_STEPS = tuple(
    sorted(entry.name for entry in resources.files(__package__).iterdir() if entry.name.endswith(".sql"))
)

SCHEMA_VERSION = len(_STEPS)
"""Number of steps; kept in the file as `PRAGMA user_version` so that an older program can refuse it."""


def statements_of(script: str) -> list[str]:
    """The SQL statements of a script, triggers whole."""
    from sqlcipher3 import dbapi2

    statements: list[str] = []
    pending = ""
    for line in script.splitlines():
        pending += line + "\n"
        if line.rstrip().endswith(";") and dbapi2.complete_statement(pending):
            statements.append(pending)
            pending = ""
    return statements


def migrations() -> "Migrations":
    """All steps, in order."""
    from sqlite_utils import Migrations

    steps = Migrations("groundwork")
    for name in _STEPS:
        steps(name=name.removesuffix(".sql"))(_step(name))
    return steps


def _around(name: str, connection: Connection) -> AbstractContextManager[None]:
    """What a step does to the rows before and after its SQL."""
    if name == "0010_contracts.sql":
        from workbench.casefile.migrations.contracts import moved_rows

        return moved_rows(connection)
    if name == "0015_review.sql":
        from workbench.casefile.migrations.remarks import moved_remarks

        return moved_remarks(connection)
    return nullcontext()


def _step(name: str) -> "Callable[[Database], None]":
    def run(database: "Database") -> None:
        script = resources.files(__package__).joinpath(name).read_text("utf-8")
        with _around(name, database.conn):
            for statement in statements_of(script):
                database.conn.execute(statement)

    return run
