"""The paragraphs of a brief somebody else's program wrote: from lines of text, or from Word."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.sources.reading.model import Reading
from workbench.values.errors import Unreadable
from workbench.values.text import canonical

MOST_TEXT = 4 * 1024 * 1024
"""Bytes of plain text beyond which a file is no brief."""

_BULLET = re.compile(r"\s*[•●▪◦‣∙·*–—-]\s+")
_NOTE_MARK = re.compile(r"(?<=\S)\[\d{1,3}\]")
_NUMBER = re.compile(
    r"(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[ivxlcIVXLC]{1,6}|[A-Za-z])[.)]|\d{1,3}(?:\.\d{1,3})+)\s+(?=\S)"
)
"""What numbers a heading or an item of a list."""
_WRAPPED = range(45, 100)
"""Lengths of a line that was broken to fit a page."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `heading` where the file itself says it is one, `item` for a list item."""

    text: str
    heading: bool = False
    item: bool = False


@dataclass(frozen=True, slots=True)
class ArchivedSection:
    """A section as it was found; `kind` is summary, outlook or other."""

    title: str
    kind: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArchivedBrief:
    """A brief as it was found in a file."""

    country: str
    headline: str
    sections: tuple[ArchivedSection, ...]
    closing: str = ""


def plain_paragraphs(lines: Iterable[str]) -> list[Paragraph]:
    """A paragraph a line, blank lines and bullets left out; lines broken at a page's width are joined."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        text = canonical(line).strip()
        if text:
            blocks[-1].append(text)
        elif blocks[-1]:
            blocks.append([])
    return [_paragraph(text) for block in blocks for text in _joined(block)]


def _joined(block: list[str]) -> list[str]:
    """One paragraph of a block of lines, when all but the last look broken off in mid-sentence."""
    ends = (".", "!", "?", ":", ";", "”", '"')
    broken = all(len(line) in _WRAPPED and not line.endswith(ends) for line in block[:-1])
    listed = any(_BULLET.match(line) for line in block)
    return [" ".join(block)] if len(block) > 1 and broken and not listed else block


def _paragraph(text: str) -> Paragraph:
    bullet = _BULLET.match(text)
    return Paragraph(text[bullet.end() :] if bullet else text, item=bool(bullet))


def word_paragraphs(reading: Reading) -> list[Paragraph]:
    """The paragraphs of a document that was read in the guarded child; notes, tables, captions left out."""
    found = []
    for span in reading.structure:
        if span.kind not in ("heading", "paragraph", "list_item", "quote"):
            continue
        text = " ".join(_NOTE_MARK.sub("", reading.text[span.start : span.end]).split())
        if span.kind in ("heading", "list_item"):
            text = text[number.end() :] if (number := _NUMBER.match(text)) else text
        if text:
            found.append(Paragraph(text, span.kind == "heading", span.kind == "list_item"))
    return found or plain_paragraphs(reading.text.split("\n"))


def decoded(data: bytes, name: str) -> str:
    """The words of a plain text file: UTF-8, UTF-16 with its mark, or Western. Raises Unreadable."""
    if len(data) > MOST_TEXT:
        raise Unreadable(f"“{name}” is too large to be a brief.", "Nothing was imported.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    strange = text.count("\ufffd") + sum(sign < " " and sign not in "\t\n\r\f\v" for sign in text)
    if strange > len(text) / 100:
        raise Unreadable(
            f"“{name}” is neither plain text nor a Word file.",
            "Nothing was imported.",
            "Save the brief as .docx or .txt and import that.",
        )
    return canonical(text)
