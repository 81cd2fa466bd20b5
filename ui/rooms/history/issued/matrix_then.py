"""A matrix as it was printed on the day of issue: hypotheses, cells in rows, what it said; read-only."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from ui.kit.rows import Column, RowsModel, RowsTable
from ui.kit.words import Words, heading, muted
from ui.parts.passages import isolated
from workbench.weighing import Grid, GridThen, WeighedClaim
from workbench.weighing.words import LIMITS, compared_with, letter, other_reader_words, result_words, score

_KEY = "C: consistent. I: inconsistent. N: not applicable. ?: not judged."
_ROWS = 12
"""Rows that are in sight at once; the others are scrolled to."""


def matrix_widgets(then: GridThen) -> Iterator[QWidget]:
    """The lines of one matrix, the other analysts' cells compared below."""
    grid = then.grid
    yield heading("Hypotheses")
    yield Words(grid.matrix.question)
    yield muted("In the annex for the client." if then.for_client else "In the annex of internal files only.")
    for one, standing in zip(grid.hypotheses, grid.result.standings, strict=True):
        yield muted(f"    {one.name}, {score(standing.against)} against: {isolated(one.text)}")
    yield _table(grid)
    yield muted(f"{_KEY} {LIMITS}")
    yield Words(" ".join(result_words(grid)))
    for name, other in then.others:
        yield muted(other_reader_words(compared_with(grid, other), other, isolated(name)))


def _table(grid: Grid) -> QWidget:
    claims = {one.id: one for one in grid.claims}

    def cell(hypothesis_id: str, claim: WeighedClaim) -> str:
        return letter(grid.value(claim.id, hypothesis_id))

    model = RowsModel(
        (
            Column("Claim", lambda claim: f"{claim.number}. {claim.text}", stretch=True),
            *(Column(one.name, partial(cell, one.id)) for one in grid.hypotheses),
            Column("Weight", lambda claim: claim.weight, optional=True),
        ),
        claims.__getitem__,
    )
    model.show_ids(claims)
    table = RowsTable(model, f"Claims and hypotheses of “{grid.matrix.question}”")
    model.setParent(table)
    rows = min(len(claims), _ROWS)
    height = table.verticalHeader().defaultSectionSize() * rows + table.horizontalHeader().sizeHint().height()
    table.setFixedHeight(height + table.horizontalScrollBar().sizeHint().height())
    return table
