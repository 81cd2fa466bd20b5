"""Documents inside documents: attachments, archives, archives of archives."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.sources.documents import package
from workbench.case import Case
from workbench.sources import document as documents
from workbench.sources.document import Document, read_document


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    case = Case.create(tmp_path / "inside.gwk", analyst="A. Analyst")
    yield case
    case.close()


def mail(subject: str, words: str, **files: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.org", subject
    message.set_content(words)
    for name, content in files.items():
        message.add_attachment(content, filename=name.replace("_", "."))
    return message


def names(document: Document) -> list[str]:
    return [document.name, *(name for inner in document.inside for name in names(inner))]


def test_attachments_are_documents_of_their_own_at_any_depth(case: Case) -> None:
    outer = mail("Outer", "see below", note_txt="words of the note")
    outer.add_attachment(mail("Inner", "words of somebody else", deep_txt="deep words"))
    source = case.sources.add(outer.as_bytes(), "o.eml", handling="TLP:AMBER", protection="protected")
    note, inner = case.sources.inside(source.id)
    (deep,) = case.sources.inside(inner.id)
    assert case.sources.text(note.id) == "words of the note\n"
    assert "somebody else" in case.sources.text(inner.id)
    assert "somebody else" not in case.sources.text(source.id)
    assert (deep.parent_id, deep.handling, deep.protection) == (inner.id, "TLP:AMBER", "protected")
    assert case.undo()
    assert case.sources.count() == 0, "one change for all of it"


def test_what_is_in_the_case_already_is_not_added_again_but_said(case: Case) -> None:
    case.sources.add(b"words of the note\n", "note.txt")
    source = case.sources.add(mail("A", "b", note_txt="words of the note\n").as_bytes(), "a.eml")
    assert case.sources.inside(source.id) == []
    assert any("“note.txt”" in warning for warning in source.warnings)


def test_a_parent_that_is_removed_leaves_its_parts(case: Case) -> None:
    source = case.sources.add(mail("A", "b", note_txt="words").as_bytes(), "a.eml")
    (note,) = case.sources.inside(source.id)
    case.sources.remove(source.id)
    assert case.sources.get(note.id).parent_id is None


def test_archives_open_within_archives_and_their_paths_are_only_words() -> None:
    inner = package(
        {"../../b.txt": "words", "__MACOSX/._b.txt": "litter", "c.html.gz": gzip.compress(b"<p>c</p>")}
    )
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        entry = tarfile.TarInfo("d/inner.zip")
        entry.size = len(inner)
        archive.addfile(entry, io.BytesIO(inner))
        link = tarfile.TarInfo("passwords")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    found = read_document(gzip.compress(target.getvalue()), "all.tgz")
    assert names(found) == ["all.tgz", "inner.zip", "b.txt", "c.html.gz"]
    assert found.inside[0].reading.text == "../../b.txt\nc.html.gz"
    assert [inner.reading.text for inner in found.inside[0].inside] == ["words", "c"]


def test_documents_are_not_opened_without_end() -> None:
    nested = b"words"
    for depth in range(8):
        nested = package({f"{depth}.zip" if depth else "a.txt": nested})
    found = read_document(nested, "top.zip")
    innermost = found
    while innermost.inside:
        (innermost,) = innermost.inside
    assert len(names(found)) == documents.MOST_DEEP + 1
    assert "too much inside" in innermost.reading.warnings[-1]


def test_only_so_many_documents_are_opened_and_the_same_bytes_once(monkeypatch: pytest.MonkeyPatch) -> None:
    many = package({f"{number}.txt": f"words {number // 2}" for number in range(8)})
    assert [inner.name for inner in read_document(many, "many.zip").inside] == [
        "0.txt", "2.txt", "4.txt", "6.txt",
    ]  # fmt: skip
    monkeypatch.setattr(documents, "MOST_INSIDE", 3)
    found = read_document(many, "many.zip")
    assert len(found.inside) == 3
    assert "6.txt" in found.reading.warnings[-1]


def test_a_mailbox_is_the_list_of_its_messages() -> None:
    one = b"From a@b Thu Jan  1 00:00:00 2025\nFrom: a@b\nSubject: one\n\nfirst words\n"
    two = b"\nFrom c@d Thu Jan  1 00:00:00 2025\nFrom: c@d\nSubject: two\n\nsecond words\n"
    found = read_document(one + two, "all.mbox")
    assert found.reading.text == "a@b, one\nc@d, two"
    assert [inner.reading.title for inner in found.inside] == ["one", "two"]


def test_pictures_of_the_text_and_signatures_are_no_documents() -> None:
    message = mail("A", "b")
    message.add_related(b"\x89PNG\r\n", maintype="image", subtype="png", cid="<a>")
    message.add_attachment(b"signed", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    found = read_document(message.as_bytes(), "a.eml")
    assert found.inside == ()
    assert found.reading.active == {"pictures in the text": 1, "attachments": 1}


def test_a_compressed_file_that_grows_without_measure_is_refused() -> None:
    found = read_document(gzip.compress(bytes(60_000_000)), "a.html.gz")
    assert "exhaust the computer" in found.unread_reason
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", bytes(60_000_000))
    assert "hundred times its size" in read_document(target.getvalue(), "a.zip").unread_reason


def test_a_compressed_file_that_is_cut_off_is_read_as_far_as_it_goes_and_said() -> None:
    whole = gzip.compress(b"<p>" + b"words and more words. " * 50 + b"</p>", mtime=0)
    found = read_document(whole[:-6], "a.html.gz")
    assert "more words" in found.reading.text
    assert any("cut off" in warning for warning in found.reading.warnings)


def test_one_damaged_file_does_not_lose_the_others() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("good.txt", "good words")
        archive.writestr("bad.txt", "words that will be damaged")
    found = read_document(target.getvalue().replace(b"will be damaged", b"will be DAMAGED"), "a.zip")
    assert [inner.name for inner in found.inside] == ["good.txt"]
    assert "1 file in the archive is damaged" in found.reading.warnings[0]
