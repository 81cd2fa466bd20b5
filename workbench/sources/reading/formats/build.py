"""Building canonical text and its structure together, so that spans never need shifting."""

import re
from typing import Any

from workbench.sources.reading.model import Span
from workbench.values.text import canonical

_SPACES = re.compile(r"[ \t\n\r\f\v\u00a0]+")
_LINE_BREAK = "\0"
"""Stands for `br` among the words of a block; no document of XML or HTML has it."""
_EMPTY_LINE = re.compile(r"\n\s*\n")
HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {
    "p": "paragraph", "div": "paragraph", "section": "paragraph", "article": "paragraph", "main": "paragraph",
    "body": "paragraph", "header": "paragraph", "footer": "paragraph", "address": "paragraph",
    "pre": "paragraph", "dd": "paragraph", "dt": "paragraph", "form": "paragraph", "figure": "paragraph",
    "aside": "paragraph", "nav": "paragraph", "center": "paragraph", "fieldset": "paragraph",
    "blockquote": "quote", "figcaption": "caption", "caption": "caption",
    "li": "list_item", "td": "table_cell", "th": "table_cell", "tr": "row", "ul": "list", "ol": "list",
    "table": "paragraph", "tbody": "paragraph", "thead": "paragraph", "dl": "list", "hr": "paragraph",
}  # fmt: skip
_UNSEEN = {"script", "style", "noscript", "template", "head", "title", "iframe", "object", "svg", "select"}
# What the reader of Word files says of a run: kind and label of the span over it.
_MARKS = {"gw-equation": ("equation", ""), "gw-white": ("hidden", "white letters")}
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
    walker = _HtmlWalker(builder, nodes)
    walker.walk(root)
    walker.flush(root)
    return walker.hidden


class _HtmlWalker:
    def __init__(self, builder: TextBuilder, nodes: list[Any] | None) -> None:
        self._builder = builder
        self._nodes = nodes
        self._words: list[str] = []
        self._marks: list[tuple[str, str, str]] = []
        self._marked_from = 0
        self._kinds: list[tuple[str, int]] = [("paragraph", 0)]
        self.hidden = 0

    def walk(self, element: Any) -> None:
        """Depth first, without recursion into the Python stack: pages nest deeper than it is high."""
        from lxml.etree import iterwalk

        events = iterwalk(element, events=("start", "end", "comment", "pi"))
        left_out = None
        for event, node in events:
            if event == "start":
                tag = node.tag
                if tag in _UNSEEN or _is_hidden(node):
                    left_out = node
                    events.skip_subtree()
                    self.hidden += tag not in _UNSEEN and bool("".join(node.itertext()).strip())
                else:
                    self._enter(node, tag)
                continue
            if event == "end" and node is not left_out:
                self._leave(node, node.tag)
            if node.tail and node is not element:
                self._words.append(node.tail)

    def _enter(self, node: Any, tag: str) -> None:
        if tag in HEADINGS:
            self.flush(node)
            self._kinds.append(("heading", HEADINGS[tag]))
        elif tag in _BLOCKS:
            self.flush(node)
            self._kinds.append(self._kind_of(node, _BLOCKS[tag]))
        elif tag == "br":
            self._words.append(_LINE_BREAK)
        elif tag == "span" and node.get("class") in _MARKS:
            self._marked_from = len(self._words)
        if node.text:
            self._words.append(node.text)

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

    def _leave(self, node: Any, tag: str) -> None:
        if tag in HEADINGS or tag in _BLOCKS:
            self.flush(node)
            self._kinds.pop()
        elif tag == "span" and (mark := _MARKS.get(node.get("class") or "")):
            words = "".join(self._words[self._marked_from :]).replace(_LINE_BREAK, " ")
            if words.strip():
                self._marks.append((mark[0], words, mark[1]))

    def flush(self, node: Any) -> None:
        """Close the block that is open, which `node` ends."""
        if not self._words:
            return
        said = "".join(self._words)
        self._words.clear()
        if said.isspace():
            return
        kind, level = self._kinds[-1]
        for paragraph in _parted(said) if _LINE_BREAK in said else [said]:
            self._builder.add("paragraph" if kind == "row" else kind, paragraph, level)
        for mark, words, label in self._marks:
            self._builder.mark_last(mark, words, label)
        self._marks.clear()
        if self._nodes is not None:
            self._nodes.extend([node] * (len(self._builder.spans) - len(self._nodes)))


def _parted(said: str) -> list[str]:
    """Paragraphs that are parted by two breaks of a line or more."""
    return _EMPTY_LINE.split(_SPACES.sub(" ", said).replace(_LINE_BREAK, "\n"))


_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|$)", re.IGNORECASE
)


def _is_hidden(node: Any) -> bool:
    style = node.get("style")
    return node.get("hidden") is not None or (style is not None and bool(_HIDING.search(style)))
