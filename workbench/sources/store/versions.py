"""The captures of one source: each has its original and its text, one of them is in force.

Originals and texts are never altered; a new capture comes beside the old ones.
"""

from typing import Any

from workbench.casefile import CaseFile
from workbench.values.errors import NotFound
from workbench.values.moments import now
from workbench.values.records import dataclass


@dataclass(frozen=True, slots=True)
class Capture:
    """One capture of a source; `number` counts from 1, times are UTC."""

    text_id: str
    source_id: str
    number: int
    sha256: str
    file_name: str
    captured_at: str
    added_at: str
    in_force: bool = False


class Captures:
    """What was captured when, source by source."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case

    def of_source(self, source_id: str) -> list[Capture]:
        """The captures of a source, the first first; there is always one."""
        source = self._source(source_id)
        rows = self._case.connection.execute(
            "SELECT text_id, source_id, number, sha256, file_name, captured_at, added_at, text_id = ? "
            "AS in_force "
            "FROM capture WHERE source_id = ? ORDER BY number",
            (source["text_in_force"], source_id),
        ).fetchall()
        if rows:
            return [Capture(**{**dict(row), "in_force": bool(row["in_force"])}) for row in rows]
        return [self._only(source)]

    def enter(self, source_id: str, text_id: str, sha256: str, file_name: str, captured_at: str) -> None:
        """Enter a new capture and put it in force; only inside a change."""
        earlier = self.of_source(source_id)
        if len(earlier) == 1:
            self._insert(earlier[0])
        number = earlier[-1].number + 1
        self._insert(Capture(text_id, source_id, number, sha256, file_name, captured_at, now()))
        self._case.update("source", source_id, {"text_id": text_id})

    def _insert(self, capture: Capture) -> None:
        columns = ("text_id", "source_id", "number", "sha256", "file_name", "captured_at", "added_at")
        self._case.insert("capture", {column: getattr(capture, column) for column in columns})

    def _only(self, source: Any) -> Capture:
        return Capture(
            source["text_in_force"], source["id"], 1, source["sha256"], source["file_name"],
            source["captured_at"], source["added_at"], in_force=True,
        )  # fmt: skip

    def _source(self, source_id: str) -> Any:
        row = self._case.connection.execute(
            "SELECT s.id, s.sha256, s.file_name, s.captured_at, s.added_at, t.id AS text_in_force "
            f"FROM source s JOIN source_text t ON {IN_FORCE} WHERE s.id = ?",
            (source_id,),
        ).fetchone()
        if not row:
            raise NotFound("This source is no longer in the case.")
        return row


IN_FORCE = "t.source_id = s.id AND (t.id = s.text_id OR s.text_id = '' AND t.version = 1)"
"""SQL: the text `t` is the one in force of the source `s`."""
