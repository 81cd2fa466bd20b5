"""What stands on each page of a PDF: its print, its printed number, notes put on it, words nobody sees.

PDFium's own functions, not their Python objects: those cost as much again as a short page.
"""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from workbench.sources.reading.formats.pdf_layout import layout_of
from workbench.sources.reading.formats.pdf_letters import Letter, Letters
from workbench.sources.reading.formats.pdf_ligatures import Ligatures
from workbench.sources.reading.formats.pdf_mended import mended
from workbench.sources.reading.formats.pdf_notes import Note, notes_on
from workbench.sources.reading.formats.pdf_overprinted import by_place, is_overprinted
from workbench.sources.reading.formats.pdf_partners import bare_letters
from workbench.sources.reading.formats.pdf_right_to_left import RIGHT_TO_LEFT, ordered
from workbench.sources.reading.formats.pdf_rows import in_rows
from workbench.sources.reading.formats.pdf_signs import Told
from workbench.sources.reading.formats.pdf_to_unicode import said_by_one_sign
from workbench.sources.reading.formats.pdf_unseen import Hidden, Look, struck_out
from workbench.sources.reading.formats.turned_words import is_turned
from workbench.values.errors import Unreadable
from workbench.values.text import canonical

MOST_LETTERS = 100_000_000
_FEW_PIECES = 20
_BLANKS = (" ", "\r", "\n", "\t", "\u00a0")
MENDED, WRONG = "mended", "wrong"


@dataclass(slots=True)
class PrintedPage:
    """A page as PDFium tells it: `raw` are its letters in reading order, `label` its printed number."""

    label: str = ""
    raw: str = ""
    letters: Letters = field(default_factory=Letters)
    """Those of `raw` with their numbers, where they were put in order anew."""
    notes: tuple[Note, ...] = ()
    hidden: Hidden = field(default_factory=dict)
    """Numbers of letters that are not seen, and why."""
    printed: tuple[Letter, ...] = ()
    """The letters without their marks, where some are not seen."""
    is_scan: bool = False
    """Whether what is hidden are the words of a scan, laid over its picture."""
    damaged: bool = False
    beyond: bool = False
    """Whether it has more pieces than were looked at for words that are not seen."""
    untold: bool = False
    """Whether far more pieces of text are printed on it than it has letters: its fonts do not tell them."""
    is_doubtful: bool = False
    """Whether signs on it are more letters than their fonts say, and which is not sure."""
    is_ordered: bool = False
    """Whether its letters were put in order, or right, that run from left to right."""
    turned: str = ""
    """MENDED or WRONG where words that run from right to left were printed the wrong way round."""


def printed_pages(document: Any, count: int, data: bytes, has_layers: bool) -> list[PrintedPage]:
    """The first `count` pages of a PDF; Unreadable where they hold more text than any real one."""
    together, look = cache(lambda: said_by_one_sign(data)), Look(has_layers)
    ligatures = Ligatures()
    pages: list[PrintedPage] = []
    letters = 0
    for index in range(count):
        page = _printed_page(document.raw, index, together, look, ligatures)
        page.label = _label(document, index)
        letters += len(page.raw)
        if letters > MOST_LETTERS:
            raise Unreadable(
                "The PDF holds more text than any real one; it was not read.", kept="The original is kept."
            )
        pages.append(page)
    return pages


def _printed_page(
    document: Any, index: int, together: Callable[[], frozenset[str]], look: Look, ligatures: Ligatures
) -> PrintedPage:
    from pypdfium2 import raw as pdfium

    found = PrintedPage(damaged=True)
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        return found
    text_page = pdfium.FPDFText_LoadPage(page)
    if text_page:
        found.damaged = False
        found.raw, first = _letters_of(text_page)
        if not found.raw.isascii() and RIGHT_TO_LEFT.search(found.raw):
            found.letters, found.turned = _right_to_left(text_page, together())
            found.raw = found.letters.text
        look.words, look.cut = [], 0
        count = len(found.raw) - sum(map(found.raw.count, _BLANKS))
        if found.raw:
            found.hidden, found.is_scan, found.beyond = look.at(page, text_page, count)
            if not found.is_scan:
                found.hidden |= struck_out(page, text_page)
        found.untold = len(look.words) > max(_FEW_PIECES, 3 * count)
        if not found.letters:
            told = Told(text_page, found.raw, first, pdfium.FPDFText_CountChars(text_page))
            _mend(found, told, look, ligatures)
            found.is_doubtful = ligatures.is_doubtful
        if found.hidden:
            found.printed = tuple(bare_letters(text_page, found.letters))
        pdfium.FPDFText_ClosePage(text_page)
    found.notes = tuple(notes_on(page))
    pdfium.FPDF_ClosePage(page)
    return found


def _mend(found: PrintedPage, told: Told, look: Look, ligatures: Ligatures) -> None:
    """Put the letters of a page in the order of its tables, and right what their places show to be wrong."""
    words = look.words
    layout = layout_of(words)
    rows = in_rows(told, words, layout)
    if not rows and not found.is_scan and is_overprinted(found.raw, layout, len(words), look.cut):
        rows = by_place(told)
    if letters := mended(told, layout, words, rows, ligatures) or Letters(rows):
        found.letters, found.is_ordered = letters, True
        found.raw = letters.text


def _right_to_left(text_page: Any, together: frozenset[str]) -> tuple[Letters, str]:
    """The letters of a page in order; where they come out turned round, as they are printed from the left."""
    letters = Letters(ordered(text_page, together))
    if not is_turned(letters.text):
        return letters, ""
    other = Letters(ordered(text_page, together, from_left=True))
    if is_turned(other.text):
        return letters, WRONG
    return other, MENDED


def _letters_of(text_page: Any) -> tuple[str, int]:
    """All letters of a page, and the number of the first; -1 where letters among them stand for none.

    Letters that stand for none at either end are passed over first: told to begin at one, PDFium
    reads beyond what was asked for (crbug.com/pdfium/2079).
    """
    from pypdfium2 import raw as pdfium

    place_of = pdfium.FPDFText_GetTextIndexFromCharIndex
    first, last = 0, pdfium.FPDFText_CountChars(text_page) - 1
    while first <= last and (start := place_of(text_page, first)) < 0:
        first += 1
    while first <= last and (end := place_of(text_page, last)) < 0:
        last -= 1
    if first > last:
        return "", 0
    room = (ctypes.c_ushort * (end + 2 - start))()
    written = pdfium.FPDFText_GetText(text_page, first, last + 1 - first, room)
    letters = memoryview(room)[: written - 1].tobytes().decode("utf-16-le", "ignore")
    return letters, first if len(letters) == last + 1 - first else -1


def _label(document: Any, index: int) -> str:
    try:
        return canonical(document.get_page_label(index) or "") or str(index + 1)
    except (UnicodeDecodeError, ValueError):
        return str(index + 1)
