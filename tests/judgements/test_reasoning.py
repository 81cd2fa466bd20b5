"""Alternatives, assumptions and indicators beside a judgement."""

import re
import zipfile
from pathlib import Path

import pytest

from workbench.case import Case
from workbench.tradecraft.readiness import readiness
from workbench.values.errors import NotFound, Refused


def test_points_are_kept_in_order_edited_removed_and_undone(case: Case) -> None:
    reasoning = case.reasoning
    brief = case.briefs.add("Libya", "Talks", scale="phia")
    judgement = case.briefs.state(brief.id, "Outlook", "Talks will resume.", "judgement").id
    other = reasoning.add("alternative", judgement, " Talks fail ", likelihood="unlikely", implication="War")
    second = reasoning.add("alternative", judgement, "Talks move to Tunis")
    assumption = reasoning.add("assumption", judgement, "The ceasefire holds", if_wrong="No talks at all")
    indicator = reasoning.add("indicator", judgement, "Delegations are named")
    assert [(one.text, one.likelihood, one.implication) for one in reasoning.alternatives(judgement)] == [
        ("Talks fail", "unlikely", "War"), ("Talks move to Tunis", "", ""),
    ]  # fmt: skip
    assert reasoning.assumptions(judgement)[0].if_wrong == "No talks at all"
    assert reasoning.counts(brief.id) == {"alternative": 2, "assumption": 1, "indicator": 1}
    reasoning.update("indicator", indicator, points="less", text="A delegation leaves")
    claim = case.claims.add("The delegation left Geneva", event_on="2025-03-04")
    reasoning.see(indicator, claim.id)
    (known,) = reasoning.indicators(judgement)
    assert (known.points, known.text) == ("less", "A delegation leaves")
    assert [(sign.claim, sign.seen_on, sign.analyst) for sign in known.signs] == [
        ("The delegation left Geneva", "2025-03-04", "A. Analyst")
    ]
    reasoning.see(indicator, claim.id, "2025-03-05")
    assert [sign.seen_on for sign in reasoning.indicators(judgement)[0].signs] == ["2025-03-05"]
    reasoning.unsee(indicator, claim.id)
    assert reasoning.indicators(judgement)[0].signs == ()
    case.undo()
    assert len(reasoning.indicators(judgement)[0].signs) == 1
    case.claims.remove(claim.id)
    assert reasoning.indicators(judgement)[0].signs == ()
    case.undo()
    for kind, point in (("alternative", other), ("assumption", assumption), ("indicator", indicator)):
        reasoning.remove(kind, point)
    assert [one.id for one in reasoning.alternatives(judgement)] == [second]
    case.undo()
    assert len(reasoning.indicators(judgement)[0].signs) == 1, "signs come back with their indicator"
    case.briefs.remove_statement(judgement)
    assert reasoning.alternatives(judgement) == []
    case.undo()
    assert len(reasoning.alternatives(judgement)) == 1
    assert case.verify() == []


def test_what_is_no_point_is_refused(case: Case) -> None:
    reasoning = case.reasoning
    brief = case.briefs.add("Libya", "Talks", scale="phia")
    judgement = case.briefs.state(brief.id, "Outlook", "Talks will resume.", "judgement").id
    for kind, text, fields in (
        ("hunch", "So", {}),
        ("alternative", " ", {}),
        ("alternative", "So", {"likelihood": "very likely"}),
        ("indicator", "So", {"points": "sideways"}),
        ("assumption", "So", {"likelihood": "likely"}),
    ):
        with pytest.raises(Refused):
            reasoning.add(kind, judgement, text, **fields)
    with pytest.raises(NotFound):
        reasoning.add("assumption", "gone", "So")
    with pytest.raises(NotFound):
        reasoning.update("assumption", "gone", text="So")
    indicator = reasoning.add("indicator", judgement, "So")
    with pytest.raises(NotFound):
        reasoning.see(indicator, "gone")
    with pytest.raises(Refused):
        reasoning.see(indicator, case.claims.add("So").id, "some day")
    assert reasoning.counts(brief.id) == {"alternative": 0, "assumption": 0, "indicator": 1}


