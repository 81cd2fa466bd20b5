"""Existing briefs taken in from plain text or Word.

The shape that is understood: `Country: headline`, then `Summary:` and `Outlook:` (and other
headings) with a paragraph a line, then the house's closing words. Several briefs may follow one
another in a file.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.briefs.model import Brief
from workbench.briefs.paragraphs import (
    ArchivedBrief,
    ArchivedSection,
    Paragraph,
    decoded,
    plain_paragraphs,
    word_paragraphs,
)
from workbench.casefile import CaseFile
from workbench.values.content import as_bytes, size_in_words, size_of
from workbench.values.errors import Refused, Unreadable
from workbench.values.text import shortened

if TYPE_CHECKING:
    from workbench.briefs.repository import Briefs

__all__ = ["ArchivedBrief", "ArchivedSection", "import_brief", "read_brief_lines", "read_brief_paragraphs"]

_SUMMARIES = ("summary", "executive summary", "key points", "key developments", "event")
_OUTLOOKS = ("outlook", "country outlook", "forecast", "projections", "assessment")
_OTHERS = (
    "implications", "impacts", "analysis", "background", "context", "significance", "recommendations",
    "advice", "indicators", "indicators to watch", "what next", "why it matters", "key dates", "risks",
    "sources", "comment", "key judgements", "key judgments", "alternatives", "mitigation",
)  # fmt: skip
_SECTION_KINDS = {
    **dict.fromkeys(_SUMMARIES, "summary"),
    **dict.fromkeys(_OUTLOOKS, "outlook"),
    **dict.fromkeys(_OTHERS, "other"),
}
_STATEMENT_KINDS = {"summary": "fact", "outlook": "judgement"}
_TITLE = re.compile(r"(?P<country>[^\W\d_][^:.!?]{1,48}?)\s*:\s+(?P<headline>\S.{1,240})\Z")
_INLINE = re.compile(r"(?P<title>[A-Za-z ]{4,24}?)\s*:\s+(?P<text>\S.*)\Z", re.DOTALL)
_OWN_HEADING = re.compile(r"[A-Z][\w’'&/ -]{2,50}:\Z")
_CLOSING = re.compile(
    r"(?:to\s+)?(?:explore|contact|speak\s+(?:with|to)|talk\s+to|for\s+(?:more|further|questions|inquiries|enquiries)"
    r"|learn\s+more|find\s+out\s+more|get\s+in\s+touch|reach\s+out|subscribe|sign\s+up|visit\s+our|request\s+a"
    r"|questions\s+about|our\s+(?:team|analysts|desk)\b)",
    re.IGNORECASE,
)
_LONGEST_CLOSING = 300
_MOST_CLOSING_LINES = 3
_MOST_FILE = 100_000_000
"""Bytes of a file with briefs."""


def read_brief_lines(lines: Iterable[str]) -> list[ArchivedBrief]:
    """The briefs in the lines of a plain text file.

    Raises Refused when there is nothing in them, or no `Country: headline` to begin with.
    """
    return read_brief_paragraphs(plain_paragraphs(lines))


def read_brief_paragraphs(paragraphs: list[Paragraph]) -> list[ArchivedBrief]:
    """The briefs in a run of paragraphs, headings marked where the file marks them. Raises Refused."""
    if not paragraphs:
        raise Refused("The file holds no text.", "Nothing was imported.")
    starts = _beginnings(paragraphs)
    if not starts or starts[0] != 0:
        raise Refused(
            f"The file does not begin with a headline such as “Libya: Talks in Minsk”, "
            f"but with “{shortened(paragraphs[0].text, 60)}”.",
            "Nothing was imported.",
            "Put the country and the headline in the first line, then “Summary:” and “Outlook:”.",
        )
    ends = [*starts[1:], len(paragraphs)]
    return [_brief(paragraphs[start:end]) for start, end in zip(starts, ends, strict=True)]


def _beginnings(paragraphs: list[Paragraph]) -> list[int]:
    """Where briefs begin: the first line, and headlines that a Summary follows.

    An Outlook may follow as well once the brief before has had its own; else a paragraph such as
    "One caveat: no date is set" at the end of a Summary would begin a brief.
    """
    found: list[int] = []
    had_outlook = False
    for place, paragraph in enumerate(paragraphs):
        following = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
        next_kind = _section_kind(_heading(following)[0]) if following else ""
        begins = place == 0 or next_kind == "summary" or (next_kind == "outlook" and had_outlook)
        if begins and _is_headline(paragraph):
            found.append(place)
            had_outlook = False
        had_outlook = had_outlook or _section_kind(_heading(paragraph)[0]) == "outlook"
    return found


def _is_headline(paragraph: Paragraph) -> bool:
    match = _TITLE.match(paragraph.text)
    if not match or paragraph.item or paragraph.text.endswith((".", ":", ";")):
        return False
    return not _section_kind(match["country"])


def _brief(paragraphs: list[Paragraph]) -> ArchivedBrief:
    title = _TITLE.match(paragraphs[0].text)
    assert title is not None
    body, closing = _without_closing(paragraphs[1:])
    sections: list[tuple[str, str, list[str]]] = []
    for paragraph in body:
        heading, text = _heading(paragraph)
        if heading:
            kind = _section_kind(heading) or "other"
            sections.append((_tidy(heading), kind, []))
        if text:
            if not sections:
                sections.append(("Summary", "summary", []))
            sections[-1][2].append(text)
    return ArchivedBrief(
        title["country"].strip(),
        title["headline"].strip(),
        tuple(ArchivedSection(name, kind, tuple(texts)) for name, kind, texts in sections if texts),
        closing,
    )


def _heading(paragraph: Paragraph) -> tuple[str, str]:
    """The heading a paragraph is or begins with ("" for none), and the rest of its text."""
    text = paragraph.text.strip()
    bare = text.rstrip(":").rstrip()
    if paragraph.heading or _section_kind(bare) or (_OWN_HEADING.match(text) and len(bare.split()) <= 6):
        return bare, ""
    inline = _INLINE.match(text)
    if inline and _section_kind(inline["title"]):
        return inline["title"].strip(), inline["text"]
    return "", text


def _section_kind(title: str) -> str:
    return _SECTION_KINDS.get(" ".join(title.casefold().split()), "")


def _tidy(heading: str) -> str:
    """`SUMMARY` and `outlook` as they are printed; a heading of the house's own as it stands."""
    if heading.casefold() in ("summary", "outlook"):
        return heading.capitalize()
    return heading.capitalize() if heading.isupper() else heading


