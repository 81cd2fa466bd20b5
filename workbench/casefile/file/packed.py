"""Originals as a case holds them: unpacked piece by piece, and never beyond their size."""

import hashlib
import zlib
from collections.abc import Iterator

from workbench.casefile.file.connection import Connection
from workbench.values.content import PIECE


class Unpackable(OSError):
    """What is stored is not what was packed."""


def unpacked(data: bytes, size: int) -> Iterator[bytes]:
    """The `size` bytes that were packed into `data`, in pieces; Unpackable where it holds others."""
    stream = zlib.decompressobj()
    left, rest = size, data
    try:
        while left > 0 and not stream.eof:
            piece = stream.decompress(rest, min(PIECE, left))
            rest = stream.unconsumed_tail
            if not piece and not rest:
                break
            left -= len(piece)
            if piece:
                yield piece
        # The end of the stream is read as well: there its checksum is.
        beyond = stream.decompress(rest, 1) if not stream.eof else b""
    except (zlib.error, TypeError) as error:
        raise Unpackable("it cannot be unpacked") from error
    if left or beyond or not stream.eof or stream.unused_data:
        raise Unpackable("it holds more or less than was packed")


def original_pieces(connection: Connection, sha256: str) -> Iterator[bytes]:
    """The bytes of an original, in pieces; Unpackable where they are not all there."""
    row = connection.execute("SELECT size, data FROM original WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        raise Unpackable("it is not there")
    if row["data"]:
        yield from unpacked(row["data"], row["size"])
        return
    left, n = row["size"], 0
    while left > 0:
        part = connection.execute(
            "SELECT size, data FROM original_part WHERE sha256 = ? AND n = ?", (sha256, n)
        ).fetchone()
        if part is None:
            raise Unpackable("a part of it is missing")
        yield from unpacked(part["data"], part["size"])
        left, n = left - part["size"], n + 1
    more = connection.execute("SELECT 1 FROM original_part WHERE sha256 = ? AND n >= ?", (sha256, n))
    if left or more.fetchone():
        raise Unpackable("it holds more or less than was added")


def fault_of_original(connection: Connection, sha256: str) -> str:
    """What is wrong with the bytes of an original; "" where they are those that were taken in."""
    digest = hashlib.sha256()
    try:
        for piece in original_pieces(connection, sha256):
            digest.update(piece)
    except Unpackable as fault:
        return str(fault)
    return "" if digest.hexdigest() == sha256 else "its bytes are not the ones imported"
