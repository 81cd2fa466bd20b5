"""Whether a key lies anywhere in the memory of this process (Linux), without holding it for the search."""

import hashlib
import os
from ctypes import addressof, c_char

from workbench.casefile.keys.wiping import wipe

_CHUNK = 1 << 22
_HEAD = 12


class Trace:
    """What a key is known by: its beginning, and the digests of it whole, as bytes and as letters."""

    def __init__(self, key: bytes) -> None:
        """Overwrites `key`, which must be the caller's own copy."""
        letters = key.hex()
        self._wanted = [
            (bytes(key[:_HEAD]), len(key), hashlib.sha256(key).digest()),
            (letters[: 2 * _HEAD].encode(), len(letters), _digest_of(letters)),
        ]
        wipe(letters)
        wipe(key)
        self._chunk = bytearray(_CHUNK + 64)
        start = addressof(c_char.from_buffer(self._chunk))
        self._own = range(start, start + len(self._chunk))

    def is_left(self) -> int:
        """How often the whole key stands in what this process can write to."""
        found = 0
        with open("/proc/self/maps", encoding="ascii") as maps:
            lines = [line.split() for line in maps if " rw" in line]
        memory = os.open("/proc/self/mem", os.O_RDONLY)
        try:
            for line in lines:
                start, _, end = line[0].partition("-")
                found += self._in_region(memory, int(start, 16), int(end, 16))
        finally:
            os.close(memory)
            self._chunk[:] = bytes(len(self._chunk))
        return found

    def _in_region(self, memory: int, start: int, end: int) -> int:
        found = 0
        for at in range(start, end, _CHUNK):
            view = memoryview(self._chunk)[: min(len(self._chunk), end - at)]
            try:
                got = os.preadv(memory, [view], at)
            except OSError:
                return found
            for head, length, digest in self._wanted:
                place = self._chunk.find(head, 0, got)
                while place >= 0:
                    whole = view[place : place + length]
                    is_own = at + place in self._own
                    found += not is_own and place < _CHUNK and hashlib.sha256(whole).digest() == digest
                    place = self._chunk.find(head, place + 1, got)
        return found


def _digest_of(letters: str) -> bytes:
    packed = letters.encode()
    digest = hashlib.sha256(packed).digest()
    wipe(packed)
    return digest
