"""The article of a page: which of its blocks trafilatura takes for it, made whole where it missed some.

Trafilatura only chooses; the words are those of the page itself, as its reader takes them. For that each
stretch of words is marked with the number of its block before trafilatura sees the page. What it builds of
its own loses breaks between blocks, loose words and inline elements.

Pages cut an article into pieces, with advertisements between, and an extraction may keep one piece
and say nothing. Paragraphs that stand in the same kind of container as most of what was found
belong to it; so do captions, headings and loose words in its midst, and a paragraph that says once more, in
the same place, what another said: an extraction takes that for a repetition.
"""

import re
from collections import Counter
from collections.abc import Set
from copy import copy
from dataclasses import dataclass
from functools import cache
from typing import Any

from workbench.sources.reading.formats.build import BLOCK_TAGS, HtmlWalker, TextBuilder
from workbench.sources.reading.formats.captions import is_caption, with_gaps
from workbench.sources.reading.formats.corrections import corrections_in
from workbench.sources.reading.formats.leads import leads_in
from workbench.sources.reading.formats.stretches import elsewhere_than, without_comments
from workbench.values.text import canonical

_THIN = 0.1
_NEARLY_ALL = 0.8
_LEAST_ARTICLE = 200
_LEAST_PARAGRAPH = 40
_LEAST_QUOTE = 20
_MOST_LINKS = 0.4
_SHARE_OF_FOUND = 0.5
_ENDS = (".", "!", "?", "”", "»", "…", "؟", "。", "।", ":")
_FIRST_SIGN = 0x1D800
_SIGNS = 512
"""Signs for writing gestures (SignWriting), of which two mark a block: printable, and no letters."""
_SIGN = re.compile(f"([{chr(_FIRST_SIGN)}-{chr(_FIRST_SIGN + _SIGNS - 1)}])")
_MARK = re.compile(_SIGN.pattern * 2)
_MARK_LENGTH = 2

_NO_TEXT = ("script", "style", "link", "meta", "svg")
_TOLD = "gw-told"

Block = tuple[str, str, int]
"""Kind, text and level of a block, as TextBuilder.blocks gives them."""
Found = tuple[set[int], int]
"""Numbers of the blocks that an extraction took, and how many letters it took."""


def article_of(tree: Any, url: str, whole: TextBuilder, walked: HtmlWalker) -> TextBuilder:
    """The article of the page in `tree`, of which `whole` has every block and `walked` their places.

    The tree is changed: nobody is to read it afterwards.
    """
    page = whole.blocks()
    _take_out_what_is_no_text(tree)
    _mark(walked)
    found, letters = _extracted(tree, url, fast=True)
    everything = whole.length
    if letters < _THIN * everything:
        found, letters = max((found, letters), _extracted(tree, url, fast=False), key=lambda one: one[1])
    elif letters > _NEARLY_ALL * everything:
        # The quick way gives the whole page, menus and all, where it knows no better.
        thorough, fewer = _extracted(tree, url, fast=False)
        if _LEAST_ARTICLE <= fewer < letters / 2:
            found = thorough
    builder = TextBuilder()
    if found:
        found = elsewhere_than(found, page, walked.nodes) or found
        found = set(without_comments(found, page, walked.nodes))
        found |= _missing(found, page, walked.nodes)
        found |= leads_in(page, walked.nodes, found)
        found |= corrections_in(page, walked.nodes, found)
    for index in sorted(found):
        kind, text, level = page[index]
        if is_caption(kind, text, walked.nodes[index]):
            kind, text, level = "caption", with_gaps(text, walked.nodes[index]), 0
        builder.add(kind, text, level)
    return builder


def _take_out_what_is_no_text(tree: Any) -> None:
    """Take away what an extraction would only carry from copy to copy: it makes several of the tree.

    What is kept from a screen reader is seen all the same: an extraction would leave it out.
    """
    from lxml.etree import strip_attributes, strip_elements

    # Some pages have the words of their article in linked data alone.
    told = [one for one in tree.iter("script") if "ld+json" in (one.get("type") or "")]
    for script in told:
        script.tag = _TOLD
    strip_elements(tree, *_NO_TEXT, with_tail=False)
    for script in told:
        script.tag = "script"
    strip_attributes(tree, "aria-hidden")


