"""Briefs in Word that were imported wrongly once: what must become of each."""

from pathlib import Path

import pytest

from tests.corpora.locations import corpus
from workbench.case import Case

LANDED = "The delegation landed in Minsk on 18 February."
FURTHER = "Further visits are likely before the summer."
USUAL = [("Summary", "fact", LANDED), ("Outlook", "judgement", FURTHER)]
BECOMES = {
    "brief_b2_letterhead.docx": USUAL,
    "brief_b6_runin.docx": USUAL,
    "brief_b11_ar.docx": [
        ("الملخص", "fact", "وصل الوفد إلى مينسك."),
        ("التوقعات", "judgement", "من المرجح أن تتكرر الزيارة."),
    ],
    "brief_b15_footnotes.docx": USUAL,
    "brief_b16_strike.docx": [
        ("Summary", "fact", "Some forty officers came."), ("Outlook", "judgement", FURTHER),
    ],
    "brief_b18_headerfooter_bullets.docx": [
        ("Summary", "fact", LANDED), ("Summary", "fact", LANDED.replace("18", "19")),
        ("Outlook", "judgement", FURTHER),
    ],
}  # fmt: skip
SAID = {
    "brief_b2_letterhead.docx": "2 paragraphs left out.",
    "brief_b15_footnotes.docx": "Notes to 1 paragraph are kept beside the statements.",
    "brief_b16_strike.docx": "1 struck-out passage was left out.",
}


def test_each_statement_is_in_its_section(case: Case) -> None:
    folder: Path = corpus("own-intake-faults")
    for name, expected in BECOMES.items():
        plan = case.briefs.plan_import(folder / name)
        assert plan.doubts == 0
        assert SAID.get(name, "") in ("", *plan.remarks)
        (brief,) = case.briefs.import_file(folder / name)
        sections = {section.id: section.title for section in case.briefs.sections(brief.id)}
        stored = case.briefs.statements(brief.id)
        assert [(sections[one.section_id], one.kind, one.text) for one in stored] == expected, name
        assert [one.note for one in stored if one.note] == ["BelTA, 18 February 2025."] * ("b15" in name)


@pytest.mark.parametrize("name", BECOMES)
def test_the_headline_is_found(case: Case, name: str) -> None:
    (brief,) = case.briefs.plan_import(corpus("own-intake-faults") / name).briefs
    wanted = "ليبيا: محادثات في مينسك" if "_ar" in name else "Libya: Talks in Minsk"
    assert (brief.title, brief.doubt) == (wanted, "")
