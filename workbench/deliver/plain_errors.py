"""What the system says when a file cannot be written, in plain words."""

from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOSPC
from pathlib import Path

from workbench.values.errors import CannotWrite, DiskFull


@contextmanager
def plain_words(path: Path) -> Iterator[None]:
    """Errors of the system while `path` is written become CannotWrite or DiskFull."""
    try:
        yield
    except FileNotFoundError as error:
        raise CannotWrite(f"The folder “{path.parent}” does not exist.", "No file was written.") from error
    except PermissionError as error:
        raise CannotWrite(
            f"“{path}” cannot be written: permission is denied, or the file is open in Word.",
            "No file was written.",
            "Close the file or choose another place.",
        ) from error
    except IsADirectoryError as error:
        raise CannotWrite(
            f"“{path}” is a folder.", "No file was written.", "Give the file a name."
        ) from error
    except OSError as error:
        if error.errno == ENOSPC:
            raise DiskFull(
                "The disk is full.", "No Word file was written.", "Free some disk space, then export again."
            ) from error
        raise CannotWrite(f"“{path}” cannot be written: {error.strerror}.", "No file was written.") from error
