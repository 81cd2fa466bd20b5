"""Composing without a window: what each step makes, and that one undo takes it back."""

import pytest

from workbench.briefs import Section, composing
from workbench.briefs.layouts import is_assessed, is_bulleted, prints_scale
from workbench.case import Case

TEXT = "Khalifa Haftar flew to Minsk on 17 February. He met the president on the next day."


@pytest.fixture
def sections(case: Case) -> dict[str, Section]:
    """The sections of a new brief, by their kind."""
    brief = case.briefs.add(country="Libya", headline="A visit")
    return {section.kind: section for section in case.briefs.sections(brief.id)}


@pytest.fixture
def clip_id(case: Case) -> str:
    source = case.sources.add_text(TEXT, "A source")
    return case.clips.add(source.id, 0, 44).id


def test_the_outlook_judges_and_the_other_sections_tell(case: Case, sections: dict[str, Section]) -> None:
    kinds = {kind: composing.add_statement(case, section).kind for kind, section in sections.items()}
    assert kinds == {"summary": "fact", "outlook": "judgement"}


def test_a_clip_is_stated_through_the_claim_it_supports(
    case: Case, sections: dict[str, Section], clip_id: str
) -> None:
    made = composing.state_clips(case, sections["summary"].id, None, (clip_id, clip_id))
    [claim] = case.briefs.claims_of(made.id)
    assert claim.text == made.text == TEXT[:44]
    assert composing.claim_for_clip(case, clip_id) == claim.id
    assert case.undo_label == "Make a statement"
    case.undo()
    assert case.claims.count() == 0
    assert case.briefs.statements(section_id=sections["summary"].id) == []


def test_a_claim_becomes_a_statement_of_the_kind_of_its_section(
    case: Case, sections: dict[str, Section]
) -> None:
    claim = case.claims.add("Haftar will come again.")
    made = composing.state_claim(case, sections["outlook"].id, None, (claim.id,))
    assert (made.kind, made.text) == ("judgement", claim.text)


def test_claims_and_clips_go_under_a_statement_in_one_change(
    case: Case, sections: dict[str, Section], clip_id: str
) -> None:
    statement = composing.add_statement(case, sections["summary"])
    claim = case.claims.add("Haftar flew to Minsk.")
    composing.ground(case, statement.id, (claim.id,))
    composing.ground_on_clips(case, statement.id, (clip_id,))
    assert len(case.briefs.claims_of(statement.id)) == 2
    assert case.undo_label == "Link claims to a statement"
    case.undo()
    assert [known.id for known in case.briefs.claims_of(statement.id)] == [claim.id]
    assert case.claims.count() == 1


def test_both_halves_of_a_statement_stand_on_the_same_claims(
    case: Case, sections: dict[str, Section]
) -> None:
    claim = case.claims.add("Two things happened.")
    whole = composing.state_claim(case, sections["summary"].id, None, (claim.id,))
    second = composing.split(case, whole.id, "Two things ", " happened.")
    assert case.briefs.statement(whole.id).text == "Two things"
    assert second.text == "happened."
    assert [known.id for known in case.briefs.claims_of(second.id)] == [claim.id]


def test_a_statement_moves_over_the_edge_of_its_section(case: Case, sections: dict[str, Section]) -> None:
    statement = composing.add_statement(case, sections["summary"])
    composing.move_by(case, statement.id, 1)
    assert case.briefs.statement(statement.id).section_id == sections["outlook"].id
    composing.move_by(case, statement.id, -1)
    assert case.briefs.statement(statement.id).section_id == sections["summary"].id


def test_a_template_of_ones_own_is_assessed_and_has_no_bullets_of_ours() -> None:
    names = ("house-brief", "assessed-brief", "own.docx")
    assert [(is_assessed(name), is_bulleted(name), prints_scale(name)) for name in names] == [
        (False, False, False),
        (True, True, True),
        (True, False, False),
    ]
