"""Rounds and their queues: what is asked of whom, in which order, and what a blind one withholds."""

import pytest

from tests.review.conftest import Reviewed
from workbench.review import Target
from workbench.values.errors import Refused


def test_the_queue_is_in_the_order_of_the_brief(work: Reviewed) -> None:
    case = work.case
    second = case.briefs.state(work.brief, "Outlook", "He will return.", claims=[work.claim])
    work.by("A. Analyst")
    one = case.reviews.open_round("B. Reviewer", brief=work.brief)
    work.by("B. Reviewer")
    queue = case.reviews.queue(one.id)
    assert [item.target for item in queue.left] == [
        Target("statement", work.statement), Target("claim", work.claim), Target("clip", work.clip),
    ]  # fmt: skip
    assert queue.own == (Target("statement", second.id),), "nobody is asked for their own work"
    for count, item in enumerate(queue.left, 1):
        assert case.reviews.judge(item.target, "agree", seconds=3).round_id == one.id
        present = case.reviews.queue(one.id)
        assert (len(present.done), present.total) == (count, 3)
        assert present.seconds_left == 3 * len(present.left)


def test_what_was_disagreed_with_and_reworded_comes_first(work: Reviewed) -> None:
    case = work.case
    one = case.reviews.open_round("B. Reviewer", brief=work.brief)
    case.reviews.judge(work.targets["clip"], "disagree", "quote")
    case.reviews.judge(work.targets["statement"], "agree")
    assert [item.target.table for item in case.reviews.queue(one.id).left] == ["claim"]
    work.by("A. Analyst")
    case.clips.update(work.clip, translation="A visit by air")
    work.by("B. Reviewer")
    queue = case.reviews.queue(one.id)
    assert [item.target.table for item in queue.left] == ["clip", "statement", "claim"]
    assert queue.left[0].is_again


def test_a_round_over_a_source_a_selection_a_sample_or_risk(work: Reviewed) -> None:
    case = work.case
    work.by("A. Analyst")
    of_source = case.reviews.open_round("B. Reviewer", source=work.source)
    assert case.reviews.rounds.items(of_source) == [
        Target("clip", work.clip), Target("claim", work.claim), Target("clip", work.other_clip),
    ]  # fmt: skip
    chosen = case.reviews.open_round("B. Reviewer", targets=[work.targets["actor"], work.targets["evidence"]])
    assert case.reviews.rounds.items(chosen) == [work.targets["actor"], work.targets["evidence"]]
    sample = case.reviews.open_round("B. Reviewer", source=work.source, choice="sample", sample=0.4, seed=7)
    drawn = case.reviews.rounds.items(sample)
    assert len(drawn) == 1
    assert case.reviews.rounds.items(case.reviews.rounds.get(sample.id)) == drawn, "the seed is kept"
    risk = case.reviews.open_round("B. Reviewer", source=work.source, choice="risk")
    assert case.reviews.rounds.items(risk) == [work.targets["claim"]], "one origin alone supports it"
    with pytest.raises(Refused):
        case.reviews.open_round("B. Reviewer")
    with pytest.raises(Refused):
        case.reviews.open_round("B. Reviewer", brief=work.brief, source=work.source)
    with pytest.raises(Refused):
        case.reviews.open_round(" ", brief=work.brief)


def test_a_reviewer_unknown_so_far_is_entered_and_stays(work: Reviewed) -> None:
    case = work.case
    work.by("A. Analyst")
    one = case.reviews.open_round("N. Newcomer", brief=work.brief)
    work.by("N. Newcomer")
    assert [mine.id for mine in case.reviews.rounds.mine()] == [one.id]
    work.by("A. Analyst")
    case.undo()
    assert "N. Newcomer" in [row[0] for row in case.connection.execute("SELECT name FROM analyst")]
    assert not case.reviews.rounds.all()


def test_a_blind_round_shows_nothing_of_the_other(work: Reviewed) -> None:
    case, claim = work.case, work.targets["claim"]
    work.by("A. Analyst")
    one = case.reviews.open_round("B. Reviewer", brief=work.brief, blind=True)
    work.by("B. Reviewer")
    case.reviews.judge(claim, "disagree", "over-read", "Zanzibar is nowhere near.")
    mine = case.history(limit=1)[0]
    assert work.state("claim") == "disagreed"
    work.by("A. Analyst")
    assert work.state("claim") == "unreviewed"
    assert not case.reviews.threads()
    assert not case.reviews.standings()
    assert mine.seq not in {shown.seq for shown in case.history()}
    assert not case.search("Zanzibar")
    assert case.undo_label == ""
    assert not case.undo(), "nor can it be taken back"
    case.reviews.close_round(one.id)
    assert work.state("claim") == "disagreed"
    assert mine.seq in {shown.seq for shown in case.history()}
    assert case.search("Zanzibar")
