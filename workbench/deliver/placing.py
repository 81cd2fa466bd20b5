"""A finished file put in its place: never over another one unless that is wanted."""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from workbench.casefile.file.files import beside, remove, second_name
from workbench.deliver.plain_errors import plain_words
from workbench.values.errors import CannotWrite, Refused


class FileIsThere(Refused):
    """A file of that name exists, and nobody said that it may be replaced."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” was not exported: there is a file of that name.",
            "The existing file is unchanged.",
            "Choose another name, or say that it may be replaced.",
        )


def require_free(path: Path, replace: bool) -> None:
    """Refuse early what `put` would refuse; CannotWrite for a folder."""
    if path.is_dir():
        raise CannotWrite(f"“{path}” is a folder.", "No file was written.", "Give the file a name.")
    if not replace and os.path.lexists(path):
        raise FileIsThere(path)


def put(finished: Path, path: Path, replace: bool) -> None:
    """Give a finished file its name, in one step; `finished` is gone then.

    Without `replace` a file that has the name, even since a moment ago, is left alone: FileIsThere.
    """
    if replace:
        os.replace(finished, path)
        return
    try:
        # A second name for the same file: the system makes it only where the name is free.
        os.link(finished, path)
    except FileExistsError:
        raise FileIsThere(path) from None
    except (OSError, NotImplementedError):
        _claim(path)
        os.replace(finished, path)
    else:
        os.unlink(finished)


@contextlib.contextmanager
def together(files: list[tuple[Path, bytes]], replace: bool) -> Iterator[Callable[[], None]]:
    """Files of one folder for one work: what is yielded gives them their names, in their order.

    They are on the disk before that. When the work fails they are taken back, the last one first, and
    what had their names before has them again.
    """
    with contextlib.ExitStack() as stack:
        finished: list[Path] = []
        for path, data in files:
            with plain_words(path):
                finished.append(stack.enter_context(beside(path, data, clear=not finished)))
        paths = [path for path, _ in files]
        older: list[Path | None] = []
        for path in paths:
            with plain_words(path):
                older.append(second_name(path) if replace else None)
            stack.callback(_remove_any, older[-1])

        def put_all() -> None:
            for made, path in zip(finished, paths, strict=True):
                with plain_words(path):
                    put(made, path, replace)

        try:
            yield put_all
        except BaseException:
            for made, path, before in reversed(list(zip(finished, paths, older, strict=True))):
                if not made.exists():
                    _put_back(path, before)
            raise


def _put_back(path: Path, older: Path | None) -> None:
    """The file that was there before, where its place was taken and the work then failed."""
    if older:
        os.replace(older, path)
    else:
        remove(path)


def _remove_any(path: Path | None) -> None:
    if path:
        remove(path)


def free_name(path: Path) -> Path:
    """The path, or the next one with a number in brackets that no file has: `Brief (2).docx`."""
    number = 2
    free = path
    while os.path.lexists(free):
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    return free


def _claim(path: Path) -> None:
    """Take the name with an empty file, where the file system knows no second names."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644))
    except FileExistsError:
        raise FileIsThere(path) from None
