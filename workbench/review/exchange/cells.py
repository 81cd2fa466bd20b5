"""Cells of matrices in a copy for a reviewer: which go along, and which of the reviewer's come back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.casefile import CaseFile
from workbench.review.exchange.gathering import Needed, Row
from workbench.review.model import Round

TABLE = "matrix_cell"
Place = tuple[str, str]
"""A claim in a matrix and a hypothesis of it."""
_SINCE = (
    "SELECT row_key, max(change_set_seq) FROM change WHERE table_name = ? AND change_set_seq > ? GROUP BY 1"
)
_VALUE = "SELECT value FROM matrix_cell WHERE weighed_id = ? AND hypothesis_id = ? AND analyst_id = ?"
_PLACE = (
    "SELECT h.matrix_id FROM weighed_claim w JOIN hypothesis h ON h.matrix_id = w.matrix_id "
    "WHERE w.id = ? AND h.id = ?"
)


@dataclass(frozen=True, slots=True)
class Judged:
    """The cells the reviewer judged in a copy, "" for those taken back; `seq` is the last change that did."""

    values: Mapping[Place, str] = field(default_factory=dict)
    seq: int = 0


def cells_to_give(needed: Needed, one: Round, marks: bool) -> list[Row]:
    """The reviewer's own, and unless the round is blind those that are printed; of others if asked for."""
    owners = {row["id"]: row["analyst_id"] for row in needed["matrix"]}
    of_claim = {row["id"]: owners[row["matrix_id"]] for row in needed["weighed_claim"]}
    hypotheses = needed.ids("hypothesis")
    return [
        row
        for row in needed[TABLE]
        if row["weighed_id"] in of_claim
        and row["hypothesis_id"] in hypotheses
        and (
            row["analyst_id"] == one.reviewer_id
            or (not one.blind and (marks or row["analyst_id"] == of_claim[row["weighed_id"]]))
        )
    ]


def judged_since(copy: CaseFile, content: int, reviewer_id: str) -> Judged | None:
    """What the reviewer judged after change set `content`; None where the copy holds anything else."""
    values: dict[Place, str] = {}
    newest = 0
    for key, seq in copy.connection.execute(_SINCE, (TABLE, content)).fetchall():
        weighed_id, hypothesis_id, analyst_id = json.loads(key)
        at = (weighed_id, hypothesis_id)
        found = copy.connection.execute(_VALUE, (*at, analyst_id)).fetchone()
        if analyst_id != reviewer_id or (found and not matrix_of(copy, at)):
            return None
        values[at] = found[0] if found else ""
        newest = max(newest, seq)
    return Judged(values, newest)


def matrix_of(case: CaseFile, at: Place) -> str:
    """The matrix that a cell is in; "" where there is no such cell."""
    found = case.connection.execute(_PLACE, at).fetchone()
    return str(found[0]) if found else ""


def other_than_here(case: CaseFile, judged: Judged, reviewer_id: str) -> tuple[dict[Place, str], int]:
    """The cells that differ from those of the case, and how many have no place in it any more."""
    other: dict[Place, str] = {}
    lost = 0
    for at, value in judged.values.items():
        if not matrix_of(case, at):
            lost += bool(value)
            continue
        found = case.connection.execute(_VALUE, (*at, reviewer_id)).fetchone()
        if (found[0] if found else "") != value:
            other[at] = value
    return other, lost


def put(case: CaseFile, values: Mapping[Place, str], reviewer_id: str) -> None:
    """Write cells as those of the reviewer; only inside a change."""
    for (weighed_id, hypothesis_id), value in values.items():
        row = {"weighed_id": weighed_id, "hypothesis_id": hypothesis_id, "analyst_id": reviewer_id}
        case.remove(TABLE, **row)
        if value:
            case.insert(TABLE, {**row, "value": value})
