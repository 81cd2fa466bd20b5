"""WordprocessingML as strings: runs with the right language, paragraphs, fields, tables, pictures.

Style ids are the canonical ones of the shipped templates; `StyleBook.adopt` turns them into those of
the template at hand.
"""

import re
from collections.abc import Callable, Iterable, Set
from xml.sax.saxutils import escape

from workbench.briefs import StyleSpan
from workbench.briefs.style_spans import pieces_of
from workbench.deliver.scripts import reads_from_the_right, stretches

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
ART = "http://schemas.openxmlformats.org/drawingml/2006/main"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{RELATIONS}" xmlns:wp="{DRAWING}" xmlns:a="{ART}" xmlns:pic="{PICTURE}"'
)
EMU_PER_MILLIMETRE = 36_000

_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_EMPHASIS = {"bold": ("b", "bCs"), "italic": ("i", "iCs")}
_BEFORE_EMPHASIS = re.compile(r"(?:<w:(?:rStyle|rFonts)\b[^>]*/>)*")
_BREAKS = re.compile(r"(\r\n|[\n\r\u2028\u2029]|\t)")


def legal(text: str) -> str:
    """A text without the characters XML cannot hold."""
    # None of them is a sign that can be printed, and nearly every text is of such signs alone.
    return text if text.isprintable() else _ILLEGAL.sub("", text)


def attribute(text: str) -> str:
    """A text as the value of an attribute."""
    return escape(legal(text), {'"': "&quot;", "\n": " ", "\t": " "})


def words(text: str, style: str = "", base: str = "", language: str = "") -> str:
    """Runs for a text; stretches in other scripts carry their language and direction.

    `style` is a character style, `base` the run properties of a sample in the template, `language`
    that of the text where it is not the brief's.
    """
    properties = (f'<w:rStyle w:val="{style}"/>' if style else "") + base
    return "".join(
        _run(part.text, properties + part.properties)
        for part in stretches(legal(text), language)
        if part.text
    )


def emphasised(text: str, spans: Iterable[StyleSpan], base: str = "") -> str:
    """Runs for a text, bold and italic where spans (code points) say so; `base` as in `words`."""
    pieces = pieces_of(text, spans)
    return "".join(words(piece, base=_with_emphasis(base, styles)) for piece, styles in pieces)


def _with_emphasis(base: str, styles: Set[str]) -> str:
    """Run properties with bold and italic in the place the schema gives them: after the fonts."""
    names = [name for style, marks in _EMPHASIS.items() if style in styles for name in marks]
    if not names:
        return base
    kept = re.sub(rf"<w:(?:{'|'.join(names)})(?: [^>]*)?/>", "", base)
    before = _BEFORE_EMPHASIS.match(kept)
    end = before.end() if before else 0
    return kept[:end] + "".join(f"<w:{name}/>" for name in names) + kept[end:]


def _run(text: str, properties: str) -> str:
    formats = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    if text.isprintable() or not _BREAKS.search(text):
        return f'<w:r>{formats}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    content = "".join(
        "" if not piece else "<w:tab/>" if piece == "\t" else "<w:br/>" if _BREAKS.fullmatch(piece)
        else f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in _BREAKS.split(text)
    )  # fmt: skip
    return f"<w:r>{formats}{content}</w:r>"


def paragraph(content: str, style: str, text: str = "") -> str:
    """A paragraph of a named style around runs; `text` decides whether it reads from the right."""
    bidi = "<w:bidi/>" if text and reads_from_the_right(text) else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{bidi}</w:pPr>{content}</w:p>'


def field(code: str, shown: str) -> str:
    """A field that Word computes, with what it shows until then."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>{escape(shown)}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def table(
    rows: list[tuple[str, ...]],
    shares: tuple[int, ...],
    width: int,
    style: str,
    heading: Callable[[str], str],
    text: Callable[[str], str],
    said: str = "",
) -> str:
    """A table whose first row is its header, repeated on each page.

    `shares` say how the columns divide `width` (twentieths of a point); `heading` and `text` make
    the paragraph of a cell; `said` tells those who do not see it what it holds.
    """
    widths = [width * share // sum(shares) for share in shares]
    widths[-1] += width - sum(widths)
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in widths)
    body = "".join(
        _row([(heading if index == 0 else text)(cell) for cell in row], widths, header=index == 0)
        for index, row in enumerate(rows)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{width}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" '
        'w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        + (f'<w:tblDescription w:val="{attribute(said)}"/>' if said else "")
        + "</w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def _row(cells: list[str], widths: list[int], *, header: bool) -> str:
    properties = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if header else "") + "</w:trPr>"
    content = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{properties}{content}</w:tr>"


def picture(relation: str, number: int, size: tuple[float, float], name: str, alternative: str) -> str:
    """An inline picture with words for those who do not see it. Size in millimetres."""
    width, height = (max(1, round(side * EMU_PER_MILLIMETRE)) for side in size)
    extent = f'cx="{width}" cy="{height}"'
    named = f'id="{number}" name="{attribute(name)}" descr="{attribute(alternative)}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr {named}/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/>'
        f'</wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="{PICTURE}"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
