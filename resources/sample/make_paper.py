"""The think tank's paper: three pages in two columns with a table, in the built-in Helvetica.

In the manuscript `!` marks the title, `~` the lines under it, `#` a heading, `|||` the end of a
column, `---` the end of a page; `[table]` begins a table whose cells are parted by `|`.
"""

import io
import re
import textwrap

from resources.sample.manuscript import manuscript

_TOP, _FOOT = 782, 36
_COLUMNS = (54, 310)
_COLUMN_WIDTH = 231
_LEADING = 15.2
_CHARACTERS_A_LINE = 50
_PAGE_LABELS = "<< /Nums [0 << /S /D /St 1 >>] >>"
_TITLE = "Buses, tractors and a runway: what Veresia can do for Kolmoria in Tamrana"


def policy_paper() -> bytes:
    """The paper as a PDF of selectable text; the same manuscript gives the same bytes."""
    texts = manuscript("halvorsund-paper.txt").split("---\n")
    contents = [_page_content(text, str(number)) for number, text in enumerate(texts, 1)]
    first_page = 6
    kids = " ".join(f"{first_page + 2 * n} 0 R" for n in range(len(contents)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) /PageLabels {_PAGE_LABELS} >>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        _font("Helvetica"),
        _font("Helvetica-Bold"),
        (
            f"<< /Title ({_TITLE}) /Author (Petra Ostenveld) /Creator (Halvorsund Institute)"
            " /Subject (Sample text written for Groundwork; not a real publication)"
            " /CreationDate (D:20260424090000Z) >>"
        ).encode(),
    ]
    for n, content in enumerate(contents):
        fonts = "<< /Font << /F1 3 0 R /F2 4 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {fonts}"
            f" /Contents {first_page + 2 * n + 1} 0 R >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _pdf_file(objects)


def _font(name: str) -> bytes:
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()


def _page_content(text: str, label: str) -> bytes:
    drawn: list[str] = []
    columns = text.strip().split("\n|||\n")
    top = float(_TOP)
    head, _, rest = columns[0].partition("\n\n")
    if head.startswith("! "):
        top = _draw_head(drawn, head)
        columns[0] = rest
    for left, column in zip(_COLUMNS, columns, strict=True):
        height = top
        for block in column.strip().split("\n\n"):
            draw = _draw_table if block.startswith("[table]") else _draw_block
            height = draw(drawn, block, left, height) - 8
    drawn.append(_line(f"Halvorsund Institute | Policy Paper 4/2026 | {label}", "F1", 8, _COLUMNS[0], _FOOT))
    return "\n".join(drawn).encode("cp1252")


def _draw_head(drawn: list[str], head: str) -> float:
    """The title over both columns; returns the height below it."""
    height = float(_TOP)
    for line in head.split("\n"):
        font, size, leading, width = ("F2", 17, 22, 56) if line.startswith("!") else ("F1", 10, 15, 100)
        for part in textwrap.wrap(line[2:], width):
            drawn.append(_line(part, font, size, _COLUMNS[0], height))
            height -= leading
    drawn.append(f"0.5 w {_COLUMNS[0]} {height + 4:.1f} m 541 {height + 4:.1f} l S")
    return height - 16


def _draw_block(drawn: list[str], block: str, left: float, height: float) -> float:
    """One paragraph or heading from `height` down; returns the height below it."""
    font, size, width = "F1", 9.8, _CHARACTERS_A_LINE
    if block.startswith("# "):
        font, size, width, block = "F2", 12, 38, block[2:]
        height -= 4
    for part in textwrap.wrap(block, width, break_on_hyphens=False):
        drawn.append(_line(part, font, size, left, height))
        height -= _LEADING
    return height


def _draw_table(drawn: list[str], block: str, left: float, height: float) -> float:
    """Caption, heading row and rows between lines; returns the height below them."""
    _mark, caption, *rows = block.split("\n")
    drawn.append(_line(caption, "F2", 9, left, height))
    height -= 7
    drawn.append(_rule(left, height))
    for number, row in enumerate(rows):
        height -= _LEADING
        for cell, indent in zip(row.split("|"), (0, 38, 130), strict=True):
            drawn.append(_line(cell, "F1" if number else "F2", 8.6, left + indent, height))
        if number in (0, len(rows) - 1):
            height -= 4
            drawn.append(_rule(left, height))
    return height - _LEADING


def _rule(left: float, height: float) -> str:
    return f"0.5 w {left} {height:.1f} m {left + _COLUMN_WIDTH} {height:.1f} l S"


def _line(text: str, font: str, size: float, left: float, height: float) -> str:
    escaped = re.sub(r"([\\()])", r"\\\1", text)
    return f"BT /{font} {size} Tf {left} {height:.1f} Td ({escaped}) Tj ET"


def _pdf_file(objects: list[bytes]) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for offset in offsets:
        out.write(b"%010d 00000 n \n" % offset)
    out.write(
        b"trailer\n<< /Size %d /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, start)
    )
    return out.getvalue()
