"""What a document is, decided by its content; its name only breaks ties."""

import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass, replace
from pathlib import PurePath

from workbench.sources.reading.saved_page import page_in
from workbench.values.content import size_in_words
from workbench.values.text import counted

MOST_UNPACKED = 500_000_000
_UNPACK = "Of an archive, unpack it and add the files in it."
MOST_RATIO = 100
MOST_MEMBERS = 5000
_LARGE_PART = 10 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Kind:
    """The media type, the reader that takes it ("" = none) and why there is none."""

    media_type: str
    reader: str = ""
    reason: str = ""


_UNSUPPORTED = "This version of Groundwork does not read {} yet. The original is kept."
_ARCHIVE = "This is an archive. Unpack it and add the documents in it."
_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"\x89PNG", Kind("image/png", "image")),
    (b"\xff\xd8\xff", Kind("image/jpeg", "image")),
    (b"GIF8", Kind("image/gif", "image")),
    (b"II*\0", Kind("image/tiff", "image")),
    (b"MM\0*", Kind("image/tiff", "image")),
    (b"{\\rtf", Kind("application/rtf", "rtf")),
    (b"\x1f\x8b", Kind("application/gzip", "gzipped")),
    (b"7z\xbc\xaf\x27\x1c", Kind("application/x-7z-compressed", reason=_ARCHIVE)),
    (b"Rar!\x1a\x07", Kind("application/vnd.rar", reason=_ARCHIVE)),
    (b"MZ\x90\0", Kind("application/x-msdownload", reason="This is a program, not a document.")),
    (b"\x7fELF", Kind("application/x-elf", reason="This is a program, not a document.")),
    (b"SQLite format 3\0", Kind("application/vnd.sqlite3", reason="This is a database, not a document.")),
)
_PLAIN_BYTES = bytes(byte for byte in range(256) if byte > 31 or byte in (9, 10, 11, 12, 13, 27))
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER_LINE = re.compile(rb"(?:[!-9;-~]+:[ \t]?.*|From .*)\r?\n")
_MAIL_HEADERS = re.compile(
    rb"^(?:return-path|received|from|to|subject|date|message-id|mime-version|content-type|delivered-to"
    rb"|x-[\w-]+|sender|reply-to|cc):",
    re.IGNORECASE | re.MULTILINE,
)
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|article|div|p|table|meta|title|script|h1)[\s>/]", re.IGNORECASE
)
_COMMENTS = re.compile(rb"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_DOCTYPE = re.compile(rb"<!doctype\s+([\w:.-]+)", re.IGNORECASE)
_SAVED_BY_BROWSER = re.compile(
    rb"^(?:snapshot-content-location:|from:\s*\"?(?:<saved by|saved by))", re.IGNORECASE | re.MULTILINE
)
_LOCKED_ARCHIVE = "The archive is protected with a password. Unpack it and add the documents in it."
_TABLES = {
    ".csv": Kind("text/csv", "csv_table"),
    ".tsv": Kind("text/tab-separated-values", "csv_table"),
}
_ODP = "application/vnd.oasis.opendocument.presentation"
_ZIP_FAULTS = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, KeyError, RuntimeError, OSError, EOFError,
    ValueError, struct.error, UnicodeError,
)  # fmt: skip
_XML_ROOT = re.compile(rb"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")


def detect(data: bytes, name: str) -> Kind:
    """The kind of a document; raises nothing for any bytes."""
    suffix = PurePath(name).suffix.lower()
    head = data[:4096]
    if not data.strip(b"\0 \t\r\n"):
        return Kind("application/x-empty", reason="The file is empty.")
    if head.startswith((b"WARC/", b"filedesc://")):
        # Before any other mark: the first page of an archive stands in its first bytes.
        return Kind("application/warc" if head.startswith(b"WARC/") else "application/x-arc", "warc")
    if b"%PDF-" in data[:1024]:
        return Kind("application/pdf", "pdf")
    if head.startswith(_OLE):
        return _ole_kind(data)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head[257:262] == b"ustar":
        return Kind("application/x-tar", "archive")
    if head.startswith(b"BM") and head[6:10] == bytes(4):
        return Kind("image/bmp", "image")
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return Kind("image/webp", "image")
    return _text_kind(data, head, suffix)


def _ole_kind(data: bytes) -> Kind:
    if "EncryptedPackage".encode("utf-16-le") in data:
        reason = "The document is protected with a password. Open it in Word, save it without, and add that."
        return Kind("application/vnd.ms-office", reason=reason)
    if "__substg1.0".encode("utf-16-le") in data:
        return Kind("application/vnd.ms-outlook", "msg")
    return Kind("application/msword", reason=_UNSUPPORTED.format("documents of old Office versions"))