def _mark(walked: HtmlWalker) -> None:
    """Put the number of its block before the first letter of every stretch of words."""
    for number, places in enumerate(walked.texts[: _SIGNS * _SIGNS]):
        mark = chr(_FIRST_SIGN + number // _SIGNS) + chr(_FIRST_SIGN + number % _SIGNS)
        for node, after in places:
            # The tree reads control characters but lets nobody write them; signs of the page are no marks.
            words = canonical((node.tail if after else node.text) or "")
            if not words.isascii():
                words = _SIGN.sub("", words)
            bare = words.lstrip()
            marked = words[: len(words) - len(bare)] + mark + bare
            if after:
                node.tail = marked
            else:
                node.text = marked


def _extracted(tree: Any, url: str, *, fast: bool) -> Found:
    from trafilatura import bare_extraction

    options = copy(_options(fast))
    options.url = options.source = url or None
    document = bare_extraction(tree, url=url or None, options=options)
    if document is None or document.body is None:
        return set(), 0
    words = "".join(document.body.itertext())
    marks = _MARK.findall(words)
    numbers = {(ord(high) - _FIRST_SIGN) * _SIGNS + ord(low) - _FIRST_SIGN for high, low in marks}
    return numbers, len(words) - _MARK_LENGTH * len(marks)


@cache
def _options(fast: bool) -> Any:
    """What is asked of trafilatura: as "txt" it hands out the tree alone and writes nothing out."""
    from trafilatura.settings import Extractor

    return Extractor(output_format="txt", fast=fast, comments=False, tables=True)


def _missing(found: Set[int], page: list[Block], nodes: list[Any]) -> set[int]:
    """What of the page belongs to the article and was not found."""
    paragraphs = [index for index in found if page[index][0] == "paragraph"]
    ground = _Ground(
        found=found,
        first=min(found),
        last=max(found),
        containers=_containers(found, page, nodes),
        parents={_parent(nodes[index]) for index in paragraphs},
        said={_letters(page[index][1]) for index in found},
        letters="".join(_letters(page[index][1]) for index in sorted(found)),
        tables=_tables(found, page, nodes),
        bare_headings={
            index
            for index, (kind, _text, _level) in enumerate(page)
            if kind == "heading" and index not in found and not _is_linked(nodes[index])
        },
    )
    return {
        index
        for index in range(len(page))
        if index not in found
        and ground.holds(index, *page[index][:2], nodes[index])
        # A caption names the licence and the maker of its picture by links, a table its references.
        and (
            page[index][0] == "caption"
            or ground.is_in_table(nodes[index])
            or not _is_mostly_links(nodes[index], page[index][1])
        )
    }


@dataclass(frozen=True, slots=True)
class _Ground:
    """Where the article stands on its page, by the blocks of it that were found there."""

    found: Set[int]
    first: int
    last: int
    containers: set[tuple[str, ...]]
    parents: set[Any]
    said: set[str]
    letters: str
    tables: set[Any]
    bare_headings: set[int]
    """Those not found that lead nowhere: the headlines of other articles do."""

    def holds(self, index: int, kind: str, text: str, node: Any) -> bool:
        """Whether a block that was not found belongs to the article."""
        amid, is_loose = self.first < index < self.last, _is_loose(node)
        beside = (node if is_loose else node.getparent()) in self.parents
        if not (amid or beside or (node.tag == "p" and len(text) >= _LEAST_PARAGRAPH)):
            return False
        letters = _letters(text)
        if is_loose:
            return (beside and (amid or len(text) >= _LEAST_PARAGRAPH)) or (amid and self._is_beside(node))
        if letters in self.letters:
            return beside and node.tag == "p" and letters in self.said
        if kind == "caption" or (kind == "list_item" and self.is_in_table(node)):
            return amid
        if kind == "heading" and amid and self._is_over_what_was_found(index):
            return True
        if kind in ("heading", "list_item", "table_cell"):
            is_in_reach = amid or (kind == "table_cell" and index > self.last)
            return is_in_reach and self._is_beside(node)
        if kind == "quote" and amid:
            return len(text) >= _LEAST_QUOTE or self._is_beside(node)
        if amid and node.tag == "div" and text.endswith(_ENDS) and self._is_beside(node):
            return True
        return len(text) >= _LEAST_PARAGRAPH and node.tag == "p" and _container(node) in self.containers

    def _is_over_what_was_found(self, index: int) -> bool:
        """Whether the text before and after it was found: a heading, or one of a row, between two parts."""
        before, after = index - 1, index + 1
        if index not in self.bare_headings:
            return before in self.found and after in self.found
        while before in self.bare_headings:
            before -= 1
        while after in self.bare_headings:
            after += 1
        return before in self.found and after in self.found

    def is_in_table(self, node: Any) -> bool:
        """Whether it stands in a table that belongs to the article."""
        return _table_of(node) in self.tables

    def _is_beside(self, node: Any) -> bool:
        """Whether it, or the list, table or quotation it is in, has paragraphs of the article beside it."""
        while node is not None and node.tag in _INNER_TAGS and not (node.tag == "div" and node.get("class")):
            node = node.getparent()
            if node in self.parents:
                return True
        return False


def _tables(found: Set[int], page: list[Block], nodes: list[Any]) -> set[Any]:
    """The tables of which nearly all but the lists in their cells was found."""
    blocks: Counter[Any] = Counter()
    taken: Counter[Any] = Counter()
    for index, (kind, _text, _level) in enumerate(page):
        if kind != "list_item" and (table := _table_of(nodes[index])) is not None:
            blocks[table] += 1
            taken[table] += index in found
    return {table for table, count in blocks.items() if taken[table] >= _NEARLY_ALL * count}


def _is_linked(node: Any) -> bool:
    return next(node.iter("a"), None) is not None or next(node.iterancestors("a"), None) is not None


def _table_of(node: Any) -> Any:
    return next(node.iterancestors("table"), None)


_INNER_TAGS = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "li", "ul", "ol", "td", "th", "tr", "tbody", "thead"),
    *("table", "blockquote", "cite", "dl", "dt", "dd", "footer"),
}


