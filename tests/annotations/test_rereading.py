"""A source read again: what differs becomes a new version, and its clips keep their words."""

from dataclasses import replace

import pytest

from tests.sources.documents import pdf, word
from tests.sources.drawn import Sheet, drawn, words
from workbench.annotations.rereading import read_again, recognise_again, take_again
from workbench.case import Case
from workbench.sources import picture_words
from workbench.sources.doubtful import letters_are_doubtful
from workbench.sources.picture_words import installed_languages
from workbench.sources.reading.model import Reading
from workbench.sources.sandbox.guard import read_guarded
from workbench.values.errors import Refused

SEEN, HIDDEN = "Seven lorries left the port on Monday.", "Nobody is meant to read this."


def kept(case: Case, data: bytes, name: str, **other: object) -> str:
    """A source with the reading of an earlier reader."""
    reading = replace(read_guarded(data, name), boxes=(), **other)  # type: ignore[arg-type]
    return case.sources.add_reading(reading, data, name).id


def test_a_better_reading_becomes_a_version_with_the_clips_in_it(case: Case) -> None:
    data = drawn([Sheet(words(50, 700, SEEN) + words(50, 600, HIDDEN, "1 g"))])
    text = f"An old heading\n{SEEN}\n{HIDDEN}"
    source_id = kept(case, data, "a.pdf", text=text, structure=(), warnings=())
    clip = case.clips.add(source_id, text.index(SEEN), text.index(SEEN) + len(SEEN))
    lost = case.clips.add(source_id, 0, len("An old heading"))
    reread = read_again(case, source_id)
    assert (reread.is_new, reread.places) == (True, 1)
    assert case.sources.text(source_id) == text, "only offered"
    renewal = take_again(case, reread)
    assert (renewal.count("exact") + renewal.count("moved"), renewal.count("orphan")) == (1, 1)
    assert case.clips.get(clip.id).quote == SEEN
    assert case.clips.get(lost.id).anchored == "orphan"
    assert [span.kind for span in case.sources.structure(source_id)][-1] == "hidden"
    assert any("white text" in one for one in case.sources.get(source_id).warnings)
    assert case.sources.page_boxes(case.sources.text_id(source_id), 1)
    assert [one.number for one in case.sources.captures.of_source(source_id)] == [1, 2]
    with pytest.raises(Refused, match="another version"):
        take_again(case, reread)
    again = read_again(case, source_id)
    assert not again.is_new
    assert take_again(case, again).anchors == {}
    assert len(case.sources.captures.of_source(source_id)) == 2
    case.undo()
    assert case.sources.text(source_id) == text
    assert case.verify() == []


def test_marks_alone_make_a_version_and_places_alone_do_not(case: Case) -> None:
    data = pdf([["Talks in Minsk."]])
    marked = kept(case, data, "a.pdf", structure=())
    assert read_again(case, marked).places == 0
    assert read_again(case, marked).is_new
    plain = kept(case, pdf([["Talks in Tobruk."]]), "b.pdf")
    assert not case.sources.page_boxes(case.sources.text_id(plain), 1)
    take_again(case, read_again(case, plain))
    assert case.sources.page_boxes(case.sources.text_id(plain), 1), "known from now on"
    assert len(case.sources.captures.of_source(plain)) == 1


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (word("<w:p><w:r><w:t>Talks in Minsk.</w:t></w:r></w:p>"), "a.docx"),
        (b"<html><body><article><p>Talks in Minsk.</p></article></body></html>", "a.html"),
        (b"Talks in Minsk.\n", "a.txt"),
        (b"From: a@example.org\nSubject: Talks\n\nTalks in Minsk.\n", "a.eml"),
        (rb"{\rtf1 Talks in Minsk.}", "a.rtf"),
        (b"what,where\ntalks,Minsk\n", "a.csv"),
    ],
)
def test_every_reader_reads_again(case: Case, data: bytes, name: str) -> None:
    source_id = kept(case, data, name, text="Talks.", structure=())
    reread = read_again(case, source_id)
    assert reread.is_new
    take_again(case, reread)
    assert "Minsk" in case.sources.text(source_id)


def test_pasted_words_have_nothing_to_read_again(case: Case) -> None:
    source = case.sources.add_text("Pasted words.")
    with pytest.raises(Refused, match="pasted"):
        read_again(case, source.id)


def test_what_could_not_be_read_before_may_be_now(case: Case) -> None:
    data = b"Talks in Minsk.\n"
    source = case.sources.add_reading(Reading(text="", media_type="text/plain"), data, "a.txt", "Not read.")
    take_again(case, read_again(case, source.id))
    assert case.sources.get(source.id).readable
    assert "Minsk" in case.sources.text(source.id)


def test_doubtful_letters_are_recognised_in_the_pages_and_only_offered(case: Case) -> None:
    if "eng" not in installed_languages():
        pytest.skip("Tesseract with English is not installed on this machine")
    data = drawn([Sheet(words(50, 700, "Seven lorries left the port on Monday.", size="20"))])
    doubt = "The fonts of this PDF do not identify many of its letters: compare the text with the pages."
    source_id = kept(case, data, "a.pdf", text="6hyhq oruulhv", structure=(), warnings=(doubt, "Kept."))
    assert letters_are_doubtful(case.sources.get(source_id).warnings)
    reread = recognise_again(case, source_id)
    seen = reread.document.reading
    assert (seen.text, reread.is_new) == ("Seven lorries left the port on Monday.", True)
    assert "recognised in the picture by tesseract" in seen.facts["words"]
    assert "mean confidence" in seen.facts["words"]
    assert not letters_are_doubtful(seen.warnings)
    assert any("read from the picture" in said for said in seen.warnings)
    assert case.sources.text(source_id) == "6hyhq oruulhv", "only offered"
    take_again(case, reread)
    assert case.sources.text(source_id) == seen.text
    assert case.verify() == []


def test_nothing_is_recognised_without_a_program_for_it(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    source_id = kept(case, drawn([Sheet(words(50, 700, SEEN))]), "a.pdf")
    monkeypatch.setattr(picture_words, "installed_languages", tuple)
    with pytest.raises(Refused, match="not installed"):
        recognise_again(case, source_id)
    monkeypatch.undo()
    many = kept(case, drawn([Sheet(words(50, 700, SEEN))] * (picture_words.MOST_PAGES + 1)), "b.pdf")
    if installed_languages():
        with pytest.raises(Refused, match="at the most"):
            recognise_again(case, many)
