"""What PDFium is asked about single letters of a page, bound once for all that ask."""

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from workbench.sources.reading.formats.pdf_addresses import ADDRESS, bare

_Question = Callable[..., Any]


class LetterQuestions(NamedTuple):
    """Each is given a page of text and the number of a letter; the first four also places to answer in."""

    box: _Question
    """Left, right, bottom and top of the ink, as doubles; whether there is any."""
    room: _Question
    """Left, top, right and bottom of the room that the letter has on its line, as floats."""
    origin: _Question
    """The point on the baseline where it begins, as doubles."""
    matrix: _Question
    """How it is turned and stretched, as six floats."""
    size: _Question
    """The size of its font, answered at once."""
    piece: _Question
    """The address of its piece of text, answered at once; None where it has none."""
    code: _Question
    """Its code, answered at once."""
    hyphen: _Question
    """Whether it is the hyphen that ends a line: 1 if so, answered at once."""


@cache
def letter_questions() -> LetterQuestions:
    """All of them; PDFium is loaded by the first who asks."""
    from pypdfium2 import raw

    return LetterQuestions(
        box=bare(raw.FPDFText_GetCharBox),
        room=bare(raw.FPDFText_GetLooseCharBox),
        origin=bare(raw.FPDFText_GetCharOrigin),
        matrix=bare(raw.FPDFText_GetMatrix),
        size=bare(raw.FPDFText_GetFontSize, ctypes.c_double),
        piece=bare(raw.FPDFText_GetTextObject, ADDRESS),
        code=bare(raw.FPDFText_GetUnicode, ctypes.c_uint),
        hyphen=bare(raw.FPDFText_IsHyphen),
    )
