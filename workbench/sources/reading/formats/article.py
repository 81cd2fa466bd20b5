"""The article of a page: what trafilatura finds, made whole where it found only the first part.

Pages cut an article into pieces, with advertisements between, and an extraction may keep one piece
and say nothing. Paragraphs that stand in the same kind of container as most of what was found
belong to it; so do captions and headings in its midst, and a paragraph that says once more, in the same
place, what another said: an extraction takes that for a repetition.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from workbench.sources.reading.formats.build import TextBuilder

_THIN = 0.1
_NEARLY_ALL = 0.8
_LEAST_ARTICLE = 200
_LEAST_PARAGRAPH = 40
_LEAST_QUOTE = 20
_MOST_LINKS = 0.4
_SHARE_OF_FOUND = 0.5

Block = tuple[str, str, int]
"""Kind, text and level of a block, as TextBuilder.blocks gives them."""


def article_of(tree: Any, url: str, whole: TextBuilder, nodes: list[Any]) -> TextBuilder:
    """The article of the page in `tree`, whose every block is in `whole`, with its element in `nodes`."""
    found = _extracted(tree, url, fast=True)
    everything = whole.length
    if found.length < _THIN * everything:
        found = max(found, _extracted(tree, url, fast=False), key=lambda builder: builder.length)
    elif found.length > _NEARLY_ALL * everything:
        # The quick way gives the whole page, menus and all, where it knows no better.
        thorough = _extracted(tree, url, fast=False)
        if _LEAST_ARTICLE <= thorough.length < found.length / 2:
            found = thorough
    return _completed(found, whole, nodes)


def _extracted(tree: Any, url: str, *, fast: bool) -> TextBuilder:
    from trafilatura import bare_extraction

    builder = TextBuilder()
    document = bare_extraction(
        tree, url=url or None, with_metadata=False, include_comments=False, include_tables=True, fast=fast
    )
    if document is not None and document.body is not None:
        for element in document.body:
            _add_element(builder, element)
    return builder


def _add_element(builder: TextBuilder, element: Any) -> None:
    """One top element of trafilatura's tree: p, head, list, quote, table, code, ..."""
    tag = element.tag
    if tag == "head":
        level = (element.get("rend") or "h2")[-1]
        builder.add("heading", _words(element), int(level) if level.isdigit() else 2)
    elif tag == "list":
        for item in element.iter("item"):
            builder.add("list_item", _words(item), 1)
    elif tag == "table":
        for cell in element.iter("cell"):
            builder.add("table_cell", _words(cell))
    elif tag == "div":
        for child in element:
            _add_element(builder, child)
    else:
        builder.add("quote" if tag == "quote" else "paragraph", _words(element))


def _words(element: Any) -> str:
    for line_break in element.iter("lb"):
        line_break.tail = " " + (line_break.tail or "")
    return "".join(element.itertext())


def _completed(found: TextBuilder, whole: TextBuilder, nodes: list[Any]) -> TextBuilder:
    """`found` with what of the page belongs to it and is missing, at its place."""
    page, article = whole.blocks(), found.blocks()
    places = _places(article, page)
    placed = [place for place in places if place >= 0]
    if not placed:
        return found
    ground = _Ground(
        first=placed[0],
        last=placed[-1],
        containers=_containers(places, page, nodes),
        parents={nodes[place].getparent() for place in placed if page[place][0] == "paragraph"},
        said={_letters(page[place][1]) for place in placed},
        letters=_letters(found.text),
    )
    missing = [
        index
        for index in sorted(set(range(len(page))) - set(placed))
        if ground.holds(index, *page[index][:2], nodes[index])
        and not _is_mostly_links(nodes[index], page[index][1])
    ]
    return _woven(article, places, page, missing) if missing else found


@dataclass(frozen=True, slots=True)
class _Ground:
    """Where the article stands on its page, by the blocks of it that were found there."""

    first: int
    last: int
    containers: set[tuple[str, ...]]
    parents: set[Any]
    said: set[str]
    letters: str

    def holds(self, index: int, kind: str, text: str, node: Any) -> bool:
        """Whether a block that was not found belongs to the article."""
        amid, beside = self.first < index < self.last, node.getparent() in self.parents
        letters = _letters(text)
        if letters in self.letters:
            return beside and node.tag == "p" and letters in self.said
        if kind == "caption":
            return amid
        if kind == "heading":
            return amid and beside
        if kind == "quote" and amid:
            return len(text) >= _LEAST_QUOTE
        return len(text) >= _LEAST_PARAGRAPH and node.tag == "p" and _container(node) in self.containers


def _places(article: list[Block], page: list[Block]) -> list[int]:
    """Where on the page each block of the article stands; -1 where it was put together otherwise."""
    positions: dict[str, list[int]] = {}
    for index, (_, text, _) in enumerate(page):
        positions.setdefault(_letters(text), []).append(index)
    places = []
    last = -1
    for _, text, _ in article:
        after = [index for index in positions.get(_letters(text), ()) if index > last]
        places.append(after[0] if after else -1)
        last = after[0] if after else last
    return places


def _containers(places: list[int], page: list[Block], nodes: list[Any]) -> set[tuple[str, ...]]:
    """The kinds of container that hold most of what was found."""
    letters: Counter[tuple[str, ...]] = Counter()
    for place in places:
        if place >= 0 and page[place][0] == "paragraph":
            letters[_container(nodes[place])] += len(page[place][1])
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
    linked = sum(len("".join(link.itertext())) for link in node.iter("a"))
    return linked > _MOST_LINKS * len(text)


def _woven(
    article: list[Block],
    places: list[int],
    page: list[Block],
    missing: list[int],
) -> TextBuilder:
    builder = TextBuilder()
    waiting = list(missing)
    for (kind, text, level), place in zip(article, places, strict=True):
        while waiting and place >= 0 and waiting[0] < place:
            builder.add(*page[waiting.pop(0)])
        builder.add(kind, text, level)
    for index in waiting:
        builder.add(*page[index])
    return builder
