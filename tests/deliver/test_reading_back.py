"""What readers make of the file: the reference brief line for line, notes, profiles, properties."""

import io
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from tests.deliver.full_brief import NOTES, reference_lines, reference_manuscript, rich_manuscript
from workbench.deliver.manuscript import Manuscript, Note
from workbench.deliver.notes import Endnotes, full, short
from workbench.deliver.package import read_package
from workbench.deliver.profiles import for_profile
from workbench.deliver.templates import SHIPPED
from workbench.deliver.writer import write
from workbench.values.errors import Refused


def test_the_reference_brief_line_for_line_with_a_note_after_each_statement() -> None:
    data = write(reference_manuscript(), "house-brief")
    assert [known.text for known in docx.Document(io.BytesIO(data)).paragraphs] == reference_lines()
    assert data.count(b"PK\x01\x02") >= 13


def test_pandoc_reads_the_reference_brief_line_for_line(tmp_path: Path) -> None:
    if not shutil.which("pandoc"):
        pytest.skip("pandoc is not installed")
    path = tmp_path / "brief.docx"
    path.write_bytes(write(replace(reference_manuscript(), notes=NOTES[:2]), "house-brief"))
    command = ["pandoc", str(path), "-t", "plain", "--wrap=none"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    body = text[: text.index("\n[1]")]
    lines = [re.sub(r"\[\d+\]$", "", line) for line in body.splitlines() if line.strip()]
    assert lines == reference_lines()
    assert re.findall(r"^\[(\d)\]", text, re.MULTILINE) == list("123456789")


def test_a_client_reads_the_descriptor_of_a_protected_source_and_its_month() -> None:
    notes = read_package(write(rich_manuscript(), "assessed-brief", "client"), "x")[
        "word/endnotes.xml"
    ].decode()
    assert "A North African security official with direct access, February 2025" in notes
    for kept in ("Bashandi", "Tobruk air base", "record 2025-0231", "21 February", "grade", "PROTECTED"):
        assert kept not in re.sub(r"<[^>]+>", "", notes).replace("21 February 2025.", "")


def test_the_house_reads_names_grades_and_the_annex() -> None:
    parts = read_package(write(rich_manuscript(), "assessed-brief", "internal"), "x")
    notes = re.sub(r"<[^>]+>", "", parts["word/endnotes.xml"].decode())
    assert "PROTECTED, for clients: a North African security official" in notes
    assert "Colonel Selim Bashandi, “Interview on the Tobruk air base”, 21 February 2025" in notes
    assert "state news agency of Belarus, grade C" in notes
    assert b"[9f31c2]" in parts["word/document.xml"]


def test_what_a_client_loses_is_nowhere_in_the_manuscript() -> None:
    reduced = for_profile(rich_manuscript(), "client")
    assert "Bashandi" not in repr(reduced)
    assert reduced.annex == ()
    assert for_profile(reduced, "client") == reduced
    with pytest.raises(Refused, match="not a profile"):
        for_profile(reduced, "everybody")


def test_two_protected_sources_with_one_descriptor_stay_two() -> None:
    described = Note("A. Name", descriptor="an official", protected=True, key="1", month="May 2025")
    other = replace(described, publication="B. Name", key="2")
    shown = for_profile(Manuscript("T", (), "", notes=(described, other)), "client").notes
    notes = Endnotes(shown)
    for index in (0, 1, 0):
        notes.cite((index,))
    assert notes.texts == (
        "An official, May 2025.",
        "An official, May 2025.",
        "An official, May 2025 (note 1).",
    )


def test_the_fields_of_a_note_stand_in_order() -> None:
    note = Note("Agenzia Nova", "Haftar a Minsk", "19 February 2025", "para. 4", "https://x.example/1",
                "20 February 2025", "Italian agency", "B", "it")  # fmt: skip
    assert full(note) == (
        "Agenzia Nova, “Haftar a Minsk” [in Italian], 19 February 2025, para. 4, https://x.example/1, "
        "accessed 20 February 2025, Italian agency, grade B"
    )
    assert short(note, 3) == "Agenzia Nova, 19 February 2025, para. 4 (note 3)"


def test_likelihood_and_confidence_never_share_a_sentence() -> None:
    document = docx.Document(io.BytesIO(write(rich_manuscript(), "assessed-brief")))
    lines = [known.text for known in document.paragraphs if known.text.startswith("Likelihood: ")]
    assert len(lines) == 3
    for line in lines:
        for sentence in re.split(r"(?<=\.) ", line):
            assert not ("Likelihood" in sentence and "onfidence" in sentence)


@pytest.mark.parametrize("template", SHIPPED)
def test_a_fourfold_script_brief_is_tagged_and_bidirectional(template: str) -> None:
    manuscript = rich_manuscript()
    manuscript = replace(manuscript, title="ليبيا: زيارة حفتر إلى مينسك", language="ar-SA")
    parts = read_package(write(manuscript, template), "x")
    title = parts["word/document.xml"].decode().partition("</w:p>")[0]
    assert "<w:bidi/>" in title
    assert '<w:rtl/><w:lang w:bidi="ar-SA"/>' in title
    assert b'<w:lang w:val="ar-SA"' in parts["word/styles.xml"]
    assert b'<w:lang w:val="it-IT"/>' in parts["word/endnotes.xml"]


def test_properties_name_the_house_and_the_moment_of_issue() -> None:
    manuscript = replace(rich_manuscript(), title="A & B\x0b <C>")
    properties = docx.Document(io.BytesIO(write(manuscript, "house-brief"))).core_properties
    assert properties.title == "A & B <C>"
    assert (properties.author, properties.last_modified_by) == ("North Africa Desk", "North Africa Desk")
    assert properties.created == properties.modified
    assert str(properties.created).startswith("2025-02-24 09:30:00")
    assert properties.language == "en-GB"


@pytest.mark.parametrize("template", SHIPPED)
def test_structure_is_what_assistive_readers_need(template: str) -> None:
    parts = read_package(write(rich_manuscript(), template, "internal"), "x")
    document = parts["word/document.xml"].decode()
    tables = document.count("<w:tbl>")
    assert document.count("<w:tblHeader/>") == tables >= 1
    assert document.count("<wp:docPr ") == len(re.findall(r'<wp:docPr [^>]*descr="[^"]+"', document))
    assert document.count('w:fldCharType="begin"') == document.count('w:fldCharType="end"')
    assert document.count("<w:bookmarkStart") == document.count("<w:bookmarkEnd")
    assert document.count('w:val="Heading1"') == 1
    assert "<w:sdt" not in document
    for direct in ("<w:sz ", "<w:color ", "<w:b/>", "<w:jc ", "<w:spacing "):
        assert direct not in document, f"{direct} stands where a style should"
