"""The tables of a case as the schema has them, and their rows as the journal keeps them."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from typing import Any

from workbench.casefile.file.connection import Connection
from workbench.casefile.file.damaged import json_of
from workbench.values.records import dataclass

JOURNAL = ("change_set", "change", "authored")
DERIVED = (
    "search_entry", "fingerprint", "fingerprinted", "file_state", "original_part", "issued_judgement",
    "_sqlite_migrations", "sqlite_sequence", "sqlite_stat1", "sqlite_stat4",
)  # fmt: skip
# `original_part` is no copy of anything: what the journal keeps of its original covers it.
# Insert-only content: the journal keeps a digest of each row, undo leaves the row where it is.
CONTENT: dict[str, tuple[str, ...]] = {
    "original": ("sha256", "media_type", "size"),
    "source_text": ("id", "source_id", "version", "reader", "sha256", "structure_sha256"),
    "page_boxes": ("text_id", "pages", "sha256"),
}
PEOPLE = ("analyst",)
"""Rows that are altered but never go: who worked stays on record, whatever is taken back."""
ISSUED = ("deliverable", "edition")
"""Tables whose rows are never altered or deleted: what was issued has been issued."""

ON_RECORD = (*ISSUED, "review_package")
"""Tables that keep what left the house: the rows they name stay."""


@dataclass(frozen=True, slots=True)
class Table:
    """The columns and the key of one table, as the schema has them."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]


def tables_of(connection: Connection) -> list[Table]:
    """Every ordinary table of the case that is not journal or derived."""
    names = [
        row[0]
        for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    ]
    indexes = ("source_index", "entry_index", "entry_parts")
    return [
        describe(connection, name)
        for name in names
        if name not in JOURNAL and name not in DERIVED and not name.startswith(("sqlite_", *indexes))
    ]


def describe(connection: Connection, name: str) -> Table:
    """Columns and key of table `name`."""
    rows = connection.execute(f'PRAGMA table_info("{name}")').fetchall()
    key = tuple(row["name"] for row in sorted(rows, key=lambda row: row["pk"]) if row["pk"])
    return Table(name, tuple(row["name"] for row in rows), key)


def described(connection: Connection) -> Callable[[str], Table]:
    """`describe` that asks once for each table: for work over many rows."""
    return cache(partial(describe, connection))


def image_sql(columns: Iterable[str], row: str) -> str:
    """The SQL that makes the image of a row."""
    return "json_object(" + ", ".join(f"'{c}', {row}.\"{c}\"" for c in columns) + ")"


def row_key(table: Table, text: str) -> list[Any]:
    """The key values behind a journal `row_key`."""
    return [text] if len(table.key) == 1 else list(json_of(text))


def current_row(connection: Connection, table: Table, key: list[Any]) -> dict[str, Any] | None:
    """The row as it stands, in the form of an image; None when it is not there."""
    where = " AND ".join(f'"{column}" = ?' for column in table.key)
    image = image_sql(table.columns, f'"{table.name}"')
    row = connection.execute(f'SELECT {image} FROM "{table.name}" WHERE {where}', key).fetchone()
    return json_of(row[0]) if row else None


def fits(table: Table, image: Mapping[str, Any] | None) -> bool:
    """Whether an image can become a row: one from before the table had its present key cannot."""
    return image is None or set(table.key) <= image.keys()


def is_on_record(connection: Connection, table: str, key: str) -> bool:
    """Whether a row of `table` must stay because the record of what was issued names it."""
    for name in ON_RECORD:
        for reference in connection.execute(f'PRAGMA foreign_key_list("{name}")').fetchall():
            if reference["table"] == table:
                query = f'SELECT 1 FROM "{name}" WHERE "{reference["from"]}" = ? LIMIT 1'
                if connection.execute(query, (key,)).fetchone():
                    return True
    return False


def same_row(current: Mapping[str, Any] | None, image: Mapping[str, Any] | None) -> bool:
    """Whether a row equals an image; columns the image does not know were added later and pass."""
    if current is None or image is None:
        return current is image
    return all(current.get(column) == value for column, value in image.items())
