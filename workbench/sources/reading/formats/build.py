"""Building canonical text and its structure together, so that spans never need shifting."""

import re

from workbench.sources.reading.model import Span
from workbench.values.text import canonical

_SPACES = re.compile(r"[ \t\n\r\f\v\u00a0]+")


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
        text = text.strip("\n") if keep_lines else _folded(text)
        # A mark of byte order in front of a block would be taken away when the text is read again.
        text = text.lstrip("\ufeff")
        if not text or text.isspace():
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
        said = [(label, _folded(canonical(words)).lstrip("\ufeff")) for label, words in cells]
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
        sought = _folded(canonical(words))
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


def _folded(words: str) -> str:
    """Canonical words with one blank for all white space between them; spaces of their own width stay."""
    return " ".join(words.split()) if words.isascii() else _SPACES.sub(" ", words).strip()
