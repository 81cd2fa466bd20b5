"""The record of a review, what it withholds, and what a verdict tells those who listen."""

from tests.review.agreeing import REVIEWER, agree_with_all
from tests.review.conftest import Reviewed
from workbench.casefile import Change


def test_the_record_keeps_the_wording_that_was_judged(work: Reviewed) -> None:
    case = work.case
    case.reviews.judge(work.targets["claim"], "disagree", "date", "Not on Monday.")
    case.reviews.judge(work.targets["evidence"], "agree")
    work.by("A. Analyst")
    case.claims.update(work.claim, text="The president went to Minsk.")
    agree_with_all(case, work.brief)
    record = case.reviews.record(work.brief)
    items = {item.target.table: item for item in record.items}
    assert [item.target.table for item in record.items] == ["statement", "claim", "evidence", "clip"]
    first, second = items["claim"].verdicts
    assert (first.analyst, first.told, first.remark) == (
        "B. Reviewer", "Disagreed (wrong date or place)", "Not on Monday.",
    )  # fmt: skip
    assert (first.words, first.is_present) == ("The president flew to Minsk.", False)
    assert (second.analyst, second.words, second.is_present) == (
        REVIEWER, "The president went to Minsk.", True,
    )  # fmt: skip
    assert not items["evidence"].verdicts[0].is_present
    assert record.reviewed == len(record.items)


def test_an_open_blind_round_is_not_in_the_record(work: Reviewed) -> None:
    case = work.case
    asked = case.reviews.open_round("B. Reviewer", brief=work.brief, blind=True)
    case.reviews.judge(work.targets["claim"], "ask", remark="Which day?", round_id=asked.id)
    told: list[Change] = []
    case.listen(told.append)
    assert any(item.verdicts for item in case.reviews.record(work.brief).items)
    work.by("A. Analyst")
    assert not any(item.verdicts for item in case.reviews.record(work.brief).items)
    assert [change.touches("review") for change in told] == [True], "views show it no longer"
    case.reviews.close_round(asked.id)
    assert any(item.verdicts for item in case.reviews.record(work.brief).items)


def test_a_verdict_tells_of_the_thing_it_is_about(work: Reviewed) -> None:
    case = work.case
    told: list[Change] = []
    case.listen(told.append)
    for table, kind, thing in (
        ("evidence", "claim", work.claim),
        ("post", "actor", work.actor),
        ("clip", "clip", work.clip),
    ):
        case.reviews.judge(work.targets[table], "agree")
        assert told[-1].affected[kind] == frozenset({thing}), table


def test_remarks_and_notes_of_rounds_stay_internal(work: Reviewed) -> None:
    case = work.case
    case.reviews.open_round(
        "B. Reviewer", brief=work.brief, note="The hangar north of the runway is the point"
    )
    case.reviews.judge(work.targets["claim"], "disagree", "date", "The crates were counted by a porter")
    for words in ("the hangar north of the runway is the point", "the crates were counted by a porter"):
        assert any(hit.stops for hit in case.guard.search(f"It says {words}.", "client")), words
    case.reviews.open_round("Perdita Hallowmere", source=work.source)
    assert any(hit.stops for hit in case.guard.search("Seen by Perdita Hallowmere.", "client"))
