"""HTML from a clipboard cut at its tags, in one pass whatever it contains; nothing is built from it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

LONGEST = 200_000
"""Letters that are worth looking through."""
_TAG = re.compile(r"(<[^<>]*>)")
_NAME = re.compile(r"<\s*(/?)\s*([a-zA-Z][a-zA-Z0-9]*)")
_UNSEEN = ("head", "style", "script", "title", "template")


@dataclass(frozen=True, slots=True)
class HtmlPart:
    """Words, or a tag with its name in small letters; what a browser does not show is left out."""

    words: str = ""
    tag: str = ""
    closing: bool = False
    raw: str = ""

    def attribute(self, name: str) -> str:
        """The value of an attribute of the tag; "" when it has none."""
        pattern = rf"""\s{name}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))"""
        found = re.search(pattern, self.raw, re.IGNORECASE)
        return unescape(next(filter(None, found.groups()), "")) if found else ""


def html_parts(html: str) -> Iterator[HtmlPart]:
    """The parts one after the other, without comments."""
    unseen = 0
    for part in _TAG.split(_without_comments(html)):
        tag = _NAME.match(part) if part.endswith(">") else None
        if tag is None:
            is_other_tag = part.startswith("<") and part.endswith(">")
            if part and not unseen and not is_other_tag:
                yield HtmlPart(words=unescape(part).replace("\ufeff", ""))
            continue
        closing, name = bool(tag[1]), tag[2].lower()
        if name in _UNSEEN:
            unseen = max(0, unseen - 1) if closing else unseen + 1
        elif not unseen:
            yield HtmlPart(tag=name, closing=closing, raw=part)


def _without_comments(html: str) -> str:
    kept, rest = [], html
    while True:
        before, begun, rest = rest.partition("<!--")
        kept.append(before)
        if not begun:
            return "".join(kept)
        rest = rest.partition("-->")[2]
