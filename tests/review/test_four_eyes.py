"""Four eyes: an author's own verdict does not count, however it came to be."""

import pytest

from tests.review.conftest import Reviewed
from workbench.case import Case


@pytest.mark.parametrize("kind", ["clip", "claim", "evidence", "statement", "actor", "post", "source"])
def test_an_author_does_not_review_their_own_work(kind: str, work: Reviewed) -> None:
    work.by("A. Analyst")
    work.case.reviews.judge(work.targets[kind], "agree")
    assert work.state(kind) == "own verdict"
    work.by("B. Reviewer")
    work.case.reviews.judge(work.targets[kind], "agree")
    assert work.state(kind) == "agreed"


def test_two_who_edit_in_turn_are_both_authors(work: Reviewed) -> None:
    case, claim = work.case, work.targets["claim"]
    work.by("B. Reviewer")
    case.claims.update(work.claim, text="The president flew to Minsk on Monday.")
    for name in ("A. Analyst", "B. Reviewer"):
        work.by(name)
        case.reviews.judge(claim, "agree")
        assert case.reviews.standing(claim).state == "own verdict", name
    work.by("C. Third")
    case.reviews.judge(claim, "agree")
    assert case.reviews.standing(claim).state == "agreed"


def test_who_linked_the_evidence_does_not_judge_it(work: Reviewed) -> None:
    case = work.case
    work.by("B. Reviewer")
    case.claims.cite(work.claim, work.other_clip)
    target = ("evidence", f'["{work.claim}","{work.other_clip}"]')
    case.reviews.judge(target, "agree")
    assert case.reviews.standing(target).state == "own verdict"
    assert work.case.reviews.judge(work.targets["clip"], "agree").by_author is False


def test_what_was_taken_back_makes_nobody_an_author(work: Reviewed) -> None:
    case, claim = work.case, work.targets["claim"]
    case.claims.update(work.claim, text="A slip of the hand.")
    case.undo()
    case.reviews.judge(claim, "agree")
    assert case.reviews.standing(claim).state == "agreed"
    case.undo()
    case.redo()
    assert case.reviews.standing(claim).state == "agreed"


def test_notes_and_tags_make_nobody_an_author(work: Reviewed) -> None:
    case = work.case
    case.clips.update(work.clip, note="Seen", tags=["visit"])
    case.claims.update(work.claim, notes="Seen")
    case.reviews.judge(work.targets["clip"], "agree")
    case.reviews.judge(work.targets["claim"], "agree")
    assert (work.state("clip"), work.state("claim")) == ("agreed", "agreed")


def test_who_merges_actors_or_takes_over_a_proposal_is_an_author(work: Reviewed) -> None:
    case, statement = work.case, work.targets["statement"]
    case.reviews.judge(statement, "disagree", "wording", "Shorter", {"text": "The president went to Minsk."})
    work.by("C. Third")
    case.reviews.accept(case.reviews.threads(statement)[0].remark.id)
    case.reviews.judge(statement, "agree")
    assert case.reviews.standing(statement).verdicts[0].by_author
    work.by("D. Fourth")
    case.reviews.judge(statement, "agree")
    assert case.reviews.standing(statement).state == "agreed"


def test_nobody_deletes_a_verdict_of_a_colleague(work: Reviewed) -> None:
    from workbench.sources.store.reviewed import mark_reviewed, review_of, unmark_reviewed

    case = work.case
    for name in ("B. Reviewer", "C. Third"):
        work.by(name)
        mark_reviewed(case, [work.source])
    assert {one.analyst for one in case.reviews.standing(work.targets["source"]).verdicts} == {
        "B. Reviewer", "C. Third",
    }  # fmt: skip
    work.by("C. Third")
    case.reviews.judge(work.targets["source"], "none")
    assert review_of(case, work.source).analyst == "B. Reviewer"  # type: ignore[union-attr]
    unmark_reviewed(case, [work.source])
    assert review_of(case, work.source) is None
    rows = case.connection.execute("SELECT count(*) FROM review").fetchone()[0]
    assert rows == 4, "withdrawing is a row of its own"


def test_marks_made_before_there_were_verdicts_still_hold(case: Case) -> None:
    from workbench.sources.store.reviewed import old_hash_of_source, review_of

    source = case.sources.add_text("The president flew to Minsk.", "A visit")
    case.clips.add(source.id, 0, 13)
    with case.change("Mark as reviewed"):
        case.insert(
            "review",
            {
                "id": "old", "target_table": "source", "target_id": source.id, "verdict": "reviewed",
                "target_hash": old_hash_of_source(case, source.id), "analyst_id": case.analyst.id,
                "at": "2025-01-01T00:00:00.000Z",
            },
        )  # fmt: skip
    assert review_of(case, source.id).holds  # type: ignore[union-attr]
    assert case.reviews.standing(("source", source.id)).verdicts[0].holds
    case.clips.add(source.id, 14, 20)
    assert not review_of(case, source.id).holds  # type: ignore[union-attr]
    assert case.reviews.standing(("source", source.id)).verdicts[0].reworded
