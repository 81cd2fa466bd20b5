"""Reading the history: every change set with who, when and what rows; and searching in it."""

from collections.abc import Mapping
from typing import Any

from workbench import kinds
from workbench.casefile.file.connection import Connection
from workbench.casefile.file.damaged import object_of
from workbench.casefile.journal.change import ChangeSet, RowChange
from workbench.casefile.journal.withheld import withholding
from workbench.values.records import dataclass
from workbench.values.text import fold

_CORRECTED = 2 / 86_400
"""Days by which a clock that is kept right may go back."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which change sets: by whom, on which day (UTC, ISO), touching which kinds, holding which words.

    Empty means any. Words are looked for in the label and in every row before and after, with no
    regard to capitals and accents.
    """

    analyst_id: str = ""
    day: str = ""
    kinds: tuple[str, ...] = ()
    words: str = ""


def history(
    connection: Connection,
    limit: int = 200,
    before: int | None = None,
    wanted: Wanted | None = None,
    reader: str = "",
) -> list[ChangeSet]:
    """The newest change sets first; `before` continues from an older page.

    What is withheld from the analyst `reader` is left out.
    """
    clauses, values = _conditions(connection, before, wanted or Wanted(), reader)
    rows = connection.execute(
        "SELECT s.seq, s.label, coalesce(a.name, '') AS analyst, s.at, s.undoes, "
        # Rows are numbered from 1; those of an import are too many to be counted for a list.
        "coalesce((SELECT max(n) FROM change WHERE change_set_seq = s.seq), 0) AS row_count, "
        f"coalesce((SELECT julianday(p.at) - julianday(s.at) > {_CORRECTED} FROM change_set p "
        "WHERE p.seq < s.seq ORDER BY p.seq DESC LIMIT 1), 0) "
        "FROM change_set s LEFT JOIN analyst a ON a.id = s.analyst_id "
        f"WHERE {' AND '.join(clauses)} ORDER BY s.seq DESC LIMIT ?",
        (*values, limit),
    )
    return [ChangeSet(*row) for row in rows]


def _conditions(
    connection: Connection, before: int | None, wanted: Wanted, reader: str
) -> tuple[list[str], list[int | str]]:
    """Which change sets are listed: conditions over `change_set s`, and their values."""
    clauses = ["s.hash IS NOT NULL", "s.seq < ?"]
    values: list[int | str] = [before if before is not None else 1 << 62]
    withholds, rounds = withholding(connection, reader)
    if withholds:
        clauses.append(withholds)
        values += rounds
    if wanted.analyst_id:
        clauses.append("s.analyst_id = ?")
        values.append(wanted.analyst_id)
    if wanted.day:
        clauses.append("substr(s.at, 1, 10) = ?")
        values.append(wanted.day)
    if wanted.kinds:
        clause, touched = _touching(wanted.kinds)
        clauses.append(clause)
        values += touched
    for word in fold(wanted.words).split():
        clauses.append(
            "(instr(fold(s.label), ?) OR EXISTS (SELECT 1 FROM change c WHERE c.change_set_seq = s.seq AND "
            "(instr(fold(c.after), ?) OR instr(fold(c.before), ?))))"
        )
        values += [word] * 3
    return clauses, values


def _touching(wanted: tuple[str, ...]) -> tuple[str, list[str]]:
    """Change sets with a row of some kinds, or one that is about a thing of them, as a review is."""
    tables = kinds.tables_of(*wanted)
    about = [name for name, table in kinds.TABLE.items() if table.target]
    places, targets = ", ".join("?" * len(tables)), ", ".join("?" * len(about))
    clause = (
        "EXISTS (SELECT 1 FROM change c WHERE c.change_set_seq = s.seq AND "
        f"(c.table_name IN ({places}) OR c.table_name IN ({targets}) AND "
        f"json_extract(coalesce(c.after, c.before), '$.target_table') IN ({places})))"
    )
    return clause, [*tables, *about, *tables]


def changes_in(connection: Connection, seq: int) -> list[RowChange]:
    """The rows of one change set, in the order they were written."""
    rows = connection.execute(
        "SELECT table_name, row_key, before, after FROM change WHERE change_set_seq = ? ORDER BY n",
        (seq,),
    )
    return [
        RowChange(row["table_name"], row["row_key"], image_of(row["before"]), image_of(row["after"]))
        for row in rows
    ]


def image_of(text: str | None) -> dict[str, Any] | None:
    """A row as the journal has it; None where there was none."""
    return object_of(text) if text else None


def people(connection: Connection) -> list[tuple[str, str]]:
    """Id and name of everyone who ever made a change."""
    rows = connection.execute(
        "SELECT id, name FROM analyst WHERE id IN (SELECT DISTINCT analyst_id FROM change_set) ORDER BY name"
    )
    return [(row["id"], row["name"]) for row in rows]


def days(connection: Connection) -> list[str]:
    """The days (UTC, ISO) with changes, the newest first."""
    rows = connection.execute("SELECT DISTINCT substr(at, 1, 10) AS day FROM change_set ORDER BY day DESC")
    return [row["day"] for row in rows]


def name_of(connection: Connection, table: str, row_key: str) -> str:
    """What a row is called, as the journal last knew it; "" when it has no name."""
    row = connection.execute(
        "SELECT coalesce(after, before) AS image FROM change WHERE table_name = ? AND row_key = ? "
        "ORDER BY change_set_seq DESC, n DESC LIMIT 1",
        (table, row_key),
    ).fetchone()
    return name_in(table, image_of(row["image"]) if row else None)


def name_in(table: str, image: Mapping[str, Any] | None) -> str:
    """What a row of a table is called; "" when it has no name."""
    for column in kinds.names_of(table):
        value = (image or {}).get(column)
        if isinstance(value, str) and value:
            return value
    return ""