def test_a_brief_follows_an_earlier_one_and_never_itself(case: Case) -> None:
    first, second, third = (case.briefs.add("Libya", month).id for month in ("January", "February", "March"))
    case.briefs.update(second, previous_brief_id=first)
    case.briefs.update(third, previous_brief_id=second)
    assert case.briefs.get(third).previous_brief_id == second
    for wanted in (third, first):
        with pytest.raises(Refused, match="cannot follow itself"):
            case.briefs.update(first, previous_brief_id=third if wanted == first else first)
    with pytest.raises(NotFound):
        case.briefs.update(first, previous_brief_id="gone")
    assert case.briefs.update(third, previous_brief_id="").previous_brief_id is None


def test_what_is_kept_beside_judgements_meets_the_standards(case: Case) -> None:
    brief = case.briefs.add("Libya", "Talks")
    judgement = case.briefs.state(brief.id, "Outlook", "Talks will resume.", "judgement").id
    before = readiness(case, brief.id, [])
    assert not before.standards[3].by
    case.reasoning.add("alternative", judgement, "Talks fail")
    case.reasoning.add("assumption", judgement, "The truce holds")
    case.reasoning.add("indicator", judgement, "Flights")
    after = readiness(case, brief.id, [])
    assert after.standards[1].by == ("1 indicator beside them",)
    assert after.standards[2].by[0].endswith("1 assumption beside judgements")
    assert after.standards[3].by == ("1 alternative beside judgements",)
    assert len(after.steps) == len(before.steps) - 2


def test_what_was_weighed_is_printed_for_the_house_only(case: Case, tmp_path: Path) -> None:
    brief = case.briefs.add("Libya", "Talks")
    judgement = case.briefs.state(
        brief.id, "Outlook", "Talks are likely to resume by June 2025.", "judgement", likelihood="likely",
        note="The envoy came back",
    ).id  # fmt: skip
    reasoning = case.reasoning
    reasoning.add("alternative", judgement, "Talks collapse", likelihood="unlikely", implication="Fighting")
    reasoning.add("assumption", judgement, "The truce holds", if_wrong="No delegation travels")
    indicator = reasoning.add("indicator", judgement, "Flights")
    reasoning.see(indicator, case.claims.add("A flight landed").id, "2025-03")
    said = {}
    for profile in ("client", "internal"):
        path = tmp_path / f"{profile}.docx"
        case.deliver(brief.id, path, profile, "assessed-brief", override="Trial", proof_sheet=False)
        with zipfile.ZipFile(path) as package:
            said[profile] = re.sub(r"<[^>]+>", " ", package.read("word/document.xml").decode())
    for words in (
        "Talks collapse", "unlikely (20–45%); Fighting", "If wrong: No delegation travels",
        "The envoy came back", "Makes it more likely; seen March 2025: A flight landed",
    ):  # fmt: skip
        assert words in said["internal"], words
        assert words not in said["client"], words


def test_what_is_weighed_beside_a_judgement_is_found(case: Case) -> None:
    brief = case.briefs.add("Libya", "Talks")
    judgement = case.briefs.state(brief.id, "Outlook", "Talks will resume.", "judgement").id
    case.reasoning.add("alternative", judgement, "Talks fail", implication="The airport closes")
    case.reasoning.add("assumption", judgement, "The truce holds", if_wrong="Fighting near Zuwara")
    indicator = case.reasoning.add("indicator", judgement, "Delegations are named")
    for words in ("airport", "Zuwara", "delegations"):
        assert [(hit.kind, hit.id) for hit in case.search(words)] == [("statement", judgement)], words
    case.reasoning.remove("indicator", indicator)
    assert case.search("delegations") == []
    assert case.verify() == []
