"""A matrix on the page: the hypotheses in words, then claims down and hypotheses across, then the result."""

from collections.abc import Callable, Iterator

from workbench.deliver.manuscript import MatrixTable
from workbench.weighing.words import LIMITS

Table = Callable[[list[tuple[str, ...]], tuple[int, ...], str], str]
"""Rows, shares of the width and words for those who do not see it -> the table."""
ACROSS = 12
"""Hypotheses beside one another; further ones follow in a second table."""
_NAMED = 9
"""More hypotheses are numbered over their columns."""
_KEY = "C: consistent. I: inconsistent. N: not applicable. ?: not judged."
_ORDER = "Each inconsistent claim counts by the weight of its credibility; the least against comes first."


def matrix_markup(one: MatrixTable, table: Table, text: Callable[[str], str], *, internal: bool) -> str:
    """Everything of one matrix; scores, weights and other analysts only in an `internal` file."""
    return "".join(_pieces(one, table, text, internal))


def _pieces(one: MatrixTable, table: Table, text: Callable[[str], str], internal: bool) -> Iterator[str]:
    yield text(one.question)
    yield table(*_of_hypotheses(one, internal))
    numbered = " Each column has the number of its hypothesis." if len(one.columns) > _NAMED else ""
    yield text(_KEY + numbered)
    for start in range(0, len(one.columns), ACROSS):
        yield table(*_of_cells(one, start, internal))
    for sentence in (*(one.said if internal else one.said_outside), f"{_ORDER} {LIMITS}"):
        yield text(sentence)
    if internal:
        yield from map(text, one.compared)
    if internal and one.differences:
        rows = [("Claim", "Other analyst", "Cells that differ, as printed / other"), *one.differences]
        yield table(rows, (10, 26, 64), "Cells that two analysts judged otherwise, by claim.")


def _of_hypotheses(one: MatrixTable, internal: bool) -> tuple[list[tuple[str, ...]], tuple[int, ...], str]:
    said = "The hypotheses, and their order by what is against them."
    if internal:
        rows = [(column.name, column.text, column.against, column.rank) for column in one.columns]
        return [("Name", "Hypothesis", "Against", "Order"), *rows], (11, 61, 14, 14), said
    rows_outside = [(column.name, column.text, column.rank) for column in one.columns]
    return [("Name", "Hypothesis", "Order"), *rows_outside], (11, 75, 14), said


def _of_cells(
    one: MatrixTable, start: int, internal: bool
) -> tuple[list[tuple[str, ...]], tuple[int, ...], str]:
    columns = one.columns[start : start + ACROSS]
    rows = [
        (
            f"{row.number}. {row.claim}" + (f" ({row.grade})" if internal else ""),
            *row.cells[start : start + ACROSS],
        )
        for row in one.rows
    ]
    share = max(28, 100 - 6 * len(columns) - (30 if len(columns) < 4 else 0))
    shares = (share, *[(100 - share) // len(columns)] * len(columns))
    said = "Claims down, hypotheses across; each cell says whether the claim is consistent with it."
    # Longer names would be broken: a column of twelve is two digits wide.
    names = [column.name[1:] if len(one.columns) > _NAMED else column.name for column in columns]
    return [("Claim", *names), *rows], shares, said
