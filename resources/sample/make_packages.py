"""The ministry's press file: a zip with an OpenDocument text and a table."""

import io
import zipfile
from xml.sax.saxutils import escape

from resources.sample.manuscript import manuscript

_STAMP = (2026, 3, 12, 9, 0, 0)
_ODT = "application/vnd.oasis.opendocument.text"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
_BODY = (
    f'<office:document-content xmlns:office="{_OFFICE}office:1.0" xmlns:text="{_OFFICE}text:1.0" '
    'office:version="1.3"><office:body><office:text>{}</office:text></office:body></office:document-content>'
)
_META = (
    f'<office:document-meta xmlns:office="{_OFFICE}office:1.0" xmlns:meta="{_OFFICE}meta:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"><office:meta>'
    "<dc:title>{title}</dc:title>"
    "<meta:initial-creator>Ministère des Relations extérieures</meta:initial-creator>"
    "<meta:creation-date>2026-03-12T09:00:00</meta:creation-date><dc:language>fr</dc:language>"
    "</office:meta></office:document-meta>"
)
_MANIFEST = (
    f'<manifest:manifest xmlns:manifest="{_OFFICE}manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODT}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def press_file() -> bytes:
    """The note for companies and the list of companies under sanctions, as the ministry hands them out."""
    return _packed({
        "dossier/fiche-mesures-restrictives.odt": _note(),
        "dossier/annexe-entites.csv": manuscript("annexe-entites.csv").encode("utf-8-sig"),
    })  # fmt: skip


def _note() -> bytes:
    title, *blocks = manuscript("fiche-mesures.txt").strip().split("\n\n")
    elements = [f'<text:h text:outline-level="1">{escape(title)}</text:h>']
    elements += [_block(block) for block in blocks]
    return _packed({
        "mimetype": _ODT.encode(),
        "content.xml": (_HEAD + _BODY.format("".join(elements))).encode(),
        "meta.xml": (_HEAD + _META.format(title=escape(title))).encode(),
        "META-INF/manifest.xml": (_HEAD + _MANIFEST).encode(),
    })  # fmt: skip


def _block(block: str) -> str:
    if block.startswith("# "):
        return f'<text:h text:outline-level="2">{escape(block[2:])}</text:h>'
    if block.startswith("- "):
        items = (line.removeprefix("- ") for line in block.split("\n"))
        listed = (f"<text:list-item><text:p>{escape(item)}</text:p></text:list-item>" for item in items)
        return f"<text:list>{''.join(listed)}</text:list>"
    return f"<text:p>{escape(block)}</text:p>"


def _packed(parts: dict[str, bytes]) -> bytes:
    """A zip with fixed times; nothing is compressed, since builds of zlib pack differently."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name, _STAMP), data)
    return target.getvalue()
