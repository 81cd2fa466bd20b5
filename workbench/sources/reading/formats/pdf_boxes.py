"""Where the letters of a PDF are on its pages, laid beside the text as it is kept.

A letter of the text that is not found in the print gets no place.
"""

import ctypes
from array import array
from collections.abc import Iterator, Sequence
from typing import Any

from workbench.sources.reading.formats.pdf_addresses import Answers, handle_of
from workbench.sources.reading.formats.pdf_letters import Letters
from workbench.sources.reading.formats.pdf_pages import PrintedPage
from workbench.sources.reading.formats.pdf_partners import bare_letters, partners
from workbench.sources.reading.formats.pdf_questions import letter_questions
from workbench.sources.reading.model import WHOLE, PageBoxes, Span

MOST_PLACED = 400_000
"""Letters of a document that are placed, from its beginning: some 200 pages, in one or two seconds."""


def boxes_on(
    document: Any, text: str, pages: Sequence[Span], printed: Sequence[PrintedPage]
) -> Iterator[PageBoxes]:
    """The boxes of each page whose letters can be placed; `pages` are the pages of `text` in order."""
    from pypdfium2 import raw as pdfium

    left = MOST_PLACED
    for index, (span, known) in enumerate(zip(pages, printed, strict=True)):
        left -= span.end - span.start
        if left < 0:
            return
        page = pdfium.FPDF_LoadPage(document, index)
        text_page = pdfium.FPDFText_LoadPage(page) if page else None
        if text_page:
            places = _places(page, text_page, text[span.start : span.end], known.letters)
            if any(places):
                yield PageBoxes(index + 1, span.start, _little_endian(places))
            pdfium.FPDFText_ClosePage(text_page)
        if page:
            pdfium.FPDF_ClosePage(page)


def _places(page: Any, text_page: Any, text: str, ordered: Letters) -> "array[int]":
    """Four sides for each code point of the text of a page; `ordered` are its letters where known."""
    box_of = letter_questions().box
    handle, answers = handle_of(text_page), Answers(ctypes.c_double, 4)
    asked, read = answers.places, answers.read
    (ax, ay, a0), (dx, dy, d0) = _to_sheet(page)
    sides = array("H")
    nowhere = array("H", (0, 0, 0, 0))
    for number in partners(text, bare_letters(text_page, ordered)):
        if number is None or not box_of(handle, number, *asked):
            sides += nowhere
            continue
        x0, x1, y0, y1 = read()
        across = ax * x0 + ay * y0 + a0, ax * x1 + ay * y1 + a0
        down = dx * x0 + dy * y0 + d0, dx * x1 + dy * y1 + d0
        for side in (min(across), min(down), max(across), max(down)):
            sides.append(0 if side < 0 else WHOLE if side > WHOLE else int(side))
    return sides


Row = tuple[float, float, float]


def _to_sheet(page: Any) -> tuple[Row, Row]:
    """How points of a page become shares of it as it is shown, from its top left corner."""
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, box)
    width, height = (box.right - box.left) or 1.0, (box.top - box.bottom) or 1.0
    # Whichever way the page is turned, its corners are those of the sheet.
    begin, right, up = (
        _corner(page, x, y) for x, y in ((box.left, box.bottom), (box.right, box.bottom), (box.left, box.top))
    )
    rows = []
    for axis in (0, 1):
        by_x, by_y = (right[axis] - begin[axis]) / width, (up[axis] - begin[axis]) / height
        rows.append((by_x, by_y, begin[axis] - by_x * box.left - by_y * box.bottom))
    return rows[0], rows[1]


def _corner(page: Any, x: float, y: float) -> tuple[int, int]:
    from pypdfium2 import raw

    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, WHOLE, WHOLE, 0, x, y, across, down)
    return across.value, down.value


def _little_endian(sides: "array[int]") -> bytes:
    import sys

    if sys.byteorder == "big":
        sides.byteswap()
    return sides.tobytes()
