"""The package of a Word file: read, cleaned of what a hand would leave behind, written the same each time."""

import io
import posixpath
import re
import struct
import zipfile
import zlib
from pathlib import Path

from workbench.values.errors import NotFound, Refused

ALLOWED = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(?:core|app)\.xml|word/_rels/[^/]+\.rels|"
    r"word/(?:document|styles|numbering|settings|fontTable|endnotes|footnotes|header\d*|footer\d*)\.xml|"
    r"word/theme/theme\d*\.xml|word/media/[\w.-]+"
)
"""The parts a deliverable may have; anything else is left out and reported by the hygiene check."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
_EDITING_MARKS = re.compile(
    rb"\s+(?:w:rsid\w*|w14:(?:paraId|textId))=\"[^\"]*\"|<w:rsids>.*?</w:rsids>"
    rb"|<w:(?:proofErr|lastRenderedPageBreak)\b[^>]*/>|<w:attachedTemplate\b[^>]*/>|<w:docVars>.*?</w:docVars>",
    re.DOTALL,
)
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")


def read_package(data: bytes, name: str) -> dict[str, bytes]:
    """The parts of a .docx by name; Refused when it is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return {member: package.read(member) for member in package.namelist() if not member.endswith("/")}
    except (zipfile.BadZipFile, KeyError, EOFError, zlib.error) as error:
        raise Refused(f"“{name}” is not a Word document (.docx).", do="Choose another template.") from error


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


def cleaned(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Parts without thumbnails, custom XML, editing marks and whatever points to them."""
    kept = {name: data for name, data in parts.items() if ALLOWED.fullmatch(name)}
    for name, data in kept.items():
        if name.endswith((".xml", ".rels")):
            kept[name] = _EDITING_MARKS.sub(b"", data)
        if name.endswith(".png"):
            kept[name] = bare_png(data)
    for name in [name for name in kept if name.endswith(".rels")]:
        kept[name] = _relations_to_kept(kept[name], name, kept)
    types = kept["[Content_Types].xml"].decode()
    kept["[Content_Types].xml"] = re.sub(
        r'<Override\b[^>]*PartName="/([^"]+)"[^>]*/>',
        lambda match: match.group() if match.group(1) in kept else "",
        types,
    ).encode()
    return kept


def _relations_to_kept(relations: bytes, name: str, kept: dict[str, bytes]) -> bytes:
    base = posixpath.dirname(posixpath.dirname(name))

    def keep(match: re.Match[str]) -> str:
        relation = match.group()
        target = re.search(r'Target="([^"]*)"', relation)
        if 'TargetMode="External"' in relation:
            return relation if "attachedTemplate" not in relation else ""
        path = posixpath.normpath(posixpath.join(base, target.group(1))).lstrip("/") if target else ""
        return relation if path in kept else ""

    return re.sub(r"<Relationship\b[^>]*/>", keep, relations.decode()).encode()


def bare_png(data: bytes) -> bytes:
    """A PNG with its pixels only: no text, times, profiles or thumbnails."""
    if not data.startswith(_PNG):
        raise Refused("A figure is not a PNG picture.")
    kept = [_PNG]
    position = len(_PNG)
    while position + 12 <= len(data):
        (length,) = struct.unpack(">I", data[position : position + 4])
        chunk = data[position : position + 12 + length]
        if chunk[4:8] in _PNG_KEPT:
            kept.append(chunk)
        position += 12 + length
    return b"".join(kept)
