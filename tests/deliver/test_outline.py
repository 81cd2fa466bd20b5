"""What a check of a Word file says first."""

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.ui.libya import Libya, fill
from workbench.case import Case
from workbench.cli import groundwork
from workbench.deliver.outline import outline

SAVED_AGAIN = [
    "the part _rels/.rels carries a time",
    "the part word/document.xml carries a time",
    "the file holds bytes that belong to no part",
    "_rels/.rels holds a relationship of the kind custom-properties",
    "the properties state TotalTime",
    "the properties state Application",
    "word/document.xml holds editing session ids",
    "the part docProps/custom.xml does not belong into a deliverable",
]


def test_the_gravest_come_first_and_the_same_is_said_once() -> None:
    told = outline(SAVED_AGAIN)
    assert told.lines == (
        "the part docProps/custom.xml does not belong into a deliverable",
        "the properties state TotalTime and Application: another program saved the file",
        "_rels/.rels holds a relationship of the kind custom-properties",
    )
    assert told.left == 4
    assert outline(SAVED_AGAIN, first=20).lines[-2:] == (
        "2 parts carry a time", "the file holds bytes that belong to no part",
    )  # fmt: skip
    assert outline([]).lines == ()


def test_no_word_that_must_not_leave_is_only_counted() -> None:
    names = [f"word/document.xml holds “Name {number}, carries a time” (author)" for number in range(7)]
    told = outline([*SAVED_AGAIN, *names])
    assert (told.lines, told.left) == (tuple(names), len(SAVED_AGAIN))


@pytest.mark.sweep
def test_a_file_that_writer_saved_again_is_told_in_a_few_lines(tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    with Case.create(tmp_path / "work.gwk", title="Work") as case:
        libya: Libya = fill(case)
        case.deliver(libya.brief.id, tmp_path / "brief.docx", override="A test")
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/lo", "--convert-to", "docx",
         "--outdir", str(tmp_path / "again"), str(tmp_path / "brief.docx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    saved = str(tmp_path / "again" / "brief.docx")
    short = CliRunner().invoke(groundwork, ["verify", saved]).stdout.splitlines()
    every = CliRunner().invoke(groundwork, ["verify", saved, "--all"]).stdout.splitlines()
    assert len(short) == 6
    assert any("another program saved the file" in line for line in short[:3])
    assert short[3].endswith("--all shows every one.")
    assert len(every) > 15
    assert short[-1] == every[-1]
