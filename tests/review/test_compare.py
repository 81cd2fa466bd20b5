"""Two readings side by side: only what differs, and decisions that stay decided, each with one undo."""

from collections.abc import Iterable

import pytest

from tests.review.conftest import TEXT, Reviewed
from workbench.case import Case
from workbench.review import Comparison, Difference
from workbench.values.errors import NotFound, Refused

FIRST, SECOND = "A. Analyst", "B. Reviewer"


def stretch(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def read(case: Case, marks: Iterable[tuple[str, tuple[str, ...]]], source: str) -> None:
    """B. Reviewer reads the source without sight; the round is closed then."""
    case.as_analyst(FIRST)
    one = case.reviews.readings.open(SECOND, source)
    case.as_analyst(SECOND)
    for words, actors in marks:
        case.reviews.readings.add(source, *stretch(words), actors)
    with pytest.raises(Refused, match="still open"):
        case.reviews.compare(source, FIRST, SECOND)
    case.as_analyst(FIRST)
    with pytest.raises(Refused, match="still open"):
        case.reviews.compare(source, FIRST, SECOND)
    case.reviews.close_round(one.id)


@pytest.fixture
def both(case: Case) -> Reviewed:
    """Six passages: one alike, and one of each difference but the last two, which only one reader has."""
    from tests.review.conftest import work_in

    work = work_in(case)
    third = case.clips.add(work.source, *stretch("A third was put off."))
    case.actors.mention(third.id, work.actor)
    cited = work.clip
    assert case.clips.get(cited).quote == "The president flew to Minsk on Monday."
    read(
        case,
        [
            ("The president flew to Minsk", (work.actor,)),
            ("He signed two contracts there", ()),
            ("A third was put off.", ()),
            ("signed two", ()),
        ],
        work.source,
    )
    return work


def compared(work: Reviewed, first: str = FIRST, second: str = SECOND) -> Comparison:
    return work.case.reviews.compare(work.source, first, second)


def one(work: Reviewed, kind: str, words: str = "") -> Difference:
    found = [
        each
        for each in compared(work).differences
        if kind in each.kinds and words in TEXT[each.start : each.end]
    ]
    return found[0]


def clips(work: Reviewed) -> list[tuple[str, tuple[str, ...]]]:
    named = work.case.actors.mentions_in(work.source)
    return [(clip.quote, named.get(clip.id, ())) for clip in work.case.clips.of_source(work.source)]


def test_only_differences_are_listed(both: Reviewed) -> None:
    case = both.case
    found = compared(both)
    assert [(each.kinds, TEXT[each.start : each.end]) for each in found.differences] == [
        (("boundary",), "The president flew to Minsk on Monday."),
        (("boundary",), "He signed two contracts there."),
        (("extra",), "signed two"),
        (("kind",), "A third was put off."),
    ]
    assert (found.agreed, found.figures.first, found.figures.second, found.figures.matched) == (0, 3, 4, 3)
    assert found.figures.overlap_f1 is None, "too few for a share"
    turned = compared(both, SECOND, FIRST)
    assert [each.kinds for each in turned.differences][2] == ("missing",)
    with pytest.raises(Refused):
        compared(both, FIRST, FIRST)
    with pytest.raises(NotFound):
        compared(both, FIRST, "Nobody")
    case.as_analyst("C. Third")
    assert len(compared(both).differences) == 4
    told = case.reviews.agreement(FIRST, SECOND, source=both.source)
    assert (told.figures, told.differences, told.alpha) == (found.figures, found.differences, None)


@pytest.mark.parametrize("choice", ["first", "second", "both", "edit"])
@pytest.mark.parametrize("kind", ["boundary", "kind", "extra"])
def test_a_decision_stays_and_one_undo_takes_it_back(kind: str, choice: str, both: Reviewed) -> None:
    case = both.case
    before, found = clips(both), one(both, kind)
    originals = case.connection.execute(
        "SELECT quote, actors, start FROM reading_mark ORDER BY id"
    ).fetchall()
    boundary = stretch("president flew") if choice == "edit" else None
    decided = case.reviews.decide(found, choice, boundary)  # type: ignore[arg-type]
    assert decided.decision == choice or (kind == "extra" and choice == "edit")
    after, undo_to = clips(both), case.undo_label
    for first, second in ((FIRST, SECOND), (SECOND, FIRST)):
        again = {
            each.id.replace("|", ""): each.decision for each in compared(both, first, second).differences
        }
        assert sum(1 for said in again.values() if said) == 1
    turned = [each.decision for each in compared(both, SECOND, FIRST).differences if each.decision]
    swapped = {"first": "second", "second": "first"}.get(choice, choice)
    assert turned == [swapped] or (kind == "extra" and choice == "edit")
    # Whatever else is done with the clips afterwards, the readings and the decision stay.
    for clip in case.clips.of_source(both.source)[1:]:
        case.clips.remove(clip.id)
    assert [each.decision for each in compared(both).differences if each.decision] == [decided.decision]
    while case.undo_label != undo_to:
        case.undo()
    assert clips(both) == after
    kept = case.connection.execute("SELECT quote, actors, start FROM reading_mark ORDER BY id").fetchall()
    assert list(map(tuple, kept)) == list(map(tuple, originals)), "the originals of both are kept"
    case.undo()
    assert clips(both) == before
    assert compared(both).left == compared(both).differences
    case.redo()
    assert clips(both) == after


def test_what_a_decision_makes_of_the_clips(both: Reviewed) -> None:
    case = both.case
    extra = one(both, "extra")
    case.reviews.decide(extra, "first")
    assert ("signed two", ()) not in clips(both), "nothing is made of what is not taken"
    case.reviews.decide(one(both, "extra"), "second")
    assert ("signed two", ()) in clips(both), "a decision can be made anew"
    case.reviews.decide(one(both, "extra"), "first")
    assert ("signed two", ()) not in clips(both)
    case.reviews.decide(one(both, "kind"), "second")
    assert ("A third was put off.", ()) in clips(both)
    moved = case.reviews.decide(one(both, "boundary"), "second")
    assert moved.first is not None
    assert moved.first.clip_id == both.clip, "the clip stays the same one, with its evidence"
    assert ("The president flew to Minsk", (both.actor,)) in clips(both)
    assert [evidence.clip_id for evidence in case.claims.evidence(both.claim)] == [both.clip]
    assert case.clips.get(both.clip).translation == "A flight"


def test_take_all_of_one_person_is_one_change_and_leaves_what_was_decided(both: Reviewed) -> None:
    case = both.case
    case.reviews.decide(one(both, "kind"), "first")
    before = clips(both)
    assert case.reviews.take_all(compared(both), "second") == (3, 0)
    assert not compared(both).left
    assert one(both, "kind").decision == "first", "what was decided is not decided again"
    assert sorted(quote for quote, _ in clips(both)) == sorted(
        ["The president flew to Minsk", "He signed two contracts there", "A third was put off.", "signed two"]
    )
    case.undo()
    assert clips(both) == before


def test_what_is_cited_is_not_lost(case: Case) -> None:
    from tests.review.conftest import work_in

    work = work_in(case)
    read(case, [], work.source)
    missing = one(work, "missing", "president")
    with pytest.raises(Refused, match="evidence"):
        case.reviews.decide(missing, "second")
    assert case.reviews.take_all(compared(work), "second") == (1, 1)
    assert [quote for quote, _ in clips(work)] == ["The president flew to Minsk on Monday."]


def test_two_people_who_both_clipped_are_compared_without_a_round(work: Reviewed) -> None:
    case = work.case
    for words in ("The president flew", "He signed two contracts there."):
        case.clips.add(work.source, *stretch(words))
    found = compared(work)
    assert [each.kinds for each in found.differences] == [("extra",), ("missing",)]
    assert found.agreed == 1
    case.reviews.decide(found.differences[0], "second")
    assert [each.decision for each in compared(work).differences] == ["second", ""]
    assert compared(work).agreed == 1, "what was decided adds nothing to either reading"
    case.clips.add(work.source, *stretch("A third was put off."))
    assert len(compared(work).differences) == 3


def test_more_than_two_readers_and_many_marks_get_shares(case: Case) -> None:
    text = " ".join(f"Word{number:03}" for number in range(60))
    source = case.sources.add_text(text, title="Long").id
    for name, step in ((FIRST, 1), (SECOND, 1), ("C. Third", 2)):
        case.as_analyst(name)
        for number in range(0, 40, step):
            case.clips.add(source, 8 * number, 8 * number + 7)
    told = case.reviews.agreement(FIRST, SECOND, "C. Third", source=source)
    assert (told.figures.exact_f1, told.comparisons[0].agreed) == (1.0, 40)
    assert not told.differences
    assert 0 < (told.alpha or 0) < 1
    assert len(told.comparisons) == 3
    with pytest.raises(Refused):
        case.reviews.agreement(FIRST, source=source)
