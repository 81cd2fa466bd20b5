"""A template without what a hand leaves behind in Word: sessions, times, paths, thumbnails, drafts."""

import posixpath
import re
from typing import Any

from workbench.deliver.markup import WORD
from workbench.deliver.package import ALLOWED
from workbench.deliver.pictures import bare
from workbench.values.errors import Refused

_W = f"{{{WORD}}}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_DROPPED = (
    "rsids", "rsid", "proofErr", "lastRenderedPageBreak", "attachedTemplate", "docVars", "trackRevisions",
    "revisionView", "commentRangeStart", "commentRangeEnd", "commentReference", "placeholder",
    "showingPlcHdr", "dataBinding", "mailMerge", "attachedSchema", "saveThroughXslt", "writeProtection",
    "permStart", "permEnd",
)  # fmt: skip
_UNFINISHED = (
    "ins", "del", "moveFrom", "moveTo", "pPrChange", "rPrChange", "tblPrChange", "sectPrChange",
    "cellIns", "cellDel", "vanish",
)  # fmt: skip
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def parsed(data: bytes, name: str = "") -> Any:
    """The root of an XML part; nothing outside it is read. Refused when it is damaged or has a DTD."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
                             remove_pis=True)  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Refused(f"The part {name} of the template is damaged.", do="Save it again in Word.") from error
    if root.getroottree().docinfo.doctype:
        raise Refused(f"The part {name} of the template declares a document type; Word never does.")
    return root


def serialised(root: Any) -> bytes:
    """An XML part as bytes, always the same."""
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def cleaned(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts a deliverable may have, without editing marks and what pointed to the others.

    Raises Refused for a template that holds tracked changes, hidden text or notes of its own, and
    for pictures that are neither PNG nor JPEG.
    """
    kept = {name: data for name, data in sorted(parts.items()) if ALLOWED.fullmatch(name)}
    _refuse_other_pictures(parts)
    for name, data in kept.items():
        if name.startswith("word/media/"):
            kept[name] = bare(data, name)
        elif name.startswith("word/") and name.endswith(".xml") and "theme" not in name:
            kept[name] = _without_traces(data, name)
    for name in [name for name in kept if name.endswith(".rels")]:
        kept[name] = _relations_to_kept(kept[name], name, kept)
    if "[Content_Types].xml" in kept:
        kept["[Content_Types].xml"] = _types_of_kept(kept["[Content_Types].xml"], kept)
    return kept


def _refuse_other_pictures(parts: dict[str, bytes]) -> None:
    for name in sorted(parts):
        if name.startswith("word/media/") and not ALLOWED.fullmatch(name):
            raise Refused(
                f"The template holds the picture {posixpath.basename(name)}; "
                "only PNG and JPEG can be cleaned.",
                do="In Word, save that picture as PNG and insert it again.",
            )


def _without_traces(data: bytes, name: str) -> bytes:
    root = parsed(data, name)
    for element in list(root.iter(f"{_W}*")):
        local = element.tag.removeprefix(_W)
        if local in _UNFINISHED and not _switched_off(element):
            what = "hidden text" if local == "vanish" else "tracked changes"
            raise Refused(
                f"The template holds {what}.",
                do="Show it in Word, accept or remove it, and save the template.",
            )
        if local in _DROPPED or (local == "bookmarkStart" and element.get(f"{_W}name") == "_GoBack"):
            _drop(element)
    for element in list(root.iter(f"{_W14}docId", f"{_W15}docId")):
        _drop(element)
    for element in root.iter():
        for attribute in list(element.attrib):
            local = attribute.rpartition("}")[2]
            if (attribute.startswith(_W) and local.startswith("rsid")) or (
                attribute.startswith(_W14) and local in ("paraId", "textId")
            ):
                del element.attrib[attribute]
    return serialised(root)


def _switched_off(element: Any) -> bool:
    return element.get(f"{_W}val") in ("0", "false", "off")


def _drop(element: Any) -> None:
    parent = element.getparent()
    if element.tag == f"{_W}bookmarkStart":
        number = element.get(f"{_W}id")
        for end in list(element.getroottree().getroot().iter(f"{_W}bookmarkEnd")):
            if end.get(f"{_W}id") == number:
                end.getparent().remove(end)
    parent.remove(element)


def _relations_to_kept(relations: bytes, name: str, kept: dict[str, bytes]) -> bytes:
    base = posixpath.dirname(posixpath.dirname(name))
    root = parsed(relations, name)
    for relation in list(root):
        target = relation.get("Target", "")
        if relation.get("TargetMode") == "External":
            wanted = "attachedTemplate" not in relation.get("Type", "")
        else:
            wanted = posixpath.normpath(posixpath.join("/", base, target)).lstrip("/") in kept
        if not wanted:
            root.remove(relation)
    return serialised(root)


def _types_of_kept(types: bytes, kept: dict[str, bytes]) -> bytes:
    """Content types of the parts that are left; a Word template (.dotx) becomes a document."""
    root = parsed(types, "[Content_Types].xml")
    endings = {re.sub(r".*\.", "", name).lower() for name in kept}
    for entry in list(root):
        part = entry.get("PartName")
        if (part is not None and part.lstrip("/") not in kept) or (
            part is None and entry.get("Extension", "").lower() not in endings | {"rels", "xml"}
        ):
            root.remove(entry)
        elif part == "/word/document.xml":
            entry.set("ContentType", _MAIN)
    return serialised(root)
