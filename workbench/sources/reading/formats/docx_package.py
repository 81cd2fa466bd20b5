"""The parts of a Word file: checked before they are parsed, hidden words taken out, contents counted."""

import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from typing import Any

from workbench.sources.reading.formats.dates import partial_date
from workbench.sources.reading.formats.docx_drawn import Drawn
from workbench.sources.reading.formats.docx_marks import mark_white, write_out
from workbench.sources.reading.formats.docx_numbers import Numbering
from workbench.sources.reading.formats.docx_seen import (
    choose,
    fill_forms,
    join_drop_caps,
    local,
    open_drawings,
    part_words,
    value,
    write_shifts,
)
from workbench.sources.reading.formats.docx_slim import slim
from workbench.sources.reading.formats.xml_package import XmlPackage, parsed

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT, _TRANSITIONAL = b"http://purl.oclc.org/ooxml/wordprocessingml/main", _WORD[1:-1].encode()
_STRICT_DRAWN = b"http://purl.oclc.org/ooxml/drawingml/main"
_DRAWN = b"http://schemas.openxmlformats.org/drawingml/2006/main"
_OFF = ("0", "false", "off")
_HIDE, _STRIKE = ("vanish",), ("strike", "dstrike")
_NO_WORDS = ("proofErr", "bookmarkStart", "bookmarkEnd")
_MOST_ANCESTORS = 20
_STYLES = "word/styles.xml"
_MARGIN = re.compile(r"word/(?:header|footer)\d*\.xml")
_STORY = re.compile(r"word/(?!styles|settings|numbering|fontTable|webSettings|theme)[^/]+\.xml")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")


class DocxPackage(XmlPackage):
    """A package of Word, without hidden words once it is prepared."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        numbering = self.part("word/numbering.xml")
        self.styles = Styles(self.part(_STYLES))
        self._numbering = Numbering(parsed(_plain(numbering)), self.styles.tree)
        self.drawn = Drawn(self)
        self.hidden = 0
        self.struck = 0

    def prepared(self) -> bytes:
        """The package as a person sees it, in forms that are read: nothing hidden or struck out in it.

        What was taken out or written out is counted in `hidden`, `struck` and `drawn`.
        """
        from lxml import etree

        changed: dict[str, bytes] = {}
        for name in self.names:
            if _STORY.fullmatch(name) and not _MARGIN.fullmatch(name):
                root = self.seen_part(name)
                if root is not None:
                    slim(root)
                    changed[name] = etree.tostring(
                        root, xml_declaration=True, encoding="UTF-8", standalone=True
                    )
        if self.styles.is_completed:
            changed[_STYLES] = etree.tostring(self.styles.tree, encoding="UTF-8")
        return self._rezipped(changed)

    def seen_part(self, name: str) -> Any:
        """The tree of one part as a person sees it; None where it is not well formed."""
        from lxml import etree

        try:
            root = _tree(_plain(self.part(name)))
        except etree.XMLSyntaxError:
            return None
        choose(root)
        write_out(root)
        self.struck += _take_out(root, _STRIKE, self.styles.striking)
        self.hidden += _take_out(root, _HIDE, self.styles.hiding)
        mark_white(root)
        for mark in list(root.iter(f"{_WORD}cellDel")):
            cell = mark.getparent().getparent()
            cell.getparent().remove(cell)
        etree.strip_tags(root, f"{_WORD}fldSimple")
        join_drop_caps(root)
        fill_forms(root)
        part_words(root)
        write_shifts(root, self.styles.shifts)
        if self._numbering:
            self._numbering.write(root)
        open_drawings(root, self.drawn.of(name).lines)
        return root

    def _rezipped(self, changed: dict[str, bytes]) -> bytes:
        """The parts that hold words and their relations; pictures and objects are not read anyway."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as copy:
            for name in self.names:
                if name.lower().endswith((".xml", ".rels")):
                    copy.writestr(name, changed.get(name) or self._zip.read(name))
        return target.getvalue()

    def main_part(self) -> str:
        """The name of the part with the body of the document."""
        relations = self.tree("_rels/.rels")
        for relation in relations if relations is not None else ():
            if str(relation.get("Type", "")).endswith("/officeDocument"):
                return str(relation.get("Target", "")).lstrip("/")
        return "word/document.xml"

    def properties(self) -> dict[str, str]:
        """What the core properties state."""
        return core_properties(self.part("docProps/core.xml"))

    def active(self) -> dict[str, int]:
        """What the document carries besides words; nothing of it is opened."""
        stories = b"".join(self.part(name) for name in sorted(self.names) if _STORY.fullmatch(name))
        relations = self._relations()
        external = [relation for relation in relations if 'TargetMode="External"' in relation]
        links = [relation for relation in external if "/hyperlink" in relation]
        counts = {
            "macros": sum(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in self.names),
            "embedded objects": sum("/embeddings/" in name for name in self.names),
            "controls": sum("/activex/" in name.lower() and name.endswith(".xml") for name in self.names),
            "links": len(links),
            "remote references": len(external) - len(links),
            "attached template": sum("/attachedTemplate" in relation for relation in relations),
            "other documents inside": sum("/aFChunk" in relation for relation in relations),
            "fields that fetch": len(
                re.findall(rb"\b(?:DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT)\s", stories)
            ),
            "comments": len(re.findall(rb"<w:comment\s", stories)),
            "equations": len(re.findall(rb"<m:oMath[ >]", stories)),
            "tracked changes": len(re.findall(rb"<w:(?:ins|del|moveFrom|moveTo)[ >]", stories)),
        }
        return {name: count for name, count in counts.items() if count}

    def _relations(self) -> list[str]:
        parts = (self.part(name) for name in sorted(self.names) if name.endswith(".rels"))
        texts = (part.decode("utf-8", "replace") for part in parts)
        return [relation for text in texts for relation in _RELATION.findall(text)]


