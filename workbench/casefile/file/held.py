"""Case files that this process has open, each held by a descriptor of its own that is closed last.

POSIX drops every lock that a process has on a file as soon as it closes any descriptor of it, and with
them those by which SQLite guards the case. So nothing opens and closes the file of an open case: its head
is read, and it is locked, through the descriptor that is held.
"""

import contextlib
import os
import sys
import threading
from dataclasses import field
from pathlib import Path

from workbench.casefile.file.files import identity
from workbench.values.records import dataclass


@dataclass(slots=True)
class _Held:
    users: int = 0
    descriptors: list[int] = field(default_factory=list)


_PART = b"being written"
_guard = threading.RLock()
_held: dict[tuple[int, int], _Held] = {}
_FAR = 1 << 62
"""A byte far behind every case and behind the bytes that SQLite locks."""


class Hold:
    """A case file that is kept open until it is let go; closed once nobody in this process uses it."""

    def __init__(self, path: Path, *, for_writing: bool) -> None:
        """Raises OSError when the file cannot be opened."""
        self._descriptor = -1
        self._identity: tuple[int, int] | None = None
        # On Windows locks are those of a handle, and an open file could not be replaced.
        if sys.platform != "win32":
            with _guard:
                descriptor = os.open(path, (os.O_RDWR if for_writing else os.O_RDONLY) | os.O_CLOEXEC)
                found = os.fstat(descriptor)
                self._identity = found.st_dev, found.st_ino
                self._descriptor = descriptor
                held = _held.setdefault(self._identity, _Held())
                held.users += 1
                held.descriptors.append(descriptor)

    def lock(self) -> bool:
        """Lock the file itself, whatever its name; False when another program has it."""
        return self._descriptor < 0 or _lock(self._descriptor, _TAKE)

    def let_go(self) -> None:
        """Free the lock, and the file once nobody in this process uses it; a second time does nothing."""
        if self._descriptor < 0 or self._identity is None:
            return
        with _guard:
            _lock(self._descriptor, _FREE)
            self._descriptor = -1
            held = _held[self._identity]
            held.users -= 1
            if not held.users:
                for descriptor in held.descriptors:
                    os.close(descriptor)
                del _held[self._identity]


def head_of(path: Path, length: int) -> bytes:
    """The first bytes of a file, read without disturbing a case that this process has open."""
    with _guard:
        held = _held.get(identity(path) or (-1, -1))
        if held and sys.platform != "win32":
            return os.pread(held.descriptors[0], length, 0)
        with open(path, "rb") as file:
            return file.read(length)


def is_open_here(path: Path) -> bool:
    """Whether this process has the file open, under whatever name."""
    with _guard:
        return (identity(path) or (-1, -1)) in _held


def append_part_of_a_page(path: Path, page: int) -> None:
    """Make the file no whole number of pages; what the database adds or cuts off takes it away again."""
    with _guard:
        held = _held.get(identity(path) or (-1, -1))
        size = path.stat().st_size
        if size % page:
            return
        if sys.platform == "win32":
            with open(path, "ab") as file:
                file.write(_PART)
        elif held:
            for descriptor in held.descriptors:
                # Some were opened for reading only.
                with contextlib.suppress(OSError):
                    os.pwrite(descriptor, _PART, size)
                    return


if sys.platform == "linux":
    import errno
    import fcntl
    import struct

    _TAKE, _FREE = fcntl.F_WRLCK, fcntl.F_UNLCK

    def _lock(descriptor: int, kind: int) -> bool:
        """A lock of the open file rather than of the process: SQLite's own are not touched by it."""
        wanted = struct.pack("@hhqqi4x", kind, os.SEEK_SET, _FAR, 1, 0)
        try:
            fcntl.fcntl(descriptor, fcntl.F_OFD_SETLK, wanted)
        except OSError as error:
            # Where the file system knows no such locks, the lock beside the case is the only one.
            return error.errno not in (errno.EAGAIN, errno.EACCES)
        return True

else:
    _TAKE, _FREE = 1, 0

    def _lock(_descriptor: int, _kind: int) -> bool:
        """There are no locks of an open file: the lock beside the resolved path is the only one."""
        return True
