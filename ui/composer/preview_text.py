"""What the preview shows, line by line: the brief with its note numbers and the notes."""

from dataclasses import dataclass

from workbench.tradecraft.scales import scale

from ui.parts.passages import isolated
from workbench.briefs import Brief, Statement
from workbench.case import Case
from workbench.sources.model import Source
from workbench.values.moments import human_date


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the page. `kind` names its look, `notes` the numbers behind it."""

    kind: str
    text: str
    notes: tuple[int, ...] = ()
    number: int = 0
    statement_id: str = ""


@dataclass(frozen=True, slots=True)
class PreviewText:
    """Everything on the pages."""

    lines: tuple[Line, ...]
    handling: str
    template: str


def preview_text(case: Case, brief_id: str) -> PreviewText:
    """Read a brief for its preview, in the look of its template."""
    brief = case.briefs.get(brief_id)
    assessed = brief.template == "assessed-brief"
    notes = _Notes(case)
    lines = [Line("title", brief.title)]
    if assessed:
        lines.append(Line("meta", _meta(brief)))
    for section in case.briefs.sections(brief_id):
        statements = [
            known for known in case.briefs.statements(section_id=section.id) if known.text.strip()
        ]
        if not statements:
            continue
        lines.append(Line("heading", section.title if assessed else f"{section.title}:"))
        for statement in statements:
            numbers = notes.of(statement)
            kind = "bullet" if assessed else "paragraph"
            lines.append(Line(kind, statement.text, numbers, statement_id=statement.id))
            estimate = _estimate(brief, statement)
            if assessed and estimate:
                lines.append(Line("confidence", estimate, statement_id=statement.id))
    if brief.closing.strip():
        lines.append(Line("closing", brief.closing))
    if notes.texts:
        lines.append(Line("note_heading", "Notes"))
        lines += [Line("note", text, number=number) for number, text in enumerate(notes.texts, 1)]
    return PreviewText(tuple(lines), brief.handling, brief.template)


class _Notes:
    """Numbers sources in the order in which the text first stands on them."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._numbers: dict[tuple[str, str], int] = {}
        self.texts: list[str] = []

    def of(self, statement: Statement) -> tuple[int, ...]:
        numbers = []
        for claim in self._case.briefs.claims_of(statement.id):
            for evidence in self._case.claims.evidence(claim.id):
                if evidence.stance == "supports":
                    numbers.append(self._number(evidence.clip_id))
        return tuple(dict.fromkeys(numbers))

    def _number(self, clip_id: str) -> int:
        clip = self._case.clips.get(clip_id)
        key = (clip.source_id, clip.page)
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            self.texts.append(_note(self._case.sources.get(clip.source_id), clip.page))
        return self._numbers[key]


def _note(source: Source, page: str) -> str:
    if source.protected:
        return source.name_for_client
    parts = [
        isolated(source.publication_name),
        isolated(f"“{source.title}”") if source.title else "",
        human_date(source.published_on),
        f"p. {page}" if page else "",
        source.url,
        f"accessed {human_date(source.captured_at)}" if source.captured_at else "",
    ]
    return ", ".join(part for part in parts if part) + "."


def _meta(brief: Brief) -> str:
    cutoff = human_date(brief.information_cutoff)
    return f"Information cut-off: {cutoff}" if cutoff else "Information cut-off not set"


def _estimate(brief: Brief, statement: Statement) -> str:
    parts = []
    if statement.likelihood:
        term = scale(brief.scale).term(statement.likelihood)
        parts.append(f"Likelihood: {statement.likelihood}{f' ({term.range_text})' if term else ''}.")
    if statement.confidence:
        parts.append(f"Confidence: {statement.confidence}.")
    if statement.confidence_basis:
        parts.append(f"Basis: {statement.confidence_basis.rstrip('.')}.")
    if statement.horizon_on:
        parts.append(f"Horizon: {human_date(statement.horizon_on)}.")
    return " ".join(parts)
