"""Going through a page, from tag to tag, to put what a person would see of it into a text."""

import re
from typing import Any

from workbench.sources.reading.formats.build import TextBuilder
from workbench.sources.reading.formats.inline import quotation_marks, shift_of, shifted
from workbench.sources.reading.formats.raised import said_before

_LINE_BREAK = "\0"
"""Stands for `br` among the words of a block; no document of XML or HTML has it."""
_AS_BLOCK = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)\b", re.IGNORECASE)
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|$)", re.IGNORECASE
)
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
_SAID_AROUND = frozenset(("br", "button", "q", "rt", "span", "a", "sup", "sub"))
"""Tags within a line that can put something before, after or in the place of the words in them."""
_UNSEEN = {
    "script", "style", "noscript", "template", "head", "title", "iframe", "object", "svg", "select", "rp",
    "datalist", "textarea", "noembed", "noframes", "canvas", "audio", "video",
}  # fmt: skip
# What the reader of Word files says of a run: kind and label of the span over it.
_MARKS = {"gw-equation": ("equation", ""), "gw-white": ("hidden", "white text")}
_INNER = ("list_item", "table_cell", "quote", "footnote")


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
        self.builder = builder
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
                if tag in _UNSEEN or node.get("hidden") is not None or (style and _HIDING.search(style)):
                    left_out = node
                    events.skip_subtree()
                    self._pass_over(node, tag)
                    continue
                if tag in BLOCK_TAGS or tag in _SAID_AROUND or style:
                    self._enter(node, tag, style)
                if text := node.text:
                    self._say(text, (node, False))
                continue
            if (
                event == "end"
                and node is not left_out
                and (node is self._owners[-1] or self._shifts or node.tag in _SAID_AROUND)
            ):
                self._leave(node)
            tail = node.tail
            if tail and node is not element:
                self._say(tail, (node, True))
        self.flush()

    def _pass_over(self, node: Any, tag: str) -> None:
        """Count what is left out, and part what stands before it from what comes after."""
        if tag not in _UNSEEN:
            self.hidden += bool("".join(node.itertext()).strip())
            if tag in BLOCK_TAGS:
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
        elif tag in _BLOCKS or (style and _AS_BLOCK.search(style) and not _is_first_letter(node)):
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
        words = said.replace(_LINE_BREAK, "\n")
        if not words.isascii():
            # Where a browser may break a word: seen at the end of a line only, and no part of the word.
            words = words.replace("\u00ad", "")
        self.builder.add("paragraph" if kind == "row" else kind, words, level)
        if len(self.builder.spans) > len(self.nodes):
            self.nodes.append(self._owners[-1])
            self.texts.append(places)
        for mark, marked, label in self._marks:
            self.builder.mark_last(mark, marked, label)
        more = len(self.builder.spans) - len(self.nodes)
        self.nodes.extend([self._owners[-1]] * more)
        self.texts.extend([[] for _ in range(more)])
        self._marks.clear()


def _is_first_letter(node: Any) -> bool:
    """Whether an element holds the large first letter of a word that goes on behind it."""
    said, rest = (node.text or "").strip(), node.tail or ""
    return len(node) == 0 and len(said) <= _LONGEST_LARGE and said[-1:].isalpha() and rest[:1].islower()
