"""An edition reopened: what was weighed beside judgements and the matrices, as they stood on that day."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.ui.libya import Libya, fill
from workbench.case import Case
from workbench.cli import groundwork
from workbench.judgements.words import points_of
from workbench.tradecraft.issued_edition import IssuedEdition, issued_edition
from workbench.weighing.words import result_words


@dataclass
class Issued:
    case: Case
    libya: Libya
    judgement: str
    matrix: str
    edition: str
    points: dict[str, str]

    def reopened(self) -> IssuedEdition:
        return issued_edition(self.case, self.edition)


@pytest.fixture
def issued(case: Case, tmp_path: Path) -> Issued:
    return issue(case, fill(case), tmp_path)


def issue(case: Case, libya: Libya, folder: Path) -> Issued:
    """The brief with a judgement, points beside it and a matrix of two analysts in the annex, issued."""
    judgement = case.briefs.state(
        libya.brief.id, "Outlook", "Haftar is likely to go again.", "judgement", likelihood="likely"
    ).id
    case.briefs.update_statement(judgement, note="A second visit was announced")
    reasoning = case.reasoning
    points = {
        "alternative": reasoning.add("alternative", judgement, "He stays", likelihood="unlikely"),
        "assumption": reasoning.add("assumption", judgement, "He is well", if_wrong="Nobody goes"),
        "indicator": reasoning.add("indicator", judgement, "A plane is made ready", points="more"),
    }
    reasoning.see(points["indicator"], libya.claims["tobruk"], "2025-02")
    matrix = case.matrices.add(
        "What did he want?", ["Tractors", "An ally"], [libya.claims["visit"], libya.claims["tobruk"]]
    )
    grid = case.matrices.grid(matrix.id)
    cells = [(claim.id, one.id) for claim in grid.claims for one in grid.hypotheses]
    case.matrices.judge(cells[:1], "inconsistent")
    case.as_analyst("B. Second")
    case.matrices.judge(cells[:2], "consistent")
    case.as_analyst("A. Analyst")
    case.matrices.choose(libya.brief.id, matrix.id)
    case.deliver(libya.brief.id, folder / "out.docx", override="Trial")
    edition = case.briefs.editions.of_brief(libya.brief.id)[0].id
    return Issued(case, libya, judgement, matrix.id, edition, points)


def told(found: IssuedEdition, judgement: str) -> list[tuple[str, str, str]]:
    return [(one.kind, one.text, one.detail) for one in points_of(found.beside[judgement], found.then.scale)]


def test_it_shows_what_was_weighed_as_the_case_stood(issued: Issued) -> None:
    case, points, libya = issued.case, issued.points, issued.libya
    before = issued.reopened()
    assert before.matrices[0].grid == case.matrices.printed(issued.matrix)
    case.reasoning.update("alternative", points["alternative"], text="He flees")
    case.reasoning.remove("assumption", points["assumption"])
    case.reasoning.unsee(points["indicator"], libya.claims["tobruk"])
    case.reasoning.add("alternative", issued.judgement, "He dies")
    grid = case.matrices.grid(issued.matrix)
    case.matrices.judge([(grid.claims[1].id, grid.hypotheses[1].id)], "inconsistent")
    case.matrices.update_hypothesis(grid.hypotheses[0].id, "Tanks")
    case.matrices.remove_claims([grid.claims[0].id])
    case.matrices.unchoose(libya.brief.id, issued.matrix)
    case.claims.update(libya.claims["visit"], text="Nobody met")
    case.briefs.update_statement(issued.judgement, note="")
    after = issued.reopened()
    assert (after.beside, after.matrices) == (before.beside, before.matrices)
    assert told(after, issued.judgement)[0][:2] == ("Alternative", "He stays")
    kinds = [kind for kind, _text, _detail in told(after, issued.judgement)]
    assert kinds == ["Alternative", "Assumption", "Indicator"]
    assert "seen February 2025: " in told(after, issued.judgement)[2][2]
    statement = next(one for one in after.then.statements if one.id == issued.judgement)
    assert statement.changed == "A second visit was announced"
    (one,) = after.matrices
    assert [hypothesis.text for hypothesis in one.grid.hypotheses] == ["Tractors", "An ally"]
    assert one.grid.claims[0].text == "Khalifa Haftar met President Lukashenko in Minsk"
    assert not one.for_client
    assert [name for name, _grid in one.others] == ["B. Second"]
    assert result_words(one.grid)[0].startswith("H2 has least against it")
    case.matrices.remove(issued.matrix)
    case.briefs.remove_statement(issued.judgement)
    assert issued.reopened().matrices == before.matrices
    assert issued.reopened().beside == before.beside


def test_the_command_line_shows_it_too(issued: Issued) -> None:
    path = str(issued.case.path)
    issued.case.close()
    shown = CliRunner().invoke(groundwork, ["recall", "open", path, issued.edition])
    assert shown.exit_code == 0, shown.output
    assert "assumption: He is well (If wrong: Nobody goes)" in shown.output
    assert "What did he want?" in shown.output
    found = json.loads(
        CliRunner().invoke(groundwork, ["recall", "open", path, issued.edition, "--json"]).output
    )
    assert found["beside"][issued.judgement]["indicators"][0]["text"] == "A plane is made ready"
    assert found["matrices"][0]["hypotheses"][0]["against"]
