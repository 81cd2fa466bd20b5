"""The package of a Word file: read within bounds, written the same each time."""

import io
import re
import zipfile
import zlib
from pathlib import Path

from workbench.values.errors import NotFound, Refused

ALLOWED = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(?:core|app)\.xml|word/_rels/[\w-]+\.xml\.rels|"
    r"word/(?:document|styles|numbering|settings|fontTable|endnotes|footnotes|header\d*|footer\d*)\.xml|"
    r"word/theme/theme\d*\.xml|word/media/[\w.-]+\.(?:png|jpe?g)|word/fonts/[\w.-]+\.odttf"
)
"""The parts a deliverable may have; anything else is left out, and reported by the hygiene check."""

LARGEST = 200_000_000
"""Bytes of a package unpacked; a Word file beyond that is not a template but an attack or an accident."""

_EPOCH = (1980, 1, 1, 0, 0, 0)


def read_package(data: bytes, name: str) -> dict[str, bytes]:
    """The parts of a .docx by name; Refused when it is none."""
    wrong = Refused(f"“{name}” is not a Word document (.docx).", do="Choose another template.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(member.file_size for member in package.infolist()) > LARGEST:
                raise Refused(f"“{name}” is too large to be a template.", do="Choose another template.")
            names = [member for member in package.namelist() if not member.endswith("/")]
            return {member: package.read(member) for member in names}
    except (zipfile.BadZipFile, KeyError, EOFError, zlib.error, NotImplementedError) as error:
        raise wrong from error
    except RuntimeError as error:
        raise Refused(f"“{name}” is protected with a password.", do="Save it without one.") from error


def read_file(path: Path) -> bytes:
    """The bytes of a file, or NotFound in plain words."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise NotFound(f"“{path}” cannot be read: {error.strerror or error}.") from error


def write_package(parts: dict[str, bytes]) -> bytes:
    """A zip of the parts, content types first, with no times and no traces of this machine."""
    target = io.BytesIO()
    first = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")
    order = [name for name in first if name in parts] + sorted(set(parts) - set(first))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name in order:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, parts[name])
    return target.getvalue()
