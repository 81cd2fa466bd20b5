"""What the fonts of a PDF say that one sign stands for, where that is more than one letter.

Taken from the bytes of the file, since PDFium does not hand it over. It tells in which order the letters
of a sign are to be read.
"""

import re
import unicodedata
import zlib

_STREAM = re.compile(rb"stream\r?\n")
_TABLE = b"begincmap"
_SIGNS = re.compile(rb"beginbf(?:char|range)(.*?)endbf(?:char|range)", re.DOTALL)
# Two letters or more, or one of the shapes that some letters are written in together.
_HEX = re.compile(rb"<\s*([0-9A-Fa-f\s]{8,64}|[Ff][B-Eb-e][0-9A-Fa-f]{2})\s*>")
_MOST_STREAMS = 4000
_GLANCE = 4096
_MOST_UNPACKED = 512 * 1024


def said_by_one_sign(data: bytes) -> frozenset[str]:
    """The letters that single signs stand for, two or more each; none of an encrypted file."""
    found: set[str] = set()
    for number, begin in enumerate(_STREAM.finditer(data)):
        if number >= _MOST_STREAMS:
            break
        table = _table_at(data, begin.end())
        for part in _SIGNS.findall(table):
            found.update(filter(None, map(_letters, _HEX.findall(part))))
    return frozenset(found)


def _table_at(data: bytes, place: int) -> bytes:
    """The table of a font that begins at a place, unpacked; nothing where something else does."""
    if data[place : place + _GLANCE].find(_TABLE) >= 0:
        end = data.find(b"endstream", place)
        return data[place : min(end, place + _MOST_UNPACKED) if end >= 0 else place + _MOST_UNPACKED]
    stream = zlib.decompressobj()
    try:
        first = stream.decompress(data[place : place + _GLANCE], _GLANCE)
        if _TABLE not in first:
            return b""
        stream = zlib.decompressobj()
        return stream.decompress(data[place : place + _MOST_UNPACKED], _MOST_UNPACKED)
    except zlib.error:
        return b""


def _letters(written: bytes) -> str:
    digits = bytes(written).translate(None, b" \t\r\n")
    try:
        letters = bytes.fromhex(digits.decode("ascii")).decode("utf-16-be")
    except (UnicodeDecodeError, ValueError):
        return ""
    plain = unicodedata.normalize("NFKC", letters)
    return plain if len(plain) > 1 else ""
