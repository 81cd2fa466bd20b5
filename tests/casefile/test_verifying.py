"""Verifying says how far it is and stops when it is asked to."""

import pytest

from tests.ui.libya import fill
from workbench.case import Case
from workbench.casefile.file import progress


class Stopped(Exception):
    pass


def test_it_says_what_it_looks_at(case: Case) -> None:
    fill(case)
    said: list[tuple[int, int, str]] = []
    assert case.verify(lambda *progress: said.append(progress)) == []
    assert [done for done, _total, _words in said] == sorted(done for done, _total, _words in said)
    assert {total for _done, total, _words in said} == {8}
    assert "the chain of changes" in {words for _done, _total, words in said}


@pytest.mark.parametrize("at", ["the pages of the file", "the original documents", "the search index"])
def test_it_stops_where_it_is(case: Case, at: str) -> None:
    fill(case)

    def said(_done: int, _total: int, words: str) -> None:
        if words == at:
            raise Stopped

    with pytest.raises(Stopped):
        case.verify(said)
    case.claims.add("Work goes on")
    assert case.verify() == []


def test_it_stops_within_one_long_statement(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "TICK", 50)
    fill(case)
    calls: list[str] = []

    def said(_done: int, _total: int, words: str) -> None:
        calls.append(words)
        if calls.count("every row against the history") == 2:
            raise Stopped

    with pytest.raises(Stopped):
        case.verify(said)
    assert case.verify() == []
