"""Every judgement that was issued, what became of it, and what asks for a decision."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.judgements.ledgers import Issue, issue, issue_brief, snapshot
from workbench.case import Case
from workbench.cli import groundwork
from workbench.judgements.ledger import by_state
from workbench.values.errors import NotFound, Refused
from workbench.values.internal import INTERNAL

TODAY = "2025-07-01"


def test_what_an_export_issues_is_in_the_ledger_and_stays_there(case: Case, tmp_path: Path) -> None:
    brief = case.briefs.add("Libya", "Talks")
    stated = case.briefs.state(
        brief.id, "Outlook", "The talks are likely to resume.", "judgement",
        likelihood="likely", confidence="low", horizon_on="2025-06",
    )  # fmt: skip
    fact = case.briefs.state(brief.id, "Summary", "They met.")
    assert case.ledger.entries() == [], "what is only written is no promise"
    case.deliver(brief.id, tmp_path / "1.docx", override="Trial", issued_at="2025-01-10T09:00:00Z")
    (entry,) = case.ledger.entries()
    assert (entry.statement_id, entry.text, entry.likelihood) == (stated.id, stated.text, "likely")
    assert (entry.title, entry.subject, entry.scale) == ("Libya: Talks", "Libya", "icd203")
    assert (entry.horizon_on, entry.due_on, entry.analyst) == ("2025-06", "2025-06-31", "A. Analyst")
    assert (entry.state("2025-06-30"), entry.state(TODAY)) == ("open", "due")
    assert case.ledger.counts(TODAY) == (1, 1)
    # Another sentence of the brief makes a new edition: the judgement is the same one.
    case.briefs.update_statement(fact.id, text="They met twice.")
    case.deliver(brief.id, tmp_path / "2.docx", override="Trial", issued_at="2025-01-11T09:00:00Z")
    assert [one.numbers for one in case.ledger.entries()] == [(1, 2)]
    # Another likelihood makes it a second one, and the first stays.
    case.briefs.update_statement(stated.id, likelihood="unlikely", text="The talks are unlikely to resume.")
    case.deliver(brief.id, tmp_path / "3.docx", override="Trial", issued_at="2025-01-12T09:00:00Z")
    assert [(one.likelihood, one.numbers) for one in case.ledger.of_statement(stated.id)] == [
        ("likely", (1, 2)), ("unlikely", (3,)),
    ]  # fmt: skip
    assert case.ledger.counts(TODAY) == (2, 2)
    case.briefs.remove_statement(stated.id)
    assert len(case.ledger.entries()) == 2
    assert case.verify() == []
    for forged, what in (
        ("UPDATE issued_judgement SET likelihood = 'remote'", "it is not as its edition has it"),
        ("DELETE FROM issued_judgement", "it is missing"),
    ):
        case.connection.execute(forged)
        assert {problem.what for problem in case.verify()} == {what}


def test_an_outcome_is_decided_replaced_taken_back_and_undone(case: Case) -> None:
    first = issue(case, [Issue(statement_id="s1"), Issue("unlikely", "", "It is unlikely.", "s2")])
    brief = case.ledger.entries()[0].brief_id
    again = issue(case, [Issue(statement_id="s1")], brief_id=brief, at="2025-02-01T09:00:00Z")
    claim = case.claims.add("The talks resumed")
    # Named by the second edition, it is decided for the one judgement that both issued.
    entry = case.ledger.decide(
        again, "s1", "happened", claim_id=claim.id, note=" In May ", decided_on="2025-05"
    )
    assert (entry.edition_id, entry.result, entry.decided_on) == (first, "happened", "2025-05")
    assert (entry.decided_by, entry.claim_id, entry.note) == ("A. Analyst", claim.id, "In May")
    assert case.ledger.counts(TODAY) == (2, 0)
    case.claims.remove(claim.id)
    assert case.ledger.get(first, "s1").claim_id == claim.id, "it stays on record"
    amended = case.ledger.amend(first, "s1", decided_on="2025-04")
    assert (amended.decided_on, amended.claim_id, amended.note) == ("2025-04", claim.id, "In May")
    case.undo()
    case.undo()
    assert (
        case.ledger.decide(first, "s1", "cannot be decided", decided_on="2025-05-01").result
        == "cannot be decided"
    )
    rows = case.connection.execute("SELECT count(*) FROM outcome").fetchone()
    assert rows[0] == 1
    case.undo()
    assert case.ledger.get(first, "s1").result == "happened"
    assert case.ledger.reopen(again, "s1").result == ""
    assert case.ledger.counts(TODAY) == (2, 1)
    case.undo()
    assert case.ledger.get(again, "s1").result == "happened"
    assert case.verify() == []


def test_going_back_keeps_what_was_issued_and_decided(case: Case, tmp_path: Path) -> None:
    case.claims.add("Before")
    seq = case.history(1)[0].seq
    brief = case.briefs.add("Libya", "Talks")
    judgement = case.briefs.state(
        brief.id, "Outlook", "Talks are likely.", "judgement", likelihood="likely"
    ).id
    case.reasoning.add("alternative", judgement, "No talks")
    indicator = case.reasoning.add("indicator", judgement, "Flights")
    claim = case.claims.add("Talks were held")
    case.reasoning.see(indicator, claim.id)
    edition = issue_brief(case, brief.id)
    case.ledger.decide(edition, judgement, "happened", claim_id=claim.id)
    case.journal.go_back(seq)
    entry = case.ledger.get(edition, judgement)
    assert (entry.result, entry.claim_id) == ("happened", claim.id)
    assert [one.text for one in case.reasoning.alternatives(judgement)] == ["No talks"]
    assert [one.signs for one in case.reasoning.indicators(judgement)] == [()], "its claim is gone"
    assert case.verify() == []
    case.undo()
    assert len(case.reasoning.indicators(judgement)[0].signs) == 1
    case.reasoning.remove("indicator", indicator)
    assert case.journal.deletions()[0].name == "Flights"
    case.journal.restore(case.journal.deletions()[0])
    assert len(case.reasoning.indicators(judgement)[0].signs) == 1
    assert case.verify() == []


def test_what_is_no_outcome_is_refused(case: Case) -> None:
    edition = issue(case, [Issue(statement_id="s1")])
    ledger = case.ledger
    with pytest.raises(NotFound):
        ledger.decide(edition, "s2", "happened")
    with pytest.raises(Refused, match="Nothing was decided"):
        ledger.amend(edition, "s1", note="So")
    with pytest.raises(Refused, match="is not a result"):
        ledger.decide(edition, "s1", "maybe")
    with pytest.raises(NotFound):
        ledger.decide(edition, "s1", "happened", claim_id="gone")
    with pytest.raises(Refused, match="before the judgement was issued"):
        ledger.decide(edition, "s1", "happened", decided_on="2024")
    with pytest.raises(Refused, match="not come yet"):
        ledger.decide(edition, "s1", "happened", decided_on="2999-01-01")
    with pytest.raises(Refused, match="not a date"):
        ledger.decide(edition, "s1", "happened", decided_on="May")
    with pytest.raises(Refused, match="not scored by"):
        ledger.shares("mood")
    assert case.connection.execute("SELECT count(*) FROM outcome").fetchone()[0] == 0


def test_due_ones_come_first_and_the_ledger_is_narrowed(case: Case) -> None:
    issue(
        case, [Issue(horizon_on="2025", text="By the end of the year"), Issue(horizon_on="", text="Some day")]
    )
    issue(case, [Issue("highly likely", "2025-03-01", "In spring")], scale="phia", country="Chad")
    entries = [one for some in by_state(case.ledger.entries(), TODAY).values() for one in some]
    assert [one.text for one in entries] == ["In spring", "By the end of the year", "Some day"]
    assert [one.state(TODAY) for one in entries] == ["due", "open", "no horizon"]
    assert [one.text for one in case.ledger.entries(subject="Chad")] == ["In spring"]
    assert len(case.ledger.entries(scale="icd203", analyst="A. Analyst")) == 2
    assert case.ledger.entries(analyst="Nobody") == []


def test_an_edition_that_cannot_be_read_has_no_judgements(case: Case) -> None:
    issue(case, [Issue()])
    brief = case.ledger.entries()[0].brief_id
    set_id = case.connection.execute("SELECT id FROM authored").fetchone()[0]
    for broken in ("", "{", "{}", '{"sections": [{"statements": [{"kind": "judgement"}]}]}'):
        with case.change("Issue"):
            case.briefs.editions.freeze(brief, broken, set_id, "2025-01-10T09:00:00Z")
    assert len(case.ledger.entries()) == 1
    assert case.verify() == []


def test_the_ledger_on_the_command_line(case: Case) -> None:
    issue(case, [Issue(statement_id="aa1"), Issue("unlikely", "2025-05", "No", "ab1")])
    path = str(case.path)
    case.close()

    def run(*arguments: str) -> str:
        result = CliRunner().invoke(groundwork, ["ledger", *arguments], catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.output

    assert "No judgement with a likelihood was decided yet." in run("score", path)
    listed = run("list", path)
    for told in (listed, run("score", path), run("score", path, "--by", "analyst")):
        assert told.startswith(INTERNAL)
    assert "unlikely (20–45%), by May 2025; issued 10 January 2025 by A. Analyst" in listed
    assert "happened" in run("decide", path, "aa", "happened", "--note", "In May", "--on", "2025-05")
    decided = json.loads(run("list", path, "--state", "happened", "--json"))
    assert [(one["note"], one["probability"]) for one in decided] == [("In May", 0.675)]
    told = run("score", path)
    assert "Brier score 0.106 over 1 outcome" in told
    assert "Fewer than 30 outcomes" in told
    assert "likely / probable (55–80%): 1 of 1 happened" in told
    assert "ICD 203: Brier score 0.106, 1 outcome" in run("score", path, "--by", "scale")
    assert json.loads(run("score", path, "--scale", "ICD 203", "--json"))["count"] == 1
    run("decide", path, "aa", "open")
    assert json.loads(run("list", path, "--state", "happened", "--json")) == []
    for arguments in (["zz", "happened"], ["a", "happened"]):
        assert CliRunner().invoke(groundwork, ["ledger", "decide", path, *arguments]).exit_code == 1


def test_a_snapshot_of_nothing_is_no_trouble() -> None:
    assert json.loads(snapshot([]))["sections"][1]["statements"] == []
