"""Positions in the text of a source, converted between the canonical text and Qt's document.

The canonical text counts code points; Qt counts UTF-16 units. The text on display also has its
endless paragraphs cut, for a block of a megabyte costs a second a keystroke: a space becomes a line
break (same length), and where there is no space a break is put in, which this map knows of.
"""

from bisect import bisect_right
from dataclasses import dataclass, field

_OVERRIDES = {0x202D: "⇥", 0x202E: "⇤"}
LONGEST_BLOCK = 4000
"""Code points after which a paragraph goes on in a new block."""


@dataclass(slots=True)
class DisplayMap:
    """Converts positions of one text; made by `display`.

    Every character outside the basic plane and every break put in shifts what follows by one
    document position. `_from` is the stored position from which each shift holds, `_limit` the
    last stored position before it, `_document` the document position it is reached at.
    """

    length: int
    _from: list[int] = field(default_factory=list)
    _limit: list[int] = field(default_factory=list)
    _document: list[int] = field(default_factory=list)

    def to_document(self, position: int) -> int:
        """The document position (UTF-16 units) of a stored position (code points)."""
        return position + bisect_right(self._from, position)

    def to_stored(self, position: int) -> int:
        """The stored position of a document position; inside a surrogate pair, that of its character."""
        shifts = bisect_right(self._document, position)
        stored = position - shifts
        if shifts < len(self._limit):
            stored = min(stored, self._limit[shifts])
        return max(0, min(stored, self.length))


def display(text: str) -> tuple[str, DisplayMap]:
    """The text to show and the map between it and the canonical text."""
    pieces: list[str] = []
    inserted: list[int] = []
    position = 0
    if not text.isascii():
        text = with_signs_shown(text)
    for line in text.split("\n"):
        pieces.append(_cut(line, position, inserted) if len(line) > LONGEST_BLOCK else line)
        position += len(line) + 1
    shown = "\n".join(pieces)
    return shown, _map(text, inserted)


def with_signs_shown(text: str) -> str:
    """The text with a visible sign for each that turns the order of letters against their script.

    One for one; embeddings and isolates stay, for honest texts of two scripts need them.
    """
    return text.translate(_OVERRIDES)


def _cut(line: str, offset: int, inserted: list[int]) -> str:
    pieces: list[str] = []
    start = 0
    while len(line) - start > LONGEST_BLOCK:
        space = line.rfind(" ", start + LONGEST_BLOCK // 2, start + LONGEST_BLOCK)
        if space >= 0:
            pieces.append(line[start:space])
            start = space + 1
        else:
            pieces.append(line[start : start + LONGEST_BLOCK])
            start += LONGEST_BLOCK
            inserted.append(offset + start)
    pieces.append(line[start:])
    return "\n".join(pieces)


def _map(text: str, inserted: list[int]) -> DisplayMap:
    shifts = [(position, position) for position in inserted]
    if not text.isascii():
        shifts += [(position + 1, position) for position, letter in enumerate(text) if letter > "\uffff"]
    shifts.sort()
    return DisplayMap(
        len(text),
        [start for start, _limit in shifts],
        [limit for _start, limit in shifts],
        [start + number + 1 for number, (start, _limit) in enumerate(shifts)],
    )
