"""Ids: UUID version 7 as text, so that they sort by the time they were made and merge without clashes."""

import hashlib
import os
import threading
import time

_lock = threading.Lock()
_last = 0


def new_id() -> str:
    """A new UUIDv7 (RFC 9562), strictly increasing within this process."""
    global _last
    with _lock:
        milliseconds, rest = divmod(time.time_ns(), 1_000_000)
        stamp = max(milliseconds << 12 | rest // 250, _last + 1)
        _last = stamp
    tail = int.from_bytes(os.urandom(8), "big") & (1 << 62) - 1
    value = (stamp >> 12) << 80 | 0x7 << 76 | (stamp & 0xFFF) << 64 | 0b10 << 62 | tail
    return _as_text(value)


def derived_id(*parts: object) -> str:
    """An id that follows from `parts` alone, the same wherever it is worked out (UUIDv8, RFC 9562)."""
    digest = hashlib.sha256("\0".join(map(str, parts)).encode(errors="surrogatepass")).digest()
    value = int.from_bytes(digest[:16], "big")
    value = value & ~(0xF << 76) & ~(0b11 << 62) | 0x8 << 76 | 0b10 << 62
    return _as_text(value)


def is_derived(text: str) -> bool:
    """Whether an id was worked out rather than made at random."""
    return text[14:15] == "8"


def _as_text(value: int) -> str:
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
