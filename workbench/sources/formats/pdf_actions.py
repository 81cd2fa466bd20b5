"""What a PDF would do or carries besides print, counted from its bytes; nothing of it is run or opened."""

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

_MOST_STREAMS = 2000
_MOST_UNPACKED = 4 * 1024 * 1024
_PORTION = 32 * 1024
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
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
_MARKS = re.compile(rb"/(?=[ST])(S|Subtype|Type)\s*/(" + _NAMED + rb")\b")
_OBJECTS = b"/ObjStm"
_BEGINNING = re.compile(rb"/ObjStm\b[^\0]{0,400}?stream\r?\n")
_LETTERS_OF_NAME = re.compile(rb"\w*")
_LONGEST_NAME = 127


def active_content(document: Any, data: bytes) -> dict[str, int]:
    """Counts by kind. Of an encrypted PDF only what stands outside compressed objects is seen."""
    import pypdfium2.raw as pdfium

    counts = _counted(data)
    for objects in _unpacked(data):
        counts += _counted(objects)
    counts["scripts"] = max(counts["scripts"], pdfium.FPDFDoc_GetJavaScriptActionCount(document))
    embedded = counts.pop("embedded files", 0)
    counts["attachments"] = max(embedded, pdfium.FPDFDoc_GetAttachmentCount(document))
    counts["forms"] = int(pdfium.FPDF_GetFormType(document) > pdfium.FORMTYPE_NONE)
    return {kind: count for kind, count in counts.items() if count > 0}


def _counted(data: bytes) -> Counter[str]:
    plain = _ESCAPED.sub(lambda escape: bytes([int(escape[1], 16)]), data) if _hides_names(data) else data
    counts = Counter(_KINDS[key].get(name, "") for key, name in _MARKS.findall(plain))
    del counts[""]
    return counts


def _hides_names(data: bytes) -> bool:
    """Whether a name is written with escapes, as if to hide from a search such as this one."""
    for escape in _ESCAPED.finditer(data):
        mark = escape.start()
        slash = data.rfind(b"/", max(0, mark - _LONGEST_NAME), mark)
        if slash >= 0 and _LETTERS_OF_NAME.fullmatch(data, slash + 1, mark):
            return True
    return False


def _unpacked(data: bytes) -> Iterator[bytes]:
    """The streams in which objects are packed, each of them up to some megabytes."""
    place = data.find(_OBJECTS)
    for _stream in range(_MOST_STREAMS):
        if place < 0:
            return
        beginning = _BEGINNING.match(data, place)
        place = data.find(_OBJECTS, beginning.end() if beginning else place + len(_OBJECTS))
        if beginning is None:
            continue
        try:
            yield _inflated(data, beginning.end())
        except zlib.error:
            # Packed in another way, or encrypted.
            continue


def _inflated(data: bytes, place: int) -> bytes:
    """What is packed from some place on; in portions, since what follows it would be copied whole."""
    stream = zlib.decompressobj()
    unpacked = bytearray()
    while not stream.eof and place < len(data) and len(unpacked) < _MOST_UNPACKED:
        unpacked += stream.decompress(data[place : place + _PORTION], _MOST_UNPACKED - len(unpacked))
        place += _PORTION
    return bytes(unpacked)
