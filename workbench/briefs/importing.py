"""Files with existing briefs: a plan of what would become of one, and the plan stored in a case."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.briefs.archive import plan_of_paragraphs
from workbench.briefs.import_plan import ImportPlan, PlannedBrief
from workbench.briefs.model import Brief
from workbench.briefs.paragraphs import decoded, plain_paragraphs, reading_paragraphs
from workbench.casefile import CaseFile
from workbench.values.content import as_bytes, size_in_words, size_of
from workbench.values.errors import Refused, Unreadable
from workbench.values.text import counted, shortened

if TYPE_CHECKING:
    from workbench.briefs.repository import Briefs

OF_PAGES = "Headings and paragraphs of a PDF are guessed from its lines."
PDF = "application/pdf"
_MOST_FILE = 100_000_000
"""Bytes of a file with briefs."""
_MOST_SHOWN = 12
"""Doubts that a refusal lists."""
_DOCUMENTS = (".docx", ".docm", ".dotx", ".doc", ".rtf", ".odt", ".pdf", ".htm", ".html", ".mht", ".mhtml")


def import_brief(case: CaseFile, briefs: "Briefs", path: Path, *, accept: bool = False) -> list[Brief]:
    """Take the briefs of a file into a case, in one change.

    Paragraphs of a Summary become facts, those of an Outlook judgements, everything else context. No
    likelihood is set: `Briefs.proposed` returns what the words propose. Nothing is cited: that is the
    analyst's work. Raises NotFound or Unreadable; Refused where something was not understood, unless
    that is accepted. Then nothing was imported.
    """
    return store(case, briefs, plan_of_file(path), accept=accept)


def store(case: CaseFile, briefs: "Briefs", plan: ImportPlan, *, accept: bool = False) -> list[Brief]:
    """Store what a plan says, in one change. Refused where it has doubts, unless they are accepted."""
    if not accept:
        _require_understood(plan)
    if not all(brief.headline for brief in plan.briefs):
        raise Refused(
            f"“{plan.name}” was not imported: there is no headline.",
            "The case is unchanged.",
            "Type a headline, then import again.",
        )
    label = f"Import brief “{plan.briefs[0].headline}”"
    if len(plan.briefs) > 1:
        label = f"Import {counted(len(plan.briefs), 'brief')} from “{plan.name}”"
    with case.change(label):
        return [_write(briefs, brief) for brief in plan.briefs]


def _require_understood(plan: ImportPlan) -> None:
    if not plan.doubts:
        return
    for brief in plan.briefs:
        if not brief.headline:
            words = next((one.text for one in brief.paragraphs), "")
            title = next((one.title for one in brief.sections), "")
            raise Refused(
                f"“{plan.name}” does not begin with a headline such as “Libya: Talks in Minsk”, "
                f"but with “{shortened(title or words, 60)}”.",
                "Nothing was imported.",
                "Put the country and the headline in the first line, then “Summary:” and “Outlook:”.",
            )
    listed = doubts_in(plan)
    more = f" And {len(listed) - _MOST_SHOWN:,} more." if len(listed) > _MOST_SHOWN else ""
    raise Refused(
        f"“{plan.name}” was not imported: {counted(len(listed), 'item')} not understood. "
        f"{' '.join(listed[:_MOST_SHOWN])}{more}",
        "The case is unchanged.",
        "Correct the file, or look at the items in the window or with `groundwork brief import`.",
    )


def doubts_in(plan: ImportPlan) -> list[str]:
    """A sentence or two for each item that was not understood."""
    found = []
    for brief in plan.briefs:
        if brief.doubt:
            found.append(f"“{shortened(brief.title, 60)}”: {brief.doubt}")
        found += [f"“{shortened(one.title, 60)}”: {one.doubt}" for one in brief.sections if one.doubt]
        found += [f"“{shortened(one.text, 60)}”: {one.doubt}" for one in brief.paragraphs if one.doubt]
    return found


def plan_of_file(path: Path) -> ImportPlan:
    """What would become of a file with briefs. Raises NotFound, Refused or Unreadable."""
    from workbench.sources.page_and_folder import original_of

    given = original_of(path, None)
    try:
        if size_of(given.content) > _MOST_FILE:
            raise Unreadable(
                f"“{given.name}” has {size_in_words(size_of(given.content))}. A file with briefs has at most "
                f"{size_in_words(_MOST_FILE)}.",
                "Nothing was imported.",
            )
        data, name = as_bytes(given.content), given.name
    finally:
        given.close()
    if data.startswith(b"PK") or path.suffix.lower() in _DOCUMENTS:
        return _plan_of_document(data, name)
    return plan_of_paragraphs(plain_paragraphs(decoded(data, name).split("\n")), name)


def _plan_of_document(data: bytes, name: str) -> ImportPlan:
    from workbench.briefs.word_paragraphs import word_paragraphs
    from workbench.sources.sandbox.guard import read_guarded, word_looks_guarded

    looks = word_looks_guarded(data, name)
    if looks is not None:
        paragraphs, said = word_paragraphs(looks)
        return plan_of_paragraphs(paragraphs, name, said)
    reading = read_guarded(data, name)
    plan = plan_of_paragraphs(reading_paragraphs(reading), name, reading.warnings)
    if reading.media_type != PDF:
        return plan
    first = plan.briefs[0]
    doubt = " ".join(filter(None, (first.doubt, OF_PAGES)))
    return replace(plan, briefs=(replace(first, doubt=doubt), *plan.briefs[1:]))


def _write(briefs: "Briefs", planned: PlannedBrief) -> Brief:
    handling = {"handling": planned.handling} if planned.handling else {}
    brief = briefs.add(planned.country, planned.headline, closing=planned.closing, **handling)
    present = {section.kind: section for section in briefs.sections(brief.id)}
    used = set()
    for place, section in enumerate(planned.sections):
        known = present.get(section.kind)
        if known and known.id not in used:
            used.add(known.id)
            if known.title != section.title:
                briefs.rename_section(known.id, section.title)
            briefs.move_section(known.id, place)
        else:
            known = briefs.add_section(brief.id, section.title, section.kind, position=place)
        for one in planned.paragraphs_of(place):
            briefs.state(brief.id, known.id, one.text, kind=one.becomes, note=one.note)
    return briefs.get(brief.id)
