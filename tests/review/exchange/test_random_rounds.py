"""Whatever is given, judged, altered, undone and taken in, in any order: no verdict is lost or doubled."""

import random
import shutil
from pathlib import Path

import pytest

from tests.review.exchange.rounds import Work
from workbench.case import Case

CYCLES = 5


def _run(folder: Path, seed: int) -> int:
    """The cycles of one case; its files go, since there are many."""
    folder.mkdir()
    with Case.create(folder / "work.gwk", analyst="A. Analyst") as case:
        work = Work(case, folder, random.Random(seed))
        work.fill()
        for _ in range(CYCLES):
            work.cycle()
        assert case.verify() == []
    shutil.rmtree(folder)
    return work.done


def test_ten_rounds(tmp_path: Path) -> None:
    assert sum(_run(tmp_path / str(seed), seed) for seed in range(2)) == 10


@pytest.mark.sweep
def test_a_thousand_rounds(tmp_path: Path) -> None:
    assert sum(_run(tmp_path / str(seed), seed) for seed in range(100, 300)) == 1000
