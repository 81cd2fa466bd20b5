"""Words of a PDF that nobody sees: drawn without ink, transparent, or in white.

What recognises words in a scan lays them over the picture without ink; a page of nothing else is such a
scan. Between words that are seen, those without ink or in white are marked, since whether their ground
was white the page alone does not tell.
"""

import ctypes
from collections.abc import Iterator
from typing import Any

from workbench.sources.reading import Span

INVISIBLE, WHITE = "invisible letters", "white letters"
_NO_INK = 3
_NEARLY_ALL = 0.9
_MOST_OBJECTS = 20_000

Unseen = tuple[str, str]
"""Words, and why nobody sees them."""


def unseen_on(page: Any, text_page: Any) -> list[Unseen]:
    """The words of a page that are not seen, in the order they are drawn."""
    return list(_unseen(page, text_page))


def is_layer_over_scan(raw: str, unseen: list[Unseen]) -> bool:
    """Whether nearly all words of a page are drawn without ink."""
    letters = sum(len("".join(words.split())) for words, why in unseen if why == INVISIBLE)
    return letters > 0 and letters >= _NEARLY_ALL * len("".join(raw.split()))


def marked(text: str, page: Span, unseen: list[Unseen]) -> list[Span]:
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


def _unseen(page: Any, text_page: Any) -> Iterator[Unseen]:
    from pypdfium2 import raw

    # Asked of every piece of every page: as few calls as will do.
    mode_of, fill_of, object_at = (
        raw.FPDFTextObj_GetTextRenderMode,
        raw.FPDFPageObj_GetFillColor,
        raw.FPDFPage_GetObject,
    )
    red, green, blue, alpha = colour = tuple(ctypes.c_uint() for _ in range(4))
    into = tuple(map(ctypes.byref, colour))
    for index in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        item = object_at(page, index)
        mode = mode_of(item)
        if mode == raw.FPDF_TEXTRENDERMODE_UNKNOWN:
            # No text at all.
            continue
        why = ""
        if mode == _NO_INK:
            why = INVISIBLE
        elif fill_of(item, *into):
            if not alpha.value:
                why = INVISIBLE
            elif red.value == green.value == blue.value == 255:
                why = WHITE
        if why:
            words = _words_of(raw, item, text_page)
            if words:
                yield words, why


def _words_of(raw: Any, item: Any, text_page: Any) -> str:
    size = raw.FPDFTextObj_GetText(item, text_page, None, 0)
    room = ctypes.create_string_buffer(size)
    pointer = ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort))
    raw.FPDFTextObj_GetText(item, text_page, pointer, size)
    return " ".join(room.raw.decode("utf-16-le", "replace").strip("\0").split())
