"""Where the letters of a PDF are on its pages, laid beside the text as it is kept.

A letter of the text that is not found in the print gets no place.
"""

import ctypes
from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from workbench.sources.reading.formats.pdf_pages import PrintedPage
from workbench.sources.reading.formats.pdf_partners import bare_letters, partners
from workbench.sources.reading.formats.pdf_right_to_left import Letter
from workbench.sources.reading.model import WHOLE, PageBoxes, Span

_NOWHERE = (0, 0, 0, 0)


def boxes_on(
    document: Any, text: str, pages: Sequence[Span], printed: Sequence[PrintedPage]
) -> Iterator[PageBoxes]:
    """The boxes of each page whose letters can be placed; `pages` are the pages of `text` in order."""
    from pypdfium2 import raw as pdfium

    for index, (span, known) in enumerate(zip(pages, printed, strict=True)):
        page = pdfium.FPDF_LoadPage(document, index)
        text_page = pdfium.FPDFText_LoadPage(page) if page else None
        if text_page:
            places = _places(page, text_page, text[span.start : span.end], known.letters)
            if any(places):
                yield PageBoxes(index + 1, span.start, _little_endian(places))
            pdfium.FPDFText_ClosePage(text_page)
        if page:
            pdfium.FPDF_ClosePage(page)


def _places(page: Any, text_page: Any, text: str, ordered: Sequence[Letter]) -> "array[int]":
    """Four sides for each code point of the text of a page; `ordered` are its letters where known."""
    box = _measure(page, text_page)
    sides = array("H")
    for number in partners(text, bare_letters(text_page, ordered)):
        sides.extend(_NOWHERE if number is None else box(number))
    return sides


def _measure(page: Any, text_page: Any) -> Callable[[int], tuple[int, int, int, int]]:
    """How to get the box of a character as shares of the page as it is shown, from its top left corner."""
    box_of, on_screen = _questions()
    page_handle, text_handle = (ctypes.cast(one, ctypes.c_void_p).value for one in (page, text_page))
    numbers = (ctypes.c_double * 4)()
    left, right, bottom, top = (ctypes.addressof(numbers) + index * 8 for index in range(4))
    across, down = ctypes.c_int(), ctypes.c_int()
    to_across, to_down = ctypes.addressof(across), ctypes.addressof(down)

    def share(x: float, y: float) -> tuple[int, int]:
        on_screen(page_handle, 0, 0, WHOLE, WHOLE, 0, x, y, to_across, to_down)
        return min(max(across.value, 0), WHOLE), min(max(down.value, 0), WHOLE)

    def measure(number: int) -> tuple[int, int, int, int]:
        if not box_of(text_handle, number, left, right, bottom, top):
            return _NOWHERE
        x0, y0 = share(numbers[0], numbers[3])
        x1, y1 = share(numbers[1], numbers[2])
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    return measure


@cache
def _questions() -> tuple[Callable[..., Any], Callable[..., Any]]:
    """What is asked for every letter, with handles as bare addresses: in half the time."""
    from pypdfium2 import raw

    address, number, real = ctypes.c_void_p, ctypes.c_int, ctypes.c_double
    box_of = ctypes.PYFUNCTYPE(number, address, number, *[address] * 4)
    on_screen = ctypes.PYFUNCTYPE(number, address, *[number] * 5, real, real, address, address)
    return (
        box_of(ctypes.cast(raw.FPDFText_GetCharBox, address).value or 0),
        on_screen(ctypes.cast(raw.FPDF_PageToDevice, address).value or 0),
    )


def _little_endian(sides: "array[int]") -> bytes:
    import sys

    if sys.byteorder == "big":
        sides.byteswap()
    return sides.tobytes()
