"""Existing briefs taken in from plain text or Word.

A brief has a headline (`Country: headline`) and sections with headings of many kinds, in the languages of
`heading_words`. Several may follow one another in a file. First comes a plan (`import_plan`), in which
every paragraph of the file has its place, its doubt, or the reason why it is left out.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.briefs.flow import Block, blocks_of
from workbench.briefs.front_matter import (
    Headline,
    end_of_text,
    headline_in,
    is_country,
    is_headline,
    is_sentence,
    kind_of_line,
    marking_in,
    title_in,
)
from workbench.briefs.import_plan import (
    LEFT_OUT,
    ImportPlan,
    PlannedBrief,
    PlannedParagraph,
)
from workbench.briefs.model import Brief
from workbench.briefs.paragraphs import (
    ArchivedBrief,
    ArchivedSection,
    Paragraph,
    decoded,
    plain_paragraphs,
    reading_paragraphs,
)
from workbench.briefs.placing import Placing, before_headline
from workbench.casefile import CaseFile
from workbench.values.content import as_bytes, size_in_words, size_of
from workbench.values.errors import Refused, Unreadable
from workbench.values.text import counted, shortened

if TYPE_CHECKING:
    from workbench.briefs.repository import Briefs

__all__ = [
    "ArchivedBrief",
    "ArchivedSection",
    "import_brief",
    "plan_of_file",
    "plan_of_paragraphs",
    "read_brief_lines",
    "read_brief_paragraphs",
    "store",
]

NO_HEADLINE = "There is no headline."
OF_PAGES = "Headings and paragraphs of a PDF are guessed from its lines."
PDF = "application/pdf"
_MOST_FILE = 100_000_000
"""Bytes of a file with briefs."""
_MOST_BETWEEN = 8
"""Lines that may stand between a headline and the first section of a brief that follows another."""
_MOST_SHOWN = 12
"""Doubts that a refusal lists."""
_OFFICE = (".docx", ".docm", ".dotx", ".doc", ".rtf", ".odt", ".pdf")


def read_brief_lines(lines: Iterable[str]) -> list[ArchivedBrief]:
    """The briefs in the lines of a plain text file.

    Raises Refused when there is nothing in them, or no `Country: headline` to begin with.
    """
    return read_brief_paragraphs(plain_paragraphs(lines))


def read_brief_paragraphs(paragraphs: list[Paragraph]) -> list[ArchivedBrief]:
    """The briefs in a run of paragraphs, headings marked where the file marks them. Raises Refused."""
    plan = plan_of_paragraphs(paragraphs, "the file")
    _require_headlines(plan, paragraphs)
    return [_archived(brief) for brief in plan.briefs]


def _archived(brief: PlannedBrief) -> ArchivedBrief:
    sections = (
        ArchivedSection(section.title, section.kind, tuple(one.text for one in brief.paragraphs_of(number)))
        for number, section in enumerate(brief.sections)
    )
    return ArchivedBrief(brief.country, brief.headline, tuple(sections), brief.closing)


def _require_headlines(plan: ImportPlan, paragraphs: list[Paragraph]) -> None:
    if not all(brief.headline for brief in plan.briefs):
        first = shortened(paragraphs[0].text, 60)
        raise Refused(
            f"The file does not begin with a headline such as “Libya: Talks in Minsk”, but with “{first}”.",
            "Nothing was imported.",
            "Put the country and the headline in the first line, then “Summary:” and “Outlook:”.",
        )


def plan_of_paragraphs(paragraphs: list[Paragraph], name: str, said: tuple[str, ...] = ()) -> ImportPlan:
    """What would become of a run of paragraphs. Raises Refused where there are none."""
    margins = [one.text for one in paragraphs if one.place in ("margin", "note")]
    blocks = blocks_of([one for one in paragraphs if one.place not in ("margin", "note")])
    if not blocks:
        raise Refused("The file holds no text.", "Nothing was imported.")
    starts = _beginnings(blocks)
    ends = [*starts[1:], len(blocks)]
    briefs = [_brief(blocks[start:end]) for start, end in zip(starts, ends, strict=True)]
    beside = tuple(
        PlannedParagraph(words, LEFT_OUT, -1, reason="Header, footer or note of a page")
        for words in dict.fromkeys(margins)
    )
    handling = next((mark for words in margins if (mark := marking_in(words))), "")
    first = briefs[0]
    briefs[0] = replace(first, paragraphs=(*beside, *first.paragraphs))
    briefs = [replace(one, handling=one.handling or handling) for one in briefs]
    return ImportPlan(name, tuple(briefs), said)


def _beginnings(blocks: list[Block]) -> list[int]:
    """Where briefs begin: the first block, and headlines that a Summary follows.

    An Outlook may follow as well once the brief before has had its own; else a paragraph such as
    "One caveat: no date is set" at the end of a Summary would begin a brief.
    """
    found = [0]
    had_outlook = has_heading = has_section = False
    for place, block in enumerate(blocks):
        part = block.heading.part if block.heading is not None and block.heading.named else ""
        if has_section and (part == "summary" or (part == "outlook" and had_outlook)):
            start = _headline_before(blocks, place, found[-1])
            if start > found[-1]:
                found.append(start)
                had_outlook = False
        has_heading = has_heading or bool(part)
        is_text = block.heading is None or bool(block.heading.rest)
        has_section = has_section or (has_heading and is_text and _is_running(block))
        had_outlook = had_outlook or part == "outlook"
    return found


def _is_running(block: Block) -> bool:
    """Whether a block is text rather than a line of a letterhead."""
    return block.paragraph.item or (is_sentence(block.text) and not kind_of_line(block))


def _headline_before(blocks: list[Block], place: int, start: int) -> int:
    """The headline above a section, with nothing but short lines between; 0 where there is none."""
    for above in range(place - 1, max(start, place - 1 - _MOST_BETWEEN), -1):
        block = blocks[above]
        if is_headline(block):
            return above
        if block.is_row or _is_running(block):
            return 0
        if block.heading is not None and block.heading.named:
            return 0
    return 0


def _brief(blocks: list[Block]) -> PlannedBrief:
    styled = [block.text for block in blocks if block.paragraph.style == "closing"]
    blocks = [block for block in blocks if block.paragraph.style != "closing"]
    first = _first_section(blocks)
    headline = headline_in(blocks[:first])
    doubt = headline.doubt if headline else NO_HEADLINE
    headline = headline or Headline("", "", frozenset())
    start = max(headline.blocks, default=-1) + 1
    text_end, closing_end = end_of_text(blocks[start:])
    placing = Placing(blocks[start : start + text_end])
    placing.place()
    letterhead = before_headline(blocks[:start], headline)
    closing = blocks[start + text_end : start + closing_end]
    after = [
        PlannedParagraph(
            one.text, LEFT_OUT, len(placing.sections) - 1, reason=kind_of_line(one) or "After the text"
        )
        for one in blocks[start + closing_end :]
    ]
    marks = (marking_in(one.text) for one in (*blocks[:first], *blocks[start + closing_end :]))
    return PlannedBrief(
        headline.country,
        headline.headline,
        tuple(placing.sections),
        (*letterhead, *placing.paragraphs, *after),
        "\n".join((*styled, *(one.text for one in closing))),
        next((mark for mark in marks if mark), ""),
        doubt,
    )


def _first_section(blocks: list[Block]) -> int:
    """Where the first section begins; where no heading is known, the first running text.

    What is above a headline with a country is its letterhead, even where it reads like a heading.
    """
    top = 0
    for number, block in enumerate(blocks):
        if _is_running(block):
            break
        title = title_in(block.text)
        if title and is_headline(block) and is_country(title["country"]):
            top = number + 1
            break
    for number, block in enumerate(blocks[top:], top):
        heading = block.heading
        if heading is not None and heading.named and block.paragraph.style != "title":
            return number
    for number, block in enumerate(blocks):
        if _is_running(block):
            return number
    return len(blocks)


# -- from a file, into the case --------------------------------------------------------------------


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
        label = f"Import {len(plan.briefs)} briefs from “{plan.name}”"
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
    if data.startswith(b"PK") or path.suffix.lower() in _OFFICE:
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
