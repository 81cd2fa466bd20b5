"""Files that somebody gave: opened without going through links, and looked at before they are read.

What is opened is what is looked at: kind and size are asked of the descriptor that is read from, so that
nothing put in the place of a file in between is read for it. Only regular files are read. On systems
without descriptors of folders the way to a file is looked at name by name instead.
"""

import hashlib
import os
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from workbench.values.content import PIECE, WHOLE, Content, size_in_words
from workbench.values.deception import shown_safely
from workbench.values.errors import NotFound, Refused
from workbench.values.text import shortened

MOST_BYTES = 4_000_000_000
"""Bytes of one file: an hour of film. What is larger is left out before it is read."""
BY_FOLDERS = os.open in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")
"""Whether files can be opened by way of the descriptors of their folders."""
_READ = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_FILE = _READ | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
FOLDER = _READ | getattr(os, "O_DIRECTORY", 0)
LINKED_FOLDER = FOLDER | getattr(os, "O_NOFOLLOW", 0)
_KEPT = "Nothing of it was added."
_TARGET_SHOWN = 200


class LeftOut(Refused):
    """What is no file to be read, or too large a one: trying again changes nothing."""


class FileChanged(OSError):
    """A file is no longer what it was when it was opened."""


@dataclass(frozen=True, slots=True)
class GivenFile:
    """What was read of a file, under which name, and what is to be said of it."""

    content: Content
    name: str
    told: tuple[str, ...] = ()

    def close(self) -> None:
        """Let go of the file, where it is gone through in pieces."""
        if isinstance(self.content, OpenFile):
            self.content.close()


class OpenFile:
    """A large file that stays open: as many bytes of it as it had when it was opened."""

    def __init__(self, descriptor: int, size: int, cancelled: Callable[[], bool] | None = None) -> None:
        """Reads it once for its SHA-256; OSError where it cannot be read, and once `cancelled`."""
        self._descriptor = descriptor
        self._one_at_a_time = threading.Lock()
        self._closed = False
        self.size = size
        digest = hashlib.sha256()
        for piece in self.pieces():
            if cancelled and cancelled():
                raise InterruptedError
            digest.update(piece)
        self.sha256 = digest.hexdigest()

    def pieces(self) -> Iterator[bytes]:
        """The bytes in order; FileChanged where there are fewer now."""
        at = 0
        while at < self.size:
            piece = self._piece(at)
            if not piece:
                raise FileChanged("the file became shorter while it was read")
            at += len(piece)
            yield piece

    def _piece(self, at: int) -> bytes:
        with self._one_at_a_time:
            os.lseek(self._descriptor, at, os.SEEK_SET)
            return os.read(self._descriptor, min(PIECE, self.size - at))

    def close(self) -> None:
        """Let go of the file."""
        if not self._closed:
            self._closed = True
            os.close(self._descriptor)


def read_file(
    path: Path, within: Path | None = None, cancelled: Callable[[], bool] | None = None
) -> GivenFile:
    """The bytes of a regular file, in memory up to `WHOLE`, else still open.

    `within` is the folder that was given and in which it was found: no link below it is followed. A file
    that was given itself may be a link to another in the same folder. Raises LeftOut for links, devices
    and what is too large, NotFound, Refused where it may not be read or changes all the time, OSError for
    anything else, InterruptedError once `cancelled`.
    """
    with _in_plain_words(path):
        descriptor = _opened(path, within)
        keep = False
        try:
            size = os.fstat(descriptor).st_size
            if size > MOST_BYTES:
                raise LeftOut(
                    f"“{shown_safely(path.name)}” has {size_in_words(size)}. A source has at most "
                    f"{size_in_words(MOST_BYTES)}.",
                    _KEPT,
                    "Split it, and add its parts.",
                )
            if size > WHOLE:
                file = OpenFile(descriptor, size, cancelled)
                keep = True
                return GivenFile(file, path.name, _told_of(descriptor, size))
            data = _all_of(descriptor)
            return GivenFile(data, path.name, _told_of(descriptor, len(data)))
        finally:
            if not keep:
                os.close(descriptor)


def _all_of(descriptor: int) -> bytes:
    pieces, size = list[bytes](), 0
    # One piece more than the file had: it may have grown.
    while size <= WHOLE and (piece := os.read(descriptor, PIECE)):
        pieces.append(piece)
        size += len(piece)
    if size > WHOLE:
        raise FileChanged("the file grew while it was read")
    return b"".join(pieces)


