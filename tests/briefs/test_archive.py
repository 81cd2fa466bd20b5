"""Existing briefs taken in from plain text and Word."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corpora.locations import corpora_root
from workbench.briefs.archive import read_brief_lines
from workbench.case import Case
from workbench.values.errors import KnownError, NotFound, Refused, Unreadable

REFERENCE = corpora_root().parent / "reference" / "reference-brief.txt"
PLAIN = """Libya: Talks in Minsk
Summary:
The fund signed contracts.
Both sides met on 18 February 2025.
Outlook:
More contracts are likely to follow. A visit is unlikely.
The rest depends on Moscow.
Explore our services or speak with our team of experts."""


def write(tmp_path: Path, data: str | bytes, name: str = "brief.txt") -> Path:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def kinds(case: Case, brief_id: str) -> list[tuple[str, str]]:
    return [(known.kind, known.likelihood) for known in case.briefs.statements(brief_id)]


def test_a_brief_comes_in_as_it_goes_out(case: Case, tmp_path: Path) -> None:
    (brief,) = case.briefs.import_file(write(tmp_path, PLAIN))
    assert case.briefs.lines(brief.id) == PLAIN.splitlines()
    assert (brief.country, brief.headline) == ("Libya", "Talks in Minsk")
    assert kinds(case, brief.id) == [("fact", ""), ("fact", ""), ("judgement", ""), ("judgement", "")]
    assert all(known.horizon_on == "" for known in case.briefs.statements(brief.id))
    assert case.undo_label == "Import brief “Talks in Minsk”"
    case.undo()
    assert case.briefs.all() == []


@pytest.mark.corpus
def test_the_reference_brief_comes_in_as_it_goes_out(case: Case) -> None:
    if not REFERENCE.exists():
        pytest.skip("the reference brief is not here")
    (brief,) = case.briefs.import_file(REFERENCE)
    assert case.briefs.lines(brief.id) == REFERENCE.read_text("utf-8").splitlines()
    assert brief.closing.startswith("Explore our services")
    assert [kind for kind, _likelihood in kinds(case, brief.id)] == ["fact"] * 5 + ["judgement"] * 4


def test_headings_in_every_form() -> None:
    (brief,) = read_brief_lines(
        ["Libya: Talks", "SUMMARY", "• One.", "- Two.", "Outlook: Three is likely.", "Four.",
         "Implications:", "Five.",
         "For Investors:", "Six: seven."]
    )  # fmt: skip
    assert [(section.title, section.kind, section.paragraphs) for section in brief.sections] == [
        ("Summary", "summary", ("One.", "Two.")),
        ("Outlook", "outlook", ("Three is likely.", "Four.")),
        ("Implications", "other", ("Five.",)),
        ("For Investors", "other", ("Six: seven.",)),
    ]


def test_words_before_any_heading_are_the_summary() -> None:
    (brief,) = read_brief_lines(["Libya: Talks", "They met.", "Outlook:", "More is likely."])
    assert [(section.title, section.paragraphs) for section in brief.sections] == [
        ("Summary", ("They met.",)), ("Outlook", ("More is likely.",)),
    ]  # fmt: skip


def test_sections_keep_their_order_and_kinds_in_the_case(case: Case, tmp_path: Path) -> None:
    text = "Mali: Coup\nOutlook:\nMore is likely.\nBackground:\nIt began in 2012.\nSummary:\nThey met."
    (brief,) = case.briefs.import_file(write(tmp_path, text))
    assert case.briefs.lines(brief.id) == text.splitlines()
    assert [kind for kind, _ in kinds(case, brief.id)] == ["judgement", "context", "fact"]


def test_several_briefs_in_one_file(case: Case, tmp_path: Path) -> None:
    second = PLAIN.replace("Libya: Talks in Minsk", "Côte d’Ivoire: Vote Ahead")
    briefs = case.briefs.import_file(write(tmp_path, f"{PLAIN}\n\n{second}"))
    assert [brief.title for brief in briefs] == ["Libya: Talks in Minsk", "Côte d’Ivoire: Vote Ahead"]
    assert all(brief.closing for brief in briefs)
    assert case.undo_label == "Import 2 briefs from “brief.txt”"
    case.undo()
    assert case.briefs.all() == []


def test_a_paragraph_with_a_colon_begins_no_brief() -> None:
    lines = [
        "Libya: Talks",
        "Summary:",
        "They met.",
        "One caveat: no date is set",
        "Outlook:",
        "More is likely.",
    ]
    (brief,) = read_brief_lines(lines)
    assert brief.sections[0].paragraphs == ("They met.", "One caveat: no date is set")
    again = read_brief_lines([*lines, "Mali: Vote Ahead", "Outlook:", "A delay is likely."])
    assert [found.country for found in again] == ["Libya", "Mali"]


def test_lines_broken_at_a_pages_width_are_joined() -> None:
    (brief,) = read_brief_lines(
        ["Libya: Talks", "", "Summary:", "",
         "On 18 February 2025 the two sides met in Minsk and spoke about",
         "agriculture, education and industry, and about vehicles for the",
         "towns under reconstruction.", "",
         "They signed contracts."]
    )  # fmt: skip
    assert len(brief.sections[0].paragraphs) == 2
    assert brief.sections[0].paragraphs[0].endswith("vehicles for the towns under reconstruction.")


def test_a_closing_of_two_lines_and_none() -> None:
    (brief,) = read_brief_lines([*PLAIN.splitlines(), "Contact us at the usual address."])
    assert brief.closing.count("\n") == 1
    (brief,) = read_brief_lines(PLAIN.splitlines()[:-1])
    assert brief.closing == ""
    (brief,) = read_brief_lines(["Libya: Talks", "Summary:", "Explore options with Minsk.", "They met."])
    assert brief.closing == ""


def test_encodings_and_line_ends(case: Case, tmp_path: Path) -> None:
    for name, data in (
        ("bom.txt", b"\xef\xbb\xbf" + PLAIN.replace("\n", "\r\n").encode()),
        ("wide.txt", PLAIN.encode("utf-16")),
        ("western.txt", PLAIN.replace("fund", "fundación").encode("cp1252")),
    ):
        (brief,) = case.briefs.import_file(write(tmp_path, data, name))
        assert len(case.briefs.statements(brief.id)) == 4
    assert "fundación" in case.briefs.lines(brief.id)[2]


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"", Refused, "holds no text"),
        (b" \n\n", Refused, "holds no text"),
        (b"They met in Minsk.\nSummary:\nOne.", Refused, "does not begin with a headline"),
        (b"Summary:\nOne.", Refused, "does not begin with a headline"),
        (bytes(range(256)) * 20, Unreadable, "neither plain text nor a Word file"),
        (b"PK\x03\x04" + b"\x00" * 200, Unreadable, "damaged package"),
    ],
)
def test_bad_files_are_refused_in_plain_words(
    case: Case, tmp_path: Path, data: bytes, error: type[KnownError], words: str
) -> None:
    before = case.history(limit=1)
    with pytest.raises(error, match=words):
        case.briefs.import_file(write(tmp_path, data))
    assert case.briefs.all() == []
    assert case.history(limit=1) == before


def test_a_file_that_is_not_there(case: Case, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        case.briefs.import_file(tmp_path / "nothing.txt")


def test_a_word_file_with_heading_styles(case: Case, tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    for style, text in (
        ("Heading 1", "Libya: Talks in Minsk"), ("Heading 2", "Summary"), ("List Bullet", "The fund "
            "signed contracts."),
        ("Normal", "They met."), ("Heading 2", "Outlook"), ("Normal", "More contracts are very likely to "
            "follow."),
        ("Heading 2", "What it means for investors"), ("Normal", "Little."), ("Normal", "Explore our "
            "services."),
    ):  # fmt: skip
        document.add_paragraph(text, style=style)
    path = tmp_path / "brief.docx"
    document.save(str(path))
    (brief,) = case.briefs.import_file(path)
    assert case.briefs.lines(brief.id) == [
        "Libya: Talks in Minsk", "Summary:", "The fund signed contracts.", "They met.", "Outlook:",
        "More contracts are very likely to follow.", "What it means for investors:", "Little.", "Explore "
            "our services.",
    ]  # fmt: skip
    assert kinds(case, brief.id)[2] == ("judgement", "")
    (proposed,) = case.briefs.proposed(brief.id)
    assert (proposed.field, proposed.value) == ("likelihood", "very likely")
    case.briefs.take(brief.id, proposed)
    assert kinds(case, brief.id)[2] == ("judgement", "very likely")
    assert case.briefs.proposed(brief.id) == []


@settings(max_examples=50)
@given(st.lists(st.text(max_size=60), max_size=12))
def test_any_lines_are_read_or_refused(lines: list[str]) -> None:
    try:
        briefs = read_brief_lines(lines)
    except KnownError:
        return
    assert all(brief.headline for brief in briefs)


WORDS = st.from_regex(r"[A-Z][a-z]{2,9}( [a-z]{2,9}){3,8}\.", fullmatch=True)


@settings(max_examples=25)
@given(st.lists(WORDS, min_size=1, max_size=5), st.lists(WORDS, min_size=1, max_size=5))
def test_paragraphs_stay_in_their_sections(facts: list[str], judgements: list[str]) -> None:
    closing = "Contact our desk."
    (brief,) = read_brief_lines(["Libya: Talks", "Summary:", *facts, "Outlook:", *judgements, closing])
    assert [section.paragraphs for section in brief.sections] == [tuple(facts), tuple(judgements)]
