"""The words of a page of which the tree has lost most."""

import re

from workbench.sources.reading.formats.build import TextBuilder
from workbench.sources.reading.formats.page_tree import parsed
from workbench.sources.reading.formats.plain_words import plain_words
from workbench.sources.reading.formats.unseen import words_in

_UNSHOWN = re.compile(r"<(?:(!--)|(script|style|head|template|noscript|svg|textarea|iframe|title)\b)")
_TAGS = re.compile(r"<[^<>]*>")
_LEAST_SHARE_OF_PAGE = 0.02


def lost_words(page: str, kept: int, taken_out: int = 0) -> TextBuilder | None:
    """All words from the tags alone, where the tree lost most of them; None where it did not.

    `kept` are the letters of the tree that a person would have seen, `taken_out` the others. A page may
    be all styles and scripts, and have few words for its size: nothing was lost of it for that.
    """
    if kept >= _LEAST_SHARE_OF_PAGE * len(page):
        return None
    bare = sum(map(len, _TAGS.sub(" ", _without_unshown(page.lower())).split()))
    if bare < 2 * (kept + taken_out):
        return None
    # A tree of its own: of the other one, what is not seen is taken out by now.
    tree = parsed(page)
    if tree is not None and words_in(tree) > bare / 2:
        return None
    words = plain_words(page)
    return words if words.length > 2 * kept else None


def _without_unshown(page: str) -> str:
    """A page in small letters without comments and the elements that a browser shows no words of."""
    kept, at = [], 0
    for match in _UNSHOWN.finditer(page):
        if match.start() < at:
            continue
        closing = "-->" if match[1] else f"</{match[2]}"
        end = page.find(closing, match.end())
        if end < 0:
            continue
        kept.append(page[at : match.start()])
        at = end + len(closing) if match[1] else page.find(">", end) + 1 or len(page)
    kept.append(page[at:])
    return " ".join(kept)
