"""Editions: briefs frozen on the day they were issued. They only grow."""

from workbench.casefile import CaseFile
from workbench.values.errors import NotFound
from workbench.values.ids import new_id
from workbench.values.records import dataclass

_COLUMNS = "id, brief_id, number, change_set_id, frozen_at, snapshot, released_by"


@dataclass(frozen=True, slots=True)
class Edition:
    """One brief as it was issued, numbered within the brief from 1.

    `change_set_id` names the change after which the case held it as it was issued, `snapshot` (JSON) all
    that was in it, `released_by` the id of an analyst; `frozen_at` is UTC.
    """

    id: str
    brief_id: str
    number: int
    change_set_id: str
    frozen_at: str
    snapshot: str
    released_by: str


class Editions:
    """The editions of the briefs of a case."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case

    def of_brief(self, brief_id: str) -> list[Edition]:
        """The editions of a brief, the first one first."""
        rows = self._case.connection.execute(
            f"SELECT {_COLUMNS} FROM edition WHERE brief_id = ? ORDER BY number, id", (brief_id,)
        )
        return [Edition(*row) for row in rows]

    def get(self, edition_id: str) -> Edition:
        """One edition. Raises NotFound when it is not in the case."""
        row = self._case.connection.execute(
            f"SELECT {_COLUMNS} FROM edition WHERE id = ?", (edition_id,)
        ).fetchone()
        if row is None:
            raise NotFound("This edition is not in the case.")
        return Edition(*row)

    def present(self, brief_id: str, snapshot: str) -> Edition | None:
        """The newest edition of a brief where the brief has not changed since."""
        editions = self.of_brief(brief_id)
        return editions[-1] if editions and editions[-1].snapshot == snapshot else None

    def freeze(self, brief_id: str, snapshot: str, change_set_id: str, at: str) -> Edition:
        """The next edition of a brief; only inside a change.

        Files of a brief that has not changed in between are of one edition: ask `present` first.
        """
        editions = self.of_brief(brief_id)
        number = editions[-1].number + 1 if editions else 1
        analyst = self._case.analyst.id
        edition = Edition(new_id(), brief_id, number, change_set_id, at, snapshot, analyst)
        self._case.insert("edition", {column: getattr(edition, column) for column in _COLUMNS.split(", ")})
        return edition
