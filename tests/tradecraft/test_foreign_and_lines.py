"""Statements in other languages, the lines around the statements, and what the words propose."""

from pathlib import Path

import pytest

from workbench.briefs import Statement
from workbench.case import Case
from workbench.tradecraft import Finding, check_statement, check_statement_text
from workbench.tradecraft.language import written_in

FOREIGN = {
    "fr": "Le gouvernement pourrait très probablement dissoudre le parlement, selon des sources.",
    "it": "Secondo fonti vicine al governo, il regime avrebbe venduto la base e la nave è stata colpita.",
    "de": "Die Regierung wird das Parlament wahrscheinlich auflösen, der Präsident hat sich nicht geäußert.",
    "ru": "По данным источников, правительство, вероятно, распустит парламент до конца месяца.",
    "ar": "من المرجح أن يحل المجلس نفسه قبل نهاية العام، بحسب مصادر.",
}
ENGLISH = [
    "Agenzia Nova, La Stampa and Il Foglio reported the visit.",
    "Le Monde wrote on 3 May 2025 that the base was sold.",
    "Al-Wasat and Al-Marsad reported the sale.",
    "2025 Audi shown in Rio de Janeiro as a hybrid.",
    "UN confirms visit.",
    "Haftar met Lukashenko.",
]


def ids(findings: list[Finding]) -> list[str]:
    return [finding.check_id for finding in findings]


@pytest.mark.parametrize("language", FOREIGN)
def test_of_another_language_one_note_is_made(language: str) -> None:
    text = FOREIGN[language]
    assert written_in(text) == language
    for kind in ("fact", "context", "assumption"):
        (note,) = check_statement_text(kind, text)
        assert (note.check_id, note.severity, note.fix_text) == ("N01", "info", "")
    set_beside = Statement("s", "", 0, "judgement", text, "likely", "moderate", "Two outlets.", "2025-12-31")
    assert ids(check_statement(set_beside)) == ["N01"]
    bare = Statement("s", "", 0, "judgement", text)
    assert set(ids(check_statement(bare))) <= {"N01", "L02", "L09", "J02"}
    assert "L02" in ids(check_statement(bare))


@pytest.mark.parametrize("text", ENGLISH)
def test_names_of_another_language_do_not_make_a_text_foreign(text: str) -> None:
    assert written_in(text) == "en"


def test_a_brief_has_one_note_for_each_language(case: Case) -> None:
    brief = case.briefs.add("Libya", "Talks")
    for text in (*FOREIGN.values(), FOREIGN["fr"], "The fund signed contracts on 3 May 2025."):
        case.briefs.state(brief.id, "Summary", text)
    notes = [finding for finding in case.briefs.check(brief.id) if finding.check_id == "N01"]
    assert len(notes) == len(FOREIGN)
    assert notes[0].message.startswith("2 statements are in French")


def test_headline_section_titles_and_closing_are_checked(case: Case) -> None:
    brief = case.briefs.add(
        "Libya", "Regime reportedly buys a massive base", closing="We are clearly the best."
    )
    section = case.briefs.add_section(brief.id, "What the terrorists want")
    case.briefs.state(brief.id, section.id, "The fund signed contracts on 3 May 2025.", "context")
    found = [finding for finding in case.briefs.check(brief.id) if finding.place]
    assert {(finding.place.split(":")[0], finding.words) for finding in found} == {
        ("headline", "Regime"), ("headline", "reportedly"), ("headline", "massive"),
        ("section", "terrorists"), ("closing", "clearly"),
    }  # fmt: skip
    one = next(finding for finding in found if finding.words == "reportedly")
    assert brief.headline[one.start : one.end] == "reportedly"
    case.briefs.waive("", one.check_id, "A headline.", brief_id=brief.id, words=one.words)
    waived = [finding for finding in case.briefs.check(brief.id) if finding.waived]
    assert [finding.words for finding in waived] == ["reportedly"]


TAKEN_IN = """Libya: Talks
Summary:
The fund signed contracts.
Outlook:
It is highly likely that a visit follows by May 2026.
There is a realistic possibility of a second fund by May 2026.
Neither side is likely to win the vote of May 2026.
The army has not yet taken this course.
We judge with high confidence that the programme stopped in 2003.
"""


def test_an_import_sets_nothing_and_proposes(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text(TAKEN_IN, "utf-8")
    (brief,) = case.briefs.import_file(path)
    statements = case.briefs.statements(brief.id)
    assert {known.likelihood for known in statements} == {""}
    assert brief.scale == "icd203"
    proposed = case.briefs.proposed(brief.id)
    number = {known.id: place for place, known in enumerate(statements)}
    assert [(number.get(one.statement_id, -1), one.field, one.value) for one in proposed] == [
        (-1, "scale", "phia"),
        (1, "likelihood", "highly likely"),
        (2, "likelihood", "realistic possibility"),
        (4, "kind", "context"),
        (5, "confidence", "high"),
    ]
    for one in proposed:
        case.briefs.take(brief.id, one)
    assert case.briefs.get(brief.id).scale == "phia"
    assert case.briefs.proposed(brief.id) == []


def test_a_line_below_an_imported_judgement_proposes_likelihood_and_confidence(
    case: Case, tmp_path: Path
) -> None:
    path = tmp_path / "brief.txt"
    path.write_text(
        "Libya: Talks\nSummary:\nThey met.\nOutlook:\nA visit will follow by May 2026.\n"
        "Likelihood: very likely (80–95%). Confidence: medium.\n",
        "utf-8",
    )
    (brief,) = case.briefs.import_file(path)
    (judged,) = (one for one in case.briefs.statements(brief.id) if one.kind == "judgement")
    assert (judged.likelihood, judged.confidence) == ("", "")
    proposed = [(one.field, one.value) for one in case.briefs.proposed(brief.id)]
    assert proposed == [("likelihood", "very likely"), ("confidence", "moderate")]


def test_a_judgement_among_context_and_assumptions_is_pointed_out(case: Case) -> None:
    brief = case.briefs.add("Libya", "Talks")
    for kind in ("context", "assumption"):
        case.briefs.state(brief.id, "Outlook", "A visit is likely by May 2026.", kind)
    found = [finding for finding in case.briefs.check(brief.id) if finding.check_id == "L11"]
    assert [finding.words for finding in found] == ["likely", "likely"]
    assert "assumption" in found[1].message
