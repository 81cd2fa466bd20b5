"""Plain text and Markdown: the words as they are, with headings and lists as structure."""

import re

from workbench.sources.formats.decode import decode
from workbench.sources.formats.language import language_of
from workbench.sources.reading import Reading, Span
from workbench.values.text import canonical

_HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*#*$", re.MULTILINE)
_ITEM = re.compile(r"^([ \t]*)(?:[-*+•]|\d{1,3}[.)])\s+\S.*$", re.MULTILINE)
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_LONGEST_TITLE = 120


def read(data: bytes, name: str) -> Reading:
    """Read TXT or Markdown; positions are those of the text itself, nothing is taken away."""
    words, guess = decode(data)
    text = canonical(words)
    is_markdown = name.lower().endswith((".md", ".markdown"))
    structure = _markdown(text) if is_markdown else _plain(text)
    return Reading(
        text=text,
        structure=tuple(sorted(structure, key=lambda span: (span.start, -span.end))),
        title=_title(text, structure),
        language=language_of(text),
        reader="text 1",
        media_type="text/markdown" if is_markdown else "text/plain",
        warnings=tuple(filter(None, (guess,))),
        facts={"title": "first line"},
    )


def _markdown(text: str) -> list[Span]:
    headings = [
        Span("heading", *match.span(2), level=len(match.group(1))) for match in _HEADING.finditer(text)
    ]
    items = [
        Span("list_item", *match.span(), level=1 + len(match.group(1)) // 2) for match in _ITEM.finditer(text)
    ]
    taken = {span.start for span in items} | {match.start() for match in _HEADING.finditer(text)}
    return headings + items + [span for span in _plain(text) if span.start not in taken]


def _plain(text: str) -> list[Span]:
    return [Span("paragraph", *match.span()) for match in _PARAGRAPH.finditer(text)]


def _title(text: str, structure: list[Span]) -> str:
    headings = [span for span in structure if span.kind == "heading"]
    if headings:
        return text[headings[0].start : headings[0].end]
    first = next((line.strip() for line in text.split("\n") if line.strip()), "")
    return first if len(first) <= _LONGEST_TITLE else first[: _LONGEST_TITLE - 1].rstrip() + "…"
