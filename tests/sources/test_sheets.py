"""Workbooks, each made here part by part, and tables as text."""

import pytest

from tests.sources.documents import package, spans
from workbench.sources.reading.formats.cells import address, place, shown
from workbench.sources.reading.formats.csv_table import MOST_CELLS
from workbench.sources.reading.model import Reading
from workbench.sources.sandbox.guard import read_guarded

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def workbook(sheets: dict[str, str], states: dict[str, str] | None = None, **parts: str | bytes) -> bytes:
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="r{n}" state="{(states or {}).get(name, "visible")}"/>'
        for n, name in enumerate(sheets, 1)
    )
    relations = "".join(
        f'<Relationship Id="r{n}" Target="worksheets/s{n}.xml"/>' for n in range(1, len(sheets) + 1)
    )
    return package(
        {
            "[Content_Types].xml": "<Types>spreadsheetml</Types>",
            "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{R}"><sheets>{listed}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f"<Relationships>{relations}</Relationships>",
            **{
                f"xl/worksheets/s{n}.xml": f"<worksheet {MAIN}>{xml}</worksheet>"
                for n, xml in enumerate(sheets.values(), 1)
            },
            **{name.replace("__", "/") + ".xml": xml for name, xml in parts.items()},
        }
    )


def read(sheets: dict[str, str], states: dict[str, str] | None = None, **parts: str) -> Reading:
    return read_guarded(workbook(sheets, states, **parts), "a.xlsx")


def row(*cells: str, more: str = "") -> str:
    return f"<row {more}>{''.join(cells)}</row>"


def text(where: str, words: str) -> str:
    return f'<c r="{where}" t="inlineStr"><is><t>{words}</t></is></c>'


def test_rows_are_lines_and_cells_know_their_address() -> None:
    strings = f"<sst {MAIN}><si><r><t>Tob</t></r><r><t>ruk</t></r><rPh><t>reading aid</t></rPh></si></sst>"
    styles = (
        f'<styleSheet {MAIN}><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs>'
        '<xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="10"/></cellXfs></styleSheet>'
    )
    data = (
        row(text("A1", "Place"), text("C1", "Day"))
        + row('<c r="A2" t="s"><v>0</v></c>', '<c r="B2"/>', '<c r="C2" s="1"><v>45706</v></c>')
        + row('<c r="A3"><f>SUM(X)</f><v>0.30000000000000004</v></c>', '<c r="B3" s="2"><v>0.256</v></c>',
              '<c r="C3" t="b"><v>1</v></c>', '<c r="D3" t="e"><v>#DIV/0!</v></c>')
    )  # fmt: skip
    reading = read({"Ships": f"<sheetData>{data}</sheetData>"}, xl__sharedStrings=strings, xl__styles=styles)
    assert reading.text == "Ships\n\nPlace\tDay\nTobruk\t2025-02-18\n0.3\t25.60%\tTRUE\t#DIV/0!"
    cells = [(s.label, reading.text[s.start : s.end]) for s in reading.structure if s.kind == "table_cell"]
    assert cells[2:5] == [("A2", "Tobruk"), ("C2", "2025-02-18"), ("A3", "0.3")]
    assert spans(reading, "heading") == ["Ships"]


def test_what_is_hidden_stands_apart_and_is_marked() -> None:
    open_sheet = (
        '<cols><col min="2" max="3" hidden="1"/></cols><sheetData>'
        + row(text("A1", "seen"), text("B1", "column"))
        + row(text("A2", "row"), more='hidden="1"')
        + row(text("A3", "also seen"))
        + "</sheetData>"
    )
    reading = read(
        {"Open": open_sheet, "Secret": f"<sheetData>{row(text('A1', 'sheet'))}</sheetData>"},
        {"Secret": "veryHidden"},
    )
    assert reading.text.startswith(
        "Open\n\nseen\nalso seen\n\nHidden rows and columns of “Open”\n\ncolumn\nrow"
    )
    cells, sheet = spans(reading, "hidden")
    assert cells.endswith("column\nrow")
    assert sheet == "Secret\n\nsheet"
    assert len(reading.warnings) == 2


def test_a_sheet_without_end_is_cut_and_that_is_said() -> None:
    many = "".join(row(*(f"<c><v>{n}</v></c>" for n in range(300))) for _ in range(400))
    reading = read({"Big": f"<sheetData>{many}</sheetData>"})
    assert sum(span.kind == "table_cell" for span in reading.structure) == 100_000
    assert any("its end was left out" in warning for warning in reading.warnings)


def test_a_long_string_that_many_cells_refer_to_is_not_written_out_without_end() -> None:
    strings = f"<sst {MAIN}><si><t>{'word ' * 400_000}</t></si></sst>"
    cells = '<c t="s"><v>0</v></c>' * 5_000
    reading = read({"Big": f"<sheetData>{row(cells)}</sheetData>"}, xl__sharedStrings=strings)
    assert len(reading.text) < 13_000_000
    assert any("its end was left out" in warning for warning in reading.warnings)


def test_what_a_workbook_would_do_is_counted() -> None:
    relations = (
        '<Relationships><Relationship Type="a/externalLink" Target="file://x" TargetMode="External"/>'
        '<Relationship Type="a/hyperlink" Target="http://x" TargetMode="External"/></Relationships>'
    )
    data = workbook(
        {"A": "<sheetData/>"}, xl__connections="<c/>", xl__comments1="<c/>",
        **{"xl__worksheets___rels__s1.xml.rels": relations},
    )  # fmt: skip
    data = data.replace(b"s1.xml.rels.xml", b"s1.xml.xml.rels")
    active = read_guarded(data, "a.xlsx").active
    assert active == {"connections": 1, "comments": 1, "links": 1, "remote references": 1}


@pytest.mark.parametrize(
    ("value", "pattern", "seen"),
    [
        ("45706.5", "yyyy-mm-dd h:mm", "2025-02-18 12:00"), ("1", "d/m/yy", "1900-01-01"),
        ("61", "d/m/yy", "1900-03-01"),
        ("0.75", "h:mm", "18:00"), ("1234567.125", "#,##0.00", "1234567.125"), ("1E+20", "general", "1E+20"),
        ("-5", "yyyy", "-5"), ("x", "yyyy", "x"), ("0.5", "0%", "50%"),
    ],
)  # fmt: skip
def test_numbers_as_a_person_sees_them(value: str, pattern: str, seen: str) -> None:
    assert shown(value, pattern) == seen


def test_addresses_there_and_back() -> None:
    assert [address(0, column) for column in (0, 25, 26, 701, 702)] == ["A1", "Z1", "AA1", "ZZ1", "AAA1"]
    assert all(place(address(7, column)) == (7, column) for column in range(800))


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_a_table_as_text_is_kept_as_it_is(mark: str) -> None:
    words = f'name{mark}note\nTobruk{mark}"two\nlines, ""said"""\n{mark}last'
    reading = read_guarded(words.encode(), "a.csv")
    assert reading.text == words
    cells = [(s.label, reading.text[s.start : s.end]) for s in reading.structure]
    assert cells == [
        ("A1", "name"),
        ("B1", "note"),
        ("A2", "Tobruk"),
        ("B2", 'two\nlines, ""said""'),
        ("B3", "last"),
    ]


def test_a_table_without_end_is_read_and_its_cells_are_bounded() -> None:
    reading = read_guarded(b"a,b,c\n" * 200_000, "a.csv")
    assert len(reading.structure) == MOST_CELLS
    assert len(reading.text) == 1_200_000
    assert any("very large" in warning for warning in reading.warnings)
