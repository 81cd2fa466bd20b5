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
_TYPE = b"<!DOCTYPE"
_DECLARATIONS = (
    b"<!ENTITY",
    *(mark.encode(wide) for mark in ("<!DOCTYPE", "<!ENTITY") for wide in ("utf-16-le", "utf-16-be")),
)
# A declaration that only names its type, as OpenOffice wrote it: without brackets there are no entities
# in it, and what it refers to is never fetched.
_BARE_TYPE = re.compile(
    rb"<!DOCTYPE\s+[\w:.-]+(?:\s+(?:PUBLIC\s+(?:\"[^\"<>\[]*\"|'[^'<>\[]*')|SYSTEM)"
    rb"(?:\s+(?:\"[^\"<>\[]*\"|'[^'<>\[]*'))?)?\s*>"
)
_LONGEST_TYPE = 1024
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
                if _declares(window, is_last=len(chunk) < _CHUNK):
                    raise Unreadable(
                        "The document declares entities, which no office program does; it was not read.",
                        kept=KEPT,
                    )
                carried = window[-_LONGEST_TYPE:]

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


def _declares(window: bytes, *, is_last: bool) -> bool:
    """Whether a stretch of a part declares entities, or a type in any but the bare form.

    A declaration that the stretch cuts off is looked at with the next one.
    """
    if any(mark in window for mark in _DECLARATIONS):
        return True
    at = window.find(_TYPE)
    while at >= 0:
        whole = is_last or len(window) - at >= _LONGEST_TYPE
        if whole and not _BARE_TYPE.match(window, at):
            return True
        at = window.find(_TYPE, at + 1)
    return False


def parsed(xml: bytes) -> Any:
    """The root element of XML that opens no files and follows no entities; None where it is none."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, recover=True
    )
    return etree.fromstring(xml, parser) if xml.strip() else None
