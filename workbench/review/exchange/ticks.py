"""Ticks of line by line (`proof`) in a copy for a reviewer: which go along, and which may come back."""

from typing import Any

from workbench.casefile import CaseFile
from workbench.review.exchange.gathering import Needed, Row
from workbench.values.wording import bound_to

_BOUND = (
    "SELECT t.text, c.quote, c.translation FROM statement t JOIN clip c ON c.id = :clip_id "
    "WHERE t.id = :statement_id"
)


def ticks_to_give(case: CaseFile, needed: Needed, reviewer_id: str, others: bool) -> list[Row]:
    """The ticks on what a copy holds: the reviewer's own, and those of others if asked for.

    What the program found it finds in the copy again.
    """
    statements, clips = needed.ids("statement"), needed.ids("clip")
    rows = map(dict, case.connection.execute("SELECT * FROM proof WHERE analyst_id <> '' ORDER BY at, id"))
    return [
        row
        for row in rows
        if (others or row["analyst_id"] == reviewer_id)
        and row["statement_id"] in statements
        and row["clip_id"] in clips
    ]


def is_possible(copy: CaseFile, row: dict[str, Any]) -> bool:
    """Whether a tick is one of the statement and the clip that were sent, and of words that are there."""
    found = copy.connection.execute(_BOUND, row).fetchone()
    if found is None or row["wording"] != bound_to(*found):
        return False
    start, end = row["start"], row["end"]
    text = str(found[0])
    return bool(0 <= start < end <= len(text) and text[start:end] == row["words"])


def has_place(case: CaseFile, row: dict[str, Any]) -> bool:
    """Whether the statement and the clip of a tick are in the case."""
    return case.connection.execute(_BOUND, row).fetchone() is not None


def is_outdated(case: CaseFile, row: dict[str, Any]) -> bool:
    """Whether the statement or the clip of a tick says something else now than what was ticked."""
    found = case.connection.execute(_BOUND, row).fetchone()
    return found is None or row["wording"] != bound_to(*found)
