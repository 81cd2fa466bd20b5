"""What a PDF would do or carries besides print, counted from its bytes; nothing of it is run or opened."""

import re
import zlib
from collections import Counter
from typing import Any

_MOST_STREAMS = 2000
_NOT_SEARCHED = "parts not fully searched"
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
_LAYERS = "layers"
# What a file says of layers that are not shown at first, or only in print or on a screen.
_HIDDEN_LAYERS = re.compile(
    rb"/OFF\s*\[\s*\d|/BaseState\s*/OFF|/(?:View|Print)State\s*/OFF|/AS\s*\[\s*(?:\d|<<)"
)
# A key with one of its names, or the place where packed objects begin: looked for in one go.
_SIGNS = re.compile(
    rb"/(?=[STO])(?:(S|Subtype|Type)\s*/(" + _NAMED + rb")\b|ObjStm\b(?=[^\0]{0,400}?stream\r?\n()))"
)
_TELLING = {*_KINDS, *(name for names in _KINDS.values() for name in names)}
_NAME = re.compile(rb"/((?:\w|#[0-9A-Fa-f]{2})*)")
_LONGEST_NAME = 127


def active_content(document: Any, data: bytes) -> tuple[dict[str, int], bool]:
    """Counts by kind, and whether there are layers that are not shown.

    Of an encrypted PDF only what stands outside compressed objects is seen.
    """
    import pypdfium2.raw as pdfium

    counts, packed = _looked_through(data)
    for place in packed[:_MOST_STREAMS]:
        inflated = _inflated(data, place)
        counts += _looked_through(inflated)[0]
        counts[_NOT_SEARCHED] += len(inflated) >= _MOST_UNPACKED
    counts[_NOT_SEARCHED] += len(packed[_MOST_STREAMS:])
    counts["scripts"] = max(counts["scripts"], pdfium.FPDFDoc_GetJavaScriptActionCount(document))
    embedded = counts.pop("embedded files", 0)
    counts["attachments"] = max(embedded, pdfium.FPDFDoc_GetAttachmentCount(document))
    counts["forms"] = int(pdfium.FPDF_GetFormType(document) > pdfium.FORMTYPE_NONE)
    has_layers = counts.pop(_LAYERS, 0) > 0
    return {kind: count for kind, count in counts.items() if count > 0}, has_layers


def _looked_through(data: bytes) -> tuple[Counter[str], list[int]]:
    """What some bytes say of actions and media, counted, and where packed objects begin in them."""
    signs = list(_SIGNS.finditer(data))
    packed = [sign.start(3) for sign in signs if not sign[1]]
    if _hides_names(data):
        signs = list(_SIGNS.finditer(_unescaped(data)))
    counts = Counter(_KINDS[sign[1]].get(sign[2], "") for sign in signs if sign[1])
    del counts[""]
    if _HIDDEN_LAYERS.search(data):
        counts[_LAYERS] = 1
    return counts, packed


def _hides_names(data: bytes) -> bool:
    """Whether a telling name is written with escapes, to hide from a search such as this one."""
    for escape in _ESCAPED.finditer(data):
        slash = data.rfind(b"/", max(0, escape.start() - _LONGEST_NAME), escape.start())
        if slash >= 0 and (name := _NAME.match(data, slash)) and _unescaped(name[1]) in _TELLING:
            return True
    return False


def _unescaped(data: bytes) -> bytes:
    return _ESCAPED.sub(lambda escape: bytes([int(escape[1], 16)]), data)


def _inflated(data: bytes, place: int) -> bytes:
    """What is packed from some place on, up to some megabytes; nothing where it cannot be unpacked so.

    In portions: what follows it would be copied whole.
    """
    stream = zlib.decompressobj()
    unpacked = bytearray()
    while not stream.eof and place < len(data) and len(unpacked) < _MOST_UNPACKED:
        try:
            unpacked += stream.decompress(data[place : place + _PORTION], _MOST_UNPACKED - len(unpacked))
        except zlib.error:
            # Packed in another way, or encrypted.
            break
        place += _PORTION
    return bytes(unpacked)
