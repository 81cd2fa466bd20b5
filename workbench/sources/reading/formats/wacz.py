"""Web archives packed with their index (WACZ 1.1.1): a zip of WARC files."""

import io
import zipfile

from workbench.sources.reading.formats.gzipped import unpacked
from workbench.sources.reading.formats.warc import Archive
from workbench.sources.reading.model import Reading

_LARGEST = 200 * 1024 * 1024


def read(data: bytes, name: str) -> Reading:
    """Read the pages of all WARC files in it; its own index and the pictures of pages are not needed."""
    archive = Archive()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for member in sorted(package.infolist(), key=lambda member: member.filename):
            is_record = member.filename.startswith("archive/") and ".warc" in member.filename
            if not is_record or member.is_dir():
                continue
            if member.file_size > _LARGEST:
                archive.left_out += 1
                continue
            records = package.read(member)
            if records.startswith(b"\x1f\x8b"):
                records, cut = unpacked(records)
                archive.damaged = archive.damaged or cut
            archive.read(records)
    return archive.reading("application/wacz", "wacz 1")
