"""Matrices in the annex of a Word file: what the house reads, what a client reads, and what holds it back."""

import re
import zipfile
from pathlib import Path

import pytest

from tests.ui.libya import Libya, fill
from workbench.case import Case
from workbench.tradecraft.losing import losses
from workbench.values.errors import Refused
from workbench.weighing import Matrix


@pytest.fixture
def libya(case: Case) -> Libya:
    return fill(case)


def weighed(case: Case, libya: Libya, for_client: bool) -> Matrix:
    """Two hypotheses by two claims, judged by the analyst and, one cell otherwise, by a second one."""
    matrices = case.matrices
    claims = [libya.claims["visit"], libya.claims["tobruk"]]
    matrix = matrices.add(
        "What did Haftar want in Minsk?", ["He wanted tractors", "He wanted an ally"], claims
    )
    grid = matrices.grid(matrix.id)
    cells = [(claim.id, one.id) for claim in grid.claims for one in grid.hypotheses]
    matrices.judge(cells[:1], "inconsistent")
    matrices.judge(cells[1:], "consistent")
    case.as_analyst("B. Second")
    matrices.judge(cells[:2], "not applicable")
    case.as_analyst("A. Analyst")
    matrices.choose(libya.brief.id, matrix.id, for_client)
    return matrix


def text_of(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        document = package.read("word/document.xml").decode()
    return re.sub(r"<[^>]+>", "", document.replace("</w:p>", "\n"))


def test_the_house_gets_scores_weights_and_the_second_analyst_a_client_none(
    case: Case, libya: Libya, tmp_path: Path
) -> None:
    matrix = weighed(case, libya, for_client=False)
    brief_id = libya.brief.id
    inside, outside = tmp_path / "inside.docx", tmp_path / "outside.docx"
    case.deliver(brief_id, inside, "internal", proof_sheet=False)
    told = text_of(inside)
    assert "What did Haftar want in Minsk?" in told
    assert "H2 has least against it (0)." in told
    assert "B. Second judged 2 cells of these as well, 0 alike." in told
    assert "(credibility " in told
    case.deliver(brief_id, outside, override="For the test")
    assert "He wanted tractors" not in text_of(outside), "not chosen for clients"
    case.matrices.choose(brief_id, matrix.id, for_client=True)
    first = case.deliver(brief_id, outside, override="For the test", replace=True)
    told = text_of(outside)
    assert "H2 has least against it." in told
    assert "He wanted tractors" in told
    for inner in ("(credibility ", "B. Second", "A. Analyst", "Against", "(0)"):
        assert inner not in told, inner
    again = case.deliver(brief_id, outside, override="For the test", replace=True)
    assert again.edition == first.edition
    grid = case.matrices.grid(matrix.id)
    case.matrices.judge([(grid.claims[1].id, grid.hypotheses[1].id)], "inconsistent")
    later = case.deliver(brief_id, outside, override="For the test", replace=True)
    assert later.edition == first.edition + 1, "a client reads something else"
    recalled = case.recall.of("claim", libya.claims["tobruk"])
    texts = [line.text for one in recalled.issued for line in one.lines]
    assert "The hypotheses under “What did Haftar want in Minsk?”" in texts


def test_words_that_must_stay_internal_hold_a_matrix_back(case: Case, libya: Libya, tmp_path: Path) -> None:
    matrix = weighed(case, libya, for_client=True)
    case.guard.never("Operation Amber")
    case.matrices.add_hypothesis(matrix.id, "He came for Operation Amber")
    found = [one for one in case.briefs.check(libya.brief.id) if "Operation Amber" in one.message]
    assert [(one.check_id, one.severity) for one in found] == [("M02", "error")]
    with pytest.raises(Refused):
        case.deliver(libya.brief.id, tmp_path / "out.docx", override="For the test")
    case.matrices.choose(libya.brief.id, matrix.id, for_client=False)
    assert not [one for one in case.briefs.check(libya.brief.id) if "Operation Amber" in one.message]


def test_checks_name_cells_that_are_not_judged_and_questions_that_weigh_nothing(
    case: Case, libya: Libya
) -> None:
    matrix = weighed(case, libya, for_client=False)

    def found() -> dict[str, str]:
        return {
            one.check_id: one.message
            for one in case.briefs.check(libya.brief.id)
            if one.check_id.startswith("H")
        }

    assert found() == {}
    case.matrices.add_hypothesis(matrix.id, "He wanted rest")
    assert found() == {"H01": "Under “What did Haftar want in Minsk?”, 2 cells of 6 not judged."}
    case.claims.update(libya.claims["visit"], status="rejected")
    case.claims.update(libya.claims["tobruk"], status="rejected")
    assert list(found()) == ["H02"], "rejected claims are not printed"
    assert losses(case, "claim", [libya.claims["visit"]]).questions == (matrix.question,)


def test_a_matrix_of_many_hypotheses_is_printed_in_parts(case: Case, libya: Libya, tmp_path: Path) -> None:
    matrix = weighed(case, libya, for_client=False)
    for number in range(3, 15):
        case.matrices.add_hypothesis(matrix.id, f"Answer {number}")
    path = tmp_path / "inside.docx"
    case.deliver(libya.brief.id, path, "internal", template="assessed-brief", proof_sheet=False)
    told = text_of(path)
    assert told.count("\n12\n") == told.count("\n13\n") == 1
