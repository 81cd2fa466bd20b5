"""What was weighed beside the judgements of a brief, as the internal annex prints it."""

from collections.abc import Iterator

from workbench.briefs import Statement
from workbench.case_parts import CaseParts
from workbench.deliver.manuscript import ReasoningRow
from workbench.judgements.words import points_of
from workbench.values.text import one_line

_SHOWN = 90


def reasoning_annex(case: CaseParts, brief_id: str) -> tuple[ReasoningRow, ...]:
    """A row for each point beside a judgement, and for each reason why it differs from the previous brief."""
    scale_id = case.briefs.get(brief_id).scale
    return tuple(
        row
        for statement in case.briefs.statements(brief_id)
        if statement.kind == "judgement"
        for row in _rows(case, statement, scale_id)
    )


def _rows(case: CaseParts, statement: Statement, scale_id: str) -> Iterator[ReasoningRow]:
    what = one_line(statement.text, _SHOWN)
    if statement.note.strip():
        yield ReasoningRow(what, "Changed since", statement.note.strip(), "")
    for point in points_of(case.reasoning.beside(statement.id), scale_id):
        yield ReasoningRow(what, point.kind, point.text, point.detail)
