"""Building canonical text and its structure together, so that spans never need shifting."""

import re
from typing import Any

from workbench.sources.reading.formats.inline import quotation_marks, shift_of, shifted
from workbench.sources.reading.formats.raised import said_before
from workbench.sources.reading.model import Span
from workbench.values.text import canonical

_SPACES = re.compile(r"[ \t\n\r\f\v\u00a0]+")
_LINE_BREAK = "\0"
"""Stands for `br` among the words of a block; no document of XML or HTML has it."""
_AS_BLOCK = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)\b", re.IGNORECASE)
_LONGEST_LARGE = 2
"""A letter that is set large, and a quotation mark before it."""
HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {
    "p": "paragraph", "div": "paragraph", "section": "paragraph", "article": "paragraph", "main": "paragraph",
    "body": "paragraph", "header": "paragraph", "footer": "paragraph", "address": "paragraph",
    "pre": "paragraph", "dd": "paragraph", "dt": "paragraph", "form": "paragraph", "figure": "paragraph",
    "aside": "paragraph", "nav": "paragraph", "center": "paragraph", "fieldset": "paragraph",
    "blockquote": "quote", "figcaption": "caption", "caption": "caption",
    "li": "list_item", "td": "table_cell", "th": "table_cell", "tr": "row", "ul": "list", "ol": "list",
    "table": "paragraph", "tbody": "paragraph", "thead": "paragraph", "dl": "list", "hr": "paragraph",
    "tfoot": "paragraph", "details": "paragraph", "summary": "paragraph", "legend": "paragraph",
    "hgroup": "paragraph", "menu": "list", "dir": "list", "dialog": "paragraph", "search": "paragraph",
    "listing": "paragraph", "xmp": "paragraph", "plaintext": "paragraph", "noscript": "paragraph",
}  # fmt: skip
BLOCK_TAGS = frozenset((*HEADINGS, *_BLOCKS))
_UNSEEN = {
    "script", "style", "noscript", "template", "head", "title", "iframe", "object", "svg", "select", "rp",
    "datalist", "textarea", "noembed", "noframes", "canvas", "audio", "video",
}  # fmt: skip
# What the reader of Word files says of a run: kind and label of the span over it.
_MARKS = {"gw-equation": ("equation", ""), "gw-white": ("hidden", "white text")}
_INNER = ("list_item", "table_cell", "quote", "footnote")