def core_properties(part: bytes) -> dict[str, str]:
    """Title, creator and the days of creation and change, as the core properties of Office state them."""
    xml = part.decode("utf-8", "replace")
    found = {}
    for field in ("title", "creator", "created", "modified"):
        match = re.search(rf"<(?:\w+:)?{field}(?:\s[^>]*)?>([^<]*)<", xml)
        words = " ".join(unescape(match.group(1)).split()) if match else ""
        if words:
            found[field] = partial_date(words[:10]) if field in ("created", "modified") else words
    return found


def property_facts(properties: dict[str, str], title: str, title_from: str) -> dict[str, str]:
    """Where the facts of an Office document come from."""
    origins = {"title": title_from} if title else {}
    if properties.get("creator"):
        origins["author"] = "document properties: whoever made the file"
    if properties.get("created"):
        origins["published_on"] = "the day the file was made, which need not be the day it was published"
    if properties.get("modified"):
        origins["last changed"] = properties["modified"]
    return origins


def _tree(xml: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    return etree.fromstring(xml, parser)


def says(properties: Any, names: tuple[str, ...]) -> bool | None:
    """Whether run properties set one of these (True), unset it (False) or leave it to the style (None)."""
    found = [properties.find(f"{_WORD}{name}") for name in names] if properties is not None else []
    marks = [value(mark, "1") not in _OFF for mark in found if mark is not None]
    return any(marks) if marks else None


class Styles:
    """What the styles of a document say of words: hidden, struck out, raised or lowered."""

    def __init__(self, xml: bytes) -> None:
        self.hiding: set[str] = set()
        self.striking: set[str] = set()
        self.shifts: dict[str, str] = {}
        self.tree = _tree(_plain(xml)) if xml.strip() else None
        self.is_completed = False
        """Whether anything was added that the file leaves to be understood."""
        if self.tree is None:
            return
        self.is_completed = _completed(self.tree)
        found = {one.get(f"{_WORD}styleId", ""): one for one in self.tree.iter(f"{_WORD}style")}
        for name in found:
            line = list(style_line(name, found))
            if any(one in xml for one in (b"vanish", b"strike")):
                if first_said(line, _HIDE):
                    self.hiding.add(name)
                if first_said(line, _STRIKE):
                    self.striking.add(name)
            if found[name].get(f"{_WORD}type") == "character":
                marks = (value(one.find(f"{_WORD}rPr/{_WORD}vertAlign")) for one in line)
                self.shifts[name] = next((mark for mark in marks if mark), "")


def _completed(styles: Any) -> bool:
    """Write out the kind of styles that do not state it (a paragraph's), and a name; whether any was."""
    is_changed = False
    for number, style in enumerate(styles.iter(f"{_WORD}style")):
        for attribute, default in (("type", "paragraph"), ("styleId", f"unnamed{number}")):
            if not style.get(f"{_WORD}{attribute}"):
                style.set(f"{_WORD}{attribute}", default)
                is_changed = True
    return is_changed


def style_line(name: str, found: dict[str, Any]) -> Iterator[Any]:
    """A style and those it is based on, itself first."""
    for _ in range(_MOST_ANCESTORS):
        style = found.get(name)
        if style is None:
            return
        yield style
        name = value(style.find(f"{_WORD}basedOn"))


def first_said(line: list[Any], names: tuple[str, ...]) -> bool:
    """What the first style of a line that speaks of these run properties says of them."""
    said = (says(style.find(f"{_WORD}rPr"), names) for style in line)
    return bool(next((one for one in said if one is not None), None))


def without_hidden(package: DocxPackage, name: str) -> Any:
    """The tree of one part without its hidden runs; None where there is no such part."""
    return package.seen_part(name) if name in package.names else None


def _take_out(root: Any, names: tuple[str, ...], styles: set[str]) -> int:
    """Remove the runs that are so; returns how many passages of words they were."""
    removed = [run for run in root.iter(f"{_WORD}r") if _is_so(run, names, styles)]
    gone, passages = set(removed), 0
    for run in removed:
        before = run.getprevious()
        while before is not None and local(before) in _NO_WORDS:
            before = before.getprevious()
        said = bool("".join(run.itertext(f"{_WORD}t")).strip())
        passages += said and (names is _HIDE or before not in gone)
    for run in removed:
        run.getparent().remove(run)
    return passages


def _is_so(run: Any, names: tuple[str, ...], styles: set[str]) -> bool:
    properties = run.find(f"{_WORD}rPr")
    direct = says(properties, names)
    if direct is not None or not styles:
        return bool(direct)
    character_style = value(properties.find(f"{_WORD}rStyle")) if properties is not None else ""
    if character_style:
        return character_style in styles
    paragraph = next(run.iterancestors(f"{_WORD}p"), None)
    return paragraph is not None and value(paragraph.find(f"{_WORD}pPr/{_WORD}pStyle")) in styles


def _plain(xml: bytes) -> bytes:
    """A part in the names of the transitional form, whichever form it is written in."""
    return xml.replace(_STRICT, _TRANSITIONAL).replace(_STRICT_DRAWN, _DRAWN)
