"""Whether letters of a PDF are seen: a page is printed with and without them, and both prints compared."""

import ctypes
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import repeat
from typing import Any, NamedTuple

from workbench.sources.reading.formats.pdf_addresses import NUMBER, Answers, Handle, bare, handle_of
from workbench.sources.reading.formats.pdf_pieces import Box
from workbench.sources.reading.formats.pdf_questions import letter_questions

_MOST_PROVED = 200
"""Pages of a document that are printed."""
_DOTS = 2.0
"""To the point."""
_LONGEST = 2400
"""Dots of the longer side of a page."""
_SEEN = 16
"""Of 255: what differs by less between two prints is not seen."""
_FIRST_UNKNOWN = 0x110000
_EVERYWHERE = (float("-inf"), float("-inf"), float("inf"), float("inf"))
_SMALLEST = 1.0
_SMALLEST_SHARE = 1 / 600


class Letter(NamedTuple):
    """A letter: its number on the page, the piece of text it belongs to, and where it is."""

    number: int
    address: int
    box: Box


def letters_at(text_page: Any, pieces: Collection[int]) -> Iterator[Letter]:
    """The letters of some pieces of a page, without blanks."""
    from pypdfium2 import raw

    ask = letter_questions()
    box_of, piece_of, code_of = ask.box, ask.piece, ask.code
    handle, sides = handle_of(text_page), Answers(ctypes.c_double, 4)
    addresses = map(piece_of, repeat(handle), range(raw.FPDFText_CountChars(text_page)))
    for number, address in enumerate(addresses):
        if address not in pieces:
            continue
        code = code_of(handle, number)
        if code < _FIRST_UNKNOWN and chr(code).isspace():
            continue
        box_of(handle, number, *sides.places)
        left, right, bottom, top = sides.read()
        yield Letter(number, address, (left, bottom, right, top))


class Prints:
    """Prints pages of one document, up to so many."""

    def __init__(self) -> None:
        self._left = _MOST_PROVED

    def measure(self, page: Any) -> tuple[Box, float]:
        """The part of a page that is shown, and the smallest size in which letters can be read on it."""
        from pypdfium2 import raw

        shown = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page, shown)
        height = abs(shown.top - shown.bottom)
        if not height or shown.left == shown.right:
            # What is said of it makes no sense: nothing is known to be beyond it.
            return _EVERYWHERE, _SMALLEST
        box = (shown.left, min(shown.top, shown.bottom), shown.right, max(shown.top, shown.bottom))
        return box, min(_SMALLEST, height * _SMALLEST_SHARE)

    def unseen(self, page: Any, pieces: Collection[int], letters: Mapping[int, Box]) -> list[int] | None:
        """The numbers of the letters, of some pieces, without which the page looks the same.

        None where too many pages were printed already.
        """
        from PIL import ImageChops
        from pypdfium2 import raw

        if self._left <= 0:
            return None
        self._left -= 1
        sheet = _Sheet(page, letters.values())
        before = sheet.printed()
        for address in pieces:
            raw.FPDFPageObj_SetIsActive(ctypes.cast(address, raw.FPDF_PAGEOBJECT), 0)
        after = sheet.printed()
        for address in pieces:
            raw.FPDFPageObj_SetIsActive(ctypes.cast(address, raw.FPDF_PAGEOBJECT), 1)
        red, green, blue = ImageChops.difference(before, after).split()
        apart = ImageChops.lighter(ImageChops.lighter(red, green), blue)
        if apart.getbbox() is None:
            return list(letters)
        import numpy

        dots = numpy.asarray(apart)
        return [
            number
            for number, (left, top, right, bottom) in zip(letters, sheet.places, strict=True)
            if dots[top:bottom, left:right].max() < _SEEN
        ]


Dots = tuple[int, int, int, int]
"""Left, top, right and bottom on a print."""


class _Sheet:
    """The part of a page on which some letters are, as it is printed."""

    def __init__(self, page: Any, boxes: Iterable[Box]) -> None:
        from pypdfium2 import raw

        self._page, self._handle, self._found = page, handle_of(page), Answers(ctypes.c_int, 2)
        width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
        scale = min(_DOTS, _LONGEST / max(width, height, 1.0))
        self._size = max(1, round(width * scale)), max(1, round(height * scale))
        on_page = [self._dots(box) for box in boxes]
        across, down = min(one[0] for one in on_page), min(one[1] for one in on_page)
        self._offset = across, down
        self._part = max(one[2] for one in on_page) - across, max(one[3] for one in on_page) - down
        self.places: list[Dots] = [
            (left - across, top - down, right - across, bottom - down) for left, top, right, bottom in on_page
        ]
        """The dots of each box, at least one."""

    def _dots(self, box: Box) -> Dots:
        """The dots of the whole page within a box."""
        (across, down), read, place_of = self._found.places, self._found.read, _place_question()
        width, height = self._size
        place_of(self._handle, 0, 0, width, height, 0, box[0], box[1], across, down)
        x0, y0 = read()
        place_of(self._handle, 0, 0, width, height, 0, box[2], box[3], across, down)
        x1, y1 = read()
        x0, x1 = min(max(x0, 0), width - 1), min(max(x1, 0), width - 1)
        y0, y1 = min(max(y0, 0), height - 1), min(max(y1, 0), height - 1)
        return min(x0, x1), min(y0, y1), max(x0, x1) + 1, max(y0, y1) + 1

    def printed(self) -> Any:
        """The part as it looks, with the notes on it."""
        import pypdfium2
        from pypdfium2 import raw

        bitmap = pypdfium2.PdfBitmap.new_native(*self._part, raw.FPDFBitmap_BGRx)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, *self._part)
        left, top = self._offset
        raw.FPDF_RenderPageBitmap(bitmap.raw, self._page, -left, -top, *self._size, 0, raw.FPDF_ANNOT)
        image = bitmap.to_pil().convert("RGB")
        bitmap.close()
        return image


@cache
def _place_question() -> Any:
    """Which dot of a print a place on the page is."""
    from pypdfium2 import raw

    numbers, points = [NUMBER] * 5, [ctypes.c_double] * 2
    return bare(raw.FPDF_PageToDevice, NUMBER, Handle, *numbers, *points, Handle, Handle)