def _zip_kind(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            bomb = _bomb_reason(members)
            names = {member.filename.replace("\\", "/").lstrip("/") for member in members}
            if not bomb and any(member.flag_bits & 1 for member in members):
                return Kind("application/zip", reason=_LOCKED_ARCHIVE)
            mimetype = _first_bytes(archive, "mimetype", 200).decode("ascii", "replace").strip()
            types = _first_bytes(archive, "[Content_Types].xml", 1 << 20)
    except _ZIP_FAULTS:
        return Kind("application/zip", reason="The file is a damaged package (zip) and cannot be opened.")
    kind = _package_kind(names, mimetype, types)
    return replace(kind, reader="", reason=bomb) if bomb else kind


def _package_kind(names: set[str], mimetype: str, types: bytes) -> Kind:
    tops = {name.split("/")[0] for name in names}
    office = "application/vnd.openxmlformats-officedocument."
    if b"wordprocessingml" in types or (not types and "word" in tops):
        return Kind(f"{office}wordprocessingml.document", "docx")
    if b"spreadsheetml" in types or "xl" in tops:
        return Kind(f"{office}spreadsheetml.sheet", "xlsx")
    if b"presentationml" in types or "ppt" in tops:
        return Kind(f"{office}presentationml.presentation", reason=_UNSUPPORTED.format("presentations"))
    if mimetype.startswith(("application/vnd.oasis.opendocument.text", _ODP)):
        return Kind(mimetype, "odf")
    if "opendocument" in mimetype:
        return Kind(mimetype, reason=_UNSUPPORTED.format("OpenDocument files"))
    if "epub" in mimetype:
        return Kind(mimetype, "epub")
    if "datapackage.json" in names and "archive" in tops:
        return Kind("application/wacz", "wacz")
    if page_in({name for name in names if not name.endswith("/")}):
        return Kind("application/zip", "saved_page")
    return Kind("application/zip", "archive")


def _first_bytes(archive: zipfile.ZipFile, name: str, count: int) -> bytes:
    """The beginning of a part, no more of which is unpacked; empty where there is no such part."""
    if name not in archive.NameToInfo:
        return b""
    with archive.open(name) as part:
        return part.read(count)


def _bomb_reason(members: list[zipfile.ZipInfo]) -> str:
    """Why a package is refused by its declared sizes, before anything is unpacked; "" when it is not."""
    if len(members) > MOST_MEMBERS:
        return (
            f"The package holds {counted(len(members), 'part')}; up to {MOST_MEMBERS:,} are read. {_UNPACK}"
        )
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        return f"The package unpacks to more than {size_in_words(MOST_UNPACKED)}; it was not read. {_UNPACK}"
    for member in members:
        if member.file_size > _LARGE_PART and member.file_size > MOST_RATIO * max(1, member.compress_size):
            return "A part of the package unpacks to more than a hundred times its size: it was refused."
    return ""


def _text_kind(data: bytes, head: bytes, suffix: str) -> Kind:
    if _looks_like_mail(head, fewest=1 if suffix == ".eml" else 2):
        return _mail_kind(head, suffix)
    if suffix in (".md", ".markdown") and _is_text(data):
        return Kind("text/markdown", "text")
    probe = data[:65536]
    if b"\0" in probe:
        probe = probe.replace(b"\0", b"")
    start = probe.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:4096]
    if start.startswith(b"<") or suffix in (".html", ".htm", ".xhtml"):
        markup = _markup_kind(start, probe, suffix)
        if markup:
            return markup
    if _is_text(data):
        return _TABLES.get(suffix) or Kind("text/plain", "text")
    return Kind("application/octet-stream", reason="The file is of a kind Groundwork does not know.")


def _mail_kind(head: bytes, suffix: str) -> Kind:
    multipart = re.search(rb"content-type:\s*multipart/related", head, re.IGNORECASE)
    from_browser = _SAVED_BY_BROWSER.search(head)
    if from_browser or (multipart and suffix in (".mht", ".mhtml")):
        return Kind("multipart/related", "mhtml")
    return Kind("message/rfc822", "eml")


def _markup_kind(start: bytes, probe: bytes, suffix: str) -> Kind | None:
    """HTML, XML of another kind, or None where the angle brackets are just words."""
    bare = _COMMENTS.sub(b"", start)
    root = _XML_ROOT.search(bare)
    name = root.group(2).lower() if root else b""
    if name == b"svg":
        return Kind("image/svg+xml", reason=_UNSUPPORTED.format("drawings (SVG)"))
    is_xml = start.startswith(b"<?xml") or suffix in (".xml", ".xsd", ".rdf", ".rss", ".atom")
    doctype = _DOCTYPE.search(bare)
    named_html = name == b"html" or (doctype and doctype.group(1).lower() == b"html")
    if not named_html and (is_xml or name in (b"rss", b"feed", b"rdf") or doctype):
        return Kind("application/xml", reason=_UNSUPPORTED.format("this kind of XML file"))
    if named_html or _HTML.search(probe):
        return Kind("text/html", "html")
    return None


def _looks_like_mail(head: bytes, fewest: int) -> bool:
    block = re.split(rb"\r?\n\r?\n", head.lstrip(b" \t\r\n\xef\xbb\xbf"), maxsplit=1)[0] + b"\n"
    first = _HEADER_LINE.match(block)
    return bool(first) and len({m.group().lower() for m in _MAIL_HEADERS.finditer(block)}) >= fewest


def _is_text(data: bytes) -> bool:
    from workbench.sources.reading.formats.decode import is_wide

    sample = data[:65536]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")) or is_wide(sample):
        return True
    odd = len(sample.translate(None, _PLAIN_BYTES))
    return odd <= len(sample) // 200
