"""What the preview shows, line by line: the same manuscript that the Word writer is given."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.parts.passages import isolated
from workbench.briefs import Brief, Statement, StyleSpan
from workbench.briefs.layouts import SECTION_ORDER, is_assessed
from workbench.case import Case
from workbench.values.errors import Refused
from workbench.values.moments import now

if TYPE_CHECKING:
    from workbench.deliver.manuscript import Manuscript, Note, Part
    from workbench.deliver.notes import Endnotes


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the page. `kind` names its look, `notes` the numbers behind it.

    `styles` is the emphasis in its text, in code points.
    """

    kind: str
    text: str
    notes: tuple[int, ...] = ()
    number: int = 0
    statement_id: str = ""
    styles: tuple[StyleSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class PreviewText:
    """Everything on the pages."""

    lines: tuple[Line, ...]
    handling: str
    template: str


def preview_text(case: Case, brief_id: str) -> PreviewText:
    """A brief as a client would read it, in the look of its template."""
    # Word's own libraries come with it; they are not wanted before a preview is.
    from workbench.deliver.assemble import assemble

    brief = case.briefs.get(brief_id)
    try:
        manuscript = assemble(case, brief_id, "client", f"{now()[:10]}T00:00:00.000Z")
    except Refused:
        hint = Line("meta", "The page fills as you write: a Summary of facts, an Outlook of judgements.")
        return PreviewText((Line("title", brief.title or "Untitled brief"), hint), brief.handling, "")
    worded = [known for known in case.briefs.statements(brief_id=brief_id) if known.text.strip()]
    return PreviewText(tuple(_lines(brief, manuscript, worded)), brief.handling, brief.template)


def _lines(brief: Brief, manuscript: "Manuscript", worded: list[Statement]) -> list[Line]:
    from workbench.deliver.notes import Endnotes

    assessed = is_assessed(brief.template)
    notes = Endnotes(tuple(map(_readable, manuscript.notes)))
    owners = iter(worded)
    owned = [(part, [next(owners).id for _known in part.paragraphs]) for part in manuscript.parts]
    owned.sort(key=lambda pair: SECTION_ORDER[pair[0].kind])
    lines = [Line("title", manuscript.title)]
    if assessed and manuscript.meta:
        lines.append(Line("meta", manuscript.meta))
    for part, ids in owned:
        lines += _part_lines(part, ids, notes, assessed)
    if assessed:
        lines += _back_matter(manuscript)
    if manuscript.closing.strip():
        lines.append(Line("closing", manuscript.closing))
    if notes.texts:
        lines.append(Line("note_heading", "Notes"))
        lines += [Line("note", text, number=number) for number, text in enumerate(notes.texts, 1)]
    return lines


def _part_lines(part: "Part", ids: list[str], notes: "Endnotes", assessed: bool) -> list[Line]:
    from workbench.deliver.writer import assessment_line

    lines = [Line("heading", part.title if assessed else f"{part.title}:")]
    for paragraph, statement_id in zip(part.paragraphs, ids, strict=True):
        numbers = (notes.cite(paragraph.notes),) if paragraph.notes else ()
        kind = "bullet" if assessed else "paragraph"
        lines.append(Line(kind, paragraph.text, numbers, statement_id=statement_id, styles=paragraph.styles))
        assessment = assessment_line(paragraph) if assessed else ""
        if assessment:
            lines.append(Line("confidence", assessment, statement_id=statement_id))
    return lines


def _back_matter(manuscript: "Manuscript") -> list[Line]:
    lines = []
    if manuscript.actors:
        lines.append(Line("heading", "Key actors"))
    for actor in manuscript.actors:
        words = ". ".join(part.rstrip(".") for part in (actor.description, actor.posts) if part)
        lines.append(Line("small", f"{actor.name}{f': {words}' if words else ''}"))
    if manuscript.source_summary:
        lines += [Line("heading", "Sources"), Line("small", manuscript.source_summary)]
    if manuscript.scale_rows:
        lines += [Line("heading", "Scale"), Line("small", manuscript.scale_name)]
        lines += [Line("small", f"{band}   {words}") for words, band in manuscript.scale_rows]
    return lines


def _readable(note: "Note") -> "Note":
    from dataclasses import replace

    return replace(note, publication=isolated(note.publication), title=isolated(note.title))
