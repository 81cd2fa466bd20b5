"""Where letters are on the pages: read in the guard, believed within bounds, stored beside the text."""

from dataclasses import replace
from typing import Any

import pytest

from tests.sources.documents import pdf
from workbench.case import Case
from workbench.casefile.file.connection import DatabaseError
from workbench.sources.reading.formats.pdf_partners import partners
from workbench.sources.reading.model import PageBoxes, Reading
from workbench.sources.sandbox.guard import read_guarded
from workbench.sources.sandbox.wire import believed, bounded, said

PAGES = [["Talks in Minsk went on.", "Nothing was signed."], ["A second page."]]
BOX = bytes.fromhex("0100020003000400")


def reading_with_boxes() -> tuple[bytes, Reading]:
    data = pdf(PAGES)
    return data, read_guarded(data, "a.pdf", boxes=True)


def test_every_letter_of_a_pdf_has_its_place() -> None:
    data, reading = reading_with_boxes()
    assert reading.text == read_guarded(data, "a.pdf").text
    assert read_guarded(data, "a.pdf").boxes == (), "only where they are asked for"
    first, second = reading.boxes
    assert (first.page, second.page, second.start) == (1, 2, reading.text.index("A second"))
    for page in reading.boxes:
        for at in range(page.start, page.end):
            assert (page.box(at) is None) == reading.text[at].isspace(), (at, reading.text[at])
    talks, minsk = (first.box(reading.text.index(word)) for word in ("Talks", "Minsk"))
    nothing = first.box(reading.text.index("Nothing"))
    assert talks is not None
    assert minsk is not None
    assert nothing is not None
    assert minsk[0] > talks[2], "farther to the right"
    assert talks[0] == pytest.approx(20 / 900, abs=0.01)
    assert nothing[1] > talks[1], "farther down"
    assert 0.03 < talks[1] < 0.06


def test_letters_find_their_partners_through_what_was_mended() -> None:
    print_of = list(zip("ex-tendedwordse\u0301nd", range(30), strict=False))
    letters = [(letter, number) for letter, number in print_of if letter != "\u0301"]
    text = "extended words énd"
    found = list(partners(text, letters))
    assert [None if number is None else "ex-tendedwordse\u0301nd"[number] for number in found] == [
        "e", "x", *"tended", None, *"words", None, "e", "n", "d",
    ]  # fmt: skip
    assert list(partners("not at all", letters)) == [None] * 10


def answer(boxes: list[list[int]], blobs: list[bytes]) -> dict[str, Any]:
    told = said(Reading(text="abcdef", page_count=9))
    return {**told, "boxes": boxes, "blobs": [*told["blobs"], *blobs]}


def test_boxes_cross_from_the_child_unchanged() -> None:
    _data, reading = reading_with_boxes()
    assert believed(said(reading)).boxes == reading.boxes
    assert believed(answer([[2, 1], [3, 3]], [BOX * 2, BOX])).boxes == (
        PageBoxes(2, 1, BOX * 2), PageBoxes(3, 3, BOX),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("boxes", "blobs"),
    [
        ([[1, 0]], [BOX * 7]),
        ([[1, 5]], [BOX * 2]),
        ([[1, -1]], [BOX]),
        ([[0, 0]], [BOX]),
        ([[10**9, 0]], [BOX]),
        ([[2, 0], [1, 2]], [BOX, BOX]),
        ([[1, 0], [1, 2]], [BOX, BOX]),
        ([[1, 2], [2, 0]], [BOX, BOX]),
        ([[1, 0]], [BOX[:5]]),
        ([[1, 0]], [bytes.fromhex("0300020001000400")]),
        ([[1, 0]], [bytes.fromhex("0100040003000200")]),
        ([[1, 0]], []),
        ([], [BOX]),
        ([[1]], [BOX]),
    ],
)
def test_boxes_that_make_no_sense_are_not_believed(boxes: list[list[int]], blobs: list[bytes]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        believed(answer(boxes, blobs))


def test_boxes_of_a_text_that_was_cut_end_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.sources.sandbox.wire.MOST_LETTERS", 5)
    long = Reading(text="abc\ndef\ngh", boxes=(PageBoxes(1, 0, BOX * 4), PageBoxes(2, 4, BOX * 6)))
    assert bounded(long).boxes == (PageBoxes(1, 0, BOX * 3),)


def test_they_are_kept_beside_the_text_and_never_altered(case: Case) -> None:
    data, reading = reading_with_boxes()
    source = case.sources.add_reading(reading, data, "a.pdf")
    text_id = case.sources.text_id(source.id)
    assert case.sources.page_boxes(text_id, 2) == reading.boxes[1]
    assert case.sources.page_boxes(text_id, 3) is None
    assert case.sources.page_boxes("nothing", 1) is None
    for statement in ("UPDATE page_boxes SET pages = 0", "DELETE FROM page_boxes"):
        with pytest.raises(DatabaseError, match="never altered"), case.change("Tamper"):
            case.connection.execute(statement)
    case.undo()
    assert case.sources.page_boxes(text_id, 1) == reading.boxes[0], "as the text, it stays"
    assert case.verify() == []
    case.connection.execute("DROP TRIGGER immutable_page_boxes_update")
    with case.change("Tamper"):
        case.connection.execute("UPDATE page_boxes SET data = zeroblob(length(data))")
        case.set_info("x", "y")
    assert any("places of the letters" in problem.where for problem in case.verify())


def test_adding_a_file_keeps_them_with_its_text(case: Case) -> None:
    data, reading = reading_with_boxes()
    source = case.sources.add(data, name="a.pdf")
    assert case.sources.page_boxes(case.sources.text_id(source.id), 1) == reading.boxes[0]


def test_marks_are_where_their_letters_are() -> None:
    letters = list(zip("abcdef", range(6), strict=True))
    assert list(partners("a\u0301b\u0323 cdef", letters)) == [0, 0, 1, 1, None, 2, 3, 4, 5]


def test_they_are_added_later_to_the_very_text_they_are_of(case: Case) -> None:
    data, reading = reading_with_boxes()
    source = case.sources.add_reading(replace(reading, boxes=()), data, "a.pdf")
    assert not case.sources.add_page_boxes(source.id, replace(reading, text=reading.text + "."))
    assert case.sources.add_page_boxes(source.id, reading)
    assert not case.sources.add_page_boxes(source.id, reading)
    assert case.sources.page_boxes(case.sources.text_id(source.id), 1) == reading.boxes[0]
    assert case.verify() == []
