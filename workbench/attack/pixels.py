"""Pictures without their packed pixels, in which chance alone spells names."""

import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Values of one pixel by the kind of colour (PNG specification, table 11.1)."""
_LARGEST = 1 << 28


def without_pixels(data: bytes) -> bytes:
    """A PNG without what is nothing but its pixels; anything else, and one that holds more, as it is.

    Notes, palettes and what follows the picture stay. The pixels are left out only where they unpack to
    exactly the size that the picture says it has: words packed beside them would make it longer.
    """
    if not data.startswith(_SIGNATURE):
        return data
    kept, packed, header, at = [_SIGNATURE], [], b"", len(_SIGNATURE)
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        kind, inside = data[at + 4 : at + 8], data[at + 8 : end - 4]
        if kind == b"IDAT":
            packed.append(inside)
        else:
            kept.append(data[at:end])
            header = header or (inside if kind == b"IHDR" else b"")
        at = end
    kept.append(data[at:])
    return b"".join(kept) if _is_all_pixels(b"".join(packed), header) else data


def _is_all_pixels(packed: bytes, header: bytes) -> bool:
    """Whether a stream unpacks to the lines of a picture with this header, and to nothing else."""
    if len(header) != 13 or header[9] not in _CHANNELS or header[12]:
        return False
    width, height = int.from_bytes(header[:4], "big"), int.from_bytes(header[4:8], "big")
    wanted = (1 + (width * header[8] * _CHANNELS[header[9]] + 7) // 8) * height
    if wanted > _LARGEST:
        return False
    unpacker = zlib.decompressobj()
    try:
        found = len(unpacker.decompress(packed, wanted + 1))
    except zlib.error:
        return False
    return found == wanted and unpacker.eof and not unpacker.unused_data
