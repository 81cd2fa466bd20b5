"""Excel workbooks: each sheet as a table of what its cells show; what is hidden stands apart, marked."""

import posixpath
from dataclasses import dataclass, field
from typing import Any

from workbench.sources.reading.formats.build import TextBuilder
from workbench.sources.reading.formats.cells import pattern_of, place, shown
from workbench.sources.reading.formats.docx_package import core_properties, property_facts
from workbench.sources.reading.formats.language import language_of
from workbench.sources.reading.formats.told import told
from workbench.sources.reading.formats.xml_package import KEPT, XmlPackage
from workbench.sources.reading.model import Reading
from workbench.values.errors import Unreadable

MOST_CELLS = 100_000
MOST_LETTERS = 10_000_000
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


@dataclass(slots=True)
class _Book:
    """What the cells of every sheet refer to, and what is left to take."""

    strings: list[str]
    patterns: list[str]
    epoch_1904: bool
    cells: int = MOST_CELLS
    letters: int = MOST_LETTERS


@dataclass(slots=True)
class _Sheet:
    """Rows of a sheet as (address, words), seen and hidden apart."""

    seen: list[list[tuple[str, str]]] = field(default_factory=list)
    hidden: list[list[tuple[str, str]]] = field(default_factory=list)
    hidden_columns: list[range] = field(default_factory=list)
    cut: bool = False


def read(data: bytes, name: str) -> Reading:
    """Read the values that were last worked out; no formula is run, no connection opened."""
    package = XmlPackage(data)
    place_of_book = package.first(r"xl/workbook\d*\.xml") or package.first(r"(?:.*/)?workbook\.xml")
    root = package.tree(place_of_book)
    if root is None:
        raise Unreadable("The workbook has no list of its sheets, or it is damaged.", kept=KEPT)
    properties = next(iter(_named(root, "workbookPr")), None)
    epoch_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    book = _Book(_strings(package), _patterns(package), epoch_1904)
    builder = TextBuilder()
    warnings = _add_sheets(builder, package, _sheets(package, root, posixpath.dirname(place_of_book)), book)
    if not builder.text:
        warnings.append("The document holds no text.")
    properties_said = core_properties(package.part("docProps/core.xml"))
    title = properties_said.get("title", "")
    return Reading(
        text=builder.text,
        structure=tuple(builder.spans),
        title=title,
        author=properties_said.get("creator", ""),
        published_on=properties_said.get("created", ""),
        language=language_of(builder.text),
        reader="xlsx 1",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        warnings=tuple(warnings),
        facts=property_facts(properties_said, title, "document properties"),
        active=_active(package),
    )


def _add_sheets(
    builder: TextBuilder, package: XmlPackage, sheets: list[tuple[str, str, bool]], book: _Book
) -> list[str]:
    """Add the sheets to the text in their order; returns warnings for what is hidden or left out."""
    warnings = list[str]()
    hidden_cells = hidden_sheets = 0
    for title, part, is_hidden in sheets:
        sheet = _sheet(package, part, book)
        start = builder.length
        builder.add("heading", title, 1)
        for row in sheet.seen:
            builder.add_row(row)
        if sheet.hidden:
            start_of_hidden = builder.length
            builder.add("heading", f"Hidden rows and columns of “{title}”", 2)
            for row in sheet.hidden:
                builder.add_row(row)
                hidden_cells += len(row)
            if not is_hidden:
                builder.span("hidden", start_of_hidden, label="hidden cells")
        if is_hidden:
            hidden_sheets += 1
            builder.span("hidden", start, label="hidden sheet")
        if sheet.cut:
            warnings.append(f"“{title}” is larger than is read at once: its end was left out.")
    if hidden_sheets:
        rest = "hidden and marked as such."
        warnings.append(told(hidden_sheets, "sheet is", "sheets are", rest))
    if hidden_cells:
        rest = "in hidden rows or columns and marked as such."
        warnings.append(told(hidden_cells, "cell is", "cells are", rest))
    return warnings


def _named(root: Any, name: str) -> list[Any]:
    """Elements of that name in either namespace of Excel."""
    return list(root.iter(f"{{*}}{name}")) if root is not None else []


def _words(element: Any) -> str:
    """The words of a string: runs put together, reading aids of Japanese left out."""
    pieces = []
    for text in element.iter("{*}t"):
        if not any(str(ancestor.tag).endswith("}rPh") for ancestor in text.iterancestors()):
            pieces.append(text.text or "")
    return " ".join("".join(pieces).split())


def _strings(package: XmlPackage) -> list[str]:
    return [_words(item) for item in _named(package.tree("xl/sharedStrings.xml"), "si")]


