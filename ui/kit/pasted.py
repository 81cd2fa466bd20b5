"""Words pasted from Writer, Word or a browser: their paragraphs and list items, with the marks of notes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QMimeData

from ui.kit.dragging import WORDS, words_in_mime
from ui.kit.html_parts import LONGEST, HtmlPart, html_parts

_BLOCKS = frozenset((
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr",
    "blockquote", "pre", "section", "article", "hr", "body",
))  # fmt: skip
_NOTE_BODY = re.compile(r"(?:sd(?:foot|end)note|_?(?:ftn|edn))\d+\Z", re.IGNORECASE)
"""Ids of what holds the words of a note, as Writer and Word name them."""
_NOTE_LINK = re.compile(r"#[^#]*(?:note|ftn|edn|fn|cite)", re.IGNORECASE)
_MARK = re.compile(r"\[?\s*([0-9]{1,4}|[ivxlc]{1,6}|[a-z]|[*†‡§]{1,3})\s*\]?\Z", re.IGNORECASE)
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_BULLET = re.compile(r"\s*[•▪◦‣·●○■–]\s+")
_SET_ASIDE = "mso-list:ignore"
"""How Word marks the bullet that it puts before the words."""


@dataclass(slots=True)
class Pasted:
    """Paragraphs in their order, and how many notes stood below them whose words are left out."""

    paragraphs: list[str] = field(default_factory=list)
    notes: int = 0


def pasted(mime: QMimeData) -> Pasted:
    """What was copied, paragraph by paragraph; lines that only wrap are put together."""
    if mime.hasFormat(WORDS):
        # Copied in this program: as they stand, without the mark that other programs get.
        return Pasted(list(_of_text(words_in_mime(mime))))
    html = mime.html() if mime.hasHtml() else ""
    if html and len(html) <= LONGEST:
        found = _of_html(html)
        # Words from within one paragraph keep the spaces at their edges, which HTML does not have.
        plain = " ".join(mime.text().split())
        if found.paragraphs and found.paragraphs != [plain]:
            return found
    return Pasted(list(_of_text(mime.text())))


def _of_text(text: str) -> Iterator[str]:
    lines: list[str] = []
    for line in [*text.replace("\u2029", "\n").splitlines(), ""]:
        bullet = _BULLET.match(line)
        if lines and (bullet or not line.strip()):
            yield " ".join(lines)
            lines = []
        rest = line[bullet.end() :] if bullet else line
        if rest.strip():
            lines.append(rest)


def _of_html(html: str) -> Pasted:
    reader = _Reader()
    for part in html_parts(html):
        reader.take(part)
    reader.end_paragraph()
    return reader.found


class _Reader:
    """Goes through the parts and knows what it is inside of."""

    def __init__(self) -> None:
        self.found = Pasted()
        self._words: list[str] = []
        self._linked: list[str] | None = None
        self._link = ""
        self._raised = self._lowered = 0
        self._body = 0
        self._aside = 0

    def take(self, part: HtmlPart) -> None:
        """One part more."""
        if self._body:
            if part.tag == "div":
                self._body += -1 if part.closing else 1
        elif self._aside:
            if part.tag == "span":
                self._aside += -1 if part.closing else 1
        elif part.words:
            self._add(part.words)
        elif not part.closing and part.tag == "div" and _NOTE_BODY.match(part.attribute("id")):
            self.end_paragraph()
            self._body, self.found.notes = 1, self.found.notes + 1
        elif not part.closing and _SET_ASIDE in part.attribute("style").replace(" ", "").lower():
            self._aside = 1
        else:
            self._take_tag(part)

    def _take_tag(self, part: HtmlPart) -> None:
        step = -1 if part.closing else 1
        if part.tag in _BLOCKS:
            self.end_paragraph()
        elif part.tag in ("br", "td", "th"):
            self._add(" ")
        elif part.tag == "sup":
            self._raised = max(0, self._raised + step)
        elif part.tag == "sub":
            self._lowered = max(0, self._lowered + step)
        elif part.tag == "a":
            self._end_link()
            if not part.closing:
                self._linked, self._link = [], part.attribute("href")

    def _add(self, words: str) -> None:
        if self._linked is not None:
            self._linked.append(words)
        else:
            self._words.append(self._set(words))

    def _set(self, words: str) -> str:
        if self._raised and re.fullmatch(r"[\s0-9+-]+", words):
            return words.translate(_RAISED)
        if self._lowered and re.fullmatch(r"[\s0-9+-]+", words):
            return words.translate(_LOWERED)
        return words

    def _end_link(self) -> None:
        if self._linked is None:
            return
        words, self._linked = "".join(self._linked), None
        mark = _MARK.match(words.strip())
        if mark and _NOTE_LINK.search(self._link):
            self._words.append(f"[{mark[1]}]")
        else:
            self._words.append(self._set(words))

    def end_paragraph(self) -> None:
        """Keep what has come together, if anything has."""
        self._end_link()
        words = " ".join("".join(self._words).split())
        self._words.clear()
        if words:
            self.found.paragraphs.append(words)
