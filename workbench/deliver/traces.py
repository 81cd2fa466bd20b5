"""What a deliverable must not carry besides its text: drafts, people, machines, stray parts.

Separate from the code that writes: it keeps its own lists and parses for itself.
"""

import platform
import posixpath
import re
import struct
from collections.abc import Iterable, Iterator
from typing import Any

from workbench.values.account import user_name

_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(?:core|app)\.xml|word/_rels/[\w-]+\.xml\.rels|"
    r"word/(?:document|styles|numbering|settings|fontTable|endnotes|footnotes|header\d*|footer\d*)\.xml|"
    r"word/theme/theme\d*\.xml|word/media/[\w.-]+\.(?:png|jpe?g)|word/fonts/[\w.-]+\.odttf"
)
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FORBIDDEN = {
    **dict.fromkeys(
        ("ins", "del", "moveFrom", "moveTo", "delText", "delInstrText", "cellIns", "cellDel", "cellMerge",
         "moveFromRangeStart", "moveToRangeStart", "trackRevisions"), "a tracked change"),
    **dict.fromkeys(("comment", "commentReference", "commentRangeStart", "commentRangeEnd"), "a comment"),
    **dict.fromkeys(("rsids", "rsid", "rsidRoot"), "editing session ids"),
    **dict.fromkeys(("docVars", "docVar"), "document variables"),
    **dict.fromkeys(("object", "control", "altChunk", "subDoc", "movie"), "an embedded object"),
    **dict.fromkeys(("mailMerge", "saveThroughXslt", "attachedSchema", "dataBinding"), "a link to data"),
    **dict.fromkeys(("permStart", "permEnd", "writeProtection"), "names of editors"),
    "attachedTemplate": "the path of a template",
    "docId": "an id of the document",
}  # fmt: skip
_HIDING = ("vanish", "specVanish", "webHidden")
_FIELDS = (
    "PAGE", "NUMPAGES", "SEQ", "TOC", "REF", "PAGEREF", "NOTEREF", "SECTION", "SECTIONPAGES", "STYLEREF",
    "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN",
)  # fmt: skip
_TAG = re.compile(rb"<[^<>!?/][^<>]*")
_TAG_NAME = re.compile(rb"<([^\s/>!?]+)")
_ATTRIBUTE_NAME = re.compile(rb"\s([^\s=<>\"'/]+)\s*=\s*[\"']")
_FIELD_SIGNS = (b"fldSimple", b"instrText")
_PLACES = re.compile(
    r"gw:(?:title|marking|meta|summary|outlook|sections|figures|actors|sources|scale|annex|closing|notes|footnotes"
    r"|statement.*)$"
)
_REVIEW_TAG = re.compile(r"gw:(?:statement|assessment):")
_REVIEW_PARTS = re.compile(r"word/comments(?:Extended)?\.xml")
_REVIEW_ELEMENTS = ("comment", "commentReference", "commentRangeStart", "commentRangeEnd")
_REVIEW_RELATIONS = ("comments", "commentsExtended")
_RECORD_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
# Two names after a slash are prose ("/home/work"); a path of a file has three, or a drive, or a machine.
_PATH = re.compile(
    r"file:/|(?<![\w/:])[A-Za-z]:\\[^\\<>\"]+\\|\\\\[\w.-]+\\\w"
    r"|(?<![\w.:/~-])/(?:home|Users|tmp|root|mnt|media|srv|opt|Volumes)/[\w.@-]+/\w"
)
_PATH_SIGNS = (b"file:", b":\\", b"\\\\", b"/home/", b"/Users/", b"/tmp/", b"/root/", b"/mnt/", b"/media/",
               b"/srv/", b"/opt/", b"/Volumes/")  # fmt: skip
_CORE = ("title", "subject", "creator", "keywords", "lastModifiedBy", "revision", "created", "modified",
         "identifier", "language", "contentStatus", "category")  # fmt: skip
_RELATIONS = ("officeDocument", "core-properties", "extended-properties", "styles", "numbering", "settings",
              "fontTable", "endnotes", "footnotes", "header", "footer", "theme", "image", "font",
              "hyperlink")  # fmt: skip
_PNG_CHUNKS = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")


def traces(parts: dict[str, bytes], approved_links: set[str], review: bool = False) -> Iterator[str]:
    """Every trace in the parts of a package, in plain words.

    A review copy (`review`) has comments with their authors, and says which statement is which.
    """
    for name, content in parts.items():
        if not (_PARTS.fullmatch(name) or (review and _REVIEW_PARTS.fullmatch(name))):
            yield f"the part {name} does not belong into a deliverable"
        if name.endswith((".xml", ".rels")):
            yield from _markup_traces(name, content, parts, approved_links, review)
        elif name.startswith("word/media/"):
            yield from _picture_traces(name, content)
    yield from _note_traces(parts)