def _parent(node: Any) -> Any:
    """What a block stands in: of loose words that is the element they are counted to."""
    return node if _is_loose(node) else node.getparent()


def _is_loose(node: Any) -> bool:
    """Whether an element holds blocks, so that words counted to it are between them."""
    return node.tag not in ("p", "li", "td", "th", "blockquote") and any(
        child.tag in BLOCK_TAGS for child in node
    )


def _containers(found: Set[int], page: list[Block], nodes: list[Any]) -> set[tuple[str, ...]]:
    """The kinds of container that hold most of what was found."""
    letters: Counter[tuple[str, ...]] = Counter()
    for index in found:
        if page[index][0] == "paragraph":
            letters[_container(nodes[index])] += len(page[index][1])
    total = sum(letters.values())
    return {kind for kind, count in letters.items() if kind[1] and count >= _SHARE_OF_FOUND * total}


def _container(node: Any) -> tuple[str, ...]:
    parent = node.getparent()
    if parent is None or node.tag != "p":
        return ("", "", "")
    return (str(parent.tag), parent.get("class") or "", node.get("class") or "")


def _letters(text: str) -> str:
    return "".join(text.split())


def _is_mostly_links(node: Any, text: str) -> bool:
    if _is_loose(node):
        return False
    links = ("".join(link.itertext()).strip() for link in node.iter("a"))
    # Words that stand loose in a quotation are counted to all of it: only their own links are looked at.
    linked = sum(len(words) for words in links if words in text)
    return linked > _MOST_LINKS * len(text)
