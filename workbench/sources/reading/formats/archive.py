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
from workbench.values.text import shortened

MOST_FILES = 2000
MOST_UNPACKED = 200 * 1024 * 1024
_LISTED = 1000
_LITTER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
_LONGEST_NAME = 200


def read(data: bytes, name: str) -> Reading:
    """Unpack in memory, within bounds; names of files are words here, never paths."""
    packed = _tar_files(data) if data[257:262] == b"ustar" else _zip_files(data)
    builder, parts, damaged = TextBuilder(), list[Part](), 0
    left_out = size = 0
    for number, (path, content) in enumerate(packed):
        if content is None:
            damaged += 1
            continue
        size += len(content)
        if number >= MOST_FILES or size > MOST_UNPACKED:
            left_out += 1
            continue
        if number < _LISTED:
            builder.add("list_item", shortened(path, _LONGEST_NAME), 1)
        parts.append(Part(shortened(PurePosixPath(path).name, _LONGEST_NAME), content))
    warnings = []
    if left_out:
        warnings.append(
            "The archive holds more than is taken in at once: "
            + told(left_out, "file was", "files were", "left out.")
        )
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
        active={"files inside": len(parts) + left_out} if parts else {},
        parts=tuple(parts),
    )


def _zip_files(data: bytes) -> Iterator[tuple[str, bytes | None]]:
    size = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for number, member in enumerate(archive.infolist()):
            path = member.filename.replace("\\", "/")
            if member.is_dir() or _is_litter(path):
                continue
            size += member.file_size
            content: bytes | None = b""
            if number < MOST_FILES and size <= MOST_UNPACKED:
                try:
                    content = archive.read(member)
                except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError):
                    content = None
            # What is beyond the bounds is only counted, not unpacked.
            yield path, content


def _tar_files(data: bytes) -> Iterator[tuple[str, bytes]]:
    size = 0
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
        for number, member in enumerate(archive):
            # Links and devices are names of other places: there is nothing in them to read.
            if not member.isreg() or _is_litter(member.name):
                continue
            size += member.size
            file = archive.extractfile(member) if number < MOST_FILES and size <= MOST_UNPACKED else None
            yield member.name, file.read() if file else b""


def _is_litter(path: str) -> bool:
    name = path.rsplit("/", 1)[-1]
    return path.startswith(_LITTER[0]) or name in _LITTER or name.startswith("._") or not name
