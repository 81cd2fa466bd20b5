"""Briefs of differing house styles: every statement in its section, and what is unclear shown first."""

from pathlib import Path

import pytest

from tests.briefs.house_styles import HOUSES, UNSEEN, Expected
from tests.briefs.house_styles_more import MORE
from workbench.briefs.import_plan import ImportPlan, PlannedBrief
from workbench.case import Case
from workbench.values.errors import Refused

ALL = HOUSES | UNSEEN | MORE


def plan_of(case: Case, folder: Path, data: bytes) -> ImportPlan:
    path = folder / "brief.docx"
    path.write_bytes(data)
    return case.briefs.plan_import(path)


def faults(brief: PlannedBrief, expected: Expected) -> list[str]:
    """Where a planned brief is not what it must be."""
    found = []
    if (brief.country, brief.headline) != (expected.country, expected.headline):
        found.append(f"headline {brief.country!r} {brief.headline!r}")
    if brief.handling != expected.handling:
        found.append(f"handling {brief.handling!r}")
    if not brief.closing.startswith(expected.closing) or bool(brief.closing) != bool(expected.closing):
        found.append(f"closing {brief.closing!r}")
    made = [(section.title, section.kind) for section in brief.sections]
    if made != [(title, kind) for title, kind, _statements in expected.sections]:
        found.append(f"sections {made}")
    for number, (title, _kind, statements) in enumerate(expected.sections):
        became = [(one.becomes, one.text, one.doubt) for one in brief.paragraphs_of(number)]
        for kind, words in statements:
            match = [one for one in became if one[1].startswith(words)]
            if not match or match[0][0] != kind:
                found.append(f"{title}: {kind} {words!r} became {match}")
            became = [one for one in became if one not in match]
        found += [f"{title}: too much: {one}" for one in became if not _doubtful(one[1], one[2], expected)]
    doubted = [one.text for one in brief.paragraphs if one.doubt]
    found += [f"doubt {text!r}" for text in doubted if not _doubtful(text, "x", expected)]
    found += [f"no doubt {words!r}" for words in expected.doubts if not _begins(doubted, words)]
    found += [f"section doubt {one}" for one in brief.sections if one.doubt]
    left = [one.text for one in brief.paragraphs if not one.is_kept]
    found += [f"not left out {words!r}" for words in expected.out if not _begins(left, words)]
    allowed = [*expected.out, *expected.doubts]
    found += [f"left out {text!r}" for text in left if not any(text.startswith(words) for words in allowed)]
    notes = [one.note for one in brief.paragraphs if one.note]
    found += [f"note {words!r}" for words in expected.notes if not _begins(notes, words)]
    return found + ([f"headline doubt {brief.doubt}"] if brief.doubt else [])


def _begins(texts: list[str], words: str) -> bool:
    return any(text.startswith(words) for text in texts)


def _doubtful(text: str, doubt: str, expected: Expected) -> bool:
    return bool(doubt) and any(text.startswith(words) for words in expected.doubts)


@pytest.mark.parametrize("name", ALL)
def test_every_statement_is_in_its_section(case: Case, tmp_path: Path, name: str) -> None:
    data, expected = ALL[name]
    plan = plan_of(case, tmp_path, data)
    assert len(plan.briefs) == len(expected)
    assert [faults(brief, one) for brief, one in zip(plan.briefs, expected, strict=True)] == [
        [] for _ in expected
    ]
    before = case.history(limit=1)
    if plan.doubts:
        with pytest.raises(Refused, match="not understood"):
            case.briefs.import_plan(plan)
        assert case.history(limit=1) == before
    imported = case.briefs.import_plan(plan, accept=True)
    for brief, one in zip(imported, expected, strict=True):
        stored = case.briefs.by_section(brief.id)
        sections = [section for section in case.briefs.sections(brief.id) if stored.get(section.id)]
        assert [(section.title, section.kind) for section in sections] == [
            known[:2] for known in one.sections
        ]
        assert all(not statement.likelihood for known in stored.values() for statement in known)
