"""The questions in the annex of a brief: cells that are not judged (H01), those that weigh nothing (H02)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.briefs import Brief
from workbench.guard import Piece
from workbench.tradecraft.finding import Finding
from workbench.values.text import counted, one_line

if TYPE_CHECKING:
    from workbench.case import Case
    from workbench.weighing import Grid

_SHOWN = 60


def check_weighed(case: "Case", brief: Brief) -> Iterator[Finding]:
    """H01 for a matrix with cells that nobody judged; H02 for one that is left out since it is empty."""
    for grid, _for_client in _printed(case, brief):
        words = one_line(grid.matrix.question, _SHOWN)
        if len(grid.hypotheses) < 2 or not grid.claims:
            yield Finding(
                "H02", "warning", f"The question “{words}” weighs nothing yet.",
                "Hypotheses are weighed against one another by claims.",
                "Add at least two hypotheses and a claim, or print it in this brief no more.", words=words,
            )  # fmt: skip
        elif grid.result.blank:
            blank = counted(grid.result.blank, "cell")
            yield Finding(
                "H01", "warning", f"Under “{words}”, {blank} of {grid.result.cells:,} not judged.",
                "A hypothesis may have little against it only because it was not weighed.",
                "Judge the cells that show a question mark.", words=words,
            )  # fmt: skip


def weighed_pieces(case: "Case", brief: Brief) -> Iterator[Piece]:
    """The words of the matrices that clients get."""
    for grid, for_client in _printed(case, brief):
        if for_client:
            yield Piece("a question", grid.matrix.question)
            for one in grid.hypotheses:
                yield Piece(f"hypothesis {one.number}", one.text)
            for claim in grid.claims:
                yield Piece(f"claim {claim.number} under the hypotheses", claim.text)


def _printed(case: "Case", brief: Brief) -> Iterator[tuple["Grid", bool]]:
    if not case.briefs.prints_matrices(brief.id):
        # What reads them is not loaded for nothing.
        return
    for chosen in case.matrices.of_brief(brief.id):
        yield case.matrices.printed(chosen.matrix_id), chosen.for_client
