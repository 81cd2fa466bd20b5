"""A zip of XML parts (Word, OpenDocument, EPUB, Excel): checked before any part is parsed."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from workbench.values.errors import Unreadable

KEPT = "The original is kept."
_MOST_XML = 120 * 1024 * 1024
_CHUNK = 1 << 20
_DECLARATIONS = tuple(
    mark.encode(encoding)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("ascii", "utf-16-le", "utf-16-be")
)
_LONGEST_MARK = max(map(len, _DECLARATIONS))
_XML = (".xml", ".rels")


class XmlPackage:
    """A package whose XML parts are known to declare no entities and to be of bearable size.

    Raises Unreadable with the reason where they are not.
    """

    def __init__(self, data: bytes, suffixes: tuple[str, ...] = _XML) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self.names = frozenset(self._zip.namelist())
        for member in self._zip.infolist():
            if member.filename.lower().endswith(suffixes):
                self._require_harmless(member)

    def _require_harmless(self, member: zipfile.ZipInfo) -> None:
        if member.file_size > _MOST_XML:
            raise Unreadable(
                "A part of the document is larger than any real one; it was not read.", kept=KEPT
            )
        carried = b""
        with self._zip.open(member) as part:
            while chunk := part.read(_CHUNK):
                window = carried + chunk
                if any(mark in window for mark in _DECLARATIONS):
                    raise Unreadable(
                        "The document declares entities, which no office program does; it was not read.",
                        kept=KEPT,
                    )
                carried = window[-_LONGEST_MARK:]

    def part(self, name: str) -> bytes:
        """The bytes of a part; empty where there is none."""
        return self._zip.read(name) if name in self.names else b""

    def size(self, name: str) -> int:
        """Bytes a part unpacks to, as the package declares."""
        return self._zip.getinfo(name).file_size if name in self.names else 0

    def pieces(self, name: str) -> Iterator[bytes]:
        """The bytes of a part, one piece after another."""
        with self._zip.open(name) as part:
            while piece := part.read(_CHUNK):
                yield piece

    def tree(self, name: str) -> Any:
        """The root element of a part; None where there is none or it is not well formed."""
        return parsed(self.part(name))

    def first(self, pattern: str) -> str:
        """The first part whose name matches; "" where none does."""
        return next((name for name in sorted(self.names) if re.fullmatch(pattern, name)), "")


def parsed(xml: bytes) -> Any:
    """The root element of XML that opens no files and follows no entities; None where it is none."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, recover=True
    )
    return etree.fromstring(xml, parser) if xml.strip() else None
