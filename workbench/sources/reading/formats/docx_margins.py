"""What stands beside the text of a Word file: headers, footers, comments, documents inside."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from workbench.sources.reading.formats.docx_package import DocxPackage, without_hidden
from workbench.sources.reading.formats.told import told
from workbench.sources.reading.model import Part
from workbench.values.content import size_in_words

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT_WORD = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_MARGIN = re.compile(r"word/(header|footer)\d*\.xml")
_LARGEST_INSIDE = 50 * 1024 * 1024
_READ_INSIDE = (
    ".docx",
    ".docm",
    ".xlsx",
    ".xlsm",
    ".pdf",
    ".rtf",
    ".odt",
    ".txt",
    ".htm",
    ".html",
    ".eml",
    ".msg",
)


def margins(package: DocxPackage) -> Iterator[tuple[str, str]]:
    """Kind (`page_header`, `page_footer`) and words of each, the same words once."""
    seen = set()
    for name in sorted(package.names):
        match = _MARGIN.fullmatch(name)
        words = _words(package, name) if match else ""
        if match and words and (match.group(1), words) not in seen:
            seen.add((match.group(1), words))
            yield f"page_{match.group(1)}", words


def comments(package: DocxPackage) -> Iterator[tuple[str, str]]:
    """Author and words of each comment."""
    root = package.tree("word/comments.xml")
    found = root.iter(f"{_WORD}comment", f"{_STRICT_WORD}comment") if root is not None else ()
    for comment in found:
        author = comment.get(f"{_WORD}author") or comment.get(f"{_STRICT_WORD}author") or ""
        if words := _said(comment):
            yield " ".join(author.split()), words


def documents_inside(package: DocxPackage) -> list[Part]:
    """The files that are embedded as such; objects of other programs are only counted."""
    return [
        Part(PurePosixPath(name).name, package.part(name))
        for name in sorted(package.names)
        if "/embeddings/" in name
        and name.lower().endswith(_READ_INSIDE)
        and package.size(name) <= _LARGEST_INSIDE
    ]


def objects_unread(package: DocxPackage) -> list[str]:
    """That objects of other programs are not read; nothing to say of none."""
    number = sum("/embeddings/" in name and not name.lower().endswith(_READ_INSIDE) for name in package.names)
    if not number:
        return []
    return [told(number, "embedded object", "embedded objects", "could not be read.")]


def too_large_inside(package: DocxPackage) -> list[str]:
    """That embedded files are larger than is taken in, by name; nothing to say of none."""
    names = [
        PurePosixPath(name).name
        for name in sorted(package.names)
        if "/embeddings/" in name and package.size(name) > _LARGEST_INSIDE
    ]
    if not names:
        return []
    return [
        f"Embedded files of more than {size_in_words(_LARGEST_INSIDE)} were left out: {', '.join(names)}."
    ]


def _words(package: DocxPackage, name: str) -> str:
    """The words of a header or footer, deleted, moved and hidden ones left out."""
    root = without_hidden(package, name)
    return _said(root) if root is not None else ""


def _said(root: Any) -> str:
    pieces = []
    for word in (_WORD, _STRICT_WORD):
        parting = (f"{word}{name}" for name in ("tab", "ptab", "br", "cr", "p"))
        for node in root.iter(f"{word}t", *parting):
            gone = any(ancestor.tag in (f"{word}del", f"{word}moveFrom") for ancestor in node.iterancestors())
            if not gone:
                pieces.append((node.text or "") if node.tag == f"{word}t" else " ")
    return " ".join("".join(pieces).split())
