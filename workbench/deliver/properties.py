"""What Word shows under File, Info: the brief and the house, no program, no person, no machine."""

import re
from xml.sax.saxutils import escape

from workbench.deliver.manuscript import Manuscript
from workbench.deliver.markup import legal
from workbench.values.internal import INTERNAL

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
APPLICATION = (
    _HEAD + '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
).encode()
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"


def core_properties(manuscript: Manuscript) -> bytes:
    """The part docProps/core.xml; the one moment in it is that of issue."""
    moment = re.sub(r"\.\d+Z$", "Z", manuscript.issued_at)
    fields = (
        ("dc:title", f"INTERNAL: {manuscript.title}" if manuscript.internal else manuscript.title),
        ("dc:subject", manuscript.meta),
        ("dc:creator", manuscript.organisation),
        ("cp:keywords", "; ".join(filter(None, ("INTERNAL" * manuscript.internal, manuscript.handling)))),
        ("cp:category", INTERNAL if manuscript.internal else ""),
        ("cp:lastModifiedBy", manuscript.organisation),
        ("cp:revision", "1"),
        ("dc:identifier", manuscript.identifier),
        ("dc:language", manuscript.language),
        ("cp:contentStatus", "Final"),
    )
    stated = "".join(f"<{name}>{escape(legal(text))}</{name}>" for name, text in fields if text)
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{escape(moment)}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{stated}{dates if moment else ''}</cp:coreProperties>"
    ).encode()
