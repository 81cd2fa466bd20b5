"""Plain text and Markdown: the words as they are, with headings, lists and quotations as structure."""

import re

from workbench.sources.reading.formats.decode import decode
from workbench.sources.reading.formats.language import language_of
from workbench.sources.reading.model import Reading, Span
from workbench.values.text import canonical, shortened

_HEADING = re.compile(r"(#{1,6})[ \t]+(.+?)[ \t]*#*\s*\Z")
_UNDERLINE = re.compile(r"(=+|-+)[ \t]*\Z")
_ITEM = re.compile(r"([ \t]*)(?:[-*+•]|\d{1,3}[.)])[ \t]+\S")
_FENCE = re.compile(r"[ \t]{0,3}(```|~~~)")
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_LONGEST_TITLE = 120


def read(data: bytes, name: str) -> Reading:
    """Read TXT or Markdown; positions are those of the text itself, nothing is taken away."""
    words, guess = decode(data)
    text = canonical(words).lstrip("\ufeff")
    is_markdown = name.lower().endswith((".md", ".markdown"))
    structure = _markdown(text) if is_markdown else _plain(text)
    title, title_from = _title(text, structure)
    return Reading(
        text=text,
        structure=tuple(structure),
        title=title,
        language=language_of(text),
        reader="text 2",
        media_type="text/markdown" if is_markdown else "text/plain",
        warnings=tuple(filter(None, (guess,))),
        facts={"title": title_from} if title else {},
    )


def _plain(text: str) -> list[Span]:
    return [Span("paragraph", *match.span()) for match in _PARAGRAPH.finditer(text)]


def _markdown(text: str) -> list[Span]:
    """Headings without their marks, list items and quotations line by line, the rest as paragraphs."""
    reader = _MarkdownLines(text)
    position = 0
    for line in text.split("\n"):
        reader.take(line, position)
        position += len(line) + 1
    reader.close()
    return reader.spans


class _MarkdownLines:
    """Goes through Markdown line by line; `open` is the block that the next line may continue."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._kind = ""
        self._start = self._end = self._level = 0
        self._fenced = False
        self.spans: list[Span] = []

    def take(self, line: str, position: int) -> None:
        """One line that starts at `position`."""
        end = position + len(line)
        fence = _FENCE.match(line)
        if fence or self._fenced:
            self._fenced = self._fenced != bool(fence)
            self._open("paragraph", position, end)
            if not self._fenced:
                self.close()
        elif not line.strip():
            self.close()
        elif heading := _HEADING.match(line):
            self.close()
            start, stop = heading.span(2)
            self.spans.append(Span("heading", position + start, position + stop, len(heading.group(1))))
        elif self._kind == "paragraph" and _UNDERLINE.match(line):
            self._kind, self._level = "heading", 1 if line[0] == "=" else 2
            self.close()
        elif item := _ITEM.match(line):
            self.close()
            indent = len(item.group(1).expandtabs(4))
            self._open("list_item", position, end, 1 + indent // 2)
        elif line.startswith(">"):
            self._open("quote", position, end)
        else:
            self._open(self._kind or "paragraph", position, end, self._level)

    def _open(self, kind: str, start: int, end: int, level: int = 0) -> None:
        if kind != self._kind:
            self.close()
            self._kind, self._start, self._level = kind, start, level
        self._end = end

    def close(self) -> None:
        """End the open block."""
        if self._kind and self._text[self._start : self._end].strip():
            self.spans.append(Span(self._kind, self._start, self._end, self._level))
        self._kind, self._level = "", 0


def _title(text: str, structure: list[Span]) -> tuple[str, str]:
    """The first heading, else the first line, and which of them it is."""
    heading = next((span for span in structure if span.kind == "heading"), None)
    if heading:
        return text[heading.start : heading.end], "the first heading"
    first = next((line.strip() for line in text.split("\n") if line.strip()), "")
    return shortened(first, _LONGEST_TITLE), "the first line"
