"""Words of two cells of a PDF that PDFium takes for one, because the blank between them is missing."""

import ctypes
import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise, repeat
from typing import Any

from workbench.sources.reading.formats.pdf_addresses import Answers, handle_of
from workbench.sources.reading.formats.pdf_layout import APART, CELL_GAP, Layout
from workbench.sources.reading.formats.pdf_pieces import Box, Words
from workbench.sources.reading.formats.pdf_questions import letter_questions

_LEAST_GAP = 0.35
"""Of the room of letters: from which on a gap parts words without a doubt."""
_MANY_TURNED = 8
_FEW = 16
"""Letters that are asked for their piece one by one, where not all are of the same."""
_LINE = re.compile(r"[^\r\n]{2,}")
_Border = tuple[int, int, int]
"""The number of a letter, and the addresses of the piece before it and of its own."""


def parted(
    text_page: Any, signs: Sequence[str], text: str, layout: Layout, words: Sequence[Words]
) -> dict[int, str]:
    """What is said instead of the letters before which a gap is missing, by their number.

    `signs` are what each letter of the page says, `text` as many that say something.
    """
    if layout.turned >= _MANY_TURNED:
        places = _after_gaps(text_page, text)
    elif layout.apart:
        places = _between_pieces(text_page, text, {one.address: one.box for one in words})
    else:
        return {}
    found: dict[int, str] = {}
    for number in places:
        sign = signs[number]
        if not sign.strip() or not signs[number - 1].strip():
            continue
        gap = _gap(_room(text_page, number - 1), _room(text_page, number))
        # The letters of Chinese and its like stand loosely.
        if gap == "\t" or (gap and unicodedata.east_asian_width(sign) not in "WF"):
            found[number] = gap + sign
    return found


def _between_pieces(text_page: Any, text: str, pieces: dict[int, Box]) -> Iterator[int]:
    """The letters with which another piece of text begins that seems to stand apart from the one before."""
    piece_of = letter_questions().piece
    handle = handle_of(text_page)
    for line in _LINE.finditer(text):
        # The letters of a piece follow one another, and most lines are of one piece.
        start, end = line.start(), line.end() - 1
        first, last = piece_of(handle, start), piece_of(handle, end)
        if first == last and first:
            continue
        for number, one, other in _borders(text_page, start, first, end, last):
            if one in pieces and other in pieces and _are_apart(pieces[one], pieces[other]):
                yield number


def _borders(text_page: Any, start: int, first: int, end: int, last: int) -> Iterator[_Border]:
    """Where among letters another piece begins; `first` and `last` are the pieces at their ends."""
    piece_of = letter_questions().piece
    handle = handle_of(text_page)
    open_ = [(start, first, end, last)]
    while open_:
        start, first, end, last = open_.pop()
        if first == last and first:
            continue
        if end - start > _FEW:
            middle = (start + end) // 2
            between = piece_of(handle, middle)
            open_ += (start, first, middle, between), (middle, between, end, last)
            continue
        addresses = map(piece_of, repeat(handle), range(start, end + 1))
        for number, (one, other) in enumerate(pairwise(addresses), start + 1):
            if one != other:
                yield number, one, other


def _after_gaps(text_page: Any, text: str) -> Iterator[int]:
    """As `_between_pieces`, for lines that run up or down: there PDFium joins the cells of one piece, too."""
    box_of = letter_questions().box
    handle, sides = handle_of(text_page), Answers(ctypes.c_double, 4)
    last: Box | None = None
    for number, sign in enumerate(text):
        # Where a blank is, none is missing.
        if sign.isspace() or not box_of(handle, number, *sides.places):
            last = None
            continue
        left, right, bottom, top = sides.read()
        box = (left, bottom, right, top)
        if last and _are_apart(last, box):
            yield number
        last = box


def _are_apart(one: Box, other: Box) -> bool:
    """The quick look: whether there may be a gap between two pieces of text or letters."""
    least = APART * max(min(one[3] - one[1], one[2] - one[0]), min(other[3] - other[1], other[2] - other[0]))
    return (
        other[0] - one[2] > least
        or other[1] - one[3] > least
        or one[1] - other[3] > least
        or one[0] - other[2] > least
    )


def _room(text_page: Any, number: int) -> Box:
    """The room of a letter, in which it stands with what is left blank around it."""
    sides = Answers(ctypes.c_float, 4)
    letter_questions().room(handle_of(text_page), number, sides.places[0])
    left, top, right, bottom = sides.read()
    return (left, min(bottom, top), right, max(bottom, top))


def _gap(one: Box, other: Box) -> str:
    """What parts two letters that follow one another on a line, whose rooms are given; nothing where they
    touch."""
    left, bottom, right, top = one
    left2, bottom2, right2, top2 = other
    wide, high = min(right, right2) - max(left, left2), min(top, top2) - max(bottom, bottom2)
    if high > APART * min(top - bottom, top2 - bottom2):
        gap, height = left2 - right, max(top - bottom, top2 - bottom2)
    elif wide > APART * min(right - left, right2 - left2):
        # A line that is turned.
        gap, height = -high, max(right - left, right2 - left2)
    else:
        return ""
    return "\t" if gap > CELL_GAP * height else " " if gap > _LEAST_GAP * height else ""
