"""A published brief taken in, exported, and taken in again: line for line the same."""

from pathlib import Path

import docx
import pytest

from tests.reference import libya
from tests.reference.libya import PATH as REFERENCE
from workbench.case import Case

ARCHIVED = "A published brief, imported without its sources"


@pytest.fixture
def lines() -> list[str]:
    return libya.lines()


def paragraphs(path: Path) -> list[tuple[str, str]]:
    return [
        (paragraph.text, paragraph.style.name if paragraph.style else "")
        for paragraph in docx.Document(str(path)).paragraphs
    ]


def test_text_to_word_to_case_to_word(case: Case, tmp_path: Path, lines: list[str]) -> None:
    (brief,) = case.briefs.import_file(REFERENCE)
    assert case.briefs.lines(brief.id) == lines
    first = tmp_path / "first.docx"
    case.deliver(brief.id, first, template="house-brief", override=ARCHIVED)
    written = paragraphs(first)
    assert [text for text, _style in written] == lines
    styles = dict(written)
    assert styles[lines[0]] == "Heading 1"
    assert styles["Summary:"] == styles["Outlook:"] == "Heading 2"
    assert styles[lines[-1]] == "Closing"

    (again,) = case.briefs.import_file(first)
    assert case.briefs.lines(again.id) == lines
    second = tmp_path / "second.docx"
    case.deliver(again.id, second, template="house-brief", override=ARCHIVED)
    assert paragraphs(second) == written


def test_the_wrong_commander_of_the_published_brief_is_found(case: Case, lines: list[str]) -> None:
    """The son is called Commander-in-Chief; the register knows that his father holds the post."""
    libya.enter(case)
    (brief,) = case.briefs.import_file(REFERENCE)
    clashes = [finding for finding in case.briefs.check(brief.id) if "post" in finding.message.lower()]
    assert len(clashes) == 1
    for words in ("Khalifa Haftar", "Belgacem Haftar", "Commander-in-Chief"):
        assert words in clashes[0].message
    wording = case.briefs.statement(clashes[0].statement_id).text
    assert "Commander-in-Chief" in wording[clashes[0].start : clashes[0].end]
