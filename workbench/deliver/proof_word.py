"""The proof sheet as a Word file: one table, small, so that a usual brief is on one page."""

from typing import Any

from workbench.deliver.cleaning import parsed, serialised
from workbench.deliver.internal_marks import mark_every_page
from workbench.deliver.manuscript import Manuscript
from workbench.deliver.markup import NAMESPACES, WORD, paragraph, table, words
from workbench.deliver.package import write_package
from workbench.deliver.package_parts import PackageParts
from workbench.deliver.places import Place, places_in
from workbench.deliver.proof_rows import Entry, SheetRow, SheetText
from workbench.deliver.properties import APPLICATION, core_properties
from workbench.deliver.scripts import reads_from_the_right
from workbench.deliver.stylebook import StyleBook
from workbench.deliver.templates import load_template
from workbench.deliver.writer import marking_runs
from workbench.values.internal import INTERNAL

_W = f"{{{WORD}}}"
_TEMPLATE = "assessed-brief"
_MARGIN = 794
"""Twentieths of a point: 14 mm, so that more is on a page."""
_SHARES = (12, 43, 45)
_SMALL = '<w:sz w:val="15"/><w:szCs w:val="15"/>'
_HEAD = '<w:sz w:val="24"/><w:szCs w:val="24"/>'
_LINE = '<w:spacing w:before="10" w:after="10" w:line="228" w:lineRule="auto"/>'
_COLOURS = {"open": "9C2A1F", "ticked": "1F6B3A", "proven": "1F3A5F", "reason": "56606B"}


def proof_sheet_docx(sheet: SheetText) -> bytes:
    """The Word file of a proof sheet. The same sheet gives the same bytes."""
    parts = PackageParts(load_template(_TEMPLATE).parts)
    styles = StyleBook(parts["word/styles.xml"])
    for name in (*parts.headers, *(name for name in parts.names if name.startswith("word/footer"))):
        root = parsed(parts[name], name)
        for tag, control in places_in(root):
            place = Place(tag, control, styles)
            place.fill(marking_runs(sheet.handling) if tag == "marking" and sheet.handling else "")
        parts[name] = serialised(root)
    root = parsed(parts["word/document.xml"], "word/document.xml")
    _fill_body(root, sheet, styles)
    parts.finish_body(root, styles)
    parts["word/document.xml"] = serialised(root)
    mark_every_page(parts, styles, f"PROOF SHEET, {INTERNAL}")
    parts["word/styles.xml"] = styles.xml()
    about = Manuscript(
        title=f"Proof sheet: {sheet.title}", parts=(), issued_at=sheet.issued_at, handling=sheet.handling,
        organisation=sheet.organisation, internal=True,
    )  # fmt: skip
    parts["docProps/core.xml"] = core_properties(about)
    parts["docProps/app.xml"] = APPLICATION
    return write_package(parts.finished())


def _fill_body(root: Any, sheet: SheetText, styles: StyleBook) -> None:
    from lxml import etree

    body = root.find(f"{_W}body")
    section = body.findall(f"{_W}sectPr")[-1]
    for child in list(body):
        if child is not section:
            body.remove(child)
    margins, page = section.find(f"{_W}pgMar"), section.find(f"{_W}pgSz")
    for side in ("left", "right", "top", "bottom"):
        margins.set(f"{_W}{side}", str(_MARGIN if side in ("left", "right") else _MARGIN + 60))
    for side in ("header", "footer"):
        margins.set(f"{_W}{side}", "454")
    width = int(page.get(f"{_W}w")) - 2 * _MARGIN
    written = paragraph(words(f"Proof sheet: {sheet.title}", base=_HEAD), "Heading1", sheet.title)
    written += paragraph(words(sheet.counts, base=_SMALL), "Meta") + _table(sheet.rows, width)
    content = etree.fromstring(f"<gw {NAMESPACES}>{written}</gw>")
    styles.adopt(content)
    for element in list(content):
        section.addprevious(element)


def _table(rows: tuple[SheetRow, ...], width: int) -> str:
    """The rows as a table; a cell is looked up by its number, since `table` knows only words."""
    cells = [
        (_line(words(row.place, base=f"<w:b/><w:bCs/>{_SMALL}")), _text(row), _said(row.entries))
        for row in rows
    ]
    numbers = [tuple(f"{at} {column}" for column in range(3)) for at in range(len(cells))]

    def cell(number: str) -> str:
        at, column = map(int, number.split())
        return cells[at][column]

    heads = ("Statement", "As printed", "Proof")
    return table([heads, *numbers], _SHARES, width, "BriefTable", _heading, cell)


def _heading(text: str) -> str:
    return paragraph(words(text, base=_SMALL), "TableHeading", text)


def _text(row: SheetRow) -> str:
    runs, at = "", 0
    for start, end in row.open:
        runs += words(row.text[at:start], base=_SMALL)
        runs += words(
            row.text[start:end], base=f'<w:color w:val="{_COLOURS["open"]}"/>{_SMALL}<w:u w:val="single"/>'
        )
        at = end
    return _line(runs + words(row.text[at:], base=_SMALL), row.text)


def _said(entries: tuple[Entry, ...]) -> str:
    return "".join(_line(_entry(entry), f"{entry.label}{entry.words}") for entry in entries)


def _entry(entry: Entry) -> str:
    look = f'<w:b/><w:bCs/><w:color w:val="{_COLOURS[entry.kind]}"/>{_SMALL}'
    label = words(f"{entry.label}: " if entry.words else entry.label, base=look)
    return label + words(entry.words, base=_SMALL)


def _line(runs: str, text: str = "") -> str:
    bidi = "<w:bidi/>" if text and reads_from_the_right(text) else ""
    return f'<w:p><w:pPr><w:pStyle w:val="TableText"/>{bidi}{_LINE}</w:pPr>{runs}</w:p>'
