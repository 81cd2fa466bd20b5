"""What was weighed beside the judgements of a brief, as the internal annex prints it."""

from collections.abc import Iterator

from workbench.briefs import Statement
from workbench.case_parts import CaseParts
from workbench.deliver.manuscript import ReasoningRow
from workbench.judgements import Indicator
from workbench.values.moments import human_date
from workbench.values.scales import scale
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
    what, reasoning = one_line(statement.text, _SHOWN), case.reasoning
    if statement.note.strip():
        yield ReasoningRow(what, "Changed since", statement.note.strip(), "")
    for other in reasoning.alternatives(statement.id):
        said = scale(scale_id).range_text(other.likelihood) if other.likelihood else ""
        likelihood = f"{other.likelihood} ({said})" if said else ""
        meant = [part for part in (likelihood, other.implication) if part]
        yield ReasoningRow(what, "Alternative", other.text, "; ".join(meant))
    for taken in reasoning.assumptions(statement.id):
        wrong = f"If wrong: {taken.if_wrong}" if taken.if_wrong else ""
        yield ReasoningRow(what, "Assumption", taken.text, wrong)
    for indicator in reasoning.indicators(statement.id):
        yield ReasoningRow(what, "Indicator", indicator.text, _signs(indicator))


def _signs(indicator: Indicator) -> str:
    points = "Makes it more likely" if indicator.points == "more" else "Makes it less likely"
    seen = [
        f"seen {human_date(sign.seen_on)}: {one_line(sign.claim, _SHOWN)}"
        if sign.seen_on
        else f"seen: {one_line(sign.claim, _SHOWN)}"
        for sign in indicator.signs
    ]
    return "; ".join([points, *(seen or ["not seen"])])
