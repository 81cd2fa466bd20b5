"""The readers, each on a small document made here."""

import io
import zipfile
from email.message import EmailMessage

import docx
import pytest

from workbench.sources.detect import detect
from workbench.sources.formats.pdf import reflowed
from workbench.sources.guard import Limits, UnreadableDocument, read_guarded
from workbench.sources.reading import Reading

ARTICLE = """<!doctype html><html lang="it"><head><title>Libia | Nova</title>
<meta property="og:title" content="Libia, la visita"><meta property="og:site_name" content="Agenzia Nova">
<meta property="article:published_time" content="2025-02-19T10:00:00+01:00"></head><body>
<nav><a href="/">Home</a></nav><div style="display:none">nascosto per tutti</div><article>
<h1>Libia, la visita</h1><p>{first}</p><h2>Tobruk</h2><p>{second}</p><ul><li>mezzi</li><li>autobus</li></ul>
</article><script>track("secret words")</script><footer>Cookie</footer></body></html>"""
FIRST = (
    "Il maresciallo Khalifa Haftar ha incontrato a Minsk il presidente Lukashenko, ha riferito la stampa. "
    * 4
)
SECOND = (
    "Secondo le fonti, i colloqui hanno toccato anche la base aerea di Tobruk e i rapporti con Mosca. " * 4
)


def spans(reading: Reading, kind: str) -> list[str]:
    return [reading.text[span.start : span.end] for span in reading.structure if span.kind == kind]


def word(text: str) -> bytes:
    target = io.BytesIO()
    document = docx.Document()
    document.add_heading("A note", 1)
    document.add_paragraph(text)
    document.add_paragraph("an item", style="List Bullet")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "left", "right"
    document.save(target)
    return target.getvalue()


def test_a_saved_page_gives_its_article_and_facts() -> None:
    reading = read_guarded(ARTICLE.format(first=FIRST, second=SECOND).encode(), "page.html")
    assert reading.title == "Libia, la visita"
    assert (reading.site, reading.published_on, reading.language) == ("Agenzia Nova", "2025-02-19", "it")
    assert "Tobruk" in spans(reading, "heading")
    assert FIRST.strip() in reading.text
    for absent in ("secret words", "Cookie", "nascosto"):
        assert absent not in reading.text
    assert reading.active["scripts"] == 1


def test_a_huge_picture_before_the_text_does_not_swallow_it() -> None:
    page = ARTICLE.replace("<article>", '<img src="data:image/png;base64,' + "A" * 12_000_000 + '"><article>')
    reading = read_guarded(page.format(first=FIRST, second=SECOND).encode(), "page.html")
    assert SECOND.strip() in reading.text


def test_a_mail_gives_headers_body_and_names_its_attachments() -> None:
    message = EmailMessage()
    message["From"] = "Житель <a@example.org>"
    message["Subject"] = "Отчёт"
    message["Date"] = "Tue, 18 Feb 2025 10:00:00 +0200"
    message.set_content("Они встретились в Минске.\n")
    message.add_attachment(b"\x00\x01", maintype="application", subtype="zip", filename="plan.zip")
    reading = read_guarded(message.as_bytes(), "m.eml")
    assert (reading.title, reading.published_on) == ("Отчёт", "2025-02-18")
    assert "Они встретились в Минске." in reading.text
    assert any("plan.zip" in warning for warning in reading.warnings)
    assert reading.active == {"attachments": 1}


def test_a_word_file_keeps_its_structure_and_leaves_hidden_text_out() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Seen. ")
    paragraph.add_run("Hidden draft.").font.hidden = True
    target = io.BytesIO()
    document.save(target)
    reading = read_guarded(target.getvalue(), "a.docx")
    assert reading.text == "Seen."
    assert any("hidden" in warning for warning in reading.warnings)
    reading = read_guarded(word("Обычный текст 😀"), "b.docx")
    assert spans(reading, "heading") == ["A note"]
    assert spans(reading, "list_item") == ["an item"]
    assert spans(reading, "table_cell") == ["left", "right"]
    assert "Обычный текст 😀" in reading.text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("\ufeffline\r\nnext\rlast\u2028end".encode(), "line\nnext\nlast\nend"),
        ("Привет".encode("utf-16"), "Привет"),
        (b"plain ascii", "plain ascii"),
        ("e\u0301te\u0301".encode(), "été"),
    ],
)
def test_plain_text_becomes_canonical(data: bytes, text: str) -> None:
    assert read_guarded(data, "a.txt").text == text


