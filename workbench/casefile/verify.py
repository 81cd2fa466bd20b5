"""Verify a case: is everything in it just as the journal says it was written?"""

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from workbench.casefile.file.connection import Connection, DatabaseError, lacks_room, was_interrupted
from workbench.casefile.file.file_state import fault_in
from workbench.casefile.file.packed import fault_of_original
from workbench.casefile.journal.chain import faults_in
from workbench.casefile.journal.search_schema import expected_entries
from workbench.casefile.journal.stamps import faults_of_issued
from workbench.casefile.journal.tables import CONTENT, Table, tables_of
from workbench.casefile.migrations import SCHEMA_VERSION
from workbench.casefile.problem import Problem
from workbench.casefile.upgrade import schema_made_new, schema_of, version_of
from workbench.values.errors import Damaged, DiskFull
from workbench.values.job import Job


def verify(
    connection: Connection, *, encrypted: bool, read_only: bool, job: Job | None = None
) -> list[Problem]:
    """Every problem found, none when the case is sound. Reads the whole file.

    The job is told the progress and stops the work between two steps: raises Cancelled. What is stopped
    within a step, because the connection was interrupted, is no problem of the case: that is raised too.
    Raises DiskFull where checking needs room that the disk does not have.
    """
    job = job or Job()
    problems: list[Problem] = []
    try:
        whole = _is_whole(connection, read_only)
        connection.execute("BEGIN")
        parts: list[tuple[str, Callable[[], Iterator[Problem]]]] = [
            ("the pages of the file", lambda: _file(connection, check_pages=encrypted and whole)),
            ("the rules in the file", lambda: _schema(connection)),
            ("the chain of changes", lambda: _history(connection)),
            ("every row against the history", lambda: _rows(connection)),
            ("the original documents", lambda: _originals(connection, job)),
            ("the texts", lambda: _texts(connection, job)),
            ("the words that are searched", lambda: _search_entries(connection)),
            ("the fingerprints of the texts", lambda: _fingerprints(connection)),
            ("the judgements of the editions", lambda: _issued_judgements(connection)),
        ]
        if not read_only:
            parts.append(("the search index", lambda: _search(connection)))
        for number, (words, part) in enumerate(parts):
            job.report(number, len(parts), words)
            problems.extend(part())
    except (DatabaseError, UnicodeDecodeError) as error:
        if was_interrupted(error):
            raise
        if lacks_room(error, connection):
            raise _not_checked() from error
        problems.append(Problem("file", "the case file", f"it cannot be read to the end: {_cause_of(error)}"))
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    return problems


def _cause_of(error: Exception) -> BaseException:
    """What SQLite said, where it was put into words for a user."""
    return (error.__cause__ or error) if isinstance(error, Damaged) else error


def _not_checked() -> DiskFull:
    return DiskFull(
        "The case could not be checked: no space left on the disk.",
        "That says nothing about the case; nothing was changed.",
        "Free some disk space, then verify again.",
    )


def _is_whole(connection: Connection, read_only: bool) -> bool:
    """Whether all that is saved stands in the file itself, none of it only in the log beside it.

    After a power cut a page of the file may be anything as long as the log holds it; SQLCipher's check
    of the pages reads past the log and would call such a case damaged.
    """
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        return True
    if read_only:
        # As bytes: a name on the disk may be no letters.
        name = "SELECT CAST(file AS BLOB) FROM pragma_database_list WHERE name = 'main'"
        log = Path(os.fsdecode(connection.execute(name).fetchone()[0]) + "-wal")
        return not log.exists() or not log.stat().st_size
    busy, in_log, brought_in = connection.execute("PRAGMA wal_checkpoint").fetchone()
    return not busy and in_log == brought_in


