"""`groundwork hypotheses`."""

import json

from click.testing import CliRunner

from workbench.case import Case
from workbench.cli.commands import groundwork


def test_questions_are_listed_and_a_matrix_is_printed(case: Case) -> None:
    claims = [case.claims.add(f"Claim {number}", credibility="1").id for number in (1, 2)]
    matrix = case.matrices.add("Who?", ["The army", "A militia"], claims)
    grid = case.matrices.grid(matrix.id)
    first, second = (one.id for one in grid.claims)
    army, militia = (one.id for one in grid.hypotheses)
    case.matrices.judge([(first, army)], "inconsistent")
    case.matrices.judge([(first, militia), (second, army)], "consistent")
    case.as_analyst("B. Second")
    case.matrices.judge([(first, militia)], "inconsistent")
    path = str(case.path)
    case.close()

    def run(*words: str) -> str:
        result = CliRunner().invoke(groundwork, ["hypotheses", *words])
        return result.output if result.exit_code == 0 else f"failed: {result.exception!r} {result.output}"

    told = run("list", path)
    assert told.startswith("INTERNAL")
    assert f"{matrix.id}  Who?\n    H2 has least against it (0)." in told
    told = run("show", path, matrix.id)
    assert "H1  2 against, order 2: The army" in told
    assert "  1  I C  Claim 1 (high)" in told
    assert "1  ? I  Claim 1 (high)" in run("show", path, matrix.id, "--analyst", "B. Second")
    shown = json.loads(run("show", path, matrix.id, "--json"))
    assert [one["against"] for one in shown["hypotheses"]] == [2.0, 0.0]
    assert shown["claims"][0]["order_without"] == [["H1", "H2"]]
    assert shown["claims"][1]["cells"] == {"H1": "consistent", "H2": ""}
    assert json.loads(run("list", path, "--json"))[0]["question"] == "Who?"
    for wrong in (("show", path, "nothing"), ("show", path, matrix.id, "--analyst", "C. Third")):
        assert "failed" in run(*wrong)
