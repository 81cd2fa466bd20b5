"""What changed beneath a thing since its verdict: shown word by word, whatever it was."""

import pytest

from tests.review.conftest import Reviewed
from tests.review.test_wording import GROUND, SUBSTANCE
from workbench.case import Case
from workbench.review import Verdict
from workbench.review.beneath import GroundChange


def told(changes: tuple[GroundChange, ...]) -> list[str]:
    """Each change on a line: what of it, and what was and is."""
    found = []
    for one in changes:
        said = [f"{change.label}: {change.before} -> {change.after}" for change in one.changes]
        found.append(f"{one.target.table}: {'; '.join(filter(None, (one.told, *said)))}")
    return found


def judged(work: Reviewed) -> dict[str, Verdict]:
    return {kind: work.case.reviews.judge(target, "agree") for kind, target in work.targets.items()}


@pytest.mark.parametrize("name", SUBSTANCE)
def test_whatever_moves_the_ground_is_shown(name: str, work: Reviewed) -> None:
    edit, expected = SUBSTANCE[name]
    judged(work)
    work.by("A. Analyst")
    edit(work)
    reviews = work.case.reviews
    for kind, target in work.targets.items():
        verdict = reviews.standing(target).verdicts[0]
        shown = reviews.ground_changed_since(verdict)
        assert bool(shown) == verdict.ground_moved, (kind, told(shown))
        assert all(one.told or one.changes for one in shown)
        if expected.get(kind) == GROUND:
            assert verdict.ground_moved, kind


def test_it_says_what_was_and_what_is(work: Reviewed) -> None:
    case, reviews = work.case, work.case.reviews
    verdict = judged(work)["statement"]
    assert not reviews.ground_changed_since(verdict)
    work.by("A. Analyst")
    case.claims.update(work.claim, text="The president went to Minsk.", status="disputed")
    case.clips.move(work.clip, 0, 28)
    case.claims.cite(work.claim, work.other_clip, "contradicts")
    other = case.claims.add("He came back.")
    case.briefs.link(work.statement, other.id)
    verdict = reviews.standing(work.targets["statement"]).verdicts[0]
    assert told(reviews.ground_changed_since(verdict)) == [
        "claim: Claim: The president flew to Minsk. -> The president went to Minsk.",
        "claim: Disputed.",
        "clip: Passage: The president flew to Minsk on Monday. -> The president flew to Minsk ",
        "clip: New: evidence against.",
        "claim: New under the statement.",
    ]
    case.briefs.unlink(work.statement, work.claim)
    verdict = reviews.standing(work.targets["statement"]).verdicts[0]
    changes = reviews.ground_changed_since(verdict)
    assert told(changes) == [
        "claim: No longer under the statement.", "claim: New under the statement.",
    ]  # fmt: skip
    assert changes[0].words == "The president flew to Minsk.", "the words it had when it was judged"


def test_a_disagreement_below_is_told_and_nothing_is_invented(work: Reviewed, case: Case) -> None:
    reviews = case.reviews
    with case.change("Amid a change"):
        verdict = reviews.judge(work.targets["statement"], "agree")
        case.claims.update(work.claim, event_on="2025")
    work.by("C. Third")
    case.reviews.judge(work.targets["claim"], "disagree", "over-read")
    verdict = reviews.standing(work.targets["statement"]).verdicts[0]
    assert verdict.ground_moved
    assert told(reviews.ground_changed_since(verdict)) == [
        "claim: C. Third disagrees: says more than the source.",
    ]  # fmt: skip
