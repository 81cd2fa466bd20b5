"""A file compressed with gzip: read as what it is, once it is unpacked within bounds."""

import zlib
from dataclasses import replace
from importlib import import_module

from workbench.sources.reading.detect import MOST_RATIO, MOST_UNPACKED, detect
from workbench.sources.reading.model import Reading
from workbench.values.content import size_in_words
from workbench.values.errors import Unreadable

_LARGE = 10 * 1024 * 1024
_CHUNK = 1 << 20
_DEEPEST = 3


def read(data: bytes, name: str) -> Reading:
    """Read what was compressed; Unreadable where it unpacks beyond all measure."""
    for _ in range(_DEEPEST):
        inner_name = name.removesuffix(".gz") if name.lower() != ".gz" else name
        inner_name = f"{inner_name[:-4]}.tar" if inner_name.lower().endswith(".tgz") else inner_name
        data, cut = unpacked(data)
        name = inner_name
        kind = detect(data, name)
        if kind.reader != "gzipped":
            break
    if kind.reader in ("", "gzipped"):
        raise Unreadable(kind.reason or "The file is compressed again and again; it was not read.")
    reading: Reading = import_module(f"workbench.sources.reading.formats.{kind.reader}").read(data, name)
    warnings = (
        (*reading.warnings, "The compressed file is cut off: its end is missing.")
        if cut
        else reading.warnings
    )
    return replace(reading, warnings=warnings)


def unpacked(data: bytes) -> tuple[bytes, bool]:
    """All members of a gzip file one after another, and whether its end is missing or damaged."""
    pieces: list[bytes] = []
    size, rest = 0, data
    while rest[:2] == b"\x1f\x8b":
        member = zlib.decompressobj(16 + zlib.MAX_WBITS)
        while not member.eof:
            try:
                piece = member.decompress(rest, _CHUNK)
            except zlib.error:
                return b"".join(pieces), True
            rest = member.unconsumed_tail or member.unused_data
            size += len(piece)
            pieces.append(piece)
            if size > MOST_UNPACKED:
                raise Unreadable(
                    f"The file unpacks to more than {size_in_words(MOST_UNPACKED)}; it was not read.",
                    kept="The original is kept.",
                    do="Unpack it, and add what is in it.",
                )
            if size > _LARGE and size > MOST_RATIO * len(data):
                raise Unreadable(
                    "The file unpacks to a hundred times its size: it was made to exhaust the computer.",
                    kept="The original is kept.",
                )
            if not piece and not rest and not member.eof:
                return b"".join(pieces), True
    return b"".join(pieces), False
