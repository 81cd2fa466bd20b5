"""Hypotheses weighed against claims, as the annex prints them."""

from workbench.case_parts import CaseParts
from workbench.deliver.manuscript import MatrixColumn, MatrixRow, MatrixTable
from workbench.weighing import Grid, WeighedClaim
from workbench.weighing.words import compared_with, letter, other_reader_words, result_words, score


def hypotheses_annex(case: CaseParts, brief_id: str) -> tuple[MatrixTable, ...]:
    """A table for each question that is printed with a brief; what is empty is left out."""
    found = []
    for chosen in case.matrices.of_brief(brief_id):
        grid = case.matrices.printed(chosen.matrix_id)
        if grid.hypotheses and grid.claims:
            found.append(_table(case, grid, chosen.for_client))
    return tuple(found)


def _table(case: CaseParts, grid: Grid, for_client: bool) -> MatrixTable:
    standings = grid.result.standings
    columns = tuple(
        MatrixColumn(one.name, one.text, str(standing.rank), score(standing.against))
        for one, standing in zip(grid.hypotheses, standings, strict=True)
    )
    compared, differences = _compared(case, grid)
    return MatrixTable(
        question=grid.matrix.question,
        columns=columns,
        rows=tuple(_row(grid, claim) for claim in grid.claims),
        said=tuple(result_words(grid)),
        said_outside=tuple(result_words(grid, scores=False)),
        compared=compared,
        differences=differences,
        for_client=for_client,
    )


def _row(grid: Grid, claim: WeighedClaim) -> MatrixRow:
    cells = tuple(letter(grid.value(claim.id, one.id)) for one in grid.hypotheses)
    return MatrixRow(str(claim.number), claim.text, f"credibility {claim.credibility}, {claim.weight}", cells)


def _compared(case: CaseParts, grid: Grid) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """What the other analysts judged: a line for each, and a row for each claim with cells that differ."""
    lines, rows = [], []
    names, numbers = grid.names, grid.numbers
    for reader in case.matrices.readers(grid.matrix.id):
        if reader.analyst_id == grid.analyst_id:
            continue
        other = case.matrices.printed(grid.matrix.id, reader.analyst_id)
        found = compared_with(grid, other)
        lines.append(other_reader_words(found, other, reader.name))
        by_claim: dict[int, list[str]] = {}
        for one in found.differences:
            cell = f"{names[one.hypothesis_id]} {letter(one.one)} / {letter(one.other)}"
            by_claim.setdefault(numbers[one.weighed_id], []).append(cell)
        rows += [(str(number), reader.name, ", ".join(cells)) for number, cells in by_claim.items()]
    return tuple(lines), tuple(rows)
