"""The proof sheet as one HTML file that fetches nothing: to be read anywhere, and printed."""

from html import escape

from workbench.deliver.proof_rows import Entry, SheetRow, SheetText
from workbench.deliver.scripts import reads_from_the_right
from workbench.values.internal import INTERNAL

_STYLE = """
@page { size: A4; margin: 13mm; }
body { font: 9pt/1.35 Calibri, Carlito, "Liberation Sans", sans-serif; color: #111; background: #fff;
  max-width: 190mm; margin: 0 auto; padding: 4mm; }
.mark { background: #000; color: #fff; font-weight: bold; padding: 1px 6px; display: inline-block; }
h1 { font-size: 13pt; color: #1f3a5f; margin: 2mm 0 1mm; }
.counts { color: #56606b; margin: 0 0 2mm; }
table { border-collapse: collapse; width: 100%; }
thead { display: table-header-group; }
th { text-align: start; color: #1f3a5f; background: #f2f5f8; }
th, td { padding: 2px 6px; vertical-align: top; border-bottom: 1px solid #c5ccd4; }
tr { break-inside: avoid; }
td:first-child { font-weight: bold; white-space: nowrap; }
td:nth-child(2) { width: 46%; }
p { margin: 0 0 1px; }
u { color: #9c2a1f; text-decoration-thickness: 1.5px; }
.proven b { color: #1f3a5f; } .ticked b { color: #1f6b3a; }
.open b { color: #9c2a1f; } .reason b { color: #56606b; }
@media print { body { padding: 0; font-size: 7.5pt; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def proof_sheet_html(sheet: SheetText) -> bytes:
    """The HTML file of a proof sheet, UTF-8. The same sheet gives the same bytes."""
    title = escape(f"{INTERNAL}: proof sheet of {sheet.title}")
    handling = f' <span class="mark">{escape(sheet.handling)}</span>' if sheet.handling else ""
    head = f'<span class="mark">PROOF SHEET, {INTERNAL}</span>{handling}'
    heads = "".join(f"<th>{words}</th>" for words in ("Statement", "As printed", "Proof"))
    rows = "".join(map(_row, sheet.rows))
    return (
        '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body>"
        f"<table><thead><tr><td colspan=3>{head}</td></tr></thead>"
        f'<tbody><tr><td colspan=3><h1 dir="auto">Proof sheet: {escape(sheet.title)}</h1>'
        f'<p class="counts">{escape(sheet.counts)}</p></td></tr>'
        f"<tr>{heads}</tr>{rows}</tbody></table></body></html>\n"
    ).encode()


_SHADES = {"open": "#9c2a1f", "ticked": "#1f6b3a", "proven": "#1f3a5f", "reason": "#56606b"}


def proof_sheet_page(sheet: SheetText) -> str:
    """The same in few styles, for what lays it out on pages and puts the markings on each."""
    heads = "".join(
        f'<th align="left" bgcolor="#f2f5f8">{words}</th>' for words in ("Statement", "As printed", "Proof")
    )
    rows = "".join(
        f"<tr><td><b>{escape(row.place)}</b></td><td>{_paragraph(row.text, _text(row))}</td>"
        f"<td>{''.join(map(_shaded, row.entries))}</td></tr>"
        for row in sheet.rows
    )
    return (
        f'<h3 style="color:#1f3a5f">Proof sheet: {escape(sheet.title)}</h3>'
        f'<p style="color:#56606b">{escape(sheet.counts)}</p>'
        '<table width="100%" cellpadding="3" cellspacing="0" border="1" '
        'style="border-collapse:collapse; border-color:#c5ccd4">'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _shaded(entry: Entry) -> str:
    label = f"{entry.label}: " if entry.words else entry.label
    said = f'<font color="{_SHADES[entry.kind]}"><b>{escape(label)}</b></font>{escape(entry.words)}'
    return _paragraph("", said)


def _paragraph(text: str, written: str) -> str:
    way = "rtl" if text and reads_from_the_right(text) else "ltr"
    return f'<p dir="{way}" style="margin:0">{written}</p>'


def _row(row: SheetRow) -> str:
    said = "".join(map(_entry, row.entries))
    return f'<tr><td>{escape(row.place)}</td><td dir="auto">{_text(row)}</td><td>{said}</td></tr>\n'


def _text(row: SheetRow) -> str:
    written, at = "", 0
    for start, end in row.open:
        written += f"{_lines(row.text[at:start])}<u>{_lines(row.text[start:end])}</u>"
        at = end
    return written + _lines(row.text[at:])


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _entry(entry: Entry) -> str:
    label = f"{entry.label}: " if entry.words else entry.label
    return f'<p class="{entry.kind}"><b>{escape(label)}</b><bdi>{escape(entry.words)}</bdi></p>'
