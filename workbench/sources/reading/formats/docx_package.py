"""The parts of a Word file: checked before they are parsed, hidden words taken out, contents counted."""

import io
import re
import zipfile
from html import unescape
from typing import Any

from workbench.sources.reading.formats.dates import partial_date
from workbench.sources.reading.formats.docx_marks import mark_white, write_out
from workbench.sources.reading.formats.xml_package import XmlPackage

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT_WORD = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_OFF = ("0", "false", "off")
_TO_PREPARE = (b"vanish", b"cellDel", b"fldSimple", b"oMath", b'"FFFFFF"', b'"ffffff"')
_STORY = re.compile(r"word/(?!styles|settings|numbering|fontTable|webSettings|theme)[^/]+\.xml")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")


class DocxPackage(XmlPackage):
    """A package of Word, without hidden words once it is prepared."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self._data = data

    def prepared(self) -> tuple[bytes, int]:
        """The package without hidden runs and deleted cells, and how many runs were hidden.

        Simple fields are put in the form of their result, which mammoth would drop.
        """
        styles = _hiding_styles(self.part("word/styles.xml"))
        changed: dict[str, bytes] = {}
        hidden = 0
        for name in self.names:
            if not _STORY.fullmatch(name):
                continue
            xml = self.part(name)
            if any(mark in xml for mark in _TO_PREPARE) or any(style.encode() in xml for style in styles):
                changed[name], count = _prepare(xml, styles)
                hidden += count
        return (self._rezipped(changed), hidden) if changed else (self._data, 0)

    def _rezipped(self, changed: dict[str, bytes]) -> bytes:
        """The parts that hold words and their relations; pictures and objects are not read anyway."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as copy:
            for name in self.names:
                if name.lower().endswith((".xml", ".rels")):
                    copy.writestr(name, changed.get(name) or self._zip.read(name))
        return target.getvalue()

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


def _hides(properties: Any) -> bool | None:
    """Whether run properties hide (True), show (False) or leave it to the style (None)."""
    for word in (_WORD, _STRICT_WORD):
        mark = properties.find(f"{word}vanish") if properties is not None else None
        if mark is not None:
            return mark.get(f"{word}val") not in _OFF
    return None


def _find(element: Any, name: str) -> Any:
    """A child of that name in either namespace of Word."""
    if element is None:
        return None
    found = element.find(f"{_WORD}{name}")
    return found if found is not None else element.find(f"{_STRICT_WORD}{name}")


def _value(element: Any, default: str = "") -> str:
    if element is None:
        return default
    return str(element.get(f"{_WORD}val") or element.get(f"{_STRICT_WORD}val") or default)


def _hiding_styles(xml: bytes) -> set[str]:
    """The ids of styles whose words are hidden, by themselves or by the style they are based on."""
    if b"vanish" not in xml:
        return set()
    hides: dict[str, bool | None] = {}
    based: dict[str, str] = {}
    root = _tree(xml)
    for style in [*root.iter(f"{_WORD}style"), *root.iter(f"{_STRICT_WORD}style")]:
        name = style.get(f"{_WORD}styleId") or style.get(f"{_STRICT_WORD}styleId") or ""
        hides[name] = _hides(_find(style, "rPr"))
        based[name] = _value(_find(style, "basedOn"))
    hiding = set()
    for name in hides:
        ancestor, steps = name, 0
        while hides.get(ancestor) is None and ancestor in based and steps < len(based):
            ancestor, steps = based[ancestor], steps + 1
        if hides.get(ancestor):
            hiding.add(name)
    return hiding


def without_hidden(package: DocxPackage, name: str) -> Any:
    """The tree of one part without its hidden runs; None where there is no such part."""
    if name not in package.names:
        return None
    prepared, _ = _prepare(package.part(name), _hiding_styles(package.part("word/styles.xml")))
    return _tree(prepared)


def _prepare(xml: bytes, styles: set[str]) -> tuple[bytes, int]:
    from lxml import etree

    root = _tree(xml)
    write_out(root)
    mark_white(root)
    hidden = 0
    for word in (_WORD, _STRICT_WORD):
        for run in list(root.iter(f"{word}r")):
            if _is_hidden(run, word, styles):
                hidden += bool("".join(run.itertext(f"{word}t")).strip())
                run.getparent().remove(run)
        for mark in list(root.iter(f"{word}cellDel")):
            cell = mark.getparent().getparent()
            cell.getparent().remove(cell)
        etree.strip_tags(root, f"{word}fldSimple")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True), hidden


def _is_hidden(run: Any, word: str, styles: set[str]) -> bool:
    properties = _find(run, "rPr")
    direct = _hides(properties)
    if direct is not None or not styles:
        return bool(direct)
    character_style = _value(_find(properties, "rStyle"))
    if character_style:
        return character_style in styles
    paragraph = next(run.iterancestors(f"{word}p"), None)
    return _value(_find(_find(paragraph, "pPr"), "pStyle")) in styles
