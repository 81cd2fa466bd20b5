"""Packed pixels are no text; whatever else a picture holds is."""

import random
import struct
import zlib

import pytest

from workbench.attack.pixels import without_pixels


def _chunk(kind: bytes, inside: bytes) -> bytes:
    return struct.pack(">I", len(inside)) + kind + inside + struct.pack(">I", zlib.crc32(kind + inside))


def _png(pixels: bytes, more: bytes = b"", after: bytes = b"") -> bytes:
    header = struct.pack(">IIBBBBB", 40, 10, 8, 2, 0, 0, 0)
    parts = (_chunk(b"IHDR", header), more, _chunk(b"IDAT", pixels), _chunk(b"IEND", b""), after)
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


LINES = b"".join(b"\0" + random.Random(number).randbytes(120) for number in range(10))
PACKED = zlib.compress(LINES)


def test_pixels_are_left_out_and_notes_stay() -> None:
    note = _chunk(b"tEXt", b"Author\0Salim Haddadin")
    kept = without_pixels(_png(PACKED, note, b"after the end"))
    assert PACKED not in kept
    assert b"Salim Haddadin" in kept
    assert b"after the end" in kept


@pytest.mark.parametrize(
    "pixels",
    [zlib.compress(LINES + b"Salim Haddadin"), PACKED + b"Salim Haddadin", b"no stream", PACKED[:-9]],
)
def test_what_holds_more_than_its_pixels_is_read_whole(pixels: bytes) -> None:
    data = _png(pixels)
    assert without_pixels(data) == data


def test_other_bytes_stay_as_they_are() -> None:
    assert without_pixels(b"\xff\xd8 no PNG") == b"\xff\xd8 no PNG"