def _file(connection: Connection, *, check_pages: bool) -> Iterator[Problem]:
    if check_pages:
        for row in connection.execute("PRAGMA cipher_integrity_check"):
            yield Problem("file", "the case file", row[0])
    for row in connection.execute("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield Problem("file", "the case file", row[0])
    for row in connection.execute("PRAGMA foreign_key_check"):
        yield Problem("row", f"{row[0]} {row[1]}", f"it points to a {row[2]} that is not there")


def _schema(connection: Connection) -> Iterator[Problem]:
    """Tables, indexes and the triggers of the journal, against those a new case gets."""
    if version_of(connection) != SCHEMA_VERSION:
        # A backup from before an upgrade: its schema is rewritten when it is opened.
        return
    present, expected = schema_of(connection), schema_made_new()
    for kind, name in sorted(present.keys() | expected.keys()):
        if (kind, name) not in expected:
            yield Problem("journal", f"{kind} {name}", "it does not belong to a case")
        elif present.get((kind, name)) != expected[kind, name]:
            yield Problem("journal", f"{kind} {name}", "it is missing or has been altered")


def _history(connection: Connection) -> Iterator[Problem]:
    for where, what in faults_in(connection):
        yield Problem("journal", where, what)
    for where, what in faults_of_issued(connection):
        yield Problem("journal", where, what)
    fault = fault_in(connection)
    if fault:
        yield Problem("copy", "the case file", fault)


def _rows(connection: Connection) -> Iterator[Problem]:
    for table in tables_of(connection):
        columns = CONTENT.get(table.name)
        keyed = Table(table.name, columns or table.columns, columns[:1] if columns else table.key)
        yield from _rows_of_table(connection, keyed, is_content=bool(columns))


def _rows_of_table(connection: Connection, table: Table, *, is_content: bool) -> Iterator[Problem]:
    written = {
        row["row_key"]: row["after"]
        for row in connection.execute(
            "SELECT row_key, after, max(change_set_seq * 1000000000 + n) FROM change "
            "WHERE table_name = ? GROUP BY row_key",
            (table.name,),
        )
    }
    # Asked for where there is a row to compare: most tables of most cases are empty.
    defaults: dict[str, Any] | None = None
    image = "json_object(" + ", ".join(f"'{c}', \"{c}\"" for c in table.columns) + ")"
    key = ", ".join(f'"{column}"' for column in table.key)
    key = key if len(table.key) == 1 else f"json_array({key})"
    for row_key, current in connection.execute(f'SELECT {key}, {image} FROM "{table.name}"'):
        after = written.pop(str(row_key), None)
        where = f"{table.name.replace('_', ' ')} {row_key}"
        if after is None:
            yield Problem("row", where, "it is not in the journal")
            continue
        if defaults is None:
            defaults = _defaults(connection, table)
        if not _as_written(json.loads(current), after, defaults):
            yield Problem("row", where, "changed outside Groundwork")
    for row_key, after in written.items():
        if after is not None or is_content:
            yield Problem("row", f"{table.name.replace('_', ' ')} {row_key}", "it is missing")


def _as_written(current: dict[str, Any], after: str, defaults: dict[str, Any]) -> bool:
    """Whether a row equals its last image; a column added since must have the value it was added with."""
    try:
        image = json.loads(after)
    except ValueError:
        return False
    if not isinstance(image, dict):
        return False
    # A column that was dropped since is in old images only.
    return current == {**defaults, **{name: value for name, value in image.items() if name in current}}


def _defaults(connection: Connection, table: Table) -> dict[str, Any]:
    """What a column holds in rows that were written before it was added."""
    columns = connection.execute("SELECT name, dflt_value FROM pragma_table_info(?)", (table.name,))
    values = {row["name"]: row["dflt_value"] for row in columns.fetchall() if row["name"] in table.columns}
    held = connection.execute(f"SELECT {', '.join(value or 'NULL' for value in values.values())}").fetchone()
    return dict(zip(values, held, strict=True))


def _originals(connection: Connection, job: Job) -> Iterator[Problem]:
    for (sha256,) in connection.execute("SELECT sha256 FROM original").fetchall():
        job.check()
        fault = fault_of_original(connection, sha256)
        if fault:
            yield Problem("original", f"original {str(sha256)[:12]}", fault)


def _texts(connection: Connection, job: Job) -> Iterator[Problem]:
    for row in connection.execute(
        "SELECT id, source_id, text, sha256, structure, structure_sha256 FROM source_text"
    ):
        job.check()
        if _sha256(row["text"]) != row["sha256"]:
            yield Problem("text", f"text of source {row['source_id']}", "it was altered")
        if _sha256(row["structure"]) != row["structure_sha256"]:
            yield Problem("text", f"structure of source {row['source_id']}", "it was altered")
    if version_of(connection) != SCHEMA_VERSION:
        # A backup from before an upgrade may have no such table.
        return
    for row in connection.execute("SELECT text_id, sha256, data FROM page_boxes"):
        job.check()
        if hashlib.sha256(row["data"]).hexdigest() != row["sha256"]:
            yield Problem("text", f"places of the letters of text {row['text_id']}", "they were altered")


def _search(connection: Connection) -> Iterator[Problem]:
    for index in ("source_index", "entry_index", "entry_parts"):
        try:
            connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        except DatabaseError as error:
            if was_interrupted(error) or lacks_room(error, connection):
                raise
            yield Problem("search", index, "the search index does not fit the case")


def _fingerprints(connection: Connection) -> Iterator[Problem]:
    """Whether each text has as many as were made of it, and no text that is not there has any.

    Of a text that says so (-1) only some were made yet. What they are is compared where they are made
    (`Likenesses.faults`).
    """
    if version_of(connection) != SCHEMA_VERSION:
        return
    for row in connection.execute(
        "WITH counted AS (SELECT text_n, count(*) AS there FROM fingerprint GROUP BY text_n), "
        "due AS (SELECT text_n, prints FROM fingerprinted WHERE text_n IN (SELECT n FROM source_text)) "
        "SELECT coalesce(c.text_n, d.text_n) AS text_n FROM counted c FULL JOIN due d USING (text_n) "
        "WHERE coalesce(c.there, 0) IS NOT coalesce(d.prints, -1) AND d.prints IS NOT -1"
    ):
        yield Problem("search", f"fingerprints of text {row['text_n']}", "they are not those of the text")


def _issued_judgements(connection: Connection) -> Iterator[Problem]:
    """The judgements of the editions, against the editions that they are made of."""
    if version_of(connection) != SCHEMA_VERSION:
        return
    key = "SELECT edition_id, statement_id FROM"
    for query, what in (
        (
            "SELECT * FROM issued_judgement EXCEPT SELECT * FROM judgement_of_edition",
            "it is not as its edition has it",
        ),
        (f"{key} judgement_of_edition EXCEPT {key} issued_judgement", "it is missing"),
    ):
        for row in connection.execute(query):
            yield Problem("row", f"judgement {row['statement_id']} of edition {row['edition_id']}", what)


def _search_entries(connection: Connection) -> Iterator[Problem]:
    """The words that are searched, against the rows they come from."""
    if version_of(connection) != SCHEMA_VERSION:
        return
    have, due = "SELECT kind, target_id, owner_id, text FROM search_entry", expected_entries()
    for first, second, what in (
        (have, due, "its words are not those of its row"),
        (due, have, "it is missing or altered"),
    ):
        for row in connection.execute(f"SELECT * FROM ({first}) EXCEPT SELECT * FROM ({second})"):
            yield Problem("search", f"search entry of {row['kind']} {row['target_id']}", what)


def _sha256(value: Any) -> str:
    return hashlib.sha256(str(value).encode()).hexdigest()
