"""PDFs, each made here."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sources.documents import pdf, spans
from tests.sources.drawn import Sheet, drawn, words
from workbench.sources.doubtful import letters_are_doubtful
from workbench.sources.reading.formats.pdf import _doubts
from workbench.sources.reading.formats.pdf import read as read_here
from workbench.sources.reading.formats.pdf_pages import PrintedPage
from workbench.sources.reading.formats.print_lines import hyphenated_words, reflowed
from workbench.sources.sandbox.guard import UnreadableDocument, read_guarded

LINES = [
    "The visit began on Monday and the two sides spoke of many things that",
    "the agency did not name, among them the air base at Tobruk.",
    "Встреча прошла в Минске в понедельник.",
]


def test_pages_keep_their_printed_numbers_and_paragraphs() -> None:
    labels = "/PageLabels << /Nums [0 << /S /r >> 1 << /S /D /St 7 >>] >>"
    info = "/Title (A report) /Author (A. Analyst) /CreationDate (D:20250218101112Z)"
    reading = read_guarded(pdf([LINES, ["Page two."]], info=info, catalog=labels), "x.bin")
    assert [span.label for span in reading.structure if span.kind == "page"] == ["i", "7"]
    assert spans(reading, "page") == [f"{LINES[0]} {LINES[1]}\n{LINES[2]}", "Page two."]
    assert spans(reading, "paragraph") == [f"{LINES[0]} {LINES[1]}", LINES[2], "Page two."]
    assert (reading.title, reading.author, reading.published_on) == ("A report", "A. Analyst", "2025-02-18")
    assert "need not be the day it was published" in reading.facts["published_on"]
    assert reading.page_count == 2


def test_letters_of_any_script_are_where_the_spans_say() -> None:
    reading = read_guarded(pdf([["Минск", "حفتر", "a😀b", "Ελλάδα"]]), "a.pdf")
    assert {"Минск", "a😀b", "Ελλάδα"} <= set(spans(reading, "paragraph"))


def test_a_scan_says_that_it_has_no_text() -> None:
    reading = read_guarded(pdf([[], []]), "a.pdf")
    assert reading.text.strip() == ""
    assert "looks like a scan" in reading.warnings[0]
    partly = read_guarded(pdf([["Words."], []]), "a.pdf")
    assert partly.warnings == ("Without text, as scans and pictures are: page 2.",)


def test_what_a_pdf_would_do_is_counted() -> None:
    extra = (
        "<< /A << /S /JavaScript /JS (app.alert) >> /B << /S /Launch /F (x.exe) >> "
        "/C << /S /URI /URI (http://a) >> /D << /S /J#61vaScript /JS (x) >> /E << /S /SubmitForm >> >>"
    )
    reading = read_guarded(pdf([["Words."]], extra=extra), "a.pdf")
    assert reading.active == {"scripts": 2, "launch actions": 1, "form submissions": 1, "links": 1}


@pytest.mark.parametrize("data", [b"%PDF-1.7 nothing", pdf([["Words."]])[:80]])
def test_a_damaged_pdf_is_kept_unread(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="damaged"):
        read_guarded(data, "a.pdf")


def test_pages_that_name_one_another_as_parents_end_in_time() -> None:
    looped = pdf([["Words."]]).replace(b"/Kids [7 0 R]", b"/Kids [2 0 R]")
    try:
        assert read_guarded(looped, "a.pdf").text.strip() == ""
    except UnreadableDocument as refused:
        assert "damaged" in str(refused)  # noqa: PT017


def test_lines_of_print_are_joined_to_paragraphs() -> None:
    raw = (
        "The visit began on Monday and the two sides spoke of many things that\r\n"
        "the agency did not name, among them the co\ufffeoperation at Tobruk.\r\nShort.\r\n"
        "• an item that is long enough to be a full line of its own here\r\n- another item\r\n"
    )
    assert reflowed(raw) == [
        "The visit began on Monday and the two sides spoke of many things that the agency did not name, "
        "among them the cooperation at Tobruk.",
        "Short.",
        "• an item that is long enough to be a full line of its own here",
        "- another item",
    ]


def test_lines_of_figures_and_short_lines_stay_apart() -> None:
    table = ["2023 1,234,567 2,345,678 3,456,789 4,567,890", "2024 1,234,568 2,345,679 3,456,780 4,567,891"]
    assert reflowed("\r\n".join(table)) == table
    assert reflowed("roses are\r\nred violets\r\nare blue") == ["roses are", "red violets", "are blue"]


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("co\ufffeoperation", "cooperation"),
        ("LNA\ufffeled", "LNA-led"),
        ("anti\ufffeRussian", "anti-Russian"),
        ("Covid\ufffe19", "Covid-19"),
        ("long\ufffeterm", "long-term"),
        ("Zusammen\u00ad\r\narbeit", "Zusammenarbeit"),
    ],
)
def test_a_hyphen_at_a_lines_end_stays_where_the_word_has_one(cut: str, whole: str) -> None:
    assert reflowed(cut, hyphenated_words(["the long-term plan"])) == [whole]


@pytest.mark.parametrize("by_columns", [True, False])
def test_rows_of_a_table_stay_rows(by_columns: bool) -> None:
    rows = [(str(n + 1), "Checkpoint north", "closed", f"{10 + n % 7}.{n % 10}") for n in range(80)]
    places = [(row, column) for row in range(80) for column in range(4)]
    places.sort(key=lambda place: place[::-1] if by_columns else place)
    across = (50, 100, 250, 400)
    operators = "".join(
        words(across[column], 780 - 9 * row, rows[row][column], size="8") for row, column in places
    )
    reading = read_here(drawn([Sheet(operators)]), "x.pdf")
    assert reading.text.split("\n") == ["\t".join(row) for row in rows]


def test_lists_in_columns_are_no_rows() -> None:
    towns = ["Tobruk", "Derna", "Sirte", "Misrata", "Sebha", "Kufra", "Ghat", "Zuwara", "Nalut", "Brak"]
    said = [*towns, *(town[::-1] for town in towns)]
    operators = "".join(
        words(50 if number < len(towns) else 300, 700 - 14 * (number % len(towns)), one)
        for number, one in enumerate(said)
    )
    assert read_here(drawn([Sheet(operators)]), "x.pdf").text.split() == said


def annotation(kind: str, more: str) -> str:
    return f"<< /Type /Annot /Subtype /{kind} /Rect [10 10 90 40] {more} >>"


def test_values_filled_in_and_comments_end_their_page_and_are_marked() -> None:
    annotations = " ".join(
        (
            annotation("Widget", "/FT /Tx /T (name) /V (Khalifa) "),
            annotation("Widget", "/FT /Tx /T (empty) /V () "),
            annotation("Text", "/T (B. Colleague) /Contents (Is this\rright?)"),
            annotation("Text", "/F 2 /Contents (hidden)"),
            annotation("Link", "/Contents (a link)"),
        )
    )
    reading = read_guarded(pdf([["First page."], ["Second."]], on_pages=f"/Annots [{annotations}]"), "a.pdf")
    page = "Khalifa\nIs this right?"
    assert reading.text == f"First page.\n{page}\n\nSecond.\n{page}"
    assert [(s.kind, s.label) for s in reading.structure][:4] == [
        ("page", "1"), ("paragraph", ""), ("form_value", "name"), ("annotation", "B. Colleague"),
    ]  # fmt: skip
    assert spans(reading, "annotation") == ["Is this right?"] * 2


def test_files_attached_to_a_pdf_are_documents_of_their_own() -> None:
    catalog = (
        "/Names << /EmbeddedFiles << /Names [(plan.txt) << /Type /Filespec /F (plan.txt) /UF (plan.txt) "
    )
    catalog += "/EF << /F 9 0 R >> >>] >> >>"
    file = "<< /Type /EmbeddedFile /Length 9 >>\nstream\nthe words\nendstream"
    reading = read_guarded(pdf([["a"]], catalog=catalog, extra=file), "a.pdf")
    assert [(part.name, part.data) for part in reading.parts] == [("plan.txt", b"the words")]
    assert reading.active["attachments"] == 1


SEEN, UNSEEN = "The delegation left for the capital on Monday.", "Words that nobody was meant to read."


@pytest.mark.parametrize(("operators", "label"), [("3 Tr", "invisible letters"), ("1 1 1 rg", "white text")])
def test_words_that_are_not_seen_are_marked_and_said(operators: str, label: str) -> None:
    reading = read_guarded(pdf([[SEEN, UNSEEN, SEEN], [SEEN]], ink={UNSEEN: operators}), "a.pdf")
    assert [reading.text[span.start : span.end] for span in reading.structure if span.kind == "hidden"] == [
        UNSEEN
    ]
    assert {span.label for span in reading.structure if span.kind == "hidden"} == {label}
    assert "1 passage is in invisible or white text" in " ".join(reading.warnings)


SCAN = "0.9 g 0 0 900 800 re f"


def test_a_layer_of_words_over_a_scan_is_said_and_not_marked() -> None:
    reading = read_guarded(
        pdf([[UNSEEN, SEEN], [SEEN + " Seen."]], ink={UNSEEN: f"{SCAN} 3 Tr", SEEN: "3 Tr"}), "a.pdf"
    )
    assert not [span for span in reading.structure if span.kind == "hidden"]
    assert any("recognised in a scan" in warning and "page 1" in warning for warning in reading.warnings)


def test_words_in_ink_are_not_doubted() -> None:
    reading = read_guarded(pdf([[SEEN, UNSEEN]], ink={SEEN: "0.9 0.9 0.9 rg", UNSEEN: "1 0 0 rg"}), "a.pdf")
    assert not [span for span in reading.structure if span.kind == "hidden"]
    assert reading.warnings == ()


def test_letters_told_as_control_characters_are_doubted() -> None:
    def doubted(raw: str) -> bool:
        doubts = _doubts("words", [PrintedPage("1", raw)])
        said = any("do not identify many" in doubt for doubt in doubts)
        assert letters_are_doubtful(doubts) == said
        return said

    assert doubted("\x03\x08\x15\x19 words")
    assert not doubted("words upon words, one of them\x02 odd\r\nand a line more")


@given(
    st.lists(
        st.sampled_from(["long", "term", "NATO", "10", "É", "\ufffe", "\ufffe\r\n", "\u00ad\r\n", " ", "-"])
    )
)
def test_mending_takes_only_what_cut_the_words(pieces: list[str]) -> None:
    raw = "".join(pieces)
    mended = " ".join(reflowed(raw))
    kept = re.sub(r"[\ufffe\u00ad\s-]", "", raw)
    assert re.sub(r"[\s-]", "", mended) == unicodedata.normalize("NFC", kept)
