"""What a reader gives back for one document: plain data that crosses from the guarded child process."""

import struct
from collections.abc import Iterator
from dataclasses import field
from typing import Any

from workbench.values.records import dataclass

_PORTION = 5_000
_BOX = struct.Struct("<4H")
BOX_SIZE = _BOX.size
WHOLE = 0xFFFF
"""The width and the height of a page, in the numbers of its boxes."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of canonical text with a part to play. Positions are code points, end exclusive.

    `kind` is one of heading, paragraph, list_item, table_cell, quote, caption, footnote, page, and,
    for what stands beside the text, page_header, page_footer, equation, form_value, annotation,
    hidden, word. `level` is the heading or list level; `label` of a page is its printed number, that of a
    cell of a sheet its address (`B7`), that of a word recognised in a picture its rectangle as shares of
    width and height (`0.1000 0.2000 0.3000 0.2500`), its `level` how sure the recognition is, of 100.
    """

    kind: str
    start: int
    end: int
    level: int = 0
    label: str = ""


def rows_of(spans: tuple[Span, ...]) -> Iterator[list[list[Any]]]:
    """Spans as JSON takes them, in portions: whoever encodes many at once holds up every other thread."""
    for start in range(0, len(spans), _PORTION):
        yield [[s.kind, s.start, s.end, s.level, s.label] for s in spans[start : start + _PORTION]]


@dataclass(frozen=True, slots=True)
class PageBoxes:
    """Where the letters of one page are on it.

    `page` counts from 1, `start` is the code point of the text at which the page begins. `places`
    has eight bytes a code point: left, top, right and bottom as shares of 65,535 of the page as it is
    shown, in little-endian order; all zero where a code point has no place (blanks, line ends).
    """

    page: int
    start: int
    places: bytes

    @property
    def end(self) -> int:
        """The code point after the last one that is told of."""
        return self.start + len(self.places) // BOX_SIZE

    def box(self, at: int) -> tuple[float, float, float, float] | None:
        """Left, top, right and bottom of a code point as shares of the page; None where it has no place."""
        if not self.start <= at < self.end:
            return None
        sides = _BOX.unpack_from(self.places, (at - self.start) * BOX_SIZE)
        left, top, right, bottom = (side / WHOLE for side in sides)
        return (left, top, right, bottom) if any(sides) else None


@dataclass(frozen=True, slots=True)
class Part:
    """A document inside another (an attachment, an archived page), with its own bytes.

    `url`, `captured_at` (UTC) and `facts` are what the document around it knows of it; they count
    for more than what the part says itself.
    """

    name: str
    data: bytes
    url: str = ""
    captured_at: str = ""
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """The canonical text of a document and the facts it states about itself.

    `facts` says where each fact came from (`{"published_on": "meta article:published_time"}`).
    `active` counts what the document would have done (scripts, remote references, macros ...);
    nothing of it is ever followed. Dates are partial ISO dates, the empty text means unknown.
    `parts` are the documents inside, each to be read as a source of its own. `boxes` say where the
    letters are on the pages, for readers that can tell and are asked.
    """

    text: str
    structure: tuple[Span, ...] = ()
    title: str = ""
    author: str = ""
    site: str = ""
    url: str = ""
    published_on: str = ""
    captured_at: str = ""
    language: str = ""
    reader: str = ""
    media_type: str = ""
    page_count: int = 0
    warnings: tuple[str, ...] = ()
    facts: dict[str, str] = field(default_factory=dict)
    active: dict[str, int] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    boxes: tuple[PageBoxes, ...] = ()
