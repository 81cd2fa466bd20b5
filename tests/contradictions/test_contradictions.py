"""Which pairs of claims contradict each other: a labelled set, a large case, decisions of a person."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from workbench.case import Case
from workbench.contradictions import Contradiction, Fact, repository
from workbench.contradictions.comparing import contradiction
from workbench.contradictions.finding import all_contradictions
from workbench.contradictions.reading import Told
from workbench.values.job import Job

PAIRS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("pairs.toml").read_text("utf-8"))["pair"]


def facts_of(pair: dict[str, Any]) -> tuple[Fact, Fact]:
    first, second = pair.get("places", ("", ""))
    actors = frozenset(pair["actors"])
    return (
        Fact("a", pair["one"], pair["one_on"], "", first, actors, first),
        Fact("b", pair["other"], pair["other_on"], "", second, actors, second),
    )


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['label']}: {pair['one'][:50]}")
def test_the_labelled_pairs(pair: dict[str, Any]) -> None:
    one, other = facts_of(pair)
    found = contradiction(Told(one), Told(other))
    assert (found.kind if found else "") == pair.get("kind", ""), (found, Told(one).stems, Told(other).stems)
    turned = contradiction(Told(other), Told(one))
    assert (turned is None) == (found is None)


def _pair(case: Case) -> tuple[str, str]:
    daesh = case.actors.add("Daesh", "armed_group")
    made = [
        case.claims.add(
            f"{number} people were killed in the attack on the market",
            event_on="2025-03-03",
            actors=[(daesh.id, "")],
        ).id
        for number in (12, 30)
    ]
    return made[0], made[1]


def test_they_are_proposed_kept_up_to_date_and_decided_for_good(case: Case) -> None:
    one, other = _pair(case)
    contradictions = case.contradictions
    (found,) = contradictions.find()
    assert (found.state, found.contradiction.kind) == ("", "number")
    assert {found.contradiction.one_says, found.contradiction.other_says} == {"12 people", "30 people"}
    contradictions.dismiss(found.contradiction, "One counts the wounded")
    assert [(known.state, known.reason) for known in contradictions.listed()] == [
        ("dismissed", "One counts the wounded")
    ]
    assert contradictions.of_claims([one]) == {}
    case.claims.update(other, notes="Another note")
    contradictions.refresh([other])
    assert contradictions.listed()[0].state == "dismissed"
    case.undo()
    case.undo()
    assert contradictions.listed()[0].state == ""
    case.claims.update(other, text="40 people were killed in the attack on the market")
    contradictions.refresh([other])
    (found,) = contradictions.listed()
    assert (found.state, found.contradiction.said_by(other)) == ("", "40 people")
    contradictions.confirm(found.contradiction)
    assert contradictions.of_claims([one, other]).keys() == {one, other}
    contradictions.reopen(found.contradiction)
    contradictions.hold(found.contradiction, one)
    assert case.claims.get(other).status == "rejected"
    contradictions.refresh([other])
    assert contradictions.listed() == []
    case.claims.update(other, status="open", text="12 people were killed in the attack on the market")
    contradictions.refresh([other])
    assert contradictions.listed() == []


def test_a_statement_on_one_side_says_so(case: Case) -> None:
    one, other = _pair(case)
    brief = case.briefs.add("Libya", "Sabha")
    stated = case.briefs.state(brief.id, text="The attack killed 12 people.", claims=[one])

    def found() -> list[str]:
        return [known.message for known in case.briefs.check(brief.id) if known.check_id == "K04"]

    (message,) = found()
    assert "30 people were killed" in message
    case.briefs.link(stated.id, other)
    assert "Two claims under this sentence" in found()[0]
    case.briefs.update_statement(stated.id, text="The attack killed 12 people; a second count is 30 people.")
    assert found() == []


def test_a_decision_for_one_claim_recalls_the_statements_on_the_other(case: Case) -> None:
    other = _pair(case)[1]
    brief = case.briefs.add("Libya", "Sabha")
    stated = case.briefs.state(brief.id, text="The attack killed 30 people.", claims=[other])
    (found,) = case.contradictions.find()
    case.contradictions.confirm(found.contradiction)
    head = case.journal.head
    assert head is not None
    recall = case.recall.after(head[0])
    assert {cause.act for cause in recall.causes} == {"contradicted"}
    assert [known.statement_id for known in recall.statements] == [stated.id]


def test_what_changes_while_and_after_all_are_compared_is_compared_again(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = _pair(case)
    text = case.claims.get(one).text

    def meanwhile(facts: Sequence[Fact], job: Job | None = None) -> list[Contradiction]:
        found = all_contradictions(facts, job)
        monkeypatch.undo()
        case.claims.update(one, text="It rained")
        return found

    monkeypatch.setattr(repository, "all_contradictions", meanwhile)
    case.contradictions.catch_up()
    assert case.contradictions.listed() == []
    case.claims.update(one, text=text)
    assert case.contradictions.listed() == []
    case.contradictions.catch_up()
    (found,) = case.contradictions.listed()
    assert {found.contradiction.one, found.contradiction.other} == {one, other}
    case.undo()
    case.contradictions.catch_up()
    assert case.contradictions.listed() == []
