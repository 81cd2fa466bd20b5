"""A published brief taken in, exported, and taken in again: line for line the same."""

from pathlib import Path

import docx
import pytest

from tests.corpora.locations import corpora_root
from workbench.case import Case
from workbench.demo import build_sample

REFERENCE = corpora_root().parent / "reference" / "reference-brief.txt"
ARCHIVED = "A published brief, imported without its sources"


@pytest.fixture
def lines() -> list[str]:
    if not REFERENCE.is_file():
        pytest.skip(f"the reference brief is not on this machine (looked for {REFERENCE})")
    return REFERENCE.read_text("utf-8").rstrip("\n").split("\n")


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


def test_the_wrong_commander_of_the_published_brief_is_found(tmp_path: Path, lines: list[str]) -> None:
    """The son is called Commander-in-Chief; the register knows that his father holds the post."""
    with Case.open(build_sample(tmp_path)) as case:
        (sample,) = case.briefs.all()
        assert not [finding for finding in case.briefs.check(sample.id) if finding.severity == "error"]
        (brief,) = case.briefs.import_file(REFERENCE)
        clashes = [finding for finding in case.briefs.check(brief.id) if "post" in finding.message.lower()]
        assert len(clashes) == 1
        for words in ("Khalifa Haftar", "Belgacem Haftar", "Commander-in-Chief"):
            assert words in clashes[0].message
        wording = case.briefs.statement(clashes[0].statement_id).text
        assert "Commander-in-Chief" in wording[clashes[0].start : clashes[0].end]
