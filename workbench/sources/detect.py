"""What a document is, decided by its content; its name only breaks ties."""

import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import PurePath

MOST_UNPACKED = 500 * 1024 * 1024
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
_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"\x89PNG", Kind("image/png", reason=_UNSUPPORTED.format("pictures"))),
    (b"\xff\xd8\xff", Kind("image/jpeg", reason=_UNSUPPORTED.format("pictures"))),
    (b"GIF8", Kind("image/gif", reason=_UNSUPPORTED.format("pictures"))),
    (b"II*\0", Kind("image/tiff", reason=_UNSUPPORTED.format("pictures"))),
    (b"MM\0*", Kind("image/tiff", reason=_UNSUPPORTED.format("pictures"))),
    (b"{\\rtf", Kind("application/rtf", reason=_UNSUPPORTED.format("RTF documents"))),
    (b"WARC/", Kind("application/warc", reason=_UNSUPPORTED.format("web archives (WARC)"))),
    (b"filedesc://", Kind("application/x-arc", reason=_UNSUPPORTED.format("web archives (ARC)"))),
    (b"\x1f\x8b", Kind("application/gzip", reason=_UNSUPPORTED.format("compressed files (gzip)"))),
    (b"SQLite format 3\0", Kind("application/vnd.sqlite3", reason="This is a database, not a document.")),
)
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
_XML_ROOT = re.compile(rb"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")


def detect(data: bytes, name: str) -> Kind:
    """The kind of a document; raises nothing for any bytes."""
    suffix = PurePath(name).suffix.lower()
    head = data[:4096]
    if not data.strip(b"\0 \t\r\n"):
        return Kind("application/x-empty", reason="The file is empty.")
    if b"%PDF-" in data[:1024]:
        return Kind("application/pdf", "pdf")
    if head.startswith(_OLE):
        return _ole_kind(data)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return Kind("image/webp", reason=_UNSUPPORTED.format("pictures"))
    return _text_kind(data, head, suffix)


def _ole_kind(data: bytes) -> Kind:
    if "EncryptedPackage".encode("utf-16-le") in data:
        reason = "The document is protected with a password. Open it in Word, save it without, and add that."
        return Kind("application/vnd.ms-office", reason=reason)
    if "__substg1.0".encode("utf-16-le") in data:
        return Kind("application/vnd.ms-outlook", reason=_UNSUPPORTED.format("Outlook messages (.msg)"))
    return Kind("application/msword", reason=_UNSUPPORTED.format("documents of old Office versions"))


def _zip_kind(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            names = {member.filename.replace("\\", "/").lstrip("/") for member in members}
            mimetype = archive.read("mimetype").decode("ascii", "replace") if "mimetype" in names else ""
    except (zipfile.BadZipFile, NotImplementedError, KeyError, RuntimeError, OSError, EOFError, ValueError):
        return Kind("application/zip", reason="The file is a damaged package (zip) and cannot be opened.")
    bomb = _bomb_reason(members)
    if any(name.startswith("word/") for name in names) or (
        "[Content_Types].xml" in names and _has_word(data)
    ):
        media = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        return Kind(media, reason=bomb) if bomb else Kind(media, "docx")
    if bomb:
        return Kind("application/zip", reason=bomb)
    if any(name.startswith("xl/") for name in names):
        media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        return Kind(media, reason=_UNSUPPORTED.format("spreadsheets"))
    if "opendocument" in mimetype:
        return Kind(mimetype, reason=_UNSUPPORTED.format("OpenDocument files"))
    if "epub" in mimetype:
        return Kind(mimetype, reason=_UNSUPPORTED.format("e-books"))
    return Kind("application/zip", reason="This is an archive. Unpack it and add the documents in it.")


def _has_word(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"wordprocessingml" in archive.read("[Content_Types].xml")[: 1 << 20]


def _bomb_reason(members: list[zipfile.ZipInfo]) -> str:
    """Why a package is refused by its declared sizes, before anything is unpacked; "" when it is not."""
    if len(members) > MOST_MEMBERS:
        return f"The package holds {len(members)} parts, more than any real document."
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        return "The package unpacks to more than 500 MB: it was made to exhaust the machine."
    for member in members:
        if member.file_size > _LARGE_PART and member.file_size > MOST_RATIO * max(1, member.compress_size):
            return "A part of the package unpacks to more than a hundred times its size: it was refused."
    return ""


def _text_kind(data: bytes, head: bytes, suffix: str) -> Kind:
    if _looks_like_mail(head):
        multipart = re.search(rb"content-type:\s*multipart/related", head, re.IGNORECASE)
        from_browser = re.search(rb"^(?:snapshot-content-location|from: <saved by)", head, re.I | re.M)
        if from_browser or (multipart and suffix in (".mht", ".mhtml")):
            return Kind("multipart/related", "mhtml")
        return Kind("message/rfc822", "eml")
    if suffix in (".md", ".markdown") and _is_text(data):
        return Kind("text/markdown", "text")
    stripped = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if stripped.startswith(b"<") or wide or suffix in (".html", ".htm", ".xhtml"):
        probe = data[:65536].replace(b"\0", b"") if wide else data[:65536]
        root = _XML_ROOT.search(probe)
        if root and root.group(2).lower() in (b"svg", b"rss", b"feed") and not _HTML.search(probe[:400]):
            return Kind(
                "image/svg+xml" if root.group(2).lower() == b"svg" else "application/xml",
                reason=_UNSUPPORTED.format("this kind of XML file"),
            )
        if _HTML.search(probe):
            return Kind("text/html", "html")
        if stripped.startswith(b"<?xml"):
            return Kind("application/xml", reason=_UNSUPPORTED.format("this kind of XML file"))
    if _is_text(data):
        return Kind("text/plain", "text")
    return Kind("application/octet-stream", reason="The file is of a kind Groundwork does not know.")


def _looks_like_mail(head: bytes) -> bool:
    block = re.split(rb"\r?\n\r?\n", head.lstrip(b"\r\n\xef\xbb\xbf"), maxsplit=1)[0] + b"\n"
    first = _HEADER_LINE.match(block)
    return bool(first) and len({m.group().lower() for m in _MAIL_HEADERS.finditer(block)}) >= 2


def _is_text(data: bytes) -> bool:
    sample = data[:65536]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    odd = sum(byte < 9 or (13 < byte < 32 and byte != 27) for byte in sample)
    return odd <= len(sample) // 200
