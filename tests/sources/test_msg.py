"""Outlook messages: the packed RTF by the specification's examples, the rest on real ones."""

import pytest

from tests.corpora.locations import corpus
from workbench.sources.document import Document, read_document
from workbench.sources.formats.lzfu import decompress

HELLO = "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"


def test_packed_rtf_as_the_specification_shows_it() -> None:
    assert decompress(bytes.fromhex(HELLO)) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    overlapping = "1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0"
    assert decompress(bytes.fromhex(overlapping)) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"
    for cut in range(len(HELLO) // 2):
        decompress(bytes.fromhex(HELLO)[:cut])
    assert decompress(b"\xff" * 40) == b""


def message(name: str) -> Document:
    path = next(corpus("office-poi").rglob(name))
    return read_document(path.read_bytes(), name)


@pytest.mark.corpus
def test_headers_body_and_day() -> None:
    reading = message("58214_with_attachment.msg").reading
    assert (reading.title, reading.published_on) == ("Master mail", "2015-08-05")
    assert reading.author == "Bertrand Beyssac <bertrand.beyssac@c6.eu>"
    assert reading.media_type == "application/vnd.ms-outlook"
    assert message("chinese-traditional.msg").reading.title == "Alfresco MSG format testing ( MSG 格式測試 )"
    assert "To: Свиридов Дмитрий Владимирович" in message("cyrillic_message.msg").reading.text
    assert "HTML öäü" in message("HTMLBodyBinary_UTF-8.msg").reading.text


@pytest.mark.corpus
def test_attached_messages_and_files_are_documents_of_their_own() -> None:
    inner, pdf = message("attachment_msg_pdf.msg").inside
    assert inner.reading.title == "Test Attachment"
    assert pdf.reading.media_type == "application/pdf"
    assert "Blah" in pdf.reading.text


@pytest.mark.corpus
def test_every_message_of_the_corpus_is_read() -> None:
    paths = sorted(corpus("office-poi").rglob("*.msg"))
    found = [read_document(path.read_bytes(), path.name) for path in paths]
    print(f"\n{len(found)} Outlook messages, {sum(len(one.inside) for one in found)} documents inside")
    assert [one.unread_reason for one in found] == [""] * len(paths)
