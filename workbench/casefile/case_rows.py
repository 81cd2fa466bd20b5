"""The rows of a case as the repositories write them; only inside a change."""

from abc import ABC, abstractmethod
from typing import Any

from workbench.casefile.file import rows
from workbench.casefile.file.connection import Connection
from workbench.casefile.file.typed_words import as_kept
from workbench.values.errors import NotFound


class CaseRows(ABC):
    """What a case is written through: one row or many, with what a person typed in its kept form."""

    @property
    @abstractmethod
    def connection(self) -> Connection:
        """This thread's own connection."""

    def insert(self, table: str, row: dict[str, Any]) -> None:
        """Insert one row; only inside a change."""
        rows.insert(self.connection, table, as_kept(table, row))

    def insert_many(self, table: str, values: list[dict[str, Any]]) -> None:
        """Insert many rows at once; only inside a change."""
        rows.insert_many(self.connection, table, [as_kept(table, row) for row in values])

    def update(self, table: str, row_key: rows.Key, values: dict[str, Any]) -> None:
        """Set columns of one row; only inside a change. Raises NotFound when it is gone."""
        if not rows.update(self.connection, table, row_key, as_kept(table, values)):
            raise NotFound(f"This {table.replace('_', ' ')} is no longer in the case.")

    def remove(self, table: str, **where: str) -> None:
        """Delete the matching rows with what they own; only inside a change."""
        rows.remove(self.connection, table, where)
