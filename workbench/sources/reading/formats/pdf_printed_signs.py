"""What is printed on a page of a PDF, sign by sign: one sign may stand for several letters."""

import ctypes
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.sources.reading.formats.pdf_addresses import Answers, handle_of
from workbench.sources.reading.formats.pdf_questions import letter_questions
from workbench.sources.reading.formats.pdf_signs import CODE_OF_CUT, CUT
from workbench.sources.reading.formats.print_order import is_right_to_left

_FORMS = re.compile("[\ufb50-\ufd3d\ufd40-\ufdff\ufe70-\ufefc]+")
"""Shapes of letters as old files have them, except ornate brackets."""
_DIRECTING = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
ALEFS = frozenset("اأإآٱ")
LAM = "ل"
_NO_WIDTH = 0.01
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
"""Halves of a letter beyond the first 65,536."""
_UNKNOWN = "\ufffd"


@dataclass(slots=True)
class Sign:
    """One printed sign: the letters it stands for, and where it is along its line and across it."""

    letters: str
    number: int
    left: float
    right: float
    middle: float
    across: float
    size: float
    marks: str = ""
    last: int = -1
    """The number of the last of its letters."""
    inferred: bool = False
    """Whether it is a blank that is not printed: PDFium found a gap there."""

    @property
    def said(self) -> str:
        """Its letters with the marks on them."""
        return self.letters + self.marks


def printed_signs(text_page: Any, together: frozenset[str]) -> list[list[Sign]]:
    """The signs as PDFium gives them, line by line; gaps it only infers are left out."""
    from pypdfium2 import raw as pdfium

    ask = _asked(text_page)
    handle, codes, is_hyphen = handle_of(text_page), letter_questions().code, letter_questions().hyphen
    lines: list[list[Sign]] = [[]]
    begun: list[str] = []
    last_place: tuple[float, ...] = ()
    high = _HIGH.start
    for number in range(pdfium.FPDFText_CountChars(text_page)):
        code = codes(handle, number)
        if code in _HIGH:
            high = code
            continue
        if code in _LOW:
            code = 0x10000 + ((high - _HIGH.start) << 10) + code - _LOW.start
        letter = chr(code) if 0 < code < 0x110000 else _UNKNOWN
        if letter in "\r\n":
            lines.append([])
            last_place = ()
            continue
        if _DIRECTING.match(letter):
            continue
        sign, place = ask(letter, number)
        sign.inferred = letter.isspace() and sign.right - sign.left < _NO_WIDTH
        if code == CODE_OF_CUT and is_hyphen(handle, number) == 1:
            # PDFium gives no line end after it.
            sign.letters = CUT
            lines[-1].append(sign)
            lines.append([])
            last_place = ()
        elif place == last_place and lines[-1] and not letter.isspace():
            begun.append(letter)
            lines[-1][-1].letters = _as_one(begun, together)
            lines[-1][-1].last = number
        else:
            begun = [letter]
            sign.letters = _plain(letter)
            lines[-1].append(sign)
        last_place = place
    return [line for line in lines if line]


def _plain(letters: str) -> str:
    return _FORMS.sub(lambda forms: unicodedata.normalize("NFKC", forms[0]), letters)


def _as_one(letters: Sequence[str], together: frozenset[str]) -> str:
    """What one sign says, in its own order: PDFium has turned it round, unless it was given as one shape."""
    as_told, turned = _plain("".join(letters)), _plain("".join(reversed(letters)))
    if not any(is_right_to_left(letter) for letter in as_told):
        return as_told
    if (as_told in together) != (turned in together):
        return as_told if as_told in together else turned
    lam_first = as_told[0] == LAM and as_told[-1] in ALEFS
    return as_told if lam_first else turned


def _asked(text_page: Any) -> Callable[[str, int], tuple[Sign, tuple[float, ...]]]:
    """How to get the sign of a character, with a place that is the same for all letters of one sign."""
    asked = letter_questions()
    box_of, origin_of, room_of, matrix_of, size_of = (
        asked.box, asked.origin, asked.room, asked.matrix, asked.size,
    )  # fmt: skip
    handle, answers = handle_of(text_page), Answers(ctypes.c_double, 6)
    of_box, of_origin = answers.places[:4], answers.places[4:]
    room, matrix = Answers(ctypes.c_float, 4), Answers(ctypes.c_float, 6)

    def ask(letter: str, number: int) -> tuple[Sign, tuple[float, ...]]:
        box_of(handle, number, *of_box)
        origin_of(handle, number, *of_origin)
        room_of(handle, number, room.places[0])
        matrix_of(handle, number, matrix.places[0])
        left, right, bottom, top, x, y = answers.read()
        a, b, c, d, _e, _f = matrix.read()
        along, across = _direction(a, b, c, d)
        left_of_room, top_of_room, right_of_room, bottom_of_room = room.read()
        cell = _extent((left_of_room, right_of_room), (bottom_of_room, top_of_room), along)
        ink = _extent((left, right), (bottom, top), along)
        has_ink = ink[1] > ink[0]
        middle = sum(ink if has_ink else cell) / 2
        size = max(size_of(handle, number) * (c**2 + d**2) ** 0.5, _NO_WIDTH)
        sign = Sign(letter, number, *cell, middle, x * across[0] + y * across[1], size, last=number)
        return sign, (x, y, left, right, bottom, top)

    return ask


def _direction(a: float, b: float, c: float, d: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Unit vectors along the line and upwards from it; print that is mirrored is taken as seen."""
    if not b and a > 0:
        return (1.0, 0.0), (0.0, 1.0)
    length = (a**2 + b**2) ** 0.5
    if not length:
        return (1.0, 0.0), (0.0, 1.0)
    along = (a / length, b / length)
    if a * d - b * c < 0 and along[0] < 0:
        along = (-along[0], -along[1])
    return along, (-along[1], along[0])


def _extent(
    across: tuple[float, float], up: tuple[float, float], direction: tuple[float, float]
) -> tuple[float, float]:
    """From where to where a box reaches in a direction."""
    if direction == (1.0, 0.0):
        return min(across), max(across)
    corners = [x * direction[0] + y * direction[1] for x in across for y in up]
    return min(corners), max(corners)
