"""Findings on the command line: by statement, as JSON with the statement's text, as SARIF."""

import json
from pathlib import Path

from click.testing import CliRunner

from workbench.case import Case
from workbench.cli.commands import groundwork

TEXT = "Critics argue that 🙂 tractors were bought. The regime paid for them."


def run(path: Path, *options: str) -> str:
    done = CliRunner().invoke(groundwork, ["brief", "check", str(path), "Talks", *options])
    assert done.exit_code == 1, done.output
    return done.output


def make(tmp_path: Path) -> Path:
    path = tmp_path / "a.gwk"
    with Case.create(path, title="Work", analyst="A. Analyst") as case:
        brief = case.briefs.add("Libya", "Talks")
        case.briefs.state(brief.id, "Summary", "The fund signed contracts on 3 May 2025.")
        statement = case.briefs.state(brief.id, "Summary", TEXT)
        case.briefs.waive(statement.id, "L18", "A house word.")
    return path


def test_findings_by_statement_as_json_and_as_sarif(tmp_path: Path) -> None:
    path = make(tmp_path)
    lines = run(path).splitlines()
    assert any(line.startswith("2. Critics argue") for line in lines)
    assert "    warning L16: “Critics argue” does not say who." in lines

    found = json.loads(run(path, "--format", "json"))
    (one,) = [known for known in found if known["check_id"] == "L16"]
    assert (one["statement_number"], one["statement_text"], one["section"]) == (2, TEXT, "Summary")
    assert TEXT[one["start"] : one["end"]] == one["words"] == "Critics argue"

    sarif = json.loads(run(path, "--format", "sarif"))
    (told,) = sarif["runs"]
    assert (sarif["version"], told["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    text = told["artifacts"][0]["contents"]["text"]
    rules = [rule["id"] for rule in told["tool"]["driver"]["rules"]]
    for result in told["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        region = result["locations"][0]["physicalLocation"]["region"]
        start = region["charOffset"]
        assert text[start : start + region["charLength"]] == region["snippet"]["text"]
        line = text.split("\n")[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 :].startswith(region["snippet"]["text"])
    (label,) = [result for result in told["results"] if result["ruleId"] == "L18"]
    assert label["suppressions"] == [{"kind": "external", "justification": "A house word."}]
    assert label["locations"][0]["physicalLocation"]["region"]["snippet"]["text"] == "regime"
