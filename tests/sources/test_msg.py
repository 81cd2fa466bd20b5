"""Outlook messages, made here and real ones; the packed RTF by the specification's examples."""

from datetime import UTC, datetime

import pytest

from tests.corpora.locations import corpus
from tests.sources.compound import attachment, compound
from tests.sources.compound import message as storage
from workbench.sources.document import Document, read_document
from workbench.sources.reading.formats.lzfu import decompress

HELLO = "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"


def test_packed_rtf_as_the_specification_shows_it() -> None:
    assert decompress(bytes.fromhex(HELLO)) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    overlapping = "1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0"
    assert decompress(bytes.fromhex(overlapping)) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"
    for cut in range(len(HELLO) // 2):
        decompress(bytes.fromhex(HELLO)[:cut])
    assert decompress(b"\xff" * 40) == b""


SENT = datetime(2025, 2, 18, 22, 30, tzinfo=UTC)
WORDS = {
    0x0037: "Поездка в Минск", 0x0C1A: "Житель", 0x0C1F: "a@example.org", 0x0E04: "Б. Коллега",
    0x1000: "Они встретились в Минске.\r\n\r\nКонец.",
}  # fmt: skip


def test_a_message_with_a_file_and_a_message_in_it() -> None:
    inner = storage({0x0037: "Inner", 0x1000: "words of somebody else"}, header=24)
    data = compound(
        storage(
            WORDS,
            SENT,
            **{
                "__attach_version1.0_#00000000": attachment("план.txt", "слова плана".encode()),
                "__attach_version1.0_#00000001": attachment("Inner", inner),
            },
        )
    )
    found = read_document(data, "a.msg")
    reading = found.reading
    assert (reading.title, reading.author) == ("Поездка в Минск", "Житель <a@example.org>")
    assert reading.published_on == "2025-02-18"
    assert reading.text.endswith("Они встретились в Минске.\n\nКонец.")
    assert "To: Б. Коллега" in reading.text
    plan, other = found.inside
    assert (plan.name, plan.reading.text) == ("план.txt", "слова плана")
    assert other.reading.title == "Inner"
    assert "somebody else" in other.reading.text
    assert "somebody else" not in reading.text


def test_a_body_that_is_only_packed_rtf_is_read() -> None:
    data = compound(storage({0x0037: "Packed"}, **{"__substg1.0_10090102": bytes.fromhex(HELLO)}))
    assert read_document(data, "a.msg").reading.text.endswith("hello world")


def test_messages_in_messages_without_end_are_read_so_far_and_the_rest_is_named() -> None:
    nested = storage({0x0037: "innermost", 0x1000: "x"}, header=24)
    for _ in range(12):
        held = {"__attach_version1.0_#00000000": attachment("m", nested)}
        nested = storage({0x0037: "m"}, header=24, **held)
    found = read_document(compound(nested), "a.msg")
    depth = 0
    while found.inside:
        (found,) = found.inside
        depth += 1
    assert 3 <= depth <= 5
    assert found.reading.warnings[-1].startswith(("Attachments not read", "Not imported"))


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
