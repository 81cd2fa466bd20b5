"""Pages of a PDF on which text is printed across text: letters in order by where they are printed.

Some programs print bold letters twice, tables in strips with all words on each, or the points of numbers
after their figures. PDFium gives what is drawn, in that order.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from workbench.sources.reading.formats.pdf_layout import CELL_GAP, Layout
from workbench.sources.reading.formats.pdf_right_to_left import Letter
from workbench.sources.reading.formats.pdf_rows import Place, printed_letters

_FEWEST = 6
"""Pieces that are printed across others, or clipped, before the letters of a page are looked at."""
_DOUBLED = re.compile(r"(?:([^\W\d_])\1){3,}")
_TWIN = 0.3
"""Of the height of a letter: how far from it the same letter is that is printed once more."""
_GAP = 0.15
_SAME_LINE = 0.7
_ACROSS = 0.15
_LINE_END: list[Letter] = [("\r", -1), ("\n", -1)]
_Printed = tuple[str, int, Place]


def is_overprinted(raw: str, layout: Layout, cut: int) -> bool:
    """Whether text seems to be printed across other text; `cut` is how many pieces of it are clipped."""
    if layout.across >= _FEWEST or cut >= _FEWEST:
        return True
    return any(len(set(found[0])) > 1 for found in _DOUBLED.finditer(raw))


def by_place(text_page: Any) -> list[Letter]:
    """The letters of a page, lines that are printed across themselves from left to right and each once."""
    found: list[Letter] = []
    line: list[tuple[str, int, Place | None]] = []
    for one in printed_letters(text_page):
        line.append(one)
        if one[0] == "\n":
            found += _put_right(text_page, line)
            line = []
    return [*found, *_put_right(text_page, line)]


def _put_right(text_page: Any, line: Sequence[tuple[str, int, Place | None]]) -> Iterator[Letter]:
    """One of PDFium's lines, with its end."""
    printed = [
        (letter, number, place)
        for letter, number, place in line
        if place is not None and not letter.isspace()
    ]
    if not any(_is_across(one[2], other[2]) for one, other in pairwise(printed)):
        for letter, number, _place in line:
            yield letter, number
        return
    for part in _parts(printed):
        yield from _spaced(text_page, _once(part))
        yield from _LINE_END


def _is_across(one: Place, other: Place) -> bool:
    """Whether a letter begins well before the end of the one before it, and not below or above it."""
    height = max(one[3] - one[1], other[3] - other[1])
    return other[0] < one[2] - _ACROSS * height and other[1] < one[3] and other[3] > one[1]


def _parts(line: Sequence[_Printed]) -> list[list[_Printed]]:
    """What of a line is printed at one height, in the order in which it begins."""
    parts: list[list[_Printed]] = []
    for one in line:
        middle, height = (one[2][1] + one[2][3]) / 2, one[2][3] - one[2][1]
        for part in parts:
            first = part[0][2]
            if abs((first[1] + first[3]) / 2 - middle) <= _SAME_LINE * max(height, first[3] - first[1]):
                part.append(one)
                break
        else:
            parts.append([one])
    return parts


def _once(line: Sequence[_Printed]) -> list[_Printed]:
    """The letters of a line from left to right, each once."""
    ordered: list[_Printed] = []
    seen: dict[str, list[Place]] = {}
    for one in sorted(line, key=lambda letter: letter[2][0]):
        letter, _number, place = one
        near = _TWIN * (place[3] - place[1])
        if any(
            abs(place[0] - other[0]) <= near and abs(place[1] - other[1]) <= near
            for other in seen.get(letter, [])[-2:]
        ):
            continue
        seen.setdefault(letter, []).append(place)
        ordered.append(one)
    return ordered


def _spaced(text_page: Any, line: Sequence[_Printed]) -> Iterator[Letter]:
    """The letters of a line, with blanks between words and tabs between cells."""
    from pypdfium2 import raw

    height = max(place[3] - place[1] for _letter, _number, place in line)
    end = line[0][2][0]
    cell = raw.FS_RECTF()
    for letter, number, place in line:
        # The cells of letters touch within a word, however narrow the letters are.
        raw.FPDFText_GetLooseCharBox(text_page, number, cell)
        gap = min(cell.left, place[0]) - end
        if gap > _GAP * height:
            yield ("\t" if gap > CELL_GAP * height else " "), -1
        yield letter, number
        end = max(end, place[2], cell.right)
