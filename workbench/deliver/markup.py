"""WordprocessingML as strings: runs with the right language, paragraphs, tables, pictures."""

import re
from xml.sax.saxutils import escape

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
ART = "http://schemas.openxmlformats.org/drawingml/2006/main"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{RELATIONS}" xmlns:wp="{DRAWING}" xmlns:a="{ART}" xmlns:pic="{PICTURE}"'
)
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ARABIC = r"\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_CYRILLIC = r"\u0400-\u052f"
_RUNS = re.compile(
    rf"(?P<arabic>[{_ARABIC}][{_ARABIC}\s\d،؛؟.\-]*[{_ARABIC}]|[{_ARABIC}])"
    rf"|(?P<cyrillic>[{_CYRILLIC}][{_CYRILLIC}\s\-]*[{_CYRILLIC}]|[{_CYRILLIC}])"
)
_SCRIPT_PROPERTIES = {
    "arabic": '<w:rtl/><w:lang w:bidi="ar-SA"/>',
    "cyrillic": '<w:lang w:val="ru-RU"/>',
}
EMU_PER_MILLIMETRE = 36_000


def words(text: str, style: str = "") -> str:
    """Runs for a text; Arabic and Cyrillic stretches carry their language and direction."""
    text = _ILLEGAL.sub("", text)
    runs: list[str] = []
    position = 0
    for match in _RUNS.finditer(text):
        runs.append(_run(text[position : match.start()], style, ""))
        runs.append(_run(match.group(), style, _SCRIPT_PROPERTIES[match.lastgroup or ""]))
        position = match.end()
    runs.append(_run(text[position:], style, ""))
    return "".join(runs)


def _run(text: str, style: str, more: str) -> str:
    if not text:
        return ""
    properties = (f'<w:rStyle w:val="{style}"/>' if style else "") + more
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(content: str, style: str) -> str:
    """A paragraph of a named style around runs."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


def endnote_reference(number: int) -> str:
    """The mark in the text that Word makes a link to the note."""
    return f'<w:r><w:rPr><w:rStyle w:val="EndnoteReference"/></w:rPr><w:endnoteReference w:id="{number}"/></w:r>'


def table(rows: list[tuple[str, ...]], widths: tuple[int, ...], style: str = "BriefTable") -> str:
    """A table whose first row is its header, repeated on each page. Widths in twentieths of a point."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(_row(row, widths, header=index == 0) for index, row in enumerate(rows))
    look = (
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        'w:noHBand="0" w:noVBand="1"/>'
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'
    )


def _row(cells: tuple[str, ...], widths: tuple[int, ...], *, header: bool) -> str:
    properties = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if header else "") + "</w:trPr>"
    style = "TableHeading" if header else "TableText"
    content = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph(words(cell), style)}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{properties}{content}</w:tr>"


def picture(relation: str, number: int, width: float, height: float, alternative: str) -> str:
    """An inline picture with words for those who do not see it. Size in millimetres."""
    size = f'cx="{round(width * EMU_PER_MILLIMETRE)}" cy="{round(height * EMU_PER_MILLIMETRE)}"'
    described = escape(_ILLEGAL.sub("", alternative), {'"': "&quot;"})
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name="Figure {number}" descr="{described}"/>'
        f'<a:graphic><a:graphicData uri="{PICTURE}"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Figure {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        f"</wp:inline></w:drawing></w:r>"
    )