def _markup_traces(
    name: str, content: bytes, parts: dict[str, bytes], approved: set[str], review: bool
) -> Iterator[str]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        yield f"{name} is damaged"
        return
    if root.getroottree().docinfo.doctype:
        yield f"{name} declares entities"
    if root.getroottree().docinfo.encoding not in ("UTF-8", "utf-8", None):
        yield f"{name} is in another encoding than UTF-8"
    yield from _name_traces(name, [*root.itersiblings(), *root.itersiblings(preceding=True)])
    if review:
        yield from _name_traces(name, _beside_review(root))
    elif _may_hold_traces(content):
        yield from _name_traces(name, root.iter())
    if any(sign in content for sign in _FIELD_SIGNS):
        yield from _field_traces(name, root)
    if any(sign in content for sign in _PATH_SIGNS) and _PATH.search(content.decode("utf-8", "replace")):
        yield f"{name} holds the path of a file or folder"
    if name.endswith(".rels"):
        yield from _relation_traces(name, root, parts, approved, review)
    elif name == "docProps/core.xml":
        yield from _core_traces(root)
    elif name == "docProps/app.xml":
        yield from (
            f"the properties state {_local(known)}" for known in root.iter() if (known.text or "").strip()
        )
    if name.startswith("docProps/"):
        yield from _machine_traces(" ".join(root.itertext()))


def _may_hold_traces(content: bytes) -> bool:
    """Whether the bytes of a well-formed part have a remark or any name that may be a trace.

    What looks like a name and is none only costs a closer look at the elements.
    """
    if b"<!--" in content or content.find(b"<?", 1) >= 0:
        return True
    tags = set(_TAG.findall(content))
    if any(tag.count(b'"') % 2 or tag.count(b"'") % 2 for tag in tags):
        return True  # A value holds the sign that ends a tag: what comes after it was not seen.
    together = b"\n".join(tags)
    names = {*_TAG_NAME.findall(together), *_ATTRIBUTE_NAME.findall(together)}
    return any(_may_tell(known.rpartition(b":")[2].decode("utf-8", "replace")) for known in names)


def _name_traces(name: str, elements: Iterable[Any]) -> Iterator[str]:
    """What elements are, by their names and those of their attributes; each name is judged once."""
    plain: set[str] = set()
    telling: set[str] = set()
    for element in elements:
        tag = element.tag
        if not isinstance(tag, str):
            yield f"{name} holds a remark that Word does not show"
            continue
        names = element.keys()
        if tag in plain and plain.issuperset(names):
            continue
        names = [tag, *names]
        for known in names:
            if known not in plain and known not in telling:
                (telling if _may_tell(known) else plain).add(known)
        if not telling.isdisjoint(names):
            yield from _element_traces(name, element)


def _beside_review(root: Any) -> Iterator[Any]:
    """The elements that no review copy needs: all but its comments and what marks its statements."""
    for element in root.iter():
        local = _local(element) if isinstance(element.tag, str) else ""
        is_tag = local == "tag" and _REVIEW_TAG.match(element.get(f"{_WORD}val", ""))
        in_comment = local in ("p", "commentEx") and _local(root) in ("comments", "commentsEx")
        if not (local in _REVIEW_ELEMENTS or is_tag or in_comment):
            yield element


def _may_tell(known: str) -> bool:
    """Whether an element or attribute of this name may be a trace; most names never are."""
    local = known.rpartition("}")[2]
    return (
        local in _FORBIDDEN
        or local in _HIDING
        or local in ("tag", "bookmarkStart", "alias", "paraId", "textId", "author", "initials", "date")
        or local.endswith("Change")
        or local.startswith("rsid")
    )


def _element_traces(name: str, element: Any) -> Iterator[str]:
    local = _local(element)
    if element.tag.startswith(_WORD) or local == "docId":
        value = element.get(f"{_WORD}val", "")
        if local in _FORBIDDEN:
            yield f"{name} holds {_FORBIDDEN[local]}"
        elif local.endswith("Change"):
            yield f"{name} holds a tracked change"
        elif local in _HIDING and value not in ("0", "false", "off"):
            yield f"{name} holds hidden text"
        elif local == "tag" and (_PLACES.match(value) or _RECORD_ID.search(value)):
            yield f"{name} holds the place {value}, not filled"
        elif local in ("bookmarkStart", "alias"):
            marked = element.get(f"{_WORD}name", "") + value
            if marked == "_GoBack" or _RECORD_ID.search(marked):
                yield f"{name} holds the bookmark {marked}"
    for attribute in element.attrib:
        bare = attribute.rpartition("}")[2]
        if bare.startswith("rsid"):
            yield f"{name} holds editing session ids"
        elif bare in ("paraId", "textId") and "wordml" in attribute:
            yield f"{name} holds paragraph ids"
        elif attribute in (f"{_WORD}author", f"{_WORD}initials", f"{_WORD}date"):
            yield f"{name} holds the name of an author or a time of editing"


