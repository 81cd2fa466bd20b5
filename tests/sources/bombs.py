"""Documents that are made to exhaust the computer, one of each kind; small on the disk, vast when opened."""

import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from email.message import EmailMessage
from functools import cache

import brotli

from tests.sources.documents import word
from tests.sources.test_sheets import workbook

_MEBIBYTE = 1024 * 1024
_MANY = 200 * _MEBIBYTE
_LAST_CELL = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
_A_CELL = '<row><c t="inlineStr"><is><t>a</t></is></c></row>'


@cache
def zeros(size: int = _MANY) -> bytes:
    """A deflated stream of so many zeros."""
    packer = zlib.compressobj(9)
    piece = bytes(_MEBIBYTE)
    return b"".join(packer.compress(piece) for _ in range(size // _MEBIBYTE)) + packer.flush()


def zipped(entries: dict[str, bytes]) -> bytes:
    """A zip archive."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name, data in entries.items():
            package.writestr(name, data)
    return target.getvalue()


def nested_archives() -> bytes:
    """Ten archives in ten archives, eight deep."""
    data = zipped({"words.txt": bytes(_MEBIBYTE)})
    for _ in range(8):
        data = zipped({f"{number}.zip": data for number in range(10)})
    return data


def many_names() -> bytes:
    """An archive of a hundred thousand empty files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for number in range(100_000):
            package.writestr(zipfile.ZipInfo(f"{number}.txt"), b"")
    return target.getvalue()


def word_with(part: str, data: bytes) -> bytes:
    """A Word file with one part replaced."""
    source = io.BytesIO(word("<w:p><w:r><w:t>words</w:t></w:r></w:p>"))
    target = io.BytesIO()
    with zipfile.ZipFile(source) as package, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in package.namelist():
            made.writestr(name, data if name == part else package.read(name))
    return target.getvalue()


def laughs() -> bytes:
    """Entities of entities of entities in a Word part."""
    entities = "".join(
        f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' if level else '<!ENTITY l0 "lol lol lol">'
        for level in range(10)
    )
    return word_with("word/document.xml", f"<!DOCTYPE d [{entities}]><d>&l9;</d>".encode())


def one_long_entity() -> bytes:
    """The quadratic kind: one long entity, many times."""
    text = f'<!DOCTYPE d [<!ENTITY a "{"a" * 50_000}">]><d>{"&a;" * 50_000}</d>'
    return word_with("word/document.xml", text.encode())


def pdf_of(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1, with a right table."""
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size, start = len(objects) + 1, len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return data + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, start)


def pdf_with_stream(data: bytes, filters: bytes) -> bytes:
    """A page whose content is one stream."""
    return pdf_of(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Length %d/Filter[%s]>>stream\n%s\nendstream" % (len(data), filters, data),
    )


def pdf_of_pages(count: int) -> bytes:
    """So many pages that are one page."""
    kids = b"3 0 R " * count
    return pdf_of(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    )


def pdf_of_itself() -> bytes:
    """Pages that are their own children, and a form that draws itself."""
    stream = b"/F Do " * 50
    return pdf_of(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 100000000>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>/Contents 4 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>/Length %d>>"
        b"stream\n%s\nendstream" % (len(stream), stream),
    )


def png_of(width: int, height: int) -> bytes:
    """A picture that says it is this large, of zeros."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zeros(20 * _MEBIBYTE))
        + chunk(b"IEND", b"")
    )


def tiff_of(width: int, height: int) -> bytes:
    """The same as TIFF."""
    fields = [(256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1),
              (273, 4, 1, 8), (277, 3, 1, 1), (278, 4, 1, height), (279, 4, 1, 0xFFFFFFFF)]  # fmt: skip
    entries = b"".join(struct.pack("<HHII", *field) for field in fields)
    return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(fields)) + entries + bytes(4)


def mail_in_mail(deep: int) -> bytes:
    """A mail in a mail in a mail."""
    message = EmailMessage()
    message.set_content("the innermost words")
    data = message.as_bytes()
    for level in range(deep):
        edge = f"b{level}"
        data = (
            f'Content-Type: multipart/mixed; boundary="{edge}"\r\n\r\n--{edge}\r\n'.encode()
            + data + f"\r\n--{edge}--\r\n".encode()
        )  # fmt: skip
    return b"From: a@b.example\r\nSubject: deep\r\n" + data


def mail_of_parts(count: int) -> bytes:
    """A mail with very many attachments."""
    part = (
        b"--b\r\nContent-Type: text/plain\r\n"
        b'Content-Disposition: attachment; filename="%d.txt"\r\n\r\nwords %d\r\n'
    )
    return (
        b'Subject: many\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
        + b"".join(part % (number, number) for number in range(count)) + b"--b--\r\n"
    )  # fmt: skip


def web_archive(body: bytes, encoding: bytes) -> bytes:
    """One response in a WARC file, gzipped record by record."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: %s\r\n\r\n%s" % (encoding, body)
    record = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\n"
        b"WARC-Date: 2025-02-18T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
        % (len(http), http)
    )  # fmt: skip
    return gzip.compress(record)


def book_of(count: int) -> bytes:
    """An EPUB whose spine names one chapter very many times."""
    items = '<itemref idref="c"/>' * count
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata/><manifest>'
        '<item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest>'
        f"<spine>{items}</spine></package>"
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
        'full-path="p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    chapter = f"<html xmlns='http://www.w3.org/1999/xhtml'><body>{'<p>words</p>' * 5000}</body></html>"
    return zipped(
        {
            "mimetype": b"application/epub+zip", "META-INF/container.xml": container.encode(),
            "p.opf": package.encode(), "c.xhtml": chapter.encode(),
        }
    )  # fmt: skip


def workbook_of(dimension: str, rows: str) -> bytes:
    """A spreadsheet that says it is this large."""
    return workbook({"a": f'<dimension ref="{dimension}"/><sheetData>{rows}</sheetData>'})


BOMBS: dict[str, Callable[[], bytes]] = {
    "zeros in a Word part.docx": lambda: word_with("word/document.xml", bytes(_MANY)),
    "entities of entities.docx": laughs,
    "one long entity.docx": one_long_entity,
    "millions of paragraphs.docx": lambda: word("<w:p/>" * 1_600_000),
    "nested archives.zip": nested_archives,
    "a hundred thousand names.zip": many_names,
    "zeros.zip": lambda: zipped({f"{number}.txt": bytes(_MANY // 8) for number in range(8)}),
    "zeros gzipped.txt.gz": lambda: gzip.compress(bytes(_MANY)),
    "zeros twice.pdf": lambda: pdf_with_stream(zlib.compress(zeros(), 9), b"/FlateDecode/FlateDecode"),
    "a million pages.pdf": lambda: pdf_of_pages(1_000_000),
    "pages of themselves.pdf": pdf_of_itself,
    "a large picture.png": lambda: png_of(60_000, 60_000),
    "a larger picture.png": lambda: png_of(2_000_000_000, 2_000_000_000),
    "a large picture.tif": lambda: tiff_of(4_000_000_000, 4_000_000_000),
    "a declared million rows.xlsx": lambda: workbook_of(
        "A1:XFD1048576", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    ),
    "a million cells.xlsx": lambda: workbook_of(
        "A1", '<row><c t="inlineStr"><is><t>a</t></is></c></row>' * 1_000_000
    ),
    "mail in mail.eml": lambda: mail_in_mail(5_000),
    "many attachments.eml": lambda: mail_of_parts(20_000),
    "brotli of zeros.warc.gz": lambda: web_archive(brotli.compress(bytes(_MANY), quality=5), b"br"),
    "gzip of zeros.warc.gz": lambda: web_archive(gzip.compress(bytes(_MANY)), b"gzip"),
    "a deep page.html": lambda: b"<div>" * 2_000_000,
    "a page of attributes.html": lambda: b"<p " + b"a=1 " * 3_000_000 + b">words",
    "one endless line.txt": lambda: b"word " * (50 * _MEBIBYTE // 5),
    "groups of groups.rtf": lambda: b"{\\rtf1 " + b"{" * 3_000_000,
    "a chapter for ever.epub": lambda: book_of(200_000),
}
