"""Small documents made by the tests themselves: Word packages by part, PDFs with letters of any script."""

import io
import zipfile
from collections.abc import Mapping, Sequence

from workbench.sources.reading.model import Reading

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_HEAD = f'<w:document xmlns:w="{WORD}"><w:body>'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def spans(reading: Reading, kind: str) -> list[str]:
    """The texts of all spans of a kind."""
    return [reading.text[span.start : span.end] for span in reading.structure if span.kind == kind]


def package(parts: dict[str, str | bytes]) -> bytes:
    """A zip of parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def word(body: str, relations: str = "", **parts: str | bytes) -> bytes:
    """A Word file around the inside of w:body; parts by name with `__` for `/` and `_xml` for `.xml`."""
    document = _RELATIONS.format(
        f'<Relationship Id="r1" Type="{_OFFICE}officeDocument" Target="word/document.xml"/>'
    )
    named = {name.replace("__", "/").replace("_xml", ".xml"): xml for name, xml in parts.items()}
    return package(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": document,
            "word/document.xml": f"{WORD_HEAD}{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": _RELATIONS.format(relations),
            **named,
        }
    )


def relation(kind: str, target: str, external: bool = False) -> str:
    """One relationship of the main part."""
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="x{kind}" Type="{_OFFICE}{kind}" Target="{target}"{mode}/>'


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, style: str = "") -> str:
    """A paragraph of runs."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def pdf(
    pages: Sequence[Sequence[Sequence[str]]],
    info: str = "",
    catalog: str = "",
    extra: str = "",
    on_pages: str = "",
    ink: Mapping[Sequence[str], str] | None = None,
) -> bytes:
    """A PDF of lines of print; each letter gets a code of its own and a table that says which it is.

    `extra` is one more object, `on_pages` stands in the dictionary of every page; `{extra}` in it is
    the number of that object. `ink` has the operators that a line is drawn with. A line may be a row of
    signs of more than one letter.
    """
    letters = sorted({letter for page in pages for line in page for letter in line})
    codes = {letter: index + 1 for index, letter in enumerate(letters)}
    table = "".join(f"<{code:04x}> <{letter.encode('utf-16-be').hex()}>\n" for letter, code in codes.items())
    to_unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{len(codes)} beginbfchar\n{table}endbfchar\n"
        "endcmap end end"
    )
    first_page = 7
    kids = " ".join(f"{first_page + 2 * index} 0 R" for index in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /Helvetica /Encoding /Identity-H "
        "/DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Helvetica /DW 500 "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        _stream(to_unicode),
        f"<< {info} >>",
    ]
    for index, page in enumerate(pages):
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 800] /Resources << /Font << /F 3 0 R >> >> "
            f"/Contents {first_page + 2 * index + 1} 0 R "
            f"{on_pages.replace('{extra}', str(first_page + 2 * len(pages)))} >>"
        )
        shown = "".join(
            f"q {(ink or {}).get(line, '')} BT /F 10 Tf 20 {760 - 14 * number} Td "
            f"<{''.join(f'{codes[x]:04x}' for x in line)}> Tj ET Q\n"
            for number, line in enumerate(page)
        )
        objects.append(_stream(shown))
    return _file([*objects, extra] if extra else objects)


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _file(objects: list[str]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode()
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 6 0 R >>"
    return bytes(out) + f"{trailer}\nstartxref\n{start}\n%%EOF".encode()
