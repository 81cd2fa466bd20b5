"""Reading matrices: questions, hypotheses, claims, and what each analyst judged."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from workbench.casefile import CaseFile
from workbench.values.errors import NotFound
from workbench.weighing.as_issued import GridThen, grids_then
from workbench.weighing.model import Chosen, Grid, Hypothesis, Matrix, Reader, WeighedClaim
from workbench.weighing.scores import Cells

IDS = "(SELECT value FROM json_each(?))"
_MATRIX = (
    "SELECT m.id, m.question, m.analyst_id, coalesce(a.name, ''), m.created_at FROM matrix m "
    "LEFT JOIN analyst a ON a.id = m.analyst_id"
)


@dataclass(frozen=True, slots=True)
class _Known:
    """The cells of one analyst as they were read last, and the places by the words they are read in."""

    matrix_id: str
    told: str = ""
    places: dict[str, tuple[str, str]] = field(default_factory=dict)
    cells: Cells = field(default_factory=dict)


class MatrixReading:
    """What is there. `Matrices` adds what changes it."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case
        self._known: dict[str, _Known] = {}

    def all(self) -> list[Matrix]:
        """Every matrix, the newest first."""
        return [Matrix(*row) for row in self._case.connection.execute(f"{_MATRIX} ORDER BY m.id DESC")]

    def count(self) -> int:
        """How many there are."""
        return int(self._case.connection.execute("SELECT count(*) FROM matrix").fetchone()[0])

    def get(self, matrix_id: str) -> Matrix:
        """One matrix. Raises NotFound when it is gone."""
        row = self._case.connection.execute(f"{_MATRIX} WHERE m.id = ?", (matrix_id,)).fetchone()
        if row is None:
            raise NotFound("This question is no longer in the case.")
        return Matrix(*row)

    def grid(self, matrix_id: str, analyst_id: str = "") -> Grid:
        """A matrix with the cells of one analyst, the present one by default. Raises NotFound."""
        analyst_id = analyst_id or self._case.analyst.id
        with self._case.snapshot():
            return Grid(
                self.get(matrix_id), analyst_id, self.hypotheses(matrix_id), self.claims(matrix_id),
                self._cells(matrix_id, analyst_id),
            )  # fmt: skip

    def printed(self, matrix_id: str, analyst_id: str = "") -> Grid:
        """A matrix as it is printed: without rejected claims, the others numbered anew.

        The cells are those of the analyst who opened it by default. Raises NotFound.
        """
        grid = self.grid(matrix_id, analyst_id or self.get(matrix_id).analyst_id)
        kept = [one for one in grid.claims if not one.is_rejected]
        claims = tuple(replace(one, number=number) for number, one in enumerate(kept, 1))
        return Grid(grid.matrix, grid.analyst_id, grid.hypotheses, claims, grid.cells)

    def hypotheses(self, matrix_id: str) -> tuple[Hypothesis, ...]:
        """The hypotheses of a matrix, in order."""
        rows = self._case.connection.execute(
            "SELECT id, text FROM hypothesis WHERE matrix_id = ? ORDER BY position, id", (matrix_id,)
        )
        return tuple(Hypothesis(row[0], number, row[1]) for number, row in enumerate(rows, 1))

    def claims(self, matrix_id: str) -> tuple[WeighedClaim, ...]:
        """The claims of a matrix, in order."""
        rows = self._case.connection.execute(
            "SELECT w.id, w.claim_id, c.text, c.credibility, c.status, w.weight FROM weighed_claim w "
            "JOIN claim c ON c.id = w.claim_id WHERE w.matrix_id = ? ORDER BY w.position, w.id",
            (matrix_id,),
        )
        return tuple(
            WeighedClaim(weighed_id, number, *others)
            for number, (weighed_id, *others) in enumerate(rows.fetchall(), 1)
        )

    def _cells(self, matrix_id: str, analyst_id: str) -> Cells:
        # One row for all: thousands of cells are read with every judgement, most of them as before.
        (told,) = self._case.connection.execute(
            "SELECT json_group_object(c.weighed_id || ' ' || c.hypothesis_id, c.value) FROM weighed_claim w "
            "JOIN matrix_cell c ON c.weighed_id = w.id WHERE w.matrix_id = ? AND c.analyst_id = ?",
            (matrix_id, analyst_id),
        ).fetchone()
        known = self._known.get(analyst_id, _Known(matrix_id))
        if known.matrix_id != matrix_id:
            known = _Known(matrix_id)
        elif known.told == told:
            return known.cells
        places, cells = known.places, {}
        for at, value in json.loads(told).items():
            place = places.get(at)
            if place is None:
                weighed_id, _, hypothesis_id = at.partition(" ")
                places[at] = place = (weighed_id, hypothesis_id)
            cells[place] = value
        self._known[analyst_id] = _Known(matrix_id, told, places, cells)
        return cells

    def _cells_of(self, weighed_ids: Iterable[str], analyst_id: str) -> Cells:
        rows = self._case.connection.execute(
            "SELECT weighed_id, hypothesis_id, value FROM matrix_cell "
            f"WHERE weighed_id IN {IDS} AND analyst_id = ?",
            (json.dumps(list(weighed_ids)), analyst_id),
        )
        return {(row[0], row[1]): row[2] for row in rows.fetchall()}

    def readers(self, matrix_id: str) -> list[Reader]:
        """Who judged cells of a matrix, those with the most first."""
        rows = self._case.connection.execute(
            "SELECT c.analyst_id, coalesce(a.name, ''), count(*) FROM weighed_claim w "
            "JOIN matrix_cell c ON c.weighed_id = w.id LEFT JOIN analyst a ON a.id = c.analyst_id "
            "WHERE w.matrix_id = ? GROUP BY c.analyst_id ORDER BY count(*) DESC, a.name",
            (matrix_id,),
        )
        return [Reader(*row) for row in rows]

    def of_claims(self, claim_ids: Iterable[str]) -> list[Matrix]:
        """The matrices in which any of these claims is weighed."""
        rows = self._case.connection.execute(
            f"{_MATRIX} WHERE m.id IN (SELECT matrix_id FROM weighed_claim WHERE claim_id IN {IDS}) "
            "ORDER BY m.id DESC",
            (json.dumps(list(claim_ids)),),
        )
        return [Matrix(*row) for row in rows]

    def of_brief(self, brief_id: str) -> list[Chosen]:
        """The matrices in the annex of a brief, in their order."""
        rows = self._case.connection.execute(
            "SELECT brief_id, matrix_id, for_client FROM brief_matrix WHERE brief_id = ? "
            "ORDER BY position, matrix_id",
            (brief_id,),
        )
        return [Chosen(row[0], row[1], bool(row[2])) for row in rows]

    def then(self, brief_id: str, seq: int) -> list[GridThen]:
        """The matrices in the annex of a brief after change set `seq`, in their order."""
        return grids_then(self._case, brief_id, seq)

    def in_briefs(self, matrix_id: str) -> dict[str, bool]:
        """The briefs in whose annex a matrix is, each with whether clients get it."""
        rows = self._case.connection.execute(
            "SELECT brief_id, for_client FROM brief_matrix WHERE matrix_id = ?", (matrix_id,)
        )
        return {row[0]: bool(row[1]) for row in rows}