def _field_traces(name: str, root: Any) -> Iterator[str]:
    """Fields may only count pages, figures and headings; others fetch files or state who and where."""
    codes = [element.get(f"{_WORD}instr", "") for element in root.iter(f"{_WORD}fldSimple")]
    running = ""
    for element in root.iter(f"{_WORD}instrText", f"{_WORD}fldChar"):
        if element.tag.endswith("instrText"):
            running += element.text or ""
        elif running:
            codes.append(running)
            running = ""
    for code in [*codes, running]:
        word = code.split()[0].upper() if code.split() else ""
        if word and word not in _FIELDS:
            yield f"{name} holds a field {word}"


def _relation_traces(
    name: str, root: Any, parts: dict[str, bytes], approved: set[str], review: bool
) -> Iterator[str]:
    base = posixpath.dirname(posixpath.dirname(name))
    for relation in root:
        kind = relation.get("Type", "").rpartition("/")[2]
        target = relation.get("Target", "")
        if relation.get("TargetMode", "").lower() == "external":
            if kind != "hyperlink" or target not in approved:
                yield f"{name} links to {target}"
        elif posixpath.normpath(posixpath.join("/", base, target)).lstrip("/") not in parts:
            yield f"{name} points to {target}, which is not there"
        if kind not in _RELATIONS and not (review and kind in _REVIEW_RELATIONS):
            yield f"{name} holds a relationship of the kind {kind}"


def _core_traces(root: Any) -> Iterator[str]:
    stated = {_local(element): (element.text or "").strip() for element in root}
    for field in stated:
        if field not in _CORE and stated[field]:
            yield f"the properties state {field}"
    for word in ("python-docx", "generated by"):
        if any(word in text.lower() for text in stated.values()):
            yield f"the properties name the program ({word})"
    if stated.get("created") != stated.get("modified"):
        yield "the properties state two different times"
    if stated.get("revision", "1") not in ("", "1"):
        yield "the properties state how often the file was saved"


def _machine_traces(text: str) -> Iterator[str]:
    names = {"the name of this computer": platform.node(), "the name of the user": user_name()}
    for what, found in names.items():
        if len(found) >= 4 and re.search(rf"\b{re.escape(found)}\b", text, re.IGNORECASE):
            yield f"the properties hold {what}"


def _note_traces(parts: dict[str, bytes]) -> Iterator[str]:
    """A reference without its note, or the other way round, is damage a reader would see."""
    body = parts.get("word/document.xml", b"")
    for kind in (b"endnote", b"footnote"):
        cited = re.findall(rb'<w:%sReference\b[^>]*w:id="(-?\d+)"' % kind, body)
        notes = re.findall(rb"<w:%s\b([^>]*)>" % kind, parts.get(f"word/{kind.decode()}s.xml", b""))
        own = [re.search(rb'w:id="(-?\d+)"', note) for note in notes if b"w:type=" not in note]
        if [number[1] for number in own if number] != cited:
            yield "the notes do not match their references"


def _picture_traces(name: str, content: bytes) -> Iterator[str]:
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        yield from _png_traces(name, content)
    elif content.startswith(b"\xff\xd8"):
        if re.search(rb"\xff[\xe1-\xed\xef\xfe]..", content[: content.find(b"\xff\xda")], re.DOTALL):
            yield f"{name} carries data besides its pixels"
        if not content.endswith(b"\xff\xd9"):
            yield f"{name} goes on after its end"
    else:
        yield f"{name} is not a picture that was drawn again"


def _png_traces(name: str, content: bytes) -> Iterator[str]:
    position = 8
    kind = b""
    while position + 12 <= len(content) and kind != b"IEND":
        (length,) = struct.unpack(">I", content[position : position + 4])
        kind = content[position + 4 : position + 8]
        position += 12 + length
        if kind not in _PNG_CHUNKS:
            yield f"{name} carries data besides its pixels"
    if kind != b"IEND" or position != len(content):
        yield f"{name} goes on after its end, or has none"


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
