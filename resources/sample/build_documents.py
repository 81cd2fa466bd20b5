"""Builds the sample documents that cannot be written by hand: MHTML, PDF, Word and e-mail.

Run `python resources/sample/build_documents.py` after a change to `manuscripts/`. The same
manuscripts give the same bytes; tests/sample checks that the committed documents are these.
Web pages, plain text and Markdown are written by hand in `documents/`.
"""

import base64
import io
import quopri
import re
import struct
import textwrap
import zipfile
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

HERE = Path(__file__).resolve().parent
MANUSCRIPTS = HERE / "manuscripts"
DOCUMENTS = HERE / "documents"


def manuscript(name: str) -> str:
    """The text of one manuscript, with LF line ends."""
    return (MANUSCRIPTS / name).read_text(encoding="utf-8")


# --- a web page as Chrome saves it -----------------------------------------------------------

_PAGE_ADDRESS = "https://eng.belta.example/economics/view/maz-tractors-libya-20250219/"
_STATIC = "https://eng.belta.example/static/"
_BOUNDARY = "----MultipartBoundary--Gw0MinskTractorsAndBuses20250219Sample----"


def saved_page() -> bytes:
    """The BelTA page on the contracts as one MHTML file: page, style sheet and logo."""
    page = quopri.encodestring(manuscript("belta-contracts.html").encode()).decode()
    style = "@charset \"utf-8\";\n\nbody { font-family: Arial, sans-serif; margin: 0px; }\n"
    logo = base64.encodebytes(_grey_pixel()).decode()
    parts = [
        ("text/html", "quoted-printable", _PAGE_ADDRESS, page),
        ("text/css", "quoted-printable", _STATIC + "main.css", style),
        ("image/png", "base64", _STATIC + "logo.png", logo),
    ]
    lines = [
        "From: <Saved by Blink>",
        f"Snapshot-Content-Location: {_PAGE_ADDRESS}",
        "Subject: MAZ buses, Belarus tractors to go to eastern Libya - BelTA",
        "Date: Wed, 19 Feb 2025 16:02:11 -0000",
        "MIME-Version: 1.0",
        "Content-Type: multipart/related;",
        '\ttype="text/html";',
        f'\tboundary="{_BOUNDARY}"',
        "",
        "",
    ]
    for media_type, encoding, location, body in parts:
        lines += [
            f"--{_BOUNDARY}",
            f"Content-Type: {media_type}",
            f"Content-Transfer-Encoding: {encoding}",
            f"Content-Location: {location}",
            "",
            body,
        ]
    lines.append(f"--{_BOUNDARY}--\n")
    return "\n".join(lines).replace("\n", "\r\n").encode("ascii")


def _grey_pixel() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\x00\x80", 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


# --- an e-mail -------------------------------------------------------------------------------


def forwarded_report() -> bytes:
    """The report of the protected source, as its handler forwarded it to the desk."""
    message = EmailMessage(policy=SMTP)
    message["From"] = "Marta Lindqvist <m.lindqvist@desk.example>"
    message["To"] = "North Africa desk <north-africa@desk.example>"
    message["Subject"] = "Fwd: Minsk trip, what I saw"
    message["Date"] = "Thu, 20 Feb 2025 08:05:31 +0100"
    message["Message-ID"] = "<20250220070531.4F1C@desk.example>"
    message.set_content(manuscript("protected-report.txt"), cte="quoted-printable")
    return message.as_bytes()


# --- a PDF of selectable text ----------------------------------------------------------------

_CHARACTERS_A_LINE = 86
_LEFT, _TOP, _LEADING = 64, 760, 17
_PAGE_LABELS = "<< /Nums [0 << /S /r >> 1 << /S /D /St 1 >>] >>"


