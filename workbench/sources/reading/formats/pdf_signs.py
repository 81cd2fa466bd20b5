"""What single letters of a PDF's page say, where the text that PDFium gives of it leaves some out."""

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import repeat
from typing import Any

from workbench.sources.reading.formats.pdf_addresses import Answers, Handle, bare, handle_of
from workbench.sources.reading.formats.pdf_questions import letter_questions

Place = tuple[float, float, float, float]
"""Left, bottom, right and top of a letter."""
UNTOLD = "\0"
"""Stands for a letter of which nothing is told."""
_NOTHING = frozenset(("", UNTOLD))
_NO_WIDTH = 0.01
CUT = "\ufffe"
CODE_OF_CUT = 2
"""What PDFium has for the hyphen that ends a line, and fonts for whatever they like."""
_LAST_CODE = 0x10FFFF
_LAST_SHORT = "\uffff"
_ODD = re.compile("[\x02\ud800-\udfff]")


@dataclass(frozen=True)
class Told:
    """What PDFium tells of a page of `count` letters."""

    text_page: Any
    letters: str
    first: int
    """The number of the first of `letters`; -1 where others are left out between them."""
    count: int

    @property
    def is_whole(self) -> bool:
        """Whether it tells all letters."""
        return self.first == 0 and len(self.letters) == self.count

    @cached_property
    def signs(self) -> Sequence[str]:
        """What each letter says by itself."""
        return _signs_on(self.text_page, self.letters, self.count)


def signs_of(text_page: Any, numbers: Sequence[int]) -> list[str]:
    """A sign for each letter: one code point, UNTOLD, or nothing for the second half of a pair."""
    ask, handle = letter_questions(), handle_of(text_page)
    codes = list(map(ask.code, repeat(handle), numbers))
    signs = list(map(chr, codes)) if max(codes, default=0) <= _LAST_CODE else list(map(_sign, codes))
    # Most pages have none of those that need a second look.
    for found in _ODD.finditer("".join(signs)):
        place, sign = found.start(), found[0]
        if codes[place] == CODE_OF_CUT:
            if ask.hyphen(handle, numbers[place]) == 1:
                signs[place] = CUT
        elif sign >= "\udc00" and place and "\ud800" <= signs[place - 1] < "\udc00":
            signs[place - 1] = chr(0x10000 + ((codes[place - 1] - 0xD800) << 10) + codes[place] - 0xDC00)
            signs[place] = ""
    return ["" if "\ud800" <= sign < "\ue000" else sign for sign in signs] if _has_halves(signs) else signs


def printed_letters(told: Told) -> Iterator[tuple[str, int, Place | None]]:
    """The letters of a page as PDFium has them, with their places; without one where they are inferred."""
    letters = told.letters if len(told.letters) == told.count else told.signs
    box_of = letter_questions().box
    handle, sides = handle_of(told.text_page), Answers(ctypes.c_double, 4)
    places, read = sides.places, sides.read
    for number, letter in enumerate(letters):
        if letter in _NOTHING:
            continue
        if not box_of(handle, number, *places):
            yield letter, number, None
            continue
        left, right, bottom, top = read()
        # Blanks that are inferred have no width.
        if right - left < _NO_WIDTH and letter.isspace():
            yield letter, number, None
        else:
            yield letter, number, (left, bottom, right, top)


def _signs_on(text_page: Any, told: str, count: int) -> list[str]:
    """As `signs_of`, for all `count` letters of a page, whose text is `told`: what it leaves out is asked."""
    handle = handle_of(text_page)
    left_out = sorted(_left_out(handle, len(told), count))
    if len(told) + len(left_out) != count or max(told, default="") > _LAST_SHORT:
        return signs_of(text_page, range(count))
    signs: list[str] = []
    done = 0
    for index, (number, sign) in enumerate(zip(left_out, signs_of(text_page, left_out), strict=True)):
        signs += told[done : number - index]
        signs.append(sign)
        done = number - index
    signs += told[done:]
    if CUT in told:
        # The text has the same for a letter of which nothing is told.
        places = [place for place, sign in enumerate(signs) if sign == CUT]
        for place, sign in zip(places, signs_of(text_page, places), strict=True):
            signs[place] = sign
    return signs


def _left_out(handle: Handle, length: int, count: int) -> Iterator[int]:
    """The numbers of the letters that are not in the text of a page, which is `length` long."""
    if not length:
        yield from range(count)
        return
    number_of = _number_question()
    first, last = number_of(handle, 0), number_of(handle, length - 1)
    yield from range(first)
    yield from range(last + 1, count)
    # Stretches of the text, and the numbers of the letters at their ends.
    open_ = [(0, first, length - 1, last)]
    while open_:
        start, number, end, after = open_.pop()
        if after - number == end - start:
            continue
        if end - start == 1:
            yield from range(number + 1, after)
            continue
        middle = (start + end) // 2
        between = number_of(handle, middle)
        open_ += (start, number, middle, between), (middle, between, end, after)


def _sign(code: int) -> str:
    return chr(code) if code <= _LAST_CODE else "\ufffd"


def _has_halves(signs: list[str]) -> bool:
    return re.search("[\ud800-\udfff]", "".join(signs)) is not None


@cache
def _number_question() -> Any:
    """The number of a letter of the text."""
    from pypdfium2 import raw

    return bare(raw.FPDFText_GetCharIndexFromTextIndex)
