"""Words of a PDF that nobody sees: drawn without ink, transparent, or in white.

What recognises words in a scan lays them over the picture without ink; a page of nothing else is such a
scan. Between words that are seen, those without ink or in white are marked, since whether their ground
was white the page alone does not tell.
"""

import ctypes
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from workbench.sources.reading.model import Span

INVISIBLE, WHITE = "invisible letters", "white letters"
_NO_TEXT, _NO_INK = -1, 3
"""Modes in which PDFium says that a piece is drawn."""
_FULL = 255
_NEARLY_ALL = 0.9
MOST_OBJECTS = 20_000
"""Pieces of a page that are looked at."""

Unseen = tuple[str, str]
"""Words, and why nobody sees them."""


def unseen_on(page: Any, text_page: Any) -> Iterator[Unseen]:
    """The words of a page that are not seen, in the order they are drawn; both as PDFium's own handles."""
    from pypdfium2 import raw

    object_at, mode_of, fill_of = _questions()
    handle = ctypes.cast(page, ctypes.c_void_p).value
    colour = (ctypes.c_uint * 4)()
    places = [ctypes.addressof(colour) + index * ctypes.sizeof(ctypes.c_uint) for index in range(4)]
    for index in range(min(raw.FPDFPage_CountObjects(page), MOST_OBJECTS)):
        item = object_at(handle, index)
        mode = mode_of(item)
        if mode == _NO_TEXT:
            continue
        why = ""
        if mode == _NO_INK:
            why = INVISIBLE
        elif fill_of(item, *places):
            red, green, blue, alpha = colour
            if not alpha:
                why = INVISIBLE
            elif red == green == blue == _FULL:
                why = WHITE
        if why and (words := _words_of(raw, item, text_page)):
            yield words, why


def has_more(page: Any) -> bool:
    """Whether a page has more pieces than are looked at."""
    from pypdfium2 import raw

    return int(raw.FPDFPage_CountObjects(page)) > MOST_OBJECTS


@cache
def _questions() -> tuple[Callable[..., Any], ...]:
    """What is asked of every piece of every page, with handles as bare addresses: in half the time."""
    from pypdfium2 import raw

    address, number = ctypes.c_void_p, ctypes.c_int
    kinds = (
        (raw.FPDFPage_GetObject, ctypes.PYFUNCTYPE(address, address, number)),
        (raw.FPDFTextObj_GetTextRenderMode, ctypes.PYFUNCTYPE(number, address)),
        (raw.FPDFPageObj_GetFillColor, ctypes.PYFUNCTYPE(number, *[address] * 5)),
    )
    return tuple(kind(ctypes.cast(function, address).value or 0) for function, kind in kinds)


def is_layer_over_scan(raw: str, unseen: Sequence[Unseen]) -> bool:
    """Whether nearly all words of a page are drawn without ink."""
    letters = sum(len("".join(words.split())) for words, why in unseen if why == INVISIBLE)
    return letters > 0 and letters >= _NEARLY_ALL * len("".join(raw.split()))


def marked(text: str, page: Span, unseen: Sequence[Unseen]) -> list[Span]:
    """Spans over the words where they stand on the page, one for each stretch of them."""
    spans: list[Span] = []
    place = page.start
    for words, why in unseen:
        start = text.find(words, place, page.end)
        if start < 0:
            start = text.find(words, page.start, page.end)
        if start < 0:
            continue
        place = start + len(words)
        last = spans[-1] if spans else None
        if last and last.label == why and not text[last.end : start].strip() and last.end <= start:
            spans[-1] = Span("hidden", last.start, place, 0, why)
        else:
            spans.append(Span("hidden", start, place, 0, why))
    return spans


def _words_of(raw: Any, address: int, text_page: Any) -> str:
    item = ctypes.cast(address, raw.FPDF_PAGEOBJECT)
    size = raw.FPDFTextObj_GetText(item, text_page, None, 0)
    room = ctypes.create_string_buffer(size)
    pointer = ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort))
    raw.FPDFTextObj_GetText(item, text_page, pointer, size)
    return " ".join(room.raw.decode("utf-16-le", "replace").strip("\0").split())
