"""Files brought to the disk, and written whole or not at all."""

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

_UNFINISHED = ".groundwork-"


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


@contextlib.contextmanager
def beside(path: Path, data: bytes) -> Iterator[Path]:
    """A file with `data`, on the disk, in the folder of `path`, for one rename to `path`.

    What is left of it afterwards is removed; what a kill leaves goes with the next one in that folder.
    """
    clear_unfinished(path.parent)
    handle, name = tempfile.mkstemp(prefix=_UNFINISHED, suffix=path.suffix, dir=path.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            _hold(file.fileno())
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
    handle, name = tempfile.mkstemp(prefix=_UNFINISHED, suffix=path.suffix, dir=path.parent)
    os.close(handle)
    older = Path(name)
    older.unlink()
    give_name(path, older)
    return older


def give_name(path: Path, name: Path) -> None:
    """Give the file at `path` a second name: a link, or a copy where there are no links."""
    import shutil

    with contextlib.suppress(OSError):
        os.link(path, name)
        return
    shutil.copyfile(path, name)
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
