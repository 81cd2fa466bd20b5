"""Pages of a PDF on which text is printed across text: letters in order by where they are printed.

Some programs print bold letters twice, tables in strips with all words on each, or the points of numbers
after their figures. PDFium gives what is drawn, in that order.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from workbench.sources.reading.formats.pdf_layout import CELL_GAP, Layout
from workbench.sources.reading.formats.pdf_letters import Letter
from workbench.sources.reading.formats.pdf_signs import Place, Told, printed_letters

_FEWEST = 6
"""Pieces that are printed across others, or clipped, before the letters of a page are looked at."""
_DOUBLED = re.compile(r"(?:([^\W\d_])\1){3,}")
_LETTERS_OF_PIECE = 4
_TWIN = 0.27
"""Of the height of most letters: how far from a letter the same one is that is printed once more."""
_GAP = 0.15
_SAME_LINE = 0.7
_ACROSS = 0.15
_STILL_ACROSS = 0.05
"""Of the letters of a line that was put in order: how many may be printed across one another."""
_LINE_END: list[Letter] = [("\r", -1), ("\n", -1)]
_Told = tuple[str, int, Place | None]
_Printed = tuple[str, int, Place]


def is_overprinted(raw: str, layout: Layout, pieces: int, cut: int) -> bool:
    """Whether text seems to be printed across other text; `cut` is how many of its pieces are clipped."""
    if layout.across >= _FEWEST or cut >= _FEWEST:
        return True
    # Pairs of letters come from pieces of a letter each.
    if pieces * _LETTERS_OF_PIECE < len(raw):
        return False
    return any(len(set(found[0])) > 1 for found in _DOUBLED.finditer(raw))


def by_place(told: Told) -> list[Letter]:
    """The letters of a page, lines that are printed across themselves from left to right and each once.

    None where there is no such line.
    """
    found: list[Letter] = []
    line: list[_Told] = []
    is_changed = False
    for one in [*printed_letters(told), ("\n", -1, None)]:
        line.append(one)
        if one[0] == "\n":
            put_right = _put_right(told.text_page, line)
            is_changed |= bool(put_right)
            found += put_right or [(letter, number) for letter, number, _place in line]
            line = []
    return found[:-1] if is_changed else []


def _put_right(text_page: Any, line: Sequence[_Told]) -> list[Letter]:
    """One of PDFium's lines with its end; nothing where it is as it should be, or cannot be put right."""
    printed = [(sign, number, place) for sign, number, place in line if place and not sign.isspace()]
    if not _count_across(printed) or not _is_level(text_page, printed):
        return []
    found: list[Letter] = []
    blanks = {number for sign, number, _place in line if sign.isspace()}
    for part in _parts(printed):
        ordered = _once(part)
        if _count_across(ordered) > _STILL_ACROSS * len(ordered):
            # Two texts, one across the other.
            return []
        found += [*_spaced(text_page, ordered, blanks), *_LINE_END]
    return found


def _count_across(line: Sequence[_Printed]) -> int:
    """How many letters begin well before the end of the one before them, and not below or above it."""
    count = 0
    for (_sign, _number, one), (_other, _next, other) in pairwise(line):
        height = max(one[3] - one[1], other[3] - other[1])
        count += other[0] < one[2] - _ACROSS * height and other[1] < one[3] and other[3] > one[1]
    return count


def _is_level(text_page: Any, line: Sequence[_Printed]) -> bool:
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    for _sign, number, _place in line:
        raw.FPDFText_GetMatrix(text_page, number, matrix)
        if abs(matrix.b) > abs(matrix.a) / 100 or matrix.a < 0:
            return False
    return True


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
    near = _TWIN * median(place[3] - place[1] for _letter, _number, place in line)
    for one in sorted(line, key=lambda letter: letter[2][0]):
        letter, _number, place = one
        if any(
            abs(place[0] - other[0]) <= near and abs(place[1] - other[1]) <= near
            for other in seen.get(letter, [])[-2:]
        ):
            continue
        seen.setdefault(letter, []).append(place)
        ordered.append(one)
    return ordered


def _spaced(text_page: Any, line: Sequence[_Printed], blanks: set[int]) -> Iterator[Letter]:
    """The letters of a line, with blanks between words and tabs between cells.

    `blanks` are those that PDFium tells: they hold between letters that follow one another there as well.
    """
    from pypdfium2 import raw

    height = max(place[3] - place[1] for _letter, _number, place in line)
    end, last = line[0][2][0], -2
    cell = raw.FS_RECTF()
    for letter, number, place in line:
        # The cells of letters touch within a word, however narrow the letters are.
        raw.FPDFText_GetLooseCharBox(text_page, number, cell)
        gap = min(cell.left, place[0]) - end
        is_told = number == last + 2 and last + 1 in blanks
        if gap > _GAP * height or is_told:
            yield ("\t" if gap > CELL_GAP * height else " "), -1
        yield letter, number
        end, last = max(end, place[2], cell.right), number
