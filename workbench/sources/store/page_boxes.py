"""Where letters are on their pages, as it is stored: page by page, so that one is read without the others.

In front is a list of the pages: their number, then for each its page number, the code point at which
it begins, and where its packed boxes are, each in four bytes, little-endian.
"""

import hashlib
import struct
import zlib
from collections.abc import Sequence
from typing import Any

from workbench.casefile.file.connection import Connection
from workbench.casefile.file.damaged import bytes_of
from workbench.sources.reading.model import PageBoxes

_COUNT = struct.Struct("<I")
_ENTRY = struct.Struct("<4I")


def page_boxes_row(text_id: str, pages: Sequence[PageBoxes]) -> dict[str, Any]:
    """The row of the boxes of a text."""
    entries, packed = [], []
    offset = _COUNT.size + len(pages) * _ENTRY.size
    for page in pages:
        data = zlib.compress(page.places)
        entries.append(_ENTRY.pack(page.page, page.start, offset, len(data)))
        packed.append(data)
        offset += len(data)
    whole = b"".join((_COUNT.pack(len(pages)), *entries, *packed))
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
    for number, start, offset, length in _ENTRY.iter_unpack(head[0][_COUNT.size :]):
        if number == page:
            packed = connection.execute(
                "SELECT substr(data, ?, ?) FROM page_boxes WHERE text_id = ?", (offset + 1, length, text_id)
            ).fetchone()[0]
            return PageBoxes(page, start, bytes_of(packed))
    return None
