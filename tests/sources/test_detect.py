"""What a document is, told by its content."""

import gzip
import os

import pytest

from tests.sources.documents import package, paragraph, pdf, run, word
from workbench.sources.reading.detect import detect

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


@pytest.mark.parametrize(
    ("data", "name", "reader"),
    [
        (pdf([["a"]]), "x.txt", "pdf"),
        (b"\n\n%PDF-1.4 ...", "x.html", "pdf"),
        (b"<html><p>a", "x.txt", "html"),
        (b"\xef\xbb\xbf  <!DOCTYPE html><p>a", "x", "html"),
        (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html xmlns='y'>", "x.xml", "html"),
        ("<html><p>a".encode("utf-16"), "x", "html"),
        (b"<!-- saved from url=(0)x --><div>a</div>", "x", "html"),
        (b"From: a@b\r\nSubject: c\r\n\r\nwords", "x.bin", "eml"),
        (b"Subject: c\r\n\r\nwords", "x.eml", "eml"),
        (b"Subject: c\r\n\r\nwords", "x.txt", "text"),
        (b"From: <Saved by Blink>\r\nSubject: c\r\n\r\n", "x.eml", "mhtml"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n", "x.mht", "mhtml"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n", "x.eml", "eml"),
        (b"words", "x.pdf", "text"),
        (b"# <html> in Markdown", "x.md", "text"),
        (b"a < b and c > d", "x.txt", "text"),
        (b"MZ is how programs begin", "x.txt", "text"),
        (word(paragraph(run("a"))), "x.zip", "docx"),
        (package({"../../etc/passwd": "x"}), "x.docx", "archive"),
        (gzip.compress(b"a", mtime=0), "x.html", "gzipped"),
        (b"{\\rtf1 a}", "x.doc", "rtf"),
        (OLE + "__substg1.0".encode("utf-16-le"), "x", "msg"),
        (package({"[Content_Types].xml": "spreadsheetml", "xl/workbook.xml": ""}), "x", "xlsx"),
        (package({"mimetype": "application/epub+zip"}), "x", "epub"),
        (b"a;b\n1;2", "x.csv", "csv_table"),
        (b"WARC/1.0\r\n", "x", "warc"),
        (b"\x89PNG\r\n", "x.html", "image"),
        (b"II*\0", "x", "image"),
        (b"filedesc://x", "x", "warc"),
        (package({"datapackage.json": "{}", "archive/data.warc.gz": ""}), "x", "wacz"),
        (b"a;b\n1;2", "x.txt", "text"),
        (package({"mimetype": "application/vnd.oasis.opendocument.text"}), "x", "odf"),
    ],
)
def test_the_reader_is_chosen_by_content(data: bytes, name: str, reader: str) -> None:
    assert detect(data, name).reader == reader


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\0\0\0", "empty"),
        (b"<svg xmlns='x'><script/></svg>", "drawings"),
        (b"<?xml version='1.0'?><a/>", "XML"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "XML"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (OLE, "old Office"),
        (package({"[Content_Types].xml": "presentationml", "ppt/presentation.xml": ""}), "presentations"),
        (package({"mimetype": "application/vnd.oasis.opendocument.graphics"}), "OpenDocument"),
        (b"PK\x03\x04 cut", "damaged"),
        (bytes(range(256)) * 8, "does not know"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(data: bytes, reason: str) -> None:
    kind = detect(data, "x.docx")
    assert kind.reader == ""
    assert reason in kind.reason
    assert kind.reason.endswith(".")


def test_no_bytes_make_it_raise() -> None:
    whole = word(paragraph(run("a")))
    for seed in range(300):
        damaged = bytearray(whole)
        for byte in os.urandom(8):
            damaged[(byte * 7919 + seed) % len(damaged)] = byte
        detect(bytes(damaged), "a.docx")
        detect(os.urandom(200), "a.bin")