def _patterns(package: XmlPackage) -> list[str]:
    """The number format of each style of cells."""
    root = package.tree("xl/styles.xml")
    own = {_number(item.get("numFmtId")): item.get("formatCode") or "" for item in _named(root, "numFmt")}
    formats = next(iter(_named(root, "cellXfs")), None)
    return [pattern_of(_number(item.get("numFmtId")), own) for item in _named(formats, "xf")]


def _number(value: str | None) -> int:
    return int(value) if value and value.isdigit() else 0


def _sheets(package: XmlPackage, root: Any, folder: str) -> list[tuple[str, str, bool]]:
    """Name, part and whether it is hidden, of every sheet in its order."""
    relations = package.tree(f"{folder}/_rels/workbook.xml.rels")
    targets = {item.get("Id"): item.get("Target") or "" for item in _named(relations, "Relationship")}
    found = []
    for number, sheet in enumerate(_named(root, "sheet"), 1):
        target = targets.get(
            sheet.get(_RELATION) or sheet.get(_STRICT_RELATION), f"worksheets/sheet{number}.xml"
        )
        part = (
            target.lstrip("/")
            if target.startswith("/")
            else posixpath.normpath(posixpath.join(folder, target))
        )
        title = " ".join((sheet.get("name") or f"Sheet {number}").split())
        found.append((title, part, sheet.get("state") in ("hidden", "veryHidden")))
    return found


def _sheet(package: XmlPackage, part: str, book: _Book) -> _Sheet:
    """One sheet, row by row, without holding its tree."""
    from lxml import etree

    sheet = _Sheet()
    if part not in package.names:
        return sheet
    parser = etree.XMLPullParser(
        ("end",), tag=("{*}col", "{*}row"), resolve_entities=False, no_network=True, load_dtd=False,
        huge_tree=True,
        recover=True,
    )  # fmt: skip
    for piece in package.pieces(part):
        parser.feed(piece)
        for _, element in parser.read_events():
            if element.tag.endswith("}col"):
                if element.get("hidden") in ("1", "true"):
                    first, last = _number(element.get("min")), _number(element.get("max"))
                    sheet.hidden_columns.append(range(first - 1, last))
                continue
            _take_row(element, sheet, book)
            element.clear()
            if book.cells <= 0 or book.letters <= 0:
                sheet.cut = True
                return sheet
    return sheet


def _take_row(row: Any, sheet: _Sheet, book: _Book) -> None:
    seen: list[tuple[str, str]] = []
    hidden: list[tuple[str, str]] = []
    row_is_hidden = row.get("hidden") in ("1", "true")
    for column, cell in enumerate(row.iterchildren("{*}c")):
        words = _value(cell, book)
        if not words:
            continue
        where = cell.get("r") or ""
        at = place(where)
        is_hidden = row_is_hidden or any(
            (at[1] if at else column) in columns for columns in sheet.hidden_columns
        )
        (hidden if is_hidden else seen).append((where, words))
        book.cells -= 1
        book.letters -= len(words)
        if book.cells <= 0 or book.letters <= 0:
            # Also within a row: a few cells may refer to one string of many megabytes each.
            break
    if seen:
        sheet.seen.append(seen)
    if hidden:
        sheet.hidden.append(hidden)


def _value(cell: Any, book: _Book) -> str:
    kind = cell.get("t") or "n"
    if kind == "inlineStr":
        return _words(cell)
    held = next(cell.iterchildren("{*}v"), None)
    value = (held.text or "").strip() if held is not None else ""
    if not value:
        return ""
    if kind == "s":
        number = _number(value)
        return book.strings[number] if number < len(book.strings) else ""
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    if kind in ("str", "e", "d"):
        return " ".join(value.split())
    style = _number(cell.get("s"))
    return shown(value, book.patterns[style] if style < len(book.patterns) else "", book.epoch_1904)


def _active(package: XmlPackage) -> dict[str, int]:
    """What the workbook carries besides cells; nothing of it is opened."""
    names = package.names
    relations = b"".join(package.part(name) for name in sorted(names) if name.endswith(".rels"))
    links = relations.count(b"/hyperlink")
    external = relations.count(b'TargetMode="External"')
    counts = {
        "macros": sum(name.lower().endswith("vbaproject.bin") or "/macrosheets/" in name for name in names),
        "embedded objects": sum("/embeddings/" in name for name in names),
        "connections": sum(name.endswith("xl/connections.xml") for name in names),
        "links": min(links, external),
        "remote references": max(0, external - links),
        "comments": sum("/comments" in name and name.endswith(".xml") for name in names),
    }
    return {name: count for name, count in counts.items() if count}