class TextBuilder:
    """Blocks of text one after another, with a span for each."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._last_kind = ""
        self._last_block = Span("paragraph", 0, 0)
        self.spans: list[Span] = []

    def add(self, kind: str, text: str, level: int = 0, label: str = "", *, keep_lines: bool = False) -> None:
        """Append one block; white space is folded unless lines are to be kept."""
        text = canonical(text)
        text = text.strip("\n") if keep_lines else _SPACES.sub(" ", text).strip()
        # A mark of byte order in front of a block would be taken away when the text is read again.
        text = text.lstrip("\ufeff")
        if not text.strip():
            return
        close = kind == self._last_kind and kind in ("list_item", "table_cell")
        self._append("" if not self._pieces else "\n" if close else "\n\n")
        start = self._length
        self._append(text)
        self._last_block = Span(kind, start, self._length, level, label)
        self.spans.append(self._last_block)
        self._last_kind = kind

    def add_row(self, cells: list[tuple[str, str]]) -> None:
        """Append a row of a table on one line: (label, words) for each cell, with tabs between them."""
        said = [
            (label, _SPACES.sub(" ", canonical(words)).strip().lstrip("\ufeff")) for label, words in cells
        ]
        said = [(label, words) for label, words in said if words]
        if not said:
            return
        self._append("" if not self._pieces else "\n" if self._last_kind == "row" else "\n\n")
        start = self._length
        for label, words in said:
            if self._length > start:
                self._append("\t")
            self.spans.append(Span("table_cell", self._length, self._length + len(words), 0, label))
            self._append(words)
        self._last_block = Span("row", start, self._length)
        self._last_kind = "row"

    def span(self, kind: str, start: int, level: int = 0, label: str = "") -> None:
        """A span over everything from `start` on, such as a page; nothing where nothing was added."""
        text_start = start + (2 if start else 0)
        if self._length > text_start:
            self.spans.append(Span(kind, text_start, self._length, level, label))

    def mark_last(self, kind: str, words: str, label: str = "") -> None:
        """A span over words within the block that was added last; over all of it where they are not found."""
        block = self._last_block
        said = self.text[block.start : block.end]
        sought = _SPACES.sub(" ", canonical(words)).strip()
        at = said.find(sought) if sought else -1
        start, end = (
            (block.start + at, block.start + at + len(sought)) if at >= 0 else (block.start, block.end)
        )
        self.spans.append(Span(kind, start, end, 0, label))

    def _append(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    @property
    def length(self) -> int:
        """Code points so far."""
        return self._length

    @property
    def text(self) -> str:
        """All blocks, separated by empty lines."""
        return "".join(self._pieces)

    def blocks(self) -> list[tuple[str, str, int]]:
        """Kind, text and level of every block."""
        text = self.text
        return [(span.kind, text[span.start : span.end], span.level) for span in self.spans]


def walk_html(root: Any, builder: TextBuilder, nodes: list[Any] | None = None) -> int:
    """Put what a person would see of an HTML tree into `builder`; returns how much was hidden.

    Hidden elements (`hidden`, `display:none`, `visibility:hidden`, letters of no size; white on
    white is left to the eye) are left out and counted. `nodes` takes the element of each block.
    """
    walker = HtmlWalker(builder)
    walker.walk(root)
    if nodes is not None:
        nodes.extend(walker.nodes)
    return walker.hidden


class HtmlWalker:
    """Goes through a page once. Of each block: `nodes` its element, `texts` where its words stand.

    The element is the innermost block around the words; what stands loose between the blocks of a
    section has that section. A place of words is an element and whether they come after its end.
    """

    def __init__(self, builder: TextBuilder) -> None:
        self._builder = builder
        self.nodes: list[Any] = []
        self.texts: list[list[tuple[Any, bool]]] = []
        self._words: list[str] = []
        self._places: list[tuple[Any, bool]] = []
        self._broken = False
        self._marks: list[tuple[str, str, str]] = []
        self._marked_from = 0
        self._shifts: list[tuple[Any, int]] = []
        self._closing: dict[Any, str] = {}
        self._owners: list[Any] = []
        self._kinds: list[tuple[str, int]] = [("paragraph", 0)]
        self.hidden = 0

    def walk(self, element: Any) -> None:
        """Depth first, without recursion into the Python stack: pages nest deeper than it is high."""
        from lxml.etree import iterwalk

        events = iterwalk(element, events=("start", "end", "comment", "pi"))
        left_out = None
        self._owners.append(element)
        for event, node in events:
            if event == "start":
                tag = node.tag
                style = node.get("style")
                if tag in _UNSEEN or _is_hidden(node, style):
                    left_out = node
                    events.skip_subtree()
                    self.hidden += tag not in _UNSEEN and bool("".join(node.itertext()).strip())
                    if tag not in _UNSEEN and tag in BLOCK_TAGS:
                        self.flush()
                else:
                    self._enter(node, tag, style)
                continue
            if event == "end" and node is not left_out:
                self._leave(node)
            tail = node.tail
            if tail and node is not element:
                self._say(tail, (node, True))
        self.flush()

    def _say(self, words: str, place: tuple[Any, bool]) -> None:
        if not words.isspace():
            self._broken = False
            self._places.append(place)
        elif not self._words:
            # White space in front of a block, of which a page is full.
            return
        self._words.append(words)

    def _enter(self, node: Any, tag: str, style: str | None) -> None:
        if tag in HEADINGS:
            if self._words:
                self.flush()
            self._owners.append(node)
            self._kinds.append(("heading", HEADINGS[tag]))
        elif tag in _BLOCKS or (style is not None and _AS_BLOCK.search(style) and not _is_first_letter(node)):
            if self._words:
                self.flush()
            self._owners.append(node)
            self._kinds.append(self._kind_of(node, _BLOCKS.get(tag, "paragraph")))
        elif tag == "br":
            self._break()
        elif tag == "button":
            self._words.append(" ")
        elif tag == "q":
            opening, self._closing[node] = quotation_marks(node)
            self._words.append(opening)
        elif tag == "rt":
            self._words.append("(")
        elif tag == "span" and node.get("class") in _MARKS:
            self._marked_from = len(self._words)
        elif shift_of(node, tag):
            self._shifts.append((node, len(self._words)))
        text = node.text
        if text:
            self._say(text, (node, False))

    def _break(self) -> None:
        """A break of a line; a second one after it parts two paragraphs."""
        if self._broken:
            self.flush()
        else:
            self._words.append(_LINE_BREAK)
            self._broken = True

    def _kind_of(self, node: Any, kind: str) -> tuple[str, int]:
        outer, level = self._kinds[-1]
        if kind == "list_item" and (node.get("id") or "").startswith(("footnote-", "endnote-")):
            return "footnote", 0
        if node.get("epub:type") in ("footnote", "endnote") or node.get("role") in (
            "doc-footnote",
            "doc-endnote",
        ):
            return "footnote", 0
        if kind == "list":
            return outer, level + 1
        if kind == "paragraph" and outer in _INNER:
            return outer, level
        return kind, level if kind == "list_item" else 0

    def _leave(self, node: Any) -> None:
        if node is self._owners[-1] and len(self._kinds) > 1:
            if self._words:
                self.flush()
            self._owners.pop()
            self._kinds.pop()
            return
        tag = node.tag
        if tag == "q":
            self._words.append(self._closing.pop(node, ""))
        elif tag == "rt":
            self._words.append(")")
        elif tag == "button":
            self._words.append(" ")
        elif tag == "span" and (mark := _MARKS.get(node.get("class") or "")):
            words = "".join(self._words[self._marked_from :]).replace(_LINE_BREAK, " ")
            if words.strip():
                self._marks.append((mark[0], words, mark[1]))
        elif self._shifts and self._shifts[-1][0] is node:
            start = self._shifts.pop()[1]
            said = "".join(self._words[start:])
            before = said_before(self._words, start)
            self._words[start:] = [shifted(shift_of(node, tag), before, said, node)]

    def flush(self) -> None:
        """Close the block that is open: what was said since the last one, in the innermost element."""
        if not self._words:
            return
        self._broken = False
        said = "".join(self._words)
        places, self._places = self._places, []
        self._words.clear()
        self._shifts = [(node, 0) for node, _start in self._shifts]
        if said.isspace():
            return
        kind, level = self._kinds[-1]
        words = _SPACES.sub(" ", said).replace(_LINE_BREAK, "\n")
        if not words.isascii():
            # Where a browser may break a word: seen at the end of a line only, and no part of the word.
            words = words.replace("\u00ad", "")
        self._builder.add("paragraph" if kind == "row" else kind, words, level)
        if len(self._builder.spans) > len(self.nodes):
            self.nodes.append(self._owners[-1])
            self.texts.append(places)
        for mark, marked, label in self._marks:
            self._builder.mark_last(mark, marked, label)
        more = len(self._builder.spans) - len(self.nodes)
        self.nodes.extend([self._owners[-1]] * more)
        self.texts.extend([[] for _ in range(more)])
        self._marks.clear()


_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|$)", re.IGNORECASE
)


def _is_first_letter(node: Any) -> bool:
    """Whether an element holds the large first letter of a word that goes on behind it."""
    said, rest = (node.text or "").strip(), node.tail or ""
    return len(node) == 0 and len(said) <= _LONGEST_LARGE and said[-1:].isalpha() and rest[:1].islower()


def _is_hidden(node: Any, style: str | None) -> bool:
    return node.get("hidden") is not None or (style is not None and bool(_HIDING.search(style)))
