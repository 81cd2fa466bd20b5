"""SQLite's write-ahead log beside a case, read without opening the case.

Format: https://www.sqlite.org/fileformat2.html#the_write_ahead_log
"""

import struct
import time
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

from workbench.casefile.file.connection import Connection
from workbench.values.errors import CannotWrite

_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_MOST_UNSYNCED = 2
"""Commits at the end of a log that a power cut may have reached before the disk."""
_PATIENCE, _PAUSE = 5.0, 0.02
"""Seconds for which a log in use is tried again, and between two tries."""


def log_of(case_path: Path) -> Path:
    """Where the log of a case is while it is open, or after a crash."""
    return case_path.with_name(case_path.name + "-wal")


def holds_pages(case_path: Path) -> bool:
    """Whether a log with anything in it stands beside the case; whoever only reads leaves an empty one."""
    try:
        return log_of(case_path).stat().st_size > _HEADER.size
    except FileNotFoundError:
        return False


def bring_in(connection: Connection, case_path: Path) -> None:
    """Bring the log into the file and empty it, before the file gets another name or place.

    Closing does so as well, but says nothing when it cannot. Raises CannotWrite when it is in use for
    longer than a moment: SQLite waits for readers, but not for another thread that brings in the log.
    """
    log, until = log_of(case_path), time.monotonic() + _PATIENCE
    while True:
        busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if not busy and not (log.exists() and log.stat().st_size):
            return
        if time.monotonic() < until:
            time.sleep(_PAUSE)
            continue
        raise CannotWrite(
            f"“{case_path.name}” is being read by another program.",
            "Nothing was changed.",
            "Close it there and try again.",
        )


class State(Enum):
    """What a log left by a program that did not end says of itself."""

    WHOLE = "whole"
    CUT = "cut"
    """A change was being written when the power went, or was cut off; it was never told to be saved."""
    DAMAGED = "damaged"
    """Changes that were saved stand behind a place that can no longer be read; SQLite would drop them."""


def state_of(case_path: Path) -> State:
    """Whether SQLite will take in all of the log that was saved; for who holds the lock of the case.

    A change is on the disk before the next begins. Only one commit of what can be computed again may be there
    before it without being on the disk (`Writer.unhurried`). More commits behind a place that cannot be read,
    and the log was damaged later.
    """
    log = log_of(case_path)
    content = log.read_bytes() if log.exists() else b""
    if not any(content[: _HEADER.size]):
        return State.WHOLE
    if len(content) < _HEADER.size:
        # Cut off within its head: nothing of it can be read, by SQLite neither.
        return State.CUT
    header = _HEADER.unpack_from(content)
    size = _FRAME.size + header[2]
    order = ">" if header[0] & 1 else "<"
    if header[6:] != _checksum(order, content[:24], (0, 0)) or not 512 <= header[2] <= 65536:
        return State.CUT
    salts, seal, readable = header[4:6], header[6:], True
    behind = commits_behind = 0
    for at in range(_HEADER.size, len(content), size):
        frame = content[at : at + size]
        if len(frame) < size:
            behind += 1
            break
        head = _FRAME.unpack_from(frame)
        ours = head[2:4] == salts
        if readable:
            seal = _checksum(order, frame[_FRAME.size :], _checksum(order, frame[:8], seal))
            readable = ours and head[4:] == seal
        if ours and not readable:
            behind += 1
            commits_behind += head[1] > 0
    if commits_behind > _MOST_UNSYNCED:
        return State.DAMAGED
    return State.CUT if behind else State.WHOLE


def _checksum(order: str, data: bytes, seed: tuple[int, ...]) -> tuple[int, int]:
    first, second = seed
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & 0xFFFFFFFF
        second = (second + odd + first) & 0xFFFFFFFF
    return first, second


def head_in_log(case_path: Path, length: int) -> bytes:
    """The first bytes of the case as the log has them; b"" where it does not hold the first page.

    A power cut while the log is brought into the file can spoil the file's first sector; the log
    then still holds that page whole. Any copy of it will do: its head never changes.
    """
    log = log_of(case_path)
    if not log.exists():
        return b""
    for page, content in _pages(log.read_bytes()):
        if page == 1:
            return bytes(content[:length])
    return b""


def _pages(log: bytes) -> Iterator[tuple[int, memoryview]]:
    """Number and content of each page in the log."""
    if len(log) < _HEADER.size:
        return
    page_size = _HEADER.unpack_from(log)[2]
    if not 512 <= page_size <= 65536:
        return
    view = memoryview(log)
    for at in range(_HEADER.size, len(log) - _FRAME.size - page_size + 1, _FRAME.size + page_size):
        start = at + _FRAME.size
        yield _FRAME.unpack_from(log, at)[0], view[start : start + page_size]
