"""Which blocks of an article say what a picture beside them shows.

Many pages set captions in plain boxes. Unmarked they read as sentences of the article, and a line of a
picture agency as a sentence of its author.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

from workbench.sources.reading.formats.build import BLOCK_TAGS

_PICTURES = ("img", "picture", "amp-img", "svg", "video", "iframe", "embed", "object")
_BOXES = ("div", "section", "aside", "center", "td", "span", "li", "dl")
_LONGEST = 600
_LONGEST_UNNAMED = 300
_NEAR = 3
"""Elements around a block, and the one before and after each, in which its picture is looked for."""
_MOST_PARTS = 8
_MOST_LINKS = 0.6
_MOST_OF_IT = 0.5
_LEAST_WIDTH = 100
"""Pixels: what is smaller is a sign or the portrait of an author."""
_NAMED = re.compile(
    r"caption|legende?(?![a-z])|légende|leyenda|didascalia|bild(?:unterschrift|text)|onderschrift|bijschrift|"
    r"pie-?(?:de-?)?foto|credits?(?![a-z-]*card)|photographer|podpis|"
    r"(?:photo|image|img|picture|foto|bild|media)[_-]?(?:copyright|desc|text|info|note|source|quelle|autor|by)",
    re.IGNORECASE,
)
_OWN = re.compile("[\U0001d800-\U0001d9ff]")
"""What marks the blocks of a page for an extraction (`article`)."""
_FEW = 6
_ENDS = ".!?…”’»)\"'"
_NO_CAPTION = re.compile(r"author|byline|avatar|\bbio\b|profile|teaser|related|headline", re.IGNORECASE)


def is_caption(kind: str, text: str, node: Any) -> bool:
    """Whether a block of a page, `node` being its element, is the caption of a picture."""
    if kind not in ("paragraph", "table_cell", "quote") or len(text) > _LONGEST:
        return False
    if _is_named(node):
        return any(_has_picture(one) for one in _around(node)) and not _is_mostly_links(node, text)
    holds = len(node) > 0 and _holds_picture(node)
    box = node if holds else node.getparent()
    if box is None or len(box) > _MOST_PARTS or not (holds or _holds_picture(box)):
        return False
    if not (holds and _is_in_part_that_is_caption(node, text)) and not _is_alone_with_picture(box, text):
        return False
    return not _is_mostly_links(node, text)


def with_gaps(text: str, node: Any) -> str:
    """A caption with a blank before the name of its source, which pages set apart by rules of style."""
    for one in node.iter("span", "cite", "small", "em", "i"):
        before = one.getprevious()
        said = " ".join(_OWN.sub("", "".join(one.itertext())).split())
        if said and before is not None and not before.tail and before.tag == one.tag and one.get("class"):
            at = text.find(said)
            if at > 0 and text[at - 1] in _ENDS:
                text = f"{text[:at]} {text[at:]}"
    return text


def _is_named(node: Any) -> bool:
    """Whether the page calls it, or what it stands in, a caption."""
    if _is_called(node):
        return True
    parent = node.getparent()
    return parent is not None and _is_called(parent) and not _is_large(parent)


def _is_in_part_that_is_caption(node: Any, text: str) -> bool:
    """Whether a block with a picture has its words in an element that is called a caption, or set as one."""
    for one in node.iter("span", "em", "i", "small", "cite", "font"):
        letters = _letters(one)
        if (one.tag in ("em", "i", "small") and len(text) <= min(letters, _LONGEST_UNNAMED)) or (
            letters > _MOST_OF_IT * len(text) and _is_called(one)
        ):
            return True
    return False


def _letters(node: Any) -> int:
    return len("".join(node.itertext()).strip())


def _is_called(node: Any) -> bool:
    for key in ("class", "id", "itemprop"):
        names = node.get(key)
        if names and _names_caption(names):
            return True
    return False


@lru_cache(maxsize=4096)
def _names_caption(names: str) -> bool:
    return _NAMED.search(names) is not None and _NO_CAPTION.search(names) is None


def _around(node: Any) -> Iterator[Any]:
    """A block, what stands before and after it, and the same of what it stands in."""
    for _step in range(_NEAR):
        if node is None or node.tag in ("body", "html", "main", "article"):
            return
        yield node
        yield from (one for one in (node.getprevious(), node.getnext()) if one is not None)
        node = node.getparent()


def _has_picture(node: Any) -> bool:
    return node.tag in _PICTURES or any(not _is_small(one) for one in node.iter(*_PICTURES))


def _is_small(picture: Any) -> bool:
    width = picture.get("width") or ""
    return width.isdecimal() and int(width) < _LEAST_WIDTH


def _is_large(node: Any) -> bool:
    """Whether an element has several paragraphs, and so is the article or a part of it."""
    return node.tag in ("body", "html", "main", "article") or len(list(islice(node.iterchildren("p"), 2))) > 1


def _is_alone_with_picture(box: Any, text: str) -> bool:
    """Whether a box holds a picture and these words, and nothing else, amid other words."""
    if box.tag not in _BOXES or len(text) > _LONGEST_UNNAMED:
        return False
    if _NO_CAPTION.search(f"{box.get('class') or ''} {box.get('id') or ''}"):
        return False
    said = "".join("".join(box.itertext()).split())
    # The words are marked with a few signs of our own.
    if len(said) > len("".join(text.split())) + _FEW:
        return False
    outer = box.getparent()
    return outer is not None and any(_is_paragraph(one) for one in outer.iterchildren() if one is not box)


def _holds_picture(node: Any) -> bool:
    return any(not _is_small(one) for one in node.iter("img", "picture", "amp-img"))


def _is_paragraph(node: Any) -> bool:
    return node.tag in BLOCK_TAGS and len("".join(node.itertext())) > _LONGEST_UNNAMED / 3


def _is_mostly_links(node: Any, text: str) -> bool:
    return sum(len("".join(link.itertext())) for link in node.iter("a")) > _MOST_LINKS * len(text)
