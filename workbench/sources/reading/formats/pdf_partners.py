"""Which printed letter of a page each letter of its text is.

The text of a page is what PDFium gives, put in order: words mended, lines joined, letters composed. So
the letters of both are gone through side by side; one that has no partner within reach has none.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Any

from workbench.sources.reading.formats.pdf_addresses import handle_of
from workbench.sources.reading.formats.pdf_letters import Letter, Letters
from workbench.sources.reading.formats.pdf_questions import letter_questions

_LAST_WITHOUT_MARKS = "\u02ff"
_FIRST_JOINED = "\u00c0"
_FIRST_UNKNOWN = 0x110000
_RUN = 6
"""Letters in a row that must be the same before the text and the print are taken to be together again."""
_REACH = 80
"""Letters of print that may have no partner before one of the text is given up."""


def partners(text: str, letters: Sequence[Letter]) -> Iterator[int | None]:
    """For each code point of a text the number of the printed letter that it is; None where there is none.

    Where the two go apart, only a run of letters that are the same brings them together again. A mark is
    where its letter is.
    """
    wanted = _bare_text(text)
    printed = "".join([letter for letter, _number in letters])
    numbers: list[int | None] = [number for _letter, number in letters]
    if wanted != printed:
        numbers = [None if place is None else numbers[place] for place in _in_step(wanted, printed)]
    of_wanted = iter(numbers)
    place: int | None = None
    for character in text:
        if character.isspace():
            yield None
        else:
            if not _is_mark(character):
                place = next(of_wanted)
            yield place


def _bare_text(text: str) -> str:
    """The letters of a text without blanks and marks."""
    if text.isascii():
        return "".join(text.split())
    return "".join([_bare(one) for one in text if not one.isspace() and not _is_mark(one)])


def _is_mark(character: str) -> bool:
    return character > _LAST_WITHOUT_MARKS and unicodedata.combining(character) > 0


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


def bare_letters(text_page: Any, ordered: Letters) -> list[Letter]:
    """The letters of a page without their marks, in the order of its text."""
    return [
        (_bare(letter), number)
        for letter, number in ordered or _as_told(text_page)
        if letter and not letter.isspace() and not _is_mark(letter)
    ]


def _as_told(text_page: Any) -> Iterator[Letter]:
    from pypdfium2 import raw as pdfium

    code_of = letter_questions().code
    numbers = range(pdfium.FPDFText_CountChars(text_page))
    for number, code in enumerate(map(code_of, repeat(handle_of(text_page)), numbers)):
        yield chr(code) if 0 < code < _FIRST_UNKNOWN else "", number


def _bare(character: str) -> str:
    """A letter without what is joined to it."""
    return character if character < _FIRST_JOINED else unicodedata.normalize("NFD", character)[0]