def _without_closing(body: list[Paragraph]) -> tuple[list[Paragraph], str]:
    first = len(body)
    while first > 0 and len(body) - first < _MOST_CLOSING_LINES:
        text = body[first - 1].text
        if body[first - 1].heading or len(text) > _LONGEST_CLOSING or not _CLOSING.match(text):
            break
        first -= 1
    return body[:first], "\n".join(paragraph.text for paragraph in body[first:])


def import_brief(case: CaseFile, briefs: "Briefs", path: Path) -> list[Brief]:
    """Take the briefs of a file into a case, in one change.

    Summary paragraphs become facts, Outlook paragraphs judgements, everything else context. No
    likelihood is set: `Briefs.proposed` returns what the words propose. Nothing is cited: that is the
    analyst's work. Raises NotFound, Refused or Unreadable; then nothing was imported.
    """
    archived = read_brief_paragraphs(_paragraphs_of(path))
    label = f"Import brief “{archived[0].headline}”"
    if len(archived) > 1:
        label = f"Import {len(archived)} briefs from “{path.name}”"
    with case.change(label):
        return [_write(briefs, brief) for brief in archived]


def _paragraphs_of(path: Path) -> list[Paragraph]:
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
    if data.startswith(b"PK") or path.suffix.lower() in (".docx", ".docm", ".doc", ".rtf", ".odt", ".pdf"):
        from workbench.sources.sandbox.guard import read_guarded

        return word_paragraphs(read_guarded(data, name))
    return plain_paragraphs(decoded(data, name).split("\n"))


def _write(briefs: "Briefs", archived: ArchivedBrief) -> Brief:
    brief = briefs.add(archived.country, archived.headline, closing=archived.closing)
    present = {section.kind: section for section in briefs.sections(brief.id)}
    used = set()
    for place, section in enumerate(archived.sections):
        known = present.get(section.kind)
        if known and known.id not in used:
            used.add(known.id)
            if known.title != section.title:
                briefs.rename_section(known.id, section.title)
            briefs.move_section(known.id, place)
        else:
            known = briefs.add_section(brief.id, section.title, section.kind, position=place)
        for text in section.paragraphs:
            briefs.state(brief.id, known.id, text, kind=_STATEMENT_KINDS.get(section.kind, "context"))
    return briefs.get(brief.id)
