"""Positions in the text of a source, converted between the canonical text and Qt's document.

The canonical text counts code points; Qt counts UTF-16 units. The text on display also has its
endless paragraphs cut, for a block of a megabyte costs a second a keystroke: a space becomes a line
break (same length), and where there is no space a break is put in, which this map knows of.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

_OVERRIDES = {0x202D: "⇥", 0x202E: "⇤"}
_BEYOND = re.compile("[\U00010000-\U0010ffff]")
MOST_LINES, MOST_LETTERS = 15_000, 2_000_000
"""What is shown of a text at once: Qt takes some microseconds for each line, whatever stands in it."""
LONGEST_BLOCK = 4000
"""Code points after which a paragraph goes on in a new block."""


@dataclass(slots=True)
class DisplayMap:
    """Converts positions of one text, or of a part of it from `start` on; made by `display`.

    A position outside the part is taken for the nearer end of it.

    Every character outside the basic plane and every break put in shifts what follows by one
    document position. `_from` is the stored position from which each shift holds, `_limit` the
    last stored position before it, `_document` the document position it is reached at.
    """

    end: int
    start: int = 0
    _from: list[int] = field(default_factory=list)
    _limit: list[int] = field(default_factory=list)
    _document: list[int] = field(default_factory=list)

    def to_document(self, position: int) -> int:
        """The document position (UTF-16 units) of a stored position (code points)."""
        position = max(self.start, min(position, self.end))
        return position - self.start + bisect_right(self._from, position)

    def to_stored(self, position: int) -> int:
        """The stored position of a document position; inside a surrogate pair, that of its character."""
        shifts = bisect_right(self._document, position)
        stored = self.start + position - shifts
        if shifts < len(self._limit):
            stored = min(stored, self._limit[shifts])
        return max(self.start, min(stored, self.end))


def display(text: str, start: int = 0, end: int | None = None) -> tuple[str, DisplayMap]:
    """The text to show, or a part of it, and the map between that and the canonical text."""
    end = len(text) if end is None else end
    if (start, end) != (0, len(text)):
        text = text[start:end]
    pieces: list[str] = []
    inserted: list[int] = []
    position = 0
    if not text.isascii():
        text = with_signs_shown(text)
    for line in text.split("\n"):
        pieces.append(_cut(line, position, inserted) if len(line) > LONGEST_BLOCK else line)
        position += len(line) + 1
    shown = "\n".join(pieces)
    return shown, _map(text, inserted, start)


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


def _map(text: str, inserted: list[int], base: int) -> DisplayMap:
    shifts = [(position, position) for position in inserted]
    if not text.isascii():
        shifts += [(found.start() + 1, found.start()) for found in _BEYOND.finditer(text)]
    shifts.sort()
    return DisplayMap(
        base + len(text),
        base,
        [base + start for start, _limit in shifts],
        [base + limit for _start, limit in shifts],
        [start + number + 1 for number, (start, _limit) in enumerate(shifts)],
    )


def part_around(text: str, position: int) -> tuple[int, int]:
    """The part of a text that is shown at once when this position is to be seen; the whole where it can be.

    A part begins and ends with a line. What is before the position takes a quarter of it.
    """
    if len(text) <= MOST_LETTERS and text.count("\n") < MOST_LINES:
        return 0, len(text)
    start = line_back(text, position, MOST_LINES // 4, MOST_LETTERS // 4)
    return start, lines_on(text, start)


def lines_on(text: str, start: int) -> int:
    """Where the part that begins here ends."""
    end, last = start, min(len(text), start + MOST_LETTERS)
    for _number in range(MOST_LINES):
        found = text.find("\n", end, last)
        if found < 0:
            return last if last == len(text) or end == start else end
        end = found + 1
    return end


def line_back(text: str, position: int, lines: int = MOST_LINES, letters: int = MOST_LETTERS) -> int:
    """The beginning of a line so many lines, or at most so many letters, before a position."""
    start, first = position, max(0, position - letters)
    for _number in range(lines + 1):
        found = text.rfind("\n", first, max(first, start - 1))
        if found < 0:
            return first
        start = found + 1
    return start
