"""Verdicts with their remarks: what they need, what undo takes back, what becomes of a proposal."""

import pytest

from tests.review.conftest import Reviewed
from workbench.values.errors import NotFound, Refused


def test_verdict_and_remark_are_one_undo(work: Reviewed) -> None:
    case, claim = work.case, work.targets["claim"]
    case.reviews.judge(claim, "disagree", "over-read", "The source says he intended to.")
    assert work.state("claim") == "disagreed"
    assert [thread.remark.text for thread in case.reviews.threads(claim)] == [
        "The source says he intended to."
    ]
    case.undo()
    assert work.state("claim") == "unreviewed"
    assert not case.reviews.threads(claim)
    case.redo()
    assert work.state("claim") == "disagreed"


def test_a_question_is_open_until_it_is_answered(work: Reviewed) -> None:
    case, claim = work.case, work.targets["claim"]
    case.reviews.judge(claim, "ask", remark="Which Monday?")
    assert work.state("claim") == "question open"
    work.by("A. Analyst")
    (thread,) = case.reviews.threads(claim, open_only=True)
    case.reviews.resolve(thread.remark.id, "17 February.")
    assert work.state("claim") == "question answered"
    assert [reply.text for reply in case.reviews.threads(claim)[0].replies] == ["17 February."]
    case.reviews.reopen(thread.remark.id)
    assert work.state("claim") == "question open"
    work.by("B. Reviewer")
    case.reviews.judge(claim, "agree")
    assert work.state("claim") == "agreed"
    assert not case.reviews.threads(claim, open_only=True)
    assert case.reviews.threads(claim), "what was resolved is kept"


def test_a_proposal_is_taken_over_or_left_with_one_undo(work: Reviewed) -> None:
    case, statement = work.case, work.targets["statement"]
    before = case.briefs.statement(work.statement).text
    case.reviews.judge(statement, "disagree", "wording", "Shorter.", {"text": "He went to Minsk."})
    remark = case.reviews.threads(statement)[0].remark
    work.by("A. Analyst")
    case.reviews.accept(remark.id, "Agreed.")
    assert case.briefs.statement(work.statement).text == "He went to Minsk."
    thread = case.reviews.threads(statement)[0]
    assert (thread.remark.decision, thread.is_open, thread.replies[0].text) == ("accepted", False, "Agreed.")
    with pytest.raises(Refused, match="already"):
        case.reviews.decline(remark.id)
    case.undo()
    assert case.briefs.statement(work.statement).text == before
    case.reviews.decline(remark.id, "The place matters.")
    assert case.briefs.statement(work.statement).text == before
    assert case.reviews.threads(statement)[0].remark.decision == "declined"


@pytest.mark.parametrize(
    ("verdict", "reason", "remark", "proposal"),
    [
        ("perhaps", "", "", None),
        ("disagree", "", "No reason", None),
        ("disagree", "mood", "", None),
        ("ask", "", " ", None),
        ("agree", "", "", {"text": "Another"}),
        ("disagree", "wording", "", {"note": "Another"}),
    ],
)
def test_what_is_missing_is_refused(
    verdict: str, reason: str, remark: str, proposal: dict[str, str] | None, work: Reviewed
) -> None:
    head = work.case.journal.head
    with pytest.raises(Refused):
        work.case.reviews.judge(work.targets["claim"], verdict, reason, remark, proposal)
    assert work.case.journal.head == head


def test_what_is_gone_cannot_be_judged_and_its_remarks_stay(work: Reviewed) -> None:
    case, clip = work.case, work.targets["clip"]
    case.reviews.remark(clip, "Check the date.")
    case.clips.remove(work.clip)
    with pytest.raises(NotFound):
        case.reviews.judge(clip, "agree")
    assert [thread.remark.text for thread in case.reviews.threads(clip)] == ["Check the date."]
    assert case.reviews.standing(clip).state == "unreviewed"


def test_a_disagreement_beneath_moves_the_ground_above(work: Reviewed) -> None:
    case = work.case
    case.reviews.judge(work.targets["statement"], "agree")
    work.by("C. Third")
    case.reviews.judge(work.targets["clip"], "disagree", "quote", "A word is missing.")
    assert work.state("statement") == "evidence changed"
    case.undo()
    assert work.state("statement") == "agreed"
    work.by("A. Analyst")
    case.reviews.judge(work.targets["clip"], "disagree", "quote")
    assert work.state("statement") == "agreed", "an author's own verdict does not count"


def test_going_back_keeps_what_was_said(work: Reviewed) -> None:
    case = work.case
    head = case.journal.head
    assert head is not None
    case.reviews.judge(work.targets["claim"], "ask", remark="Which Monday?")
    work.by("A. Analyst")
    case.claims.update(work.claim, text="The president flew to Minsk on 17 February.")
    case.journal.go_back(head[0])
    assert work.state("claim") == "question open"


def test_remarks_are_found_by_search(work: Reviewed) -> None:
    work.case.reviews.judge(work.targets["claim"], "ask", remark="Which calendar, Julian?")
    hits = work.case.search("Julian")
    remark = work.case.reviews.threads(work.targets["claim"])[0].remark
    assert [(hit.kind, hit.id, hit.title) for hit in hits] == [("remark", remark.id, "Remark by B. Reviewer")]
