"""What a PDF would do or carries besides print, counted from its bytes; nothing of it is run or opened."""

import re
import zlib
from collections import Counter
from typing import Any

_MOST_STREAMS = 2000
_MOST_UNPACKED = 4 * 1024 * 1024
_OBJECT_STREAM = re.compile(rb"/ObjStm\b[^\0]{0,400}?stream\r?\n")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_IN_A_NAME = re.compile(rb"/\w*\Z")
_LONGEST_NAME = 127
_KINDS = {
    b"S": {
        b"JavaScript": "scripts", b"Launch": "launch actions", b"SubmitForm": "form submissions",
        b"ImportData": "form submissions", b"URI": "links", b"GoToR": "references to other files",
        b"GoToE": "references to other files",
    },
    b"Subtype": dict.fromkeys((b"RichMedia", b"Movie", b"Sound", b"Screen", b"3D"), "media"),
    b"Type": {b"EmbeddedFile": "embedded files"},
}  # fmt: skip
_NAMED = b"|".join(name for names in _KINDS.values() for name in names)
_MARKS = re.compile(rb"/(S|Subtype|Type)\s*/(" + _NAMED + rb")\b")


def active_content(document: Any, data: bytes) -> dict[str, int]:
    """Counts by kind. Of an encrypted PDF only what stands outside compressed objects is seen."""
    import pypdfium2.raw as pdfium

    seen = [_unescaped(data), *map(_unescaped, _object_streams(data))]
    counts = Counter(_KINDS[key].get(name, "") for piece in seen for key, name in _MARKS.findall(piece))
    del counts[""]
    counts["scripts"] = max(counts["scripts"], pdfium.FPDFDoc_GetJavaScriptActionCount(document))
    embedded = counts.pop("embedded files", 0)
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
