"""Which printed letter of a page each letter of its text is.

The text of a page is what PDFium tells, put in order: words mended, lines joined, letters composed. So
the letters of both are gone through side by side; one that has no partner within reach has none.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from workbench.sources.reading.formats.pdf_right_to_left import Letter

_RUN = 6
"""Letters in a row that must be the same before the text and the print are taken to be together again."""
_REACH = 80
"""Letters of print that may have no partner before one of the text is given up."""


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
