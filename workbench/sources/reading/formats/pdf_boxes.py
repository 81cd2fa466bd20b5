"""Where the letters of a PDF are on its pages, laid beside the text as it is kept.

The text of a page is what PDFium tells, put in order: words mended, lines joined, letters composed. So
the letters of both are gone through side by side; one that has no partner within reach gets no place.
"""

import ctypes
import unicodedata
from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from workbench.sources.reading.formats.pdf_pages import PrintedPage
from workbench.sources.reading.formats.pdf_right_to_left import Letter
from workbench.sources.reading.model import WHOLE, PageBoxes, Span

_RUN = 6
"""Letters in a row that must be the same before the text and the print are taken to be together again."""
_REACH = 80
"""Letters of print that may have no partner before one of the text is given up."""
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


def partners(text: str, letters: Sequence[Letter]) -> Iterator[int | None]:
    """For each code point of a text the number of the printed letter that it is; None where there is none.

    Where the two go apart, only a run of letters that are the same brings them together again.
    """
    wanted = "".join(_bare(character) for character in text if not character.isspace())
    printed = "".join(letter for letter, _number in letters)
    of_wanted = _in_step(wanted, printed)
    for character in text:
        place = None if character.isspace() else next(of_wanted)
        yield None if place is None else letters[place][1]


def _in_step(wanted: str, printed: str) -> Iterator[int | None]:
    """For each letter of `wanted` its place in `printed`; None where it has none."""
    at, together = 0, True
    for index, letter in enumerate(wanted):
        if not (together and at < len(printed) and printed[at] == letter):
            run = wanted[index : index + _RUN]
            found = printed.find(run, at, at + _REACH + len(run))
            together = found >= 0
            if not together:
                yield None
                continue
            at = found
        yield at
        at += 1


def bare_letters(text_page: Any, ordered: Sequence[Letter] = ()) -> list[Letter]:
    """The letters of a page without their marks, in the order of its text."""
    return [
        (_bare(letter), number)
        for letter, number in ordered or _as_told(text_page)
        if letter and not letter.isspace() and not unicodedata.combining(letter)
    ]


def _as_told(text_page: Any) -> Iterator[Letter]:
    from pypdfium2 import raw as pdfium

    for number in range(pdfium.FPDFText_CountChars(text_page)):
        code = pdfium.FPDFText_GetUnicode(text_page, number)
        yield chr(code) if 0 < code < 0x110000 else "", number


def _bare(character: str) -> str:
    return unicodedata.normalize("NFD", character)[0]


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
