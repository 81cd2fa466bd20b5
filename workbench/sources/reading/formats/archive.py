"""Archives (zip, tar): a list of what is in them; every file becomes a document of its own."""

import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from workbench.sources.reading.formats.build import TextBuilder
from workbench.sources.reading.formats.told import told
from workbench.sources.reading.model import Part, Reading
from workbench.values.content import size_in_words
from workbench.values.text import shortened

MOST_FILES = 2000
MOST_UNPACKED = 100_000_000
_LISTED = 10_000
_NAMED = 5
_LITTER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
_LONGEST_NAME = 200


def read(data: bytes, name: str) -> Reading:
    """Unpack in memory, within bounds; names of files are words here, never paths."""
    packed = _tar_files(data) if data[257:262] == b"ustar" else _zip_files(data)
    builder, parts, damaged = TextBuilder(), list[Part](), 0
    left_out: list[str] = []
    number = 0
    for number, (path, content) in enumerate(packed, 1):
        shown = shortened(path, _LONGEST_NAME)
        if content is None:
            damaged += 1
        elif isinstance(content, int):
            left_out.append(f"{shown} ({size_in_words(content)})")
            shown = f"{shown} (left out)"
        else:
            parts.append(Part(shortened(PurePosixPath(path).name, _LONGEST_NAME), content))
        if number <= _LISTED:
            builder.add("list_item", shown, 1)
    if number > _LISTED:
        builder.add("paragraph", f"The archive holds {number - _LISTED:,} more files, not listed here.")
    warnings = _said_of(left_out)
    if damaged:
        rest = "damaged and could not be unpacked."
        warnings.append(told(damaged, "file in the archive is", "files in the archive are", rest))
    if not parts and not warnings:
        warnings.append("There is no file in the archive.")
    return Reading(
        text=builder.text,
        structure=tuple(builder.spans),
        reader="archive 1",
        media_type="application/x-tar" if data[257:262] == b"ustar" else "application/zip",
        warnings=tuple(warnings),
        active={"files inside": len(parts) + len(left_out)} if parts else {},
        parts=tuple(parts),
    )


def _said_of(left_out: list[str]) -> list[str]:
    """What was left out, the first by name; all are in the list of the archive."""
    if not left_out:
        return []
    more = f" and {len(left_out) - _NAMED:,} more" if len(left_out) > _NAMED else ""
    return [
        f"The archive holds more than is imported at once ({MOST_FILES:,} files, "
        f"{size_in_words(MOST_UNPACKED)}): {told(len(left_out), 'file was', 'files were', 'left out')}: "
        f"{', '.join(left_out[:_NAMED])}{more}. Unpack the archive and add them as a folder."
    ]


class _Room:
    """What may still be unpacked of an archive: one file that is too large leaves the room to others."""

    def __init__(self) -> None:
        self._files, self._size = MOST_FILES, MOST_UNPACKED

    def takes(self, size: int) -> bool:
        """Whether there is room for one more file; counts it."""
        fits = self._files > 0 and size <= self._size
        if fits:
            self._files -= 1
            self._size -= size
        return fits


Content = bytes | int | None
"""The bytes of a file, its size where there was no room for it, None where it is damaged."""


def _zip_files(data: bytes) -> Iterator[tuple[str, Content]]:
    room = _Room()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.infolist():
            path = member.filename.replace("\\", "/")
            if member.is_dir() or _is_litter(path):
                continue
            content: Content = member.file_size
            if room.takes(member.file_size):
                try:
                    content = archive.read(member)
                except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError):
                    content = None
            yield path, content


def _tar_files(data: bytes) -> Iterator[tuple[str, Content]]:
    room = _Room()
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
        for member in archive:
            # Links and devices are names of other places: there is nothing in them to read.
            if not member.isreg() or _is_litter(member.name):
                continue
            file = archive.extractfile(member) if room.takes(member.size) else None
            yield member.name, file.read() if file else member.size


def _is_litter(path: str) -> bool:
    name = path.rsplit("/", 1)[-1]
    return path.startswith(_LITTER[0]) or name in _LITTER or name.startswith("._") or not name
