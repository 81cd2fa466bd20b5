"""What a reviewer and an author are shown: fields, differences, passages, inbox, the walk through a queue."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.review.conftest import Reviewed
from workbench.review import Target, Walk
from workbench.review.differences import word_difference

WORDS = st.lists(st.sampled_from(["he", "flew", "to", "Minsk", ".", "مينسك", "\n"]), max_size=12).map(
    " ".join
)


def test_a_difference_is_told_word_by_word_and_by_name(work: Reviewed) -> None:
    case, reviews = work.case, work.case.reviews
    given_for = reviews.judge(work.targets["claim"], "agree")
    assert not reviews.changed_since(given_for)
    work.by("A. Analyst")
    place = case.actors.add("Minsk", "place")
    case.claims.update(work.claim, text="The president and his son flew to Minsk.", place_id=place.id)
    case.actors.update(work.actor, name="A. Valcour")
    changed = reviews.changed_since(given_for)
    assert [(one.label, one.before, one.after) for one in changed] == [
        ("Claim", "The president flew to Minsk.", "The president and his son flew to Minsk."),
        ("Place", "", "Minsk"),
    ]
    assert [piece.words for piece in changed[0].pieces if piece.kind == "new"] == ["and his son "]
    assert {field.label: field.words for field in reviews.fields(work.targets["claim"])} == {
        "Claim": "The president and his son flew to Minsk.", "Kind": "Event", "Date": "February 2025",
        "Until": "", "Place": "Minsk", "Credibility": "6", "Actors": "A. Valcour (visitor)",
    }  # fmt: skip
    assert all(reviews.fields(target) for target in work.targets.values())


@settings(max_examples=60)
@given(before=WORDS, after=WORDS)
def test_a_difference_holds_both_wordings(before: str, after: str) -> None:
    pieces = word_difference(before, after)
    assert "".join(piece.words for piece in pieces if piece.kind != "new") == before
    assert "".join(piece.words for piece in pieces if piece.kind != "gone") == after
    assert all(piece.words for piece in pieces)


def test_passages_of_everything_that_rests_on_clips(work: Reviewed) -> None:
    reviews = work.case.reviews
    for kind in ("clip", "claim", "evidence", "statement", "actor", "post"):
        assert [one.clip_id for one in reviews.passages(work.targets[kind])] == [work.clip], kind
    assert not reviews.passages(work.targets["source"])
    assert reviews.items_in([work.source, work.source]) == [
        Target("clip", work.clip), Target("claim", work.claim), Target("clip", work.other_clip),
    ]  # fmt: skip


def test_the_inbox_of_the_author(work: Reviewed) -> None:
    case, reviews = work.case, work.case.reviews
    reviews.judge(work.targets["claim"], "ask", remark="Which Monday?")
    reviews.judge(work.targets["statement"], "disagree", "wording", "Shorter.", {"text": "He went."})
    reviews.judge(work.targets["clip"], "disagree", "quote")
    reviews.remark(work.targets["actor"], "Is this how they write it?")
    assert not reviews.inbox().open, "who judged has nothing to answer"
    work.by("A. Analyst")
    inbox = reviews.inbox()
    assert [item.kind for item in inbox.open] == ["question", "proposal", "disagreement", "remark"]
    proposal = inbox.proposals[0].thread
    assert proposal is not None
    (change,) = reviews.proposed_changes(proposal.remark)
    assert (change.before, change.after) == ("The president flew to Minsk.", "He went.")
    assert inbox.questions[0].thread is not None
    reviews.resolve(inbox.questions[0].thread.remark.id, "17 February.")
    reviews.accept(proposal.remark.id)
    case.clips.update(work.clip, translation="A flight to Minsk")
    inbox = reviews.inbox()
    assert [item.kind for item in inbox.open] == ["remark"]
    assert {item.target.table for item in inbox.waiting} == {"claim", "statement", "clip"}
    work.by("B. Reviewer")
    assert not reviews.inbox().open


def test_a_walk_through_a_queue(work: Reviewed) -> None:
    case, reviews = work.case, work.case.reviews
    one = reviews.open_round("B. Reviewer", brief=work.brief)
    walk = Walk(reviews.queue(one.id))
    statement, claim, clip = walk.left
    assert walk.later()
    assert (walk.current, walk.left) == (claim, [claim, clip, statement])
    walk.refresh(reviews.queue(one.id))
    assert walk.left == [claim, clip, statement], "later holds while the queue is read again"
    reviews.judge(claim, "agree")
    walk.judged()
    assert (walk.current, walk.done, walk.total) == (clip, 1, 3)
    assert walk.back()
    assert walk.current == claim
    walk.judged()
    assert walk.current == clip
    case.undo()
    walk.refresh(reviews.queue(one.id))
    assert walk.undone()
    assert (walk.current, walk.done) == (claim, 0)
    for target in (claim, clip, statement):
        assert walk.go_to(target)
        reviews.judge(target, "agree")
        walk.judged()
    assert (walk.current, walk.left, walk.later()) == (None, [], False)
    walk.refresh(reviews.queue(one.id))
    assert (walk.current, walk.done) == (None, 3)


def test_what_was_judged_elsewhere_is_not_waited_for(work: Reviewed) -> None:
    reviews = work.case.reviews
    walk = Walk(reviews.queue(reviews.open_round("B. Reviewer", brief=work.brief).id))
    reviews.judge(work.targets["statement"], "agree")
    walk.refresh(reviews.queue(walk.queue.round.id))
    assert walk.current == work.targets["claim"]


def test_back_goes_on_to_what_was_judged_before(work: Reviewed) -> None:
    reviews = work.case.reviews
    one = reviews.open_round("B. Reviewer", brief=work.brief)
    statement, claim, clip = Walk(reviews.queue(one.id)).left
    assert not Walk(reviews.queue(one.id)).can_go_back
    for target in (claim, statement):
        reviews.judge(target, "agree")
    walk = Walk(reviews.queue(one.id))
    seen = [walk.current]
    while walk.back():
        seen.append(walk.current)
    assert seen == [clip, statement, claim], "the newest verdict first"
    reviews.judge(claim, "ask", remark="Who?")
    walk.judged()
    assert walk.current == clip
    reviews.judge(clip, "agree")
    walk.judged()
    walk.refresh(reviews.queue(one.id))
    assert walk.current is None
    assert walk.back()
    assert walk.current == clip