def test_an_encoding_that_had_to_be_guessed_is_said() -> None:
    reading = read_guarded(
        ("Встреча прошла в Минске, стороны обсудили поставки. " * 5).encode("cp1251"), "a.txt"
    )
    assert "Встреча прошла в Минске" in reading.text
    assert any("encoding" in warning for warning in reading.warnings)


def test_print_is_joined_to_paragraphs() -> None:
    raw = (
        "The visit began on Monday and the two sides spoke of many things that\r\n"
        "the agency did not name, among them the co\ufffe\r\noperation at Tobruk.\r\nShort.\r\n• an item\r\n"
    )
    assert reflowed(raw).split("\n") == [
        "The visit began on Monday and the two sides spoke of many things that the agency did not name, "
        "among them the cooperation at Tobruk.",
        "Short.",
        "• an item",
    ]


def bomb(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return target.getvalue()


WORD_HEAD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'


@pytest.mark.parametrize(
    "parts",
    [
        {"word/document.xml": (WORD_HEAD + "<w:p/>" * 3_000_000 + "</w:body></w:document>").encode()},
        {"word/document.xml": (WORD_HEAD + "<w:p><w:r><w:t>" + "x" * 200_000_000).encode()},
        {"word/document.xml": b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + WORD_HEAD.encode()},
        {f"word/{number}.xml": b"<a/>" for number in range(6000)},
    ],
)
def test_packages_made_to_exhaust_the_machine_are_refused(parts: dict[str, bytes]) -> None:
    data = bomb({"[Content_Types].xml": b"wordprocessingml", **parts})
    with pytest.raises(UnreadableDocument) as refused:
        read_guarded(data, "bomb.docx", limits=Limits(seconds=15))
    assert str(refused.value).endswith(".")


def test_a_reader_that_takes_too_long_is_stopped_and_the_next_document_is_read() -> None:
    slow = b"<html><body>" + b"<div>" * 150_000 + b"words" + b"</body></html>"
    with pytest.raises(UnreadableDocument, match="seconds"):
        read_guarded(slow, "deep.html", limits=Limits(seconds=0.05))
    assert read_guarded(b"words", "a.txt").text == "words"


def test_a_child_that_is_killed_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    from workbench.sources import guard, worker

    command = worker.child_command()
    monkeypatch.setattr(worker, "child_command", lambda: [*command[:1], "-c", "import os; os.abort()"])
    guard.close_workers()
    with pytest.raises(UnreadableDocument, match="made its reader fail"):
        read_guarded(b"words", "a.txt")
    monkeypatch.setattr(worker, "child_command", lambda: command)
    assert read_guarded(b"words", "a.txt").text == "words"


def test_a_reader_reaches_neither_network_nor_files_for_writing() -> None:
    """The child refuses what a hostile document might make a library do."""
    import subprocess
    import sys

    script = """
import socket, sys
from workbench.sources import child
child._give_up_rights(1 << 31)
refused = 0
for deed in (
    lambda: socket.create_connection(("127.0.0.1", 9), 1),
    lambda: socket.getaddrinfo("example.org", 80),
    lambda: open("/tmp/groundwork-never", "w"),
    lambda: __import__("subprocess").Popen(["true"]),
):
    try:
        deed()
    except PermissionError:
        refused += 1
print(refused)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "4"


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (b"%PDF-1.4 ...", "x.txt", "application/pdf"),
        (b"\x89PNG\r\n", "x.docx", "image/png"),
        (b"<html><p>a", "x.txt", "text/html"),
        (b"From: a@b\r\nSubject: c\r\n\r\nwords", "x.bin", "message/rfc822"),
        (b"words", "x.pdf", "text/plain"),
        (b"", "x.pdf", "application/x-empty"),
        (word("a"), "x.zip", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ],
)
def test_the_kind_is_decided_by_content(data: bytes, name: str, media_type: str) -> None:
    assert detect(data, name).media_type == media_type
