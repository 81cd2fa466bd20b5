"""What single letters of a PDF's page say, where the text that PDFium gives of it leaves some out."""

import re
from functools import cache
from typing import Any

from workbench.sources.reading.formats.pdf_addresses import ADDRESS, NUMBER, address_of, by_address
from workbench.sources.reading.formats.pdf_proof import letter_questions

UNTOLD = "\0"
"""Stands for a letter of which nothing is told."""
_CUT = "\ufffe"
_CODE_OF_CUT = "\x02"
"""What PDFium has for the hyphen that ends a line, and fonts for whatever they like."""
_LAST_CODE = 0x10FFFF
_ODD = re.compile("[\x02\ud800-\udfff]")


def signs_of(text_page: Any, numbers: range) -> list[str]:
    """A sign for each letter: one code point, UNTOLD, or nothing for the second half of a pair."""
    _box, _piece, code_of = letter_questions()
    handle = address_of(text_page)
    codes = [code_of(handle, number) for number in numbers]
    signs = list(map(chr, codes)) if max(codes, default=0) <= _LAST_CODE else list(map(_sign, codes))
    # Most pages have none of those that need a second look.
    for found in _ODD.finditer("".join(signs)):
        place, sign = found.start(), found[0]
        if sign == _CODE_OF_CUT:
            if _is_hyphen()(handle, numbers[place]) == 1:
                signs[place] = _CUT
        elif sign >= "\udc00" and place and "\ud800" <= signs[place - 1] < "\udc00":
            signs[place - 1] = chr(0x10000 + ((codes[place - 1] - 0xD800) << 10) + codes[place] - 0xDC00)
            signs[place] = ""
    return ["" if "\ud800" <= sign < "\ue000" else sign for sign in signs] if _has_halves(signs) else signs


def _sign(code: int) -> str:
    return chr(code) if code <= _LAST_CODE else "\ufffd"


def _has_halves(signs: list[str]) -> bool:
    return re.search("[\ud800-\udfff]", "".join(signs)) is not None


@cache
def _is_hyphen() -> Any:
    from pypdfium2 import raw

    return by_address(raw.FPDFText_IsHyphen, NUMBER, ADDRESS, NUMBER)
