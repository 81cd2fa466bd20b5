"""The matrices in the annex of a brief as they stood on the day of issue, from the journal; read-only."""

from collections.abc import Mapping
from typing import Any

from workbench.casefile import CaseFile
from workbench.casefile.journal.then import Then
from workbench.values.records import dataclass
from workbench.weighing.model import Grid, Hypothesis, Matrix, WeighedClaim
from workbench.weighing.scores import Cells


@dataclass(frozen=True, slots=True)
class GridThen:
    """A matrix as it was printed: whether clients got it, and the cells of each other analyst by name."""

    grid: Grid
    for_client: bool
    others: tuple[tuple[str, Grid], ...]


def grids_then(case: CaseFile, brief_id: str, seq: int) -> list[GridThen]:
    """The matrices in the annex of a brief after change set `seq`, in their order."""
    with case.snapshot():
        then = Then(case.connection, seq)
        chosen = then.rows("brief_matrix", "brief_id", brief_id)
        found = [
            _grid(then, matrix, bool(row["for_client"]))
            for row in sorted(chosen, key=lambda row: (row["position"], row["matrix_id"]))
            if (matrix := then.row("matrix", row["matrix_id"])) is not None
        ]
    return [one for one in found if one.grid.hypotheses and one.grid.claims]


def _grid(then: Then, matrix: dict[str, Any], for_client: bool) -> GridThen:
    matrix_id, owner = matrix["id"], matrix["analyst_id"]
    hypotheses = tuple(
        Hypothesis(row["id"], number, row["text"])
        for number, row in enumerate(_in_order(then, "hypothesis", matrix_id), 1)
    )
    kept = [(row, claim) for row, claim in _weighed(then, matrix_id) if claim["status"] != "rejected"]
    claims = tuple(
        WeighedClaim(
            row["id"],
            number,
            claim["id"],
            claim["text"],
            claim["credibility"],
            claim["status"],
            row["weight"],
        )
        for number, (row, claim) in enumerate(kept, 1)
    )
    cells = _cells(then, claims)
    named = {analyst_id: (then.row("analyst", analyst_id) or {}).get("name", "") for analyst_id in cells}
    told = Matrix(matrix_id, matrix["question"], owner, named.get(owner, ""), matrix["created_at"])

    def of(analyst_id: str) -> Grid:
        return Grid(told, analyst_id, hypotheses, claims, cells.get(analyst_id, {}))

    others = sorted((name, analyst_id) for analyst_id, name in named.items() if analyst_id != owner)
    return GridThen(of(owner), for_client, tuple((name, of(analyst_id)) for name, analyst_id in others))


def _in_order(then: Then, table: str, matrix_id: str) -> list[dict[str, Any]]:
    rows = then.rows(table, "matrix_id", matrix_id)
    return sorted(rows, key=lambda row: (row["position"], row["id"]))


def _weighed(then: Then, matrix_id: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    found = ((row, then.row("claim", row["claim_id"])) for row in _in_order(then, "weighed_claim", matrix_id))
    return [(row, claim) for row, claim in found if claim is not None]


def _cells(then: Then, claims: tuple[WeighedClaim, ...]) -> Mapping[str, Cells]:
    """The cells of each analyst."""
    found: dict[str, dict[tuple[str, str], str]] = {}
    for claim in claims:
        for row in then.rows("matrix_cell", "weighed_id", claim.id):
            found.setdefault(row["analyst_id"], {})[claim.id, row["hypothesis_id"]] = row["value"]
    return found
