"""Waivers: bound to the words they were given for, of a statement or of the brief as a whole."""

import pytest

from workbench.briefs.waivers import Waivers
from workbench.case import Case
from workbench.tradecraft import Finding
from workbench.tradecraft.finding import NOT_WAIVED
from workbench.values.errors import Refused


@pytest.fixture
def brief_id(case: Case) -> str:
    return case.briefs.add("Libya", "A Visit").id


def only(case: Case, brief_id: str, check_id: str) -> Finding:
    (found,) = [finding for finding in case.briefs.check(brief_id) if finding.check_id == check_id]
    return found


def test_a_waiver_lapses_when_the_words_change_and_holds_again(case: Case, brief_id: str) -> None:
    statement = case.briefs.state(brief_id, text="They met in Minsk.")
    case.briefs.waive(statement.id, "L12", "Common knowledge")
    found = only(case, brief_id, "L12")
    assert (found.waived, found.reason) == (True, "Common knowledge")
    assert case.briefs.waivers(brief_id) == {(statement.id, "L12"): "Common knowledge"}
    case.briefs.update_statement(statement.id, text="They met in Moscow.")
    assert not only(case, brief_id, "L12").waived
    assert case.briefs.waivers(brief_id) == {}
    case.undo()
    assert only(case, brief_id, "L12").waived, "undo gives the words back, and the waiver with them"
    case.briefs.update_statement(statement.id, text="They met in Moscow.")
    case.briefs.update_statement(statement.id, text="They met in Minsk.")
    assert only(case, brief_id, "L12").waived
    case.briefs.update_statement(statement.id, confidence_basis="Two reports")
    assert only(case, brief_id, "L12").waived, "only the words count"
    assert case.verify() == []


def test_a_second_reason_takes_the_place_of_the_first(case: Case, brief_id: str) -> None:
    statement = case.briefs.state(brief_id, text="They met in Minsk.")
    case.briefs.waive(statement.id, "L12", "Common knowledge")
    case.briefs.waive(statement.id, "L12", "Seen by our own")
    assert [waiver.reason for waiver in Waivers(case).of_brief(brief_id)] == ["Seen by our own"]
    case.briefs.unwaive(statement.id, "L12")
    assert Waivers(case).of_brief(brief_id) == []
    case.undo()
    assert only(case, brief_id, "L12").reason == "Seen by our own"


def test_a_finding_of_the_brief_as_a_whole_is_waived(case: Case, brief_id: str) -> None:
    statement = case.briefs.state(
        brief_id, "Outlook", "A second visit is likely.", "judgement", likelihood="likely"
    )
    found = only(case, brief_id, "S01")
    assert (found.statement_id, found.words) == ("", "likely")
    case.briefs.waive("", "S01", "The client knows the scale", brief_id=brief_id, words=found.words)
    assert only(case, brief_id, "S01").waived
    assert case.briefs.waivers(brief_id) == {("", "S01"): "The client knows the scale"}
    case.briefs.update_statement(statement.id, text="A second visit is likely in 2025.")
    assert only(case, brief_id, "S01").waived, "it is about the words of the scale"
    case.briefs.state(brief_id, "Outlook", "A third is unlikely.", "judgement", likelihood="unlikely")
    assert not only(case, brief_id, "S01").waived
    case.undo()
    case.briefs.unwaive("", "S01", brief_id=brief_id, words=found.words)
    assert not only(case, brief_id, "S01").waived
    assert case.verify() == []


def test_what_cannot_be_waived_is_refused(case: Case, brief_id: str) -> None:
    statement = case.briefs.state(brief_id, text="They met in Minsk.")
    for check_id in NOT_WAIVED:
        with pytest.raises(Refused, match="cannot be waived"):
            case.briefs.waive(statement.id, check_id, "I know better")
    with pytest.raises(Refused, match="needs a reason"):
        case.briefs.waive(statement.id, "L12", "  ")


def test_a_waiver_comes_back_with_its_statement_and_its_brief(case: Case, brief_id: str) -> None:
    statement = case.briefs.state(brief_id, text="They met in Minsk.")
    case.briefs.waive(statement.id, "L12", "Common knowledge")
    case.briefs.remove_statement(statement.id)
    assert case.briefs.waivers(brief_id) == {}
    case.undo()
    assert only(case, brief_id, "L12").waived
    assert case.briefs.remove(brief_id)
    case.undo()
    assert only(case, brief_id, "L12").waived
    assert case.verify() == []
