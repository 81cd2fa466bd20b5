"""Every kind of tracked change that Word knows, found in any part of a Word file."""

from collections.abc import Iterator
from typing import Any, NamedTuple

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_W = f"{{{WORD}}}"
DELETED = (f"{_W}del", f"{_W}moveFrom")
INSERTED = (f"{_W}ins", f"{_W}moveTo")
_KINDS = {
    "ins": "insertion", "del": "deletion", "moveFrom": "moved away", "moveTo": "moved here",
    "cellIns": "cell inserted", "cellDel": "cell deleted", "cellMerge": "cells merged",
    "rPrChange": "formatting", "pPrChange": "paragraph formatting", "sectPrChange": "page layout",
    "tblPrChange": "table formatting", "tblPrExChange": "table formatting",
    "tblGridChange": "table columns", "trPrChange": "row formatting", "tcPrChange": "cell formatting",
    "numberingChange": "numbering", "customXmlInsRangeStart": "markup inserted",
    "customXmlDelRangeStart": "markup deleted", "customXmlMoveFromRangeStart": "markup moved away",
    "customXmlMoveToRangeStart": "markup moved here",
}  # fmt: skip
_PARTS = {
    "hdr": "header", "ftr": "footer", "footnotes": "footnote", "endnotes": "endnote",
    "comments": "comment", "glossaryDocument": "building block", "styles": "styles",
    "numbering": "numbering",
}  # fmt: skip


class Change(NamedTuple):
    """One tracked change; `at` is as the file says it."""

    element: Any
    kind: str
    author: str
    at: str


def story(xml: bytes) -> Any:
    """The root of a part without the doubles that older programs are given; None where it is no XML."""
    from workbench.sources.reading.formats.xml_package import parsed

    root = parsed(xml.replace(_STRICT, WORD.encode()))
    if root is None:
        return None
    for fallback in list(root.iter(f"{_COMPATIBILITY}Fallback")):
        chosen = fallback.getparent().find(f"{_COMPATIBILITY}Choice")
        if chosen is not None:
            fallback.getparent().remove(fallback)
    return root


def kind_of_part(root: Any) -> str:
    """Header, footer, footnote, endnote, comment; "other part" for the rest."""
    return _PARTS.get(str(root.tag).rpartition("}")[2], "other part")


def changes_in(root: Any) -> Iterator[Change]:
    """Every tracked change in a part, in its order."""
    for element in root.iter():
        tag = element.tag
        if not isinstance(tag, str) or not tag.startswith(_W):
            continue
        kind = _KINDS.get(tag.removeprefix(_W), "")
        if not kind:
            continue
        if kind in ("insertion", "deletion", "moved away", "moved here"):
            kind += _of_what(element)
        author = " ".join(element.get(f"{_W}author", "").split())
        yield Change(element, kind, author, element.get(f"{_W}date", ""))


def _of_what(element: Any) -> str:
    """What is inserted or deleted, where it is no words: the end of a paragraph, a row."""
    parent = element.getparent()
    if parent is None or len(element):
        return ""
    outer = parent.getparent()
    if parent.tag == f"{_W}trPr":
        return " of a row"
    if parent.tag == f"{_W}rPr" and outer is not None and outer.tag == f"{_W}pPr":
        return " of a paragraph"
    if parent.tag == f"{_W}numPr":
        return " of a number"
    return ""
