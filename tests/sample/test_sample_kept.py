"""A sample that somebody worked on is never written over."""

import shutil
from pathlib import Path

import pytest

from workbench.case import Case
from workbench.demo import CASE_NAME, _is_worked_on, _unworked, build_sample, export_samples
from workbench.values.errors import CannotWrite


def test_only_what_nobody_worked_on_is_replaced(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert build_sample(out) == out / CASE_NAME
    with Case.open(out / CASE_NAME) as case:
        export_samples(case, out)
    assert _unworked(out) == out
    edited = tmp_path / "edited"
    shutil.copytree(out, edited)
    (edited / "house-brief-client.docx").write_bytes(b"words of the analyst")
    assert _unworked(edited) == tmp_path / "edited 2"
    (tmp_path / "edited 2").mkdir()
    (tmp_path / "edited 2" / CASE_NAME).write_bytes(b"not a case")
    assert _unworked(edited) == tmp_path / "edited 3"
    with Case.open(out / CASE_NAME) as case:
        assert _is_worked_on(out), "it is open"
        case.claims.add("A claim of the analyst")
    assert _is_worked_on(out)
    with Case.open(out / CASE_NAME) as case:
        case.undo()
    assert _is_worked_on(out), "it can be redone"
    orphan = tmp_path / "orphan"
    orphan.mkdir()
    shutil.copy(out / "house-brief-client.docx", orphan)
    assert _is_worked_on(orphan)


def test_half_a_sample_is_taken_away(tmp_path: Path) -> None:
    def stopped(words: str) -> None:
        if words.startswith("Actors"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_sample(tmp_path / "out", stopped)
    assert list((tmp_path / "out").iterdir()) == []


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(CannotWrite, match="cannot be made"):
        build_sample(tmp_path / "file" / "out")
