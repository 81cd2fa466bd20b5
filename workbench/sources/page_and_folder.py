"""What is to be taken in of a path: a file as it is, or a saved web page with the folder beside it.

The original of such a page is a zip of both, made the same way every time, so that the same page saved
once is recognised when it is taken in twice.
"""

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from workbench.sources.folder import all_below
from workbench.sources.given import GivenFile, LeftOut, read_file
from workbench.sources.reading.saved_page import folder_beside
from workbench.values.content import as_bytes, size_in_words, size_of
from workbench.values.errors import KnownError, Refused
from workbench.values.text import counted

MOST_FILES = 2000
MOST_BYTES = 100 * 1024 * 1024
"""Of what lies in the folder of a page."""
_STAMP = (1980, 1, 1, 0, 0, 0)


def original_of(
    path_or_bytes: Path | str | bytes,
    name: str | None,
    within: Path | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> GivenFile:
    """Bytes and name of what is to be taken in, read as `read_file` does and with its errors.

    A page that was saved with a folder beside it comes with that folder, as one zip.
    """
    if isinstance(path_or_bytes, bytes):
        return GivenFile(path_or_bytes, name or "document")
    path = Path(path_or_bytes)
    folder = folder_beside(path)
    if folder:
        data, told = packed_and_told(path, folder, within)
        return GivenFile(data, name or path.name, told)
    given = read_file(path, within, cancelled)
    return GivenFile(given.content, name or given.name, given.told)


def packed(page: Path, folder: Path) -> bytes:
    """The page and its folder as a zip: by name, without times, links left out."""
    return packed_and_told(page, folder)[0]


def packed_and_told(page: Path, folder: Path, within: Path | None = None) -> tuple[bytes, tuple[str, ...]]:
    """The zip, and what was left out of it: what is no file, and what is beyond MOST_FILES or MOST_BYTES.

    Raises as `read_file` does where the page cannot be read.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, page.name, _page(page, within))
        beside = _Beside(folder)
        for name, data in beside.files():
            _put(archive, f"{folder.name}/{name}", data)
    return target.getvalue(), beside.told()


class _Beside:
    """The files of the folder that was saved with a page."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._beyond = 0
        self._unread = 0

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Their names below the folder, and their bytes."""
        number = size = 0
        for entry in all_below(self._folder):
            if entry.why:
                self._unread += 1
                continue
            number += 1
            data = self._read(entry.path) if number <= MOST_FILES and size <= MOST_BYTES else b""
            size += len(data or b"")
            if number > MOST_FILES or size > MOST_BYTES:
                self._beyond += 1
            elif data is not None:
                yield entry.path.relative_to(self._folder).as_posix(), data

    def _read(self, path: Path) -> bytes | None:
        try:
            given = read_file(path, self._folder)
        except (KnownError, OSError):
            self._unread += 1
            return None
        try:
            if size_of(given.content) > MOST_BYTES:
                self._beyond += 1
                return None
            return as_bytes(given.content)
        finally:
            given.close()

    def told(self) -> tuple[str, ...]:
        """What was left out, in words."""
        told = []
        if self._beyond:
            told.append(
                f"{counted(self._beyond, 'file')} saved with the page left out: at most {MOST_FILES:,} files "
                f"and {size_in_words(MOST_BYTES)} are kept with it."
            )
        if self._unread:
            told.append(f"{counted(self._unread, 'entry', 'entries')} saved with the page could not be read.")
        return tuple(told)


def _page(page: Path, within: Path | None) -> bytes:
    given = read_file(page, within)
    try:
        if size_of(given.content) > MOST_BYTES:
            raise LeftOut(
                f"The page “{page.name}” has {size_in_words(size_of(given.content))}. With the folder saved "
                f"beside it, a page has at most {size_in_words(MOST_BYTES)}.",
                do="Add it without the folder.",
            )
        return as_bytes(given.content)
    except OSError as error:
        raise Refused(f"“{page.name}” changed while it was read.", do="Add it again.") from error
    finally:
        given.close()


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    # A zip holds names in UTF-8, and a disk may hold bytes that are no letters at all.
    member = zipfile.ZipInfo(name.encode(errors="replace").decode(), _STAMP)
    member.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(member, data)
