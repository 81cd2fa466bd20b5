"""Review copies: cases that hold what one round of review needs and take only what answers it."""

import json

from workbench import kinds
from workbench.casefile.file.connection import Connection
from workbench.values.errors import Refused
from workbench.values.records import dataclass

SUFFIX = ".gwr"
KIND = "review"
TAKES = (*kinds.tables_of("review", "remark"), "proof", "matrix_cell")
"""The tables whose rows a review copy takes: verdicts, marks of a second reading, remarks, ticks, cells of
matrices."""


@dataclass(frozen=True, slots=True)
class ReviewCopy:
    """What a review copy says of itself: the case and round it is of, who is to review, who gave it when.

    `seal` is that of its first change set; `withheld` is what was left out, in words.
    """

    case_id: str
    round_id: str
    reviewer_id: str
    seal: str
    given_by: str
    given_at: str
    withheld: str

    def as_info(self) -> dict[str, str]:
        """The fact about the case that says so."""
        values = {name: getattr(self, name) for name in self.__slots__}
        return {"kind": KIND, "from_case": self.case_id, "review": json.dumps(values, ensure_ascii=False)}


def facts_of(connection: Connection) -> ReviewCopy | None:
    """What the case says of itself if it is a review copy; None for any other case."""
    row = connection.execute("SELECT value FROM case_info WHERE key = 'kind'").fetchone()
    if row is None or row[0] != KIND:
        return None
    row = connection.execute("SELECT value FROM case_info WHERE key = 'review'").fetchone()
    return ReviewCopy(**json.loads(row[0])) if row else None


_NOT_OWN = (
    "SELECT 1 FROM change WHERE change_set_seq = ?1 AND ("
    "json_extract(coalesce(before, after), '$.analyst_id') IS NOT ?2 "
    "AND (table_name <> 'remark' OR before IS NULL OR after IS NULL) "
    "OR json_extract(after, '$.analyst_id') IS NOT json_extract(coalesce(before, after), '$.analyst_id') "
    "AND after IS NOT NULL "
    "OR json_extract(after, '$.decision') <> '')"
)
"""Rows of others: their threads can be resolved and opened again, no more."""


def require_only_review(connection: Connection, seq: int, facts: ReviewCopy) -> None:
    """Refused when change set `seq` of a review copy alters anything but the reviewer's answers."""
    rows = connection.execute("SELECT DISTINCT table_name FROM change WHERE change_set_seq = ?", (seq,))
    if any(row[0] not in TAKES for row in rows):
        raise Refused(
            "This is a review copy: it takes only verdicts, remarks, proposals, ticks and judged cells.",
            "Nothing was changed.",
            "Propose the change in a remark, or make it in the case itself.",
        )
    if connection.execute(_NOT_OWN, (seq, facts.reviewer_id)).fetchone():
        raise Refused(
            "This is a review copy: what others said is decided about in the case itself.",
            "Nothing was changed.",
        )
