"""What the styles of an OpenDocument file say of its words: hidden, white, caption, quotation, margins."""

from collections.abc import Iterator
from typing import Any

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_CAPTIONS = {"Illustration", "Table", "Caption", "Drawing", "Figure"}
_MOST_ANCESTORS = 20


class OdfStyles:
    """Styles by name, each with what it says itself and the one it is based on."""

    def __init__(self, styles: Any, content: Any) -> None:
        self._parents: dict[str, str] = {}
        self._hides: dict[str, bool] = {}
        self._white: dict[str, bool] = {}
        self._struck: dict[str, bool] = {}
        self._shifts: dict[str, str] = {}
        self._root = styles
        for root in (styles, content):
            for style in root.iter(f"{_STYLE}style") if root is not None else ():
                self._take(style)

    def _take(self, style: Any) -> None:
        name = style.get(f"{_STYLE}name") or ""
        self._parents[name] = style.get(f"{_STYLE}parent-style-name") or ""
        properties = style.find(f"{_STYLE}text-properties")
        if properties is None:
            return
        if shown := properties.get(f"{TEXT}display"):
            self._hides[name] = shown == "none"
        line = properties.get(f"{_STYLE}text-line-through-style") or properties.get(
            f"{_STYLE}text-line-through-type"
        )
        if line:
            self._struck[name] = line != "none"
        if position := properties.get(f"{_STYLE}text-position"):
            self._shifts[name] = _shift(position)
        if colour := properties.get(f"{_FO}color"):
            behind = (properties.get(f"{_FO}background-color") or "").lower()
            self._white[name] = colour.lower() == "#ffffff" and behind in ("", "transparent", "#ffffff")

    def _line_of(self, name: str) -> Iterator[str]:
        for _ in range(_MOST_ANCESTORS):
            if not name:
                return
            yield name
            name = self._parents.get(name, "")

    def hides(self, name: str) -> bool:
        """Whether words in this style are not shown."""
        return next((self._hides[style] for style in self._line_of(name) if style in self._hides), False)

    def strikes(self, name: str) -> bool:
        """Whether words in this style are struck out."""
        return next((self._struck[style] for style in self._line_of(name) if style in self._struck), False)

    def shift(self, name: str) -> str:
        """Whether words in this style stand above the line ("super"), below it ("sub") or on it ("")."""
        return next((self._shifts[style] for style in self._line_of(name) if style in self._shifts), "")

    def is_white(self, name: str) -> bool:
        """Whether words in this style are white on no colour of their own."""
        return next((self._white[style] for style in self._line_of(name) if style in self._white), False)

    def role(self, name: str) -> tuple[str, int] | None:
        """Kind and level of a paragraph by the name of its style; None for plain ones."""
        for style in self._line_of(name):
            if style == "Title":
                return "heading", 1
            if style == "Subtitle":
                return "heading", 2
            if style == "Quotations":
                return "quote", 0
            if style in _CAPTIONS:
                return "caption", 0
        return None

    def margins(self) -> Iterator[tuple[str, str]]:
        """The words of headers and footers, each once."""
        seen = set()
        for place in ("header", "footer"):
            for margin in self._root.iter(f"{_STYLE}{place}") if self._root is not None else ():
                lines = ("".join(paragraph.itertext()) for paragraph in margin.iter(f"{TEXT}p", f"{TEXT}h"))
                words = " ".join(" ".join(lines).split())
                if words and words not in seen:
                    seen.add(words)
                    yield f"page_{place}", words


def _shift(position: str) -> str:
    """`super 58%`, `-33% 58%` and the like."""
    where = position.split()[0] if position.strip() else ""
    if where in ("super", "sub"):
        return where
    share = where.removesuffix("%").lstrip("+")
    if not share.removeprefix("-").replace(".", "", 1).isdigit() or not share.strip("-0."):
        return ""
    return "sub" if share.startswith("-") else "super"


def namespaced(element: Any) -> tuple[str, str]:
    """Namespace and name of an element; two empty words for comments and instructions."""
    tag = element.tag if isinstance(element.tag, str) else ""
    space, _, name = tag.rpartition("}")
    return space.removeprefix("{"), name
