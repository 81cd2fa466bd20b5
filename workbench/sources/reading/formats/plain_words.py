"""The words of a page whose tree cannot be had whole: read from its tags one after another.

libxml2 drops without a word what is nested deeper than it goes.
"""

from html.parser import HTMLParser
from typing import Any

from workbench.sources.reading.formats.build import BLOCK_TAGS, TextBuilder
from workbench.sources.reading.formats.style_rules import HIDING, all_said

_NOT_SHOWN = {
    *("script", "style", "head", "template", "noscript", "svg", "select", "datalist", "textarea", "iframe"),
    *("object", "title", "canvas", "audio", "video", "del", "s", "strike"),
}
_EMPTY = {
    *(
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ),
}


def plain_words(page: str) -> TextBuilder:
    """The words that are not hidden by their own tag, in paragraphs as the tags part them."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    reader.flush()
    return reader.builder


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = TextBuilder()
        self._words: list[str] = []
        self._left_out = ""
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._left_out:
            self._depth += tag == self._left_out
        elif tag not in _EMPTY and (tag in _NOT_SHOWN or _hides(dict(attrs))):
            self._left_out, self._depth = tag, 1
            self._part(tag)
        else:
            self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._left_out:
            self._part(tag)
        elif tag == self._left_out:
            self._depth -= 1
            if not self._depth:
                self._left_out = ""

    def handle_data(self, data: str) -> None:
        if not self._left_out:
            self._words.append(data)

    def _part(self, tag: str) -> None:
        if tag in BLOCK_TAGS:
            self.flush()
        elif tag == "br":
            self._words.append(" ")

    def flush(self) -> None:
        """Close the paragraph that is open."""
        self.builder.add("paragraph", "".join(self._words))
        self._words.clear()


def _hides(attributes: dict[str, Any]) -> bool:
    said = all_said(attributes.get("style") or "")
    return "hidden" in attributes or any(said.get(matter) for matter in HIDING)
