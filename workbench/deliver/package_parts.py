"""The parts of the file being written: relationships, content types, pictures, notes."""

import re
from typing import Any

from workbench.deliver.cleaning import parsed, serialised
from workbench.deliver.comments import CONTENT_TYPES, EXTENDED_RELATION, Comments
from workbench.deliver.markup import NAMESPACES, RELATIONS, WORD
from workbench.deliver.notes import Endnotes, content_type, no_notes, separators
from workbench.deliver.stylebook import StyleBook

_W = f"{{{WORD}}}"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_RELATIONS_PART = "word/_rels/document.xml.rels"
_HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_TYPES_PART = "[Content_Types].xml"
_PROPERTIES = (
    ("docProps/core.xml", f"{_PACKAGE}relationships/metadata/core-properties",
     "application/vnd.openxmlformats-package.core-properties+xml"),
    ("docProps/app.xml", f"{RELATIONS}/extended-properties",
     "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
)  # fmt: skip
_NOTE_SETTINGS_COME_BEFORE = (
    "compat", "docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang", "clrSchemeMapping",
    "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions",
    "readModeInkLockDown", "smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags",
    "decimalSymbol", "listSeparator",
)  # fmt: skip


class PackageParts:
    """Parts by name, with what belongs together kept together."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self._parts = dict(parts)
        self._relations = parsed(
            self._parts.get(_RELATIONS_PART, f'<Relationships xmlns="{_PACKAGE}relationships"/>'.encode())
        )
        self._types = parsed(self._parts[_TYPES_PART])
        numbers = re.findall(rb'<(?:wp:docPr|pic:cNvPr)\s[^>]*\bid="(\d+)"', b"".join(self._parts.values()))
        self._last_drawing = max(map(int, numbers), default=0)

    def __getitem__(self, name: str) -> bytes:
        return self._parts[name]

    def __setitem__(self, name: str, data: bytes) -> None:
        self._parts[name] = data

    @property
    def names(self) -> tuple[str, ...]:
        """Every part so far."""
        return tuple(self._parts)

    @property
    def headers(self) -> tuple[str, ...]:
        """The parts that are headers of pages."""
        return tuple(name for name in self._parts if re.fullmatch(r"word/header\d*\.xml", name))

    def add_header(self, data: bytes) -> str:
        """A header of pages under the next free name; returns its relationship."""
        number = 1
        while f"word/header{number}.xml" in self._parts:
            number += 1
        self._parts[f"word/header{number}.xml"] = data
        self._declare("Override", "PartName", f"/word/header{number}.xml", _HEADER_TYPE)
        return self._relate("header", f"header{number}.xml")

    def add_picture(self, png: bytes) -> tuple[str, int]:
        """A PNG under the next free name; returns its relationship and the number of its drawing."""
        number = 1
        while any(name.startswith(f"word/media/image{number}.") for name in self._parts):
            number += 1
        self._parts[f"word/media/image{number}.png"] = png
        self._declare("Default", "Extension", "png", "image/png")
        self._last_drawing += 1
        return self._relate("image", f"media/image{number}.png"), self._last_drawing

    def add_comments(self, comments: Comments) -> None:
        """The comments in the margin; none leave no part."""
        if not comments.count:
            return
        for name, data in comments.parts().items():
            self._parts[name] = data
            self._declare("Override", "PartName", f"/{name}", CONTENT_TYPES[name])
        self._relate("comments", "comments.xml")
        self._relate(EXTENDED_RELATION, "commentsExtended.xml")

    def add_notes(self, notes: Endnotes, styles: StyleBook) -> None:
        """The notes after the template's separators."""
        from lxml import etree

        kind, part = notes.kind, f"word/{notes.kind}s.xml"
        root = parsed(self._parts.get(part, no_notes(kind)))
        lines = [note for note in root if note.get(f"{_W}type") in ("separator", "continuationSeparator")]
        for note in list(root):
            root.remove(note)
        if len(lines) != 2:
            lines = list(etree.fromstring(f"<gw {NAMESPACES}>{separators(kind)}</gw>"))
        for number, line in enumerate(lines, -1):
            line.set(f"{_W}id", str(number))
            root.append(line)
        written = etree.fromstring(f"<gw {NAMESPACES}>{notes.elements()}</gw>")
        styles.adopt(written)
        root.extend(list(written))
        self._parts[part] = serialised(root)
        if not any(relation.get("Type", "").endswith(f"/{kind}s") for relation in self._relations):
            self._relate(f"{kind}s", f"{kind}s.xml")
        self._declare("Override", "PartName", f"/{part}", content_type(kind))
        self._name_separators(kind)

    @property
    def first_free_bookmark(self) -> int:
        """A number from which on no bookmark of the template has its own."""
        numbers = re.findall(rb'<w:bookmarkStart\b[^>]*\bw:id="(\d+)"', b"".join(self._parts.values()))
        return max(map(int, numbers), default=0) + 1

    def finish_body(self, root: Any, styles: StyleBook) -> None:
        """What Word wants of a body besides its text."""
        _number_endnotes_in_decimals(root)
        _part_tables(root, styles)

    def finished(self) -> dict[str, bytes]:
        """All parts, ready for the package."""
        self._declare_properties()
        self._parts[_RELATIONS_PART] = serialised(self._relations)
        self._parts[_TYPES_PART] = serialised(self._types)
        return self._parts

    def _declare_properties(self) -> None:
        """A template may have been made without properties; the brief has them."""
        from lxml import etree

        root = parsed(self._parts["_rels/.rels"])
        for target, kind, declared in _PROPERTIES:
            self._declare("Override", "PartName", f"/{target}", declared)
            if not any(relation.get("Type") == kind for relation in root):
                values = {"Id": f"rIdGw{len(root) + 1}", "Type": kind, "Target": target}
                etree.SubElement(root, f"{{{_PACKAGE}relationships}}Relationship", values)
        self._parts["_rels/.rels"] = serialised(root)

    def _relate(self, kind: str, target: str) -> str:
        from lxml import etree

        numbers = [re.fullmatch(r"rId(\d+)", relation.get("Id", "")) for relation in self._relations]
        relation_id = f"rId{max((int(number[1]) for number in numbers if number), default=0) + 1}"
        etree.SubElement(
            self._relations,
            f"{{{_PACKAGE}relationships}}Relationship",
            {"Id": relation_id, "Type": kind if ":" in kind else f"{RELATIONS}/{kind}", "Target": target},
        )
        return relation_id

    def _declare(self, element: str, attribute: str, value: str, content_type: str) -> None:
        from lxml import etree

        if any(entry.get(attribute, "").lower() == value.lower() for entry in self._types):
            return
        entry = etree.Element(
            f"{{{_PACKAGE}content-types}}{element}", {attribute: value, "ContentType": content_type}
        )
        if element == "Default":
            self._types.insert(0, entry)
        else:
            self._types.append(entry)

    def _name_separators(self, kind: str) -> None:
        """Word looks in the settings for the ids of the separators.

        Those of the template are replaced: a list that ends with 1 would make our first note a line.
        """
        if "word/settings.xml" not in self._parts:
            return
        root = parsed(self._parts["word/settings.xml"])
        properties = root.find(f"{_W}{kind}Pr")
        if properties is None:
            properties = _element(f"<w:{kind}Pr/>")
            after = (
                ("endnotePr", *_NOTE_SETTINGS_COME_BEFORE)
                if kind == "footnote"
                else _NOTE_SETTINGS_COME_BEFORE
            )
            later = [child for child in root if child.tag.removeprefix(_W) in after]
            root.insert(root.index(later[0]) if later else len(root), properties)
        for named in properties.findall(f"{_W}{kind}"):
            properties.remove(named)
        for number in (-1, 0):
            properties.append(_element(f'<w:{kind} w:id="{number}"/>'))
        self._parts["word/settings.xml"] = serialised(root)


def _number_endnotes_in_decimals(root: Any) -> None:
    """Word and LibreOffice count endnotes in Roman numerals unless each section says otherwise."""
    for section in root.iter(f"{_W}sectPr"):
        for old in section.findall(f"{_W}endnotePr"):
            section.remove(old)
        before = ("headerReference", "footerReference", "footnotePr")
        position = sum(child.tag.removeprefix(_W) in before for child in section)
        section.insert(position, _element('<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'))


def _part_tables(root: Any, styles: StyleBook) -> None:
    """Tables that touch run into one, and Word needs a paragraph after the last."""
    for table in list(root.iter(f"{_W}tbl")):
        following = table.getnext()
        if following is None or following.tag in (f"{_W}tbl", f"{_W}sectPr"):
            gap = _element('<w:p><w:pPr><w:pStyle w:val="TableEnd"/></w:pPr></w:p>')
            styles.adopt(gap)
            table.addnext(gap)


def _element(xml: str) -> Any:
    from lxml import etree

    return etree.fromstring(f"<gw {NAMESPACES}>{xml}</gw>")[0]
