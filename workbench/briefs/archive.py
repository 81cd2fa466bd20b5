"""Existing briefs taken in from plain text or Word.

A brief has a headline (`Country: headline`) and sections with headings of many kinds, in the languages of
`heading_words`. Several may follow one another in a file. First comes a plan (`import_plan`), in which
every paragraph of the file has its place, its doubt, or the reason why it is left out.
"""

from collections.abc import Iterable
from dataclasses import replace

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
from workbench.briefs.headings import part_told
from workbench.briefs.import_plan import (
    LEFT_OUT,
    ImportPlan,
    PlannedBrief,
    PlannedParagraph,
)
from workbench.briefs.paragraphs import (
    ArchivedBrief,
    ArchivedSection,
    Paragraph,
    plain_paragraphs,
)
from workbench.briefs.placing import Placing, before_headline
from workbench.values.errors import Refused
from workbench.values.text import shortened, with_and

__all__ = [
    "ArchivedBrief",
    "ArchivedSection",
    "plan_of_paragraphs",
    "read_brief_lines",
    "read_brief_paragraphs",
]

NO_HEADLINE = "There is no headline."
_LONGEST_TITLE = 60
_MOST_BETWEEN = 8
"""Lines that may be between a headline and the first section of a brief that follows another."""


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
    return ImportPlan(name, tuple(briefs), (*said, *_unknown_headings(briefs)))


def _unknown_headings(briefs: list[PlannedBrief]) -> list[str]:
    """That headings of a house's own make sections of context; nothing to say of none."""
    titles = [
        f"“{shortened(section.title, _LONGEST_TITLE)}”"
        for brief in briefs
        for section in brief.sections
        if section.kind == "other" and not section.doubt and not part_told(section.title)[0]
    ]
    if not titles:
        return []
    if len(titles) == 1:
        return [f"The heading {titles[0]} is not known: its paragraphs are context."]
    return [f"The headings {with_and(titles)} are not known: their paragraphs are context."]


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
    letterhead += [
        PlannedParagraph(note, LEFT_OUT, -1, "It is a note to the headline.")
        for place in sorted(headline.blocks)
        for note in blocks[place].paragraph.notes
    ]
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