def policy_note() -> bytes:
    """The think tank's note: three pages labelled i, 1 and 2, in the built-in Helvetica."""
    texts = manuscript("tramontane-policy-note.txt").split("---\n")
    contents = [_page_content(text, label) for text, label in zip(texts, ("i", "1", "2"), strict=True)]
    first_page = 6
    kids = " ".join(f"{first_page + 2 * n} 0 R" for n in range(len(contents)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) /PageLabels {_PAGE_LABELS} >>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        _font("Helvetica"),
        _font("Helvetica-Bold"),
        (
            b"<< /Title (Minsk at Tobruk? Belarus, Russia and the eastern Libyan coast)"
            b" /Author (Ines Valcour) /Creator (Tramontane Centre for Mediterranean Security)"
            b" /Subject (Sample text written for Groundwork; not a real publication)"
            b" /CreationDate (D:20250221090000Z) >>"
        ),
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
    return (
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()
    )


def _page_content(text: str, label: str) -> bytes:
    drawn: list[str] = []
    height = _TOP
    for block in text.strip().split("\n\n"):
        for line in block.split("\n"):
            height = _draw_paragraph(drawn, line, height)
        height -= 8
    foot = f"Tramontane Centre | Policy Note 3/2025 | page {label}"
    drawn.append(_drawn_line(foot, "F1", 8, 40))
    return "\n".join(drawn).encode("cp1252")


def _draw_paragraph(drawn: list[str], line: str, height: int) -> int:
    """Draws one paragraph from `height` down and returns the height below it."""
    font, size, width = "F1", 11, _CHARACTERS_A_LINE
    if line.startswith(("! ", "# ")):
        font, size, width = "F2", 14 if line[0] == "!" else 12, 64
        line = line[2:]
    for part in textwrap.wrap(line, width, break_on_hyphens=False):
        drawn.append(_drawn_line(part, font, size, height))
        height -= _LEADING + (6 if size > 12 else 0)
    return height


def _drawn_line(text: str, font: str, size: int, height: int) -> str:
    escaped = re.sub(r"([\\()])", r"\\\1", text)
    return f"BT /{font} {size} Tf {_LEFT} {height} Td ({escaped}) Tj ET"


def _pdf_file(objects: list[bytes]) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table_at = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for offset in offsets:
        out.write(b"%010d 00000 n \n" % offset)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R /Info 5 0 R >>\n" % (len(objects) + 1))
    out.write(b"startxref\n%d\n%%%%EOF\n" % table_at)
    return out.getvalue()


# --- a Word file -----------------------------------------------------------------------------

_WRITTEN = datetime(2025, 2, 19, 18, 30, tzinfo=UTC)
_ITEMS = [
    ("Item", "Maker", "Stated use"),
    ("City buses", "Minsk Automobile Plant (MAZ)", "Public transport in Derna and Benghazi"),
    ("Tractors", "Minsk Tractor Works, brand name Belarus", "Cereal farms in the Green Mountain"),
    ("Ploughs and seed drills", "not named", "Training farm; later order"),
]
_REMARKS = [
    "The Arabic gives neither prices nor delivery dates.",
    "One Arabic word, آليات, covers both machinery and vehicles; it is rendered by context.",
    "The first draft gave Belqasem Haftar a military title. The Arabic does not; corrected above.",
]


def working_translation() -> bytes:
    """The desk's translation of the fund's statement, with one correction left as a tracked change."""
    from docx import Document

    document = Document()
    _describe(document)
    document.add_heading(
        "Working translation: the fund's statement on the visit to Minsk", level=1
    )
    document.add_paragraph(
        "Translated from Arabic for the North Africa desk, 19 February 2025. TLP:AMBER."
    )
    document.add_heading("Statement", level=2)
    opening = document.add_paragraph("The ")
    _correct(opening, deleted="commander-in-chief of the army", inserted="Director-General of the fund")
    opening.add_run(
        ", Engineer Belqasem Haftar, took part on 18 February in the talks with the Belarusian"
        " side, which dealt with farming, education and industry."
    )
    document.add_paragraph(
        "He told his hosts that Belarusian machinery and farming technology come first among the"
        " needs of the fund, since most fields in the east depend on irrigation."
    )
    document.add_paragraph(
        "On 19 February the fund signed two supply contracts, one for MAZ city buses and one for"
        " Belarus tractors. The vehicles are destined for farmers' associations and for the"
        " municipalities under reconstruction since the floods of September 2023."
    )
    document.add_heading("Items named in the statement", level=2)
    _add_table(document)
    document.add_heading("Translator's remarks", level=2)
    for remark in _REMARKS:
        document.add_paragraph(remark, style="List Bullet")
    document.add_paragraph("Sample text written for Groundwork; not a real document.")
    plain = io.BytesIO()
    document.save(plain)
    return _without_traces(plain.getvalue())


def _describe(document) -> None:
    properties = document.core_properties
    properties.title = "Working translation: the fund's statement on the visit to Minsk"
    properties.author = "Translation desk"
    properties.last_modified_by = "Translation desk"
    properties.subject = "Sample text written for Groundwork"
    properties.comments = ""
    properties.keywords = ""
    properties.language = "en-GB"
    properties.created = properties.modified = _WRITTEN
    properties.revision = 2


def _correct(paragraph, deleted: str, inserted: str) -> None:
    """Adds `deleted` and `inserted` to the paragraph as one tracked correction."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for number, (kind, text_tag, text) in enumerate(
        (("w:del", "w:delText", deleted), ("w:ins", "w:t", inserted)), start=1
    ):
        change = OxmlElement(kind)
        change.set(qn("w:id"), str(number))
        change.set(qn("w:author"), "Second reader")
        change.set(qn("w:date"), "2025-02-19T18:20:00Z")
        run, words = OxmlElement("w:r"), OxmlElement(text_tag)
        words.text = text
        run.append(words)
        change.append(run)
        paragraph._p.append(change)


def _add_table(document) -> None:
    from docx.oxml import OxmlElement

    table = document.add_table(rows=0, cols=3, style="Table Grid")
    for values in _ITEMS:
        for cell, value in zip(table.add_row().cells, values, strict=True):
            cell.text = value
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _without_traces(word_file: bytes) -> bytes:
    """The same package with fixed times and without the picture of python-docx's own template."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name == "docProps/thumbnail.jpeg":
                continue
            data = old.read(name)
            if name == "_rels/.rels":
                data = re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", data)
            if name == "[Content_Types].xml":
                data = re.sub(rb'<Default Extension="jpeg"[^>]*/>', b"", data)
            entry = zipfile.ZipInfo(name, (2025, 2, 19, 18, 30, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, data)
    return out.getvalue()


BUILT: dict[str, Callable[[], bytes]] = {
    "belta-contracts.mhtml": saved_page,
    "protected-report.eml": forwarded_report,
    "tramontane-policy-note.pdf": policy_note,
    "fund-statement-translation.docx": working_translation,
}


def main() -> None:
    """Writes every built document to `documents/`."""
    DOCUMENTS.mkdir(exist_ok=True)
    for name, build in BUILT.items():
        (DOCUMENTS / name).write_bytes(build())


if __name__ == "__main__":
    main()
