"""`review compare` on the command line."""

import json
from pathlib import Path

from click.testing import CliRunner

from tests.review.conftest import TEXT, work_in
from workbench.case import Case
from workbench.cli.review_compare import compare


def test_compare_prints_only_what_differs(tmp_path: Path) -> None:
    path = tmp_path / "work.gwk"
    with Case.create(path, analyst="A. Analyst") as case:
        work = work_in(case)
        work.by("B. Reviewer")
        start = TEXT.index("He signed")
        case.clips.add(work.source, start, start + 30)
        case.clips.add(work.source, 0, 26)
    run = CliRunner().invoke(compare, [str(path), work.source])
    assert run.exit_code == 0, run.output
    assert "1 difference, 1 to decide; 1 passage alike." in run.output
    assert "Fewer than 30 in all: too few for a share." in run.output
    assert "1 The president flew to Minsk on Monday.  [Aleksandr Valcour]" in run.output
    assert "He signed" not in run.output
    told = json.loads(CliRunner().invoke(compare, [str(path), work.source, "--json"]).output)
    (found,) = told["comparisons"]
    assert (found["agreed"], found["figures"]["enough"], found["figures"]["overlap_f1"]) == (1, False, None)
    assert [one["kinds"] for one in found["differences"]] == [["boundary", "kind"]]
