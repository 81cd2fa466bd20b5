"""A review on the command line: asked for, judged, looked at, closed; in lines and as JSON."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from workbench.case import Case
from workbench.cli import groundwork
from workbench.review import STATES

Run = Callable[..., Result]
REVIEWER = "R. Ostervald"


@pytest.fixture
def run() -> Run:
    def call(*words: object) -> Result:
        return CliRunner().invoke(groundwork, ["review", *map(str, words)])

    return call


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "desk.gwk"
    with Case.create(path, title="Desk", analyst="Greta Lindqvist") as case:
        source = case.sources.add_text("He flew to Minsk. He came back.", title="Report")
        clip = case.clips.add(source.id, 0, 17)
        claim = case.claims.add("He flew to Minsk.")
        case.claims.cite(claim.id, clip.id)
        brief = case.briefs.add("Belarus", "A visit")
        case.briefs.state(brief.id, "Summary", "He flew to Minsk.", claims=[claim.id])
    return path


def answer(run: Run, *words: object) -> Any:
    said = run(*words, "--json")
    assert said.exit_code == 0, said.output
    return json.loads(said.stdout)


def test_a_round_from_asking_to_the_record(run: Run, path: Path) -> None:
    assert run("queue", path).exit_code == 1
    asked = answer(run, "ask", path, REVIEWER, "--brief", "visit", "--note", "The flight above all.")
    assert (asked["items"], asked["own"], asked["marking"]) == (3, 0, "INTERNAL, NOT FOR CLIENTS")
    statement, claim, clip = (item["item"] for item in answer(run, "queue", path))
    assert [statement.split(":")[0], claim.split(":")[0], clip.split(":")[0]] == [
        "statement",
        "claim",
        "clip",
    ]
    assert "3 items of 3 left" in run("queue", path).output
    refused = run("judge", path, claim, "disagree", "--as", REVIEWER)
    assert refused.exit_code == 1
    assert "gives a reason" in refused.output
    proposed = ("--propose", "text=He may have flown to Minsk.")
    given = answer(
        run, "judge", path, claim, "disagree", "--reason", "over-read", *proposed, "--as", REVIEWER
    )
    assert (given["state"], given["round_id"]) == ("disagreed", asked["id"])
    assert "does not count" in run("judge", path, statement, "agree").output
    for item in (statement, clip):
        assert "Reviewed" in run("judge", path, item, "agree", "--as", REVIEWER).output
    told = run("status", path, "--brief", "visit").output
    assert f"{STATES['disagreed']}: 1\n  {claim}" in told
    states = {item["item"]: item["state"] for item in answer(run, "status", path)["items"]}
    assert states == {statement: "agreed", claim: "disagreed", clip: "agreed"}
    assert answer(run, "close", path)["closed_at"]
    record = answer(run, "record", path, "visit")
    assert [item["state"] for item in record["items"]] == ["agreed", "disagreed", "agreed"]
    assert len(record["items"][0]["verdicts"]) == 2
    printed = run("record", path, "visit").output
    assert "Greta Lindqvist, an author: Agreed, the current wording" in printed
    assert f"{REVIEWER}: Disagreed (says more than the source), the current wording" in printed


@pytest.mark.parametrize("item", ["claim", "claim:", "brief:1", ":1"])
def test_an_item_that_is_none(run: Run, path: Path, item: str) -> None:
    said = run("judge", path, item, "agree")
    assert said.exit_code == 2
    assert "KIND:ID" in said.output


def test_a_blind_round_is_not_told_to_others(run: Run, path: Path) -> None:
    answer(run, "ask", path, REVIEWER, "--brief", "visit", "--blind")
    item = answer(run, "queue", path)[0]["item"]
    answer(run, "judge", path, item, "ask", "--remark", "Which flight?", "--as", REVIEWER)
    for words in (("status", path), ("queue", path), ("record", path, "visit")):
        shown = run(*words).output
        assert "Which flight" not in shown
        assert STATES["question open"] not in shown
    assert STATES["question open"] in run("status", path, "--as", REVIEWER).output
    answer(run, "close", path)
    assert "Which flight?" in run("record", path, "visit").output


def test_the_queue_says_what_changed_since_of_an_item_and_beneath_it(run: Run, path: Path) -> None:
    answer(run, "ask", path, REVIEWER, "--brief", "visit")
    statement, claim, _clip = (item["item"] for item in answer(run, "queue", path))
    for item in (statement, claim):
        assert run("judge", path, item, "agree", "--as", REVIEWER).exit_code == 0
    with Case.open(path) as case:
        case.as_analyst("Greta Lindqvist")
        case.claims.update(claim.partition(":")[2], text="He drove to Minsk.", event_on="2025")
    changed = {item["item"]: item["changed"] for item in answer(run, "queue", path)}
    words = {"item": claim, "field": "Claim", "before": "He flew to Minsk.", "after": "He drove to Minsk."}
    date = {"item": claim, "field": "Date", "before": "", "after": "2025"}
    assert changed[statement] == changed[claim] == [words, date]
    told = run("queue", path).output
    assert "Claim, claim: He flew to Minsk. -> He drove to Minsk." in told
    assert "Claim, date: nothing -> 2025" in told
    given = answer(
        run, "judge", path, claim, "disagree", "--reason", "date", "--propose", "event_on=2025-02", "--as",
        REVIEWER,
    )  # fmt: skip
    assert given["state"] == "disagreed"
    refused = run("judge", path, claim, "disagree", "--reason", "date", "--propose", "event_on=Monday")
    assert refused.exit_code == 1
    assert "is not a date" in refused.output
