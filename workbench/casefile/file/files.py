"""Files brought to the disk, and written whole or not at all."""

import contextlib
import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from workbench.values.ids import new_id

_UNFINISHED = ".groundwork-"
_LONGEST_NAME = 255
"""Bytes of a name on the file systems in use."""
LONGEST_PATH = 511
"""Bytes of a path that SQLite can open."""
_ENDINGS_OF_SQLITE = len("-journal")


def to_disk(path: Path) -> None:
    """Bring a file, or the names in a folder, to the disk."""
    if path.is_dir() and os.name == "nt":
        # Windows has no such call for a folder; its file system journals names itself.
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def identity(path: Path) -> tuple[int, int] | None:
    """What makes a file this file, whatever its name: its disk and its number there; None without one."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def real_path(path: Path) -> Path:
    """The path of the file itself where `path` leads to it over links, and in one spelling."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        # Links in a circle: whoever opens it says so.
        return path


def fitting(name: str, ending: str = "", folder: Path | None = None) -> str:
    """`name` with `ending`, shortened before the ending where a name or a path in `folder` would be too long.

    What is cut off is told apart by a hash. Room is left for what SQLite appends.
    """
    room = _LONGEST_NAME
    if folder is not None:
        room = min(room, LONGEST_PATH - len(os.fsencode(folder)) - 1)
    room -= _ENDINGS_OF_SQLITE + len(os.fsencode(ending))
    if len(os.fsencode(name)) <= room:
        return name + ending
    mark = "~" + hashlib.sha256(os.fsencode(name)).hexdigest()[:8]
    while name and len(os.fsencode(name)) > room - len(mark):
        name = name[:-1]
    return name + mark + ending


def as_private_as(path: Path, like: Path) -> None:
    """Let nobody read or write a new file who may not do so with the one that it is made of or replaces.

    Where there is no such file, or a file system knows no such rights, it stays as it is.
    """
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            os.chmod(path, path.stat().st_mode & like.stat().st_mode & 0o777)


@contextlib.contextmanager
def beside(path: Path, data: bytes, clear: bool = True) -> Iterator[Path]:
    """A file with `data`, on the disk, in the folder of `path`, for one rename to `path`.

    Who may read it is as for every new file (the umask), but nobody who may not read the one it replaces.
    What is left of it afterwards is removed; what a kill leaves goes with the next one in that folder. A
    second one of the same work is made with `clear` False, or it might clear away what belongs to the first.
    """
    if clear:
        clear_unfinished(path.parent)
    unfinished = path.with_name(f"{_UNFINISHED}{new_id()}{path.suffix}")
    as_usual = 0o666
    handle = os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), as_usual)
    try:
        with os.fdopen(handle, "wb") as file:
            _hold(file.fileno())
            as_private_as(unfinished, path)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            if sys.platform != "win32":
                yield unfinished
        if sys.platform == "win32":
            # An open file cannot be renamed there.
            yield unfinished
    finally:
        remove(unfinished)


def second_name(path: Path) -> Path | None:
    """Another name for the file at `path`, beside it, to put it back by; None when there is no file.

    A copy where the file system has no links.
    """
    if not path.is_file():
        return None
    older = path.with_name(f"{_UNFINISHED}{new_id()}{path.suffix}")
    give_name(path, older)
    return older


def give_name(path: Path, name: Path) -> None:
    """Give the file at `path` a second name: a link, or a copy where there are no links."""
    import shutil

    with contextlib.suppress(OSError):
        os.link(path, name)
        return
    shutil.copyfile(path, name)
    as_private_as(name, path)
    to_disk(name)


def clear_unfinished(folder: Path) -> None:
    """Remove the files that a kill left unfinished in `folder`; those being written stay."""
    for path in folder.glob(f"{_UNFINISHED}*"):
        if path.is_file() and not _held(path):
            remove(path)


def remove(path: Path) -> None:
    """Remove a file of ours if it can be removed: one that stays is cleared another time."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


if sys.platform == "win32":

    def _hold(_file: int) -> None:
        """An open file cannot be removed there."""

    def _held(_path: Path) -> bool:
        return False

else:
    import fcntl

    def _hold(file: int) -> None:
        with contextlib.suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _held(path: Path) -> bool:
        try:
            with open(path, "rb") as file:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            return True
        return False
