"""Ticks of line by line go to a reviewer and come back with the rest of the review."""

import shutil
from pathlib import Path

import pytest

from tests.review.conftest import Reviewed
from tests.review.exchange.conftest import PASSPHRASE
from workbench.case import Case
from workbench.casefile import writing
from workbench.values.errors import Refused

MINSK = (22, 27)
PRESIDENT = (4, 13)


def ticked(case: Case, statement_id: str) -> list[tuple[str, str]]:
    return [(one.words, one.analyst) for one in case.proofs.of_statement(statement_id)]


def test_ticks_come_back_once_and_go_with_one_undo(author: Reviewed, out: Path) -> None:
    case, statement = author.case, author.statement
    case.proofs.tick(statement, *MINSK, author.clip)
    author.by("B. Reviewer")
    former = case.proofs.tick(statement, *PRESIDENT, author.clip)
    author.by("A. Analyst")
    one = case.reviews.open_round("B. Reviewer", brief=author.brief)
    case.reviews.give(one.id, out, PASSPHRASE)
    with Case.open(out, PASSPHRASE) as copy:
        assert ticked(copy, statement) == [("president", "B. Reviewer")], "no ticks of others"
        copy.proofs.tick(statement, *MINSK, author.clip)
        copy.reviews.judge(author.targets["statement"], "agree")
        assert copy.undo_label.startswith("Agree")
    looked = case.reviews.look_into(out, PASSPHRASE)
    assert [(row.words, row.is_tick, row.is_new) for row in looked.rows][:1] == [("Minsk", True, True)]
    assert looked.summary == "1 verdict and 1 tick by B. Reviewer, 2 new or changed."
    case.reviews.take(out, PASSPHRASE)
    both = [("president", "B. Reviewer"), ("Minsk", "A. Analyst"), ("Minsk", "B. Reviewer")]
    assert ticked(case, statement) == both
    head = case.journal.head
    assert case.reviews.take(out, PASSPHRASE).new == 0
    assert case.journal.head == head
    assert case.undo()
    assert ticked(case, statement) == both[:2]
    case.redo()
    # Withdrawn in the copy, one made there and one that went along.
    with Case.open(out, PASSPHRASE) as copy:
        copy.proofs.untick(statement, *MINSK)
        copy.proofs.withdraw(former.id)
    came = case.reviews.take(out, PASSPHRASE)
    assert sorted(row.words for row in came.rows if row.taken_back) == ["Minsk", "president"]
    assert ticked(case, statement) == [("Minsk", "A. Analyst")]
    assert case.verify() == []


def test_a_tick_on_words_that_changed_arrives_as_such(author: Reviewed, out: Path) -> None:
    case, statement = author.case, author.statement
    case.proofs.tick(statement, *PRESIDENT, author.clip)
    one = case.reviews.open_round("B. Reviewer", brief=author.brief)
    case.reviews.give(one.id, out, PASSPHRASE, marks=True)
    with Case.open(out, PASSPHRASE) as copy:
        assert ticked(copy, statement) == [("president", "A. Analyst")]
        copy.proofs.tick(statement, *MINSK, author.clip)
    case.briefs.update_statement(statement, text="He flew to Minsk.")
    (row,) = case.reviews.take(out, PASSPHRASE).rows
    assert (row.words, row.reworded, row.is_gone) == ("Minsk", True, False)
    tick = next(one for one in case.proofs.of_statement(statement) if one.words == "Minsk")
    assert not case.proofs.counts(tick)
    assert case.undo()
    case.briefs.remove_statement(statement)
    came = case.reviews.take(out, PASSPHRASE)
    assert (came.left_out, came.new) == (1, 0)
    assert came.left_out_words.startswith("1 answer left out")


def test_a_tick_that_was_written_by_hand_is_refused(
    author: Reviewed, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, statement = author.case, author.statement
    one = case.reviews.open_round("B. Reviewer", brief=author.brief)
    case.reviews.give(one.id, out, PASSPHRASE)
    monkeypatch.setattr(writing, "require_only_review", lambda *_: None)
    for number, altered in enumerate(
        (
            {"words": "Brest"},
            {"end": 99},
            {"start": -1},
            {"wording": '["","",""]'},
            {"analyst_id": ""},
        )
    ):
        path = tmp_path / f"{number}.gwr"
        shutil.copy(out, path)
        with Case.open(path, PASSPHRASE) as copy:
            tick = copy.proofs.tick(statement, *MINSK, author.clip)
            with copy.change("Doctor a tick"):
                copy.update("proof", tick.id, altered)
        with pytest.raises(Refused, match="may not hold"):
            case.reviews.take(path, PASSPHRASE)
    assert ticked(case, statement) == []


def test_ticks_of_a_blind_round_are_not_seen_before_it_is_closed(author: Reviewed, out: Path) -> None:
    case, statement = author.case, author.statement
    one = case.reviews.open_round("B. Reviewer", brief=author.brief, blind=True)
    author.by("B. Reviewer")
    case.proofs.tick(statement, *MINSK, author.clip)
    assert ticked(case, statement) == [("Minsk", "B. Reviewer")]
    author.by("A. Analyst")
    assert ticked(case, statement) == []
    assert case.proofs.ticked(author.brief) == {}
    assert not any("Tick" in change.label for change in case.history())
    assert case.undo_label == ""
    case.reviews.close_round(one.id)
    assert ticked(case, statement) == [("Minsk", "B. Reviewer")]
    assert any("Tick" in change.label for change in case.history())
