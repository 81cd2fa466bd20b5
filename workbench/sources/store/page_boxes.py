"""Where letters are on their pages, as it is stored: page by page, so that one is read without the others.

In front is a list of the pages: their number, then for each its page number, the code point at which
it begins, and where its packed boxes are, each in four bytes, little-endian. The boxes of a page are
packed by columns: how far left and top are from those of the letter before, then width and height.
"""

import hashlib
import struct
import sys
import zlib
from array import array
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from workbench.casefile.file.connection import Connection
from workbench.casefile.file.damaged import bytes_of
from workbench.sources.reading.model import PageBoxes

_COUNT = struct.Struct("<I")
_ENTRY = struct.Struct("<4I")
_BY_COLUMNS = 0x8000_0000
"""Beside the number of pages: without it the boxes are packed as they are."""
_WRAP = 0xFFFF


def page_boxes_row(text_id: str, pages: Sequence[PageBoxes]) -> dict[str, Any]:
    """The row of the boxes of a text."""
    entries, packed = [], []
    offset = _COUNT.size + len(pages) * _ENTRY.size
    for page in pages:
        data = zlib.compress(_columns(page.places))
        entries.append(_ENTRY.pack(page.page, page.start, offset, len(data)))
        packed.append(data)
        offset += len(data)
    whole = b"".join((_COUNT.pack(len(pages) | _BY_COLUMNS), *entries, *packed))
    return {
        "text_id": text_id,
        "pages": len(pages),
        "sha256": hashlib.sha256(whole).hexdigest(),
        "data": whole,
    }


def page_boxes_of(connection: Connection, text_id: str, page: int) -> PageBoxes | None:
    """The boxes of one page of a text; None where they are not known."""
    head = connection.execute(
        "SELECT substr(data, 1, ? + pages * ?) FROM page_boxes WHERE text_id = ?",
        (_COUNT.size, _ENTRY.size, text_id),
    ).fetchone()
    if head is None:
        return None
    by_columns = _COUNT.unpack_from(head[0])[0] & _BY_COLUMNS
    for number, start, offset, length in _ENTRY.iter_unpack(head[0][_COUNT.size :]):
        if number == page:
            packed = connection.execute(
                "SELECT substr(data, ?, ?) FROM page_boxes WHERE text_id = ?", (offset + 1, length, text_id)
            ).fetchone()[0]
            data = bytes_of(packed)
            return PageBoxes(page, start, _rows(data) if by_columns else data)
    return None


def _columns(places: bytes) -> bytes:
    """Boxes as they pack best: in a third of what they take as they are."""
    sides = _numbers(places)
    lefts, tops = sides[0::4], sides[1::4]
    columns = (
        _steps(lefts), _steps(tops), _apart(sides[2::4], lefts), _apart(sides[3::4], tops),
    )  # fmt: skip
    return b"".join(map(_bytes, columns))


def _rows(columns: bytes) -> bytes:
    """Boxes as they were before they were packed by columns."""
    numbers = _numbers(columns)
    count = len(numbers) // 4
    lefts, tops = (
        array("H", accumulate(numbers[start : start + count], lambda a, b: a + b & _WRAP))
        for start in (0, count)
    )
    sides = array("H", bytes(len(columns)))
    sides[0::4], sides[1::4] = lefts, tops
    sides[2::4] = array("H", (a + b & _WRAP for a, b in zip(lefts, numbers[2 * count :], strict=False)))
    sides[3::4] = array("H", (a + b & _WRAP for a, b in zip(tops, numbers[3 * count :], strict=False)))
    return _bytes(sides)


def _steps(numbers: "array[int]") -> "array[int]":
    return _apart(numbers, array("H", (0, *numbers))[: len(numbers)])


def _apart(numbers: "array[int]", others: "array[int]") -> "array[int]":
    return array("H", (a - b & _WRAP for a, b in zip(numbers, others, strict=True)))


def _numbers(data: bytes) -> "array[int]":
    numbers = array("H", data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _bytes(numbers: "array[int]") -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()
