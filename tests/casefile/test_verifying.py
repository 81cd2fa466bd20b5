"""Verifying says how far it is and stops when it is asked to."""

import pytest

from tests.ui.libya import fill
from workbench.case import Case
from workbench.values import job as jobs
from workbench.values.job import Cancelled, Job, Progress


def test_it_says_what_it_looks_at(case: Case) -> None:
    fill(case)
    told: list[Progress] = []
    assert case.verify(Job(told.append)) == []
    assert [at.done for at in told] == sorted(at.done for at in told)
    assert {at.total for at in told} == {9}
    assert "the chain of changes" in {at.words for at in told}


@pytest.mark.parametrize("at", ["the pages of the file", "the original documents", "the search index"])
def test_it_stops_where_it_is(case: Case, at: str) -> None:
    fill(case)

    def told(progress: Progress) -> None:
        if progress.words == at:
            raise Cancelled

    with pytest.raises(Cancelled):
        case.verify(Job(told))
    case.claims.add("Work goes on")
    assert case.verify() == []


def test_it_stops_within_one_long_statement(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "TICK", 50)
    fill(case)
    words: list[str] = []

    def told(progress: Progress) -> None:
        words.append(progress.words)
        if progress.words == "every row against the history":
            job.cancel()

    job = Job(told)
    with pytest.raises(Cancelled):
        case.verify(job)
    assert words[-1] == "every row against the history", "it did not get to the next step"
    assert case.verify() == []
