"""The bytes of a document: in memory where there are few, else somewhere they are gone through in pieces."""

import hashlib
from collections.abc import Iterator
from typing import Protocol, runtime_checkable

PIECE = 2 * 1024 * 1024
"""Bytes of a piece."""
WHOLE = 8 * PIECE
"""Up to so many bytes a document is held, and kept, as one; a larger one is gone through in pieces."""


@runtime_checkable
class Large(Protocol):
    """Bytes that are not held in memory. The same pieces come each time they are gone through."""

    @property
    def size(self) -> int:
        """How many bytes."""

    @property
    def sha256(self) -> str:
        """Their SHA-256."""

    def pieces(self) -> Iterator[bytes]:
        """The bytes in order. Raises OSError where they are no longer what they were."""


Content = bytes | Large


def size_of(content: Content) -> int:
    """How many bytes."""
    return len(content) if isinstance(content, bytes) else content.size


def sha256_of(content: Content) -> str:
    """The SHA-256 of the bytes."""
    return hashlib.sha256(content).hexdigest() if isinstance(content, bytes) else content.sha256


def pieces_of(content: Content) -> Iterator[bytes]:
    """The bytes in order; what is in memory comes in one piece."""
    if isinstance(content, bytes):
        yield content
    else:
        yield from content.pieces()


def as_bytes(content: Content) -> bytes:
    """All of it in memory."""
    return content if isinstance(content, bytes) else b"".join(content.pieces())


def size_in_words(size: int) -> str:
    """A number of bytes as a person reads it: 2 kB, 110 MB, 1.1 GB."""
    for unit, name in ((10**12, "TB"), (10**9, "GB"), (10**6, "MB"), (10**3, "kB")):
        if size >= unit:
            number = size / unit
            shown = f"{number:,.1f}" if number < 10 else f"{number:,.0f}"
            return f"{shown.removesuffix('.0')} {name}"
    return f"{size} byte{'' if size == 1 else 's'}"
