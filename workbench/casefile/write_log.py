"""SQLite's write-ahead log beside a case, read without opening the case.

Format: https://www.sqlite.org/fileformat2.html#the_write_ahead_log
"""

import struct
from collections.abc import Iterator
from pathlib import Path

from workbench.casefile.connection import Connection
from workbench.values.errors import CannotWrite

_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")


def log_of(case_path: Path) -> Path:
    """Where the log of a case is while it is open, or after a crash."""
    return case_path.with_name(case_path.name + "-wal")


def bring_in(connection: Connection, case_path: Path) -> None:
    """Bring the log into the file and empty it, before the file gets another name or place.

    Closing does so as well, but says nothing when it cannot. Raises CannotWrite when it is in use.
    """
    busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    log = log_of(case_path)
    if busy or (log.exists() and log.stat().st_size):
        raise CannotWrite(
            f"“{case_path.name}” is being read by another program.",
            "Nothing was changed.",
            "Close it there and try again.",
        )


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
