"""The paragraphs of a brief somebody else's program wrote: from lines of text, or from a reading."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from workbench.sources.reading.model import Reading
from workbench.values.errors import Unreadable
from workbench.values.text import canonical

MOST_TEXT = 4 * 1024 * 1024
"""Bytes of plain text beyond which a file is no brief."""

# What bullets are typed as, in fonts of their own as well; a dash or star needs a blank after it.
_BULLET = re.compile(
    r"\s*(?:[•●▪◦‣∙·○■□◆◇►▶➢➤➔→✓✔❖⁃▸▹⦁§\uf0a7\uf0b7\uf0d8\uf076\uf0fc]\s*|[*+–—‒―»>o-]\s+)(?=\S)|\s*[–—-](?=[^\W\d_])(?![a-zа-яё])"
)
_NOTE_MARK = re.compile(r"(?<=\S)\[\d{1,3}\]")
_NUMBER = re.compile(
    r"\(?(?P<number>\d{1,3}(?:\.\d{1,3}){0,3}|[٠-٩۰-۹]{1,3}|[ivxlcIVXLC]{1,6}|[A-Za-zА-Яа-яأ-ي])"
    r"(?:[.)]|\s?[-–—/](?=\s)|(?<=\.\d)(?=\s))\s*(?=[^\W\d_]|[“«\"(„])"
)
"""What is typed before a heading or an item of a list to number it."""
_WRAPPED = range(45, 100)
"""Lengths of a line that was broken to fit a page."""
_HASHES = re.compile(r"(#{1,6})\s+(?P<text>.*?)\s*#*\Z")
_LINK = re.compile(r"\[(?P<text>[^\[\]]+)\]\(https?://[^\s()]+\)")
"""A link of Markdown, of which one sees the words."""
_STRONG = re.compile(r"(?P<mark>\*\*|__)(?P<text>\S(?:.*?\S)?)(?P=mark)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `heading` where the file itself says it is one, `item` for a list item.

    `level` is that of a heading, 0 where it is unknown; `lead` counts the code points at its beginning
    that are set off (bold, underlined, capitals); `style` is title, subtitle, caption, closing or ""; `place`
    body, cell, box or header; `table`, `row`, `column` and `box` say which; `notes` are the words of its
    foot- and endnotes; `number` is what was counted or typed before it.
    """

    text: str
    heading: bool = False
    item: bool = False
    level: int = 0
    lead: int = 0
    large: bool = False
    style: str = ""
    place: str = "body"
    table: int = -1
    row: int = -1
    column: int = -1
    box: int = -1
    notes: tuple[str, ...] = ()
    number: str = ""

    @property
    def set_off(self) -> bool:
        """Whether all of it looks like a heading without being called one."""
        text = self.text.strip()
        return bool(text) and (self.large or self.lead >= len(text) or is_in_capitals(text))

    @property
    def is_prominent(self) -> bool:
        """Whether the file calls it a title or heading, or it looks like one."""
        return self.style == "title" or self.heading or self.set_off


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


def is_in_capitals(text: str) -> bool:
    """Whether a text of some letters has only large ones; never in a script without them."""
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) > 2 and all(sign.isupper() for sign in letters)


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
    """A line of plain text, also of the kind that marks headings with # and set-off words with stars."""
    text = _LINK.sub(lambda match: match["text"], text)
    if hashes := _HASHES.match(text):
        words = _STRONG.sub(lambda match: match["text"], hashes["text"])
        return Paragraph(words, heading=True, level=len(hashes[1])) if words else Paragraph(text)
    bare = without_bullet(Paragraph(text))
    strong = _STRONG.match(bare.text)
    words = _STRONG.sub(lambda match: match["text"], bare.text)
    return replace(bare, text=words, lead=len(strong["text"]) if strong else 0)


def without_bullet(paragraph: Paragraph) -> Paragraph:
    """The paragraph as an item without the bullet that is typed before it."""
    end = _end_of_bullet(paragraph.text)
    if not end or paragraph.text[:end].strip() == paragraph.text.rstrip()[-1]:
        # Nothing before the words, or signs around them, such as "- ENDS -".
        return paragraph
    lead = max(paragraph.lead - end, 0)
    return replace(paragraph, text=paragraph.text[end:], item=True, lead=lead)


def _end_of_bullet(text: str) -> int:
    """Where the words begin after a bullet; 0 where there is none, or nothing after it."""
    if bullet := _BULLET.match(text):
        return bullet.end()
    bare = text.lstrip()
    is_sign = bool(bare) and unicodedata.category(bare[0]) in ("So", "Co") and bare[0] not in "©®™°№"
    rest = bare[1:].lstrip()
    return len(text) - len(rest) if is_sign and rest and bare[1].isspace() else 0


def number_before(text: str) -> tuple[str, str]:
    """The number typed before a text and the text without it; "" and the text where there is none."""
    match = _NUMBER.match(text)
    if match is None or (text.startswith("(") and match["number"].isupper()):
        # Such as "(U)", which is a marking.
        return "", text
    return match["number"], text[match.end() :]


def without_number(paragraph: Paragraph) -> Paragraph:
    """The paragraph without the number that is typed before it."""
    number, text = number_before(paragraph.text)
    if not number:
        return paragraph
    cut = len(paragraph.text) - len(text)
    return replace(paragraph, text=text, number=number, lead=max(paragraph.lead - cut, 0))


def reading_paragraphs(reading: Reading) -> list[Paragraph]:
    """The paragraphs of a document of another kind than Word, read in the guarded child."""
    found: list[Paragraph] = []
    table = row = 0
    last_end = -1
    for span in reading.structure:
        if span.kind in ("page_header", "page_footer", "annotation", "footnote"):
            text = " ".join(reading.text[span.start : span.end].split())
            found.append(Paragraph(text, place="note" if span.kind == "footnote" else "margin"))
            continue
        if span.kind not in ("heading", "paragraph", "list_item", "quote", "table_cell", "caption"):
            continue
        text = _NOTE_MARK.sub("", reading.text[span.start : span.end]).strip()
        if span.kind == "table_cell":
            between = reading.text[last_end : span.start] if last_end >= 0 else "\n\n"
            table, row = table + ("\n\n" in between), row + ("\t" not in between)
            found.append(Paragraph(text, place="cell", table=table, row=row))
            last_end = span.end
            continue
        is_heading, is_item = span.kind == "heading", span.kind == "list_item"
        level = span.level if is_heading else 0
        style = "caption" if span.kind == "caption" else ""
        one = without_bullet(Paragraph(text, is_heading, is_item, level, style=style))
        found.append(without_number(one) if is_heading or is_item else one)
    found = [one for one in found if one.text]
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