def _told_of(descriptor: int, size: int) -> tuple[str, ...]:
    """What is to be said of a file that is written while it is read; FileChanged where it was cut."""
    now = os.fstat(descriptor).st_size
    # What the system makes up while it is read, as below /proc, has no size beforehand.
    if now and now < size:
        raise FileChanged("the file became shorter while it was read")
    if now > size:
        return (f"The file grew while it was read: this is its state with {size_in_words(size)}.",)
    return ()


@contextmanager
def _in_plain_words(path: Path) -> Iterator[None]:
    shown = shown_safely(str(path))
    try:
        yield
    except IsADirectoryError:
        raise Refused(f"“{shown}” is a folder.", do="Choose the files in it.") from None
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound(f"There is no file “{shown}”.") from None
    except PermissionError:
        raise Refused(f"“{shown}” may not be read: permission is denied.") from None
    except FileChanged:
        raise Refused(
            f"“{shown}” changed while it was read.", _KEPT, "Add it again once it is written."
        ) from None


# -- opening ----------------------------------------------------------------------------------


def _opened(path: Path, within: Path | None) -> int:
    """A descriptor of the regular file at `path`; LeftOut where it is none."""
    root = within if within is not None else path.parent
    parts = path.relative_to(root).parts if within is not None else (path.name,)
    if within is None and path.is_symlink():
        root, parts = path.parent.resolve(), _target_within(path)
    if not parts:
        raise IsADirectoryError
    if not BY_FOLDERS:
        return _opened_by_names(root, parts)
    folder = open_folder(root, parts[:-1])
    try:
        _require_file(os.stat(parts[-1], dir_fd=folder, follow_symlinks=False), path)
        descriptor = os.open(parts[-1], _FILE, dir_fd=folder)
    finally:
        os.close(folder)
    return _looked_at(descriptor, path)


def open_folder(root: Path, parts: tuple[str, ...], start: int | None = None) -> int:
    """A descriptor of the folder `parts` below `root`, through no link; from `start`, which stays open.

    OSError where there is none. Only where `BY_FOLDERS`.
    """
    current = os.open(root, FOLDER) if start is None else os.dup(start)
    for part in parts:
        try:
            following = os.open(part, LINKED_FOLDER, dir_fd=current)
        finally:
            os.close(current)
        current = following
    return current


def _target_within(link: Path) -> tuple[str, ...]:
    """Where a link that was given itself leads to, which must be in the same folder."""
    folder, target = link.parent.resolve(), link.resolve()
    if not target.is_relative_to(folder):
        raise LeftOut(link_words(link.name, os.readlink(link)), do="Add the file it leads to.")
    return target.relative_to(folder).parts


def _opened_by_names(root: Path, parts: tuple[str, ...]) -> int:
    path = root
    for part in parts[:-1]:
        path /= part
        if not stat.S_ISDIR(os.lstat(path).st_mode) or is_junction(path):
            raise LeftOut(link_words(part, ""))
    path /= parts[-1]
    before = os.lstat(path)
    _require_file(before, path)
    descriptor = os.open(path, _FILE)
    after = os.fstat(descriptor)
    if (before.st_dev, before.st_ino) != (after.st_dev, after.st_ino):
        os.close(descriptor)
        raise FileChanged("another file was put in its place")
    return _looked_at(descriptor, path)


def _looked_at(descriptor: int, path: Path) -> int:
    try:
        _require_file(os.fstat(descriptor), path)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _require_file(found: os.stat_result, path: Path) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError
    if not stat.S_ISREG(found.st_mode):
        target = ""
        if stat.S_ISLNK(found.st_mode):
            with suppress(OSError):
                target = os.readlink(path)
        raise LeftOut(kind_words(found.st_mode, path.name, target))


def is_junction(path: Path) -> bool:
    """Whether a folder is another name for one elsewhere, as Windows has them."""
    found = os.lstat(path)
    return bool(getattr(found, "st_reparse_tag", 0)) or stat.S_ISLNK(found.st_mode)


def kind_words(mode: int, name: str, target: str = "") -> str:
    """What something is that is neither file nor folder, as a sentence."""
    if stat.S_ISLNK(mode):
        return link_words(name, target)
    kinds = (
        (stat.S_ISFIFO, "a named pipe"), (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"), (stat.S_ISBLK, "a device"),
    )  # fmt: skip
    what = next((words for test, words in kinds if test(mode)), "something else")
    return f"“{shown_safely(name)}” is {what}, not a file."


def link_words(name: str, target: str) -> str:
    """That a link is not followed, and where it leads."""
    leads = f" to “{shown_safely(shortened(target, _TARGET_SHOWN))}”" if target else ""
    return f"“{shown_safely(name)}” is a link{leads}. Links are not followed."
