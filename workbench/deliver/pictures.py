"""Pictures with nothing but their pixels: no text, times, profiles, positions or thumbnails."""

import struct

from workbench.values.errors import Refused

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
_JPEG_START, _JPEG_END, _JPEG_SCAN = 0xD8, 0xD9, 0xDA
_JPEG_KEPT_APPLICATION = (0xE0, 0xEE)
"""JFIF, and Adobe's: without it the colours of some files come out wrong."""


def bare(data: bytes, name: str) -> bytes:
    """A PNG or JPEG with its pixels only.

    Raises Refused for any other kind: vector pictures carry names and paths that cannot be told
    from their drawing.
    """
    if data.startswith(PNG_SIGNATURE):
        return bare_png(data, name)
    if data.startswith(b"\xff\xd8"):
        return bare_jpeg(data, name)
    raise Refused(f"The picture {name} is neither PNG nor JPEG.", do="Insert it as one of these.")


def bare_png(data: bytes, name: str = "of a figure") -> bytes:
    """A PNG with the chunks that draw it; ends where the picture ends."""
    if not data.startswith(PNG_SIGNATURE):
        raise Refused(f"The picture {name} is no PNG.")
    kept = [PNG_SIGNATURE]
    position = len(PNG_SIGNATURE)
    while position + 12 <= len(data):
        (length,) = struct.unpack(">I", data[position : position + 4])
        kind = data[position + 4 : position + 8]
        if kind in _PNG_KEPT:
            kept.append(data[position : position + 12 + length])
        position += 12 + length
        if kind == b"IEND" and position <= len(data):
            return b"".join(kept)
    raise Refused(f"The picture {name} is damaged: it has no end.")


def bare_jpeg(data: bytes, name: str = "of the template") -> bytes:
    """A JPEG without EXIF, profiles, comments and whatever follows its end."""
    kept = [data[:2]]
    position = 2
    while position + 4 <= len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if marker == 0xFF:
            position += 1
            continue
        (length,) = struct.unpack(">H", data[position + 2 : position + 4])
        segment = data[position : position + 2 + length]
        is_note = 0xE0 <= marker <= 0xEF or marker == 0xFE
        if marker == 0xE0:
            segment = _without_thumbnail(segment)
        if not is_note or marker in _JPEG_KEPT_APPLICATION:
            kept.append(segment)
        position += 2 + length
        if marker == _JPEG_SCAN:
            end = _end_of_scans(data, position)
            if end < 0:
                break
            kept.append(data[position:end])
            return b"".join(kept)
    raise Refused(f"The picture {name} is damaged.", do="Save it again as PNG or JPEG.")


def pixels(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG."""
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _without_thumbnail(segment: bytes) -> bytes:
    """The JFIF segment may hold a small copy of an earlier picture."""
    if segment[4:9] != b"JFIF\0" or len(segment) < 18:
        return segment
    return b"\xff\xe0\x00\x10" + segment[4:16] + b"\0\0"


def _end_of_scans(data: bytes, position: int) -> int:
    """Where the picture ends: FF followed by anything but a stuffed 0 or a restart mark is a marker."""
    while True:
        position = data.find(b"\xff", position)
        if position < 0 or position + 1 >= len(data):
            return -1
        marker = data[position + 1]
        if marker == _JPEG_END:
            return position + 2
        if 0xE0 <= marker <= 0xEF or marker == 0xFE:
            return -1
        position += 1 if marker == 0xFF else 2
