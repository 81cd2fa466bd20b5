"""Steps from every released schema to the present one, run by sqlite-utils' Migrations.

A step is frozen once released. Each runs in its own transaction together with the record of it.
"""

from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

SCHEMA_VERSION = 1
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
    steps(name="0001_first")(_first)
    return steps


def _first(database: "Database") -> None:
    script = resources.files(__package__).joinpath("0001_first.sql").read_text("utf-8")
    for statement in statements_of(script):
        database.conn.execute(statement)
