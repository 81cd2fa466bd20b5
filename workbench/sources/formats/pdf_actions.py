"""What a PDF would do or carries besides print, counted from its bytes; nothing of it is run or opened."""

import re
import zlib
from typing import Any

_MOST_STREAMS = 2000
_MOST_UNPACKED = 4 * 1024 * 1024
_OBJECT_STREAM = re.compile(rb"/ObjStm\b[^\0]{0,400}?stream\r?\n")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_IN_A_NAME = re.compile(rb"/\w*\Z")
_LONGEST_NAME = 127
_KINDS = {
    "scripts": re.compile(rb"/S\s*/JavaScript\b"),
    "launch actions": re.compile(rb"/S\s*/Launch\b"),
    "form submissions": re.compile(rb"/S\s*/(?:SubmitForm|ImportData)\b"),
    "links": re.compile(rb"/S\s*/URI\b"),
    "references to other files": re.compile(rb"/S\s*/(?:GoToR|GoToE)\b"),
    "media": re.compile(rb"/Subtype\s*/(?:RichMedia|Movie|Sound|Screen|3D)\b"),
    "embedded files": re.compile(rb"/Type\s*/EmbeddedFile\b"),
}


def active_content(document: Any, data: bytes) -> dict[str, int]:
    """Counts by kind. Of an encrypted PDF only what stands outside compressed objects is seen."""
    import pypdfium2.raw as pdfium

    seen = [_unescaped(data), *map(_unescaped, _object_streams(data))]
    counts = {kind: sum(len(mark.findall(piece)) for piece in seen) for kind, mark in _KINDS.items()}
    counts["scripts"] = max(counts["scripts"], pdfium.FPDFDoc_GetJavaScriptActionCount(document))
    embedded = counts.pop("embedded files")
    counts["attachments"] = max(embedded, pdfium.FPDFDoc_GetAttachmentCount(document))
    counts["forms"] = int(pdfium.FPDF_GetFormType(document) > pdfium.FORMTYPE_NONE)
    return {kind: count for kind, count in counts.items() if count > 0}


def _unescaped(data: bytes) -> bytes:
    """Names may be written with escapes to hide from a search such as this one."""
    marks = (match.start() for match in _ESCAPED.finditer(data))
    if not any(_IN_A_NAME.search(data, max(0, mark - _LONGEST_NAME), mark) for mark in marks):
        return data
    return _ESCAPED.sub(lambda match: bytes([int(match.group(1), 16)]), data)


def _object_streams(data: bytes) -> list[bytes]:
    streams: list[bytes] = []
    for match in _OBJECT_STREAM.finditer(data):
        if len(streams) >= _MOST_STREAMS:
            break
        try:
            unpacked = zlib.decompressobj().decompress(memoryview(data)[match.end() :], _MOST_UNPACKED)
        except zlib.error:
            # Packed in another way, or encrypted.
            continue
        streams.append(unpacked)
    return streams
