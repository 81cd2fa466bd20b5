"""A second reading: its marks, what is withheld on both sides, and where marks stand in a newer text."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.review.conftest import TEXT, Reviewed
from ui.rooms.review.field_offers import offers_of
from workbench.annotations.renewal import renew
from workbench.case import Case
from workbench.casefile.journal.withheld import WITHHELD
from workbench.sources.reading.model import Reading
from workbench.sources.store.listing import listed_source
from workbench.values.errors import NotFound, Refused
from workbench.values.ids import new_id


def asked(work: Reviewed) -> str:
    """A. Analyst asks B. Reviewer for a second reading; B. Reviewer is at the keyboard then."""
    work.by("A. Analyst")
    one = work.case.reviews.readings.open("B. Reviewer", work.source)
    work.by("B. Reviewer")
    return one.id


def test_marks_are_made_edited_and_removed_each_with_one_undo(work: Reviewed) -> None:
    case, readings = work.case, work.case.reviews.readings
    with pytest.raises(Refused, match="no open second reading"):
        readings.add(work.source, 4, 13)
    one = asked(work)
    assert case.reviews.queue(one).total == 0, "there is nothing to judge"
    mark = readings.add(work.source, 4, 13, [work.actor], "By air")
    assert (mark.quote, mark.actors, mark.note, mark.round_id) == (
        "president", (work.actor,), "By air", one,
    )  # fmt: skip
    moved = readings.update(mark.id, start=0, end=13, actors=[], note="")
    assert (moved.quote, moved.actors, moved.note) == ("The president", (), "")
    case.undo()
    assert readings.get(mark.id) == mark
    readings.remove(mark.id)
    assert readings.marks(work.source) == []
    case.undo()
    assert readings.marks(work.source) == [mark]
    for start, end in ((5, 5), (-1, 3), (0, len(TEXT) + 1)):
        with pytest.raises(Refused):
            readings.add(work.source, start, end)
    with pytest.raises(NotFound):
        readings.add(work.source, 0, 3, ["nobody"])
    assert [clip.id for clip in case.clips.of_source(work.source)] == [work.clip, work.other_clip]
    case.reviews.close_round(one)
    with pytest.raises(Refused, match="closed"):
        readings.remove(mark.id)


def test_who_has_marked_the_source_reads_it_no_second_time(work: Reviewed) -> None:
    readings = work.case.reviews.readings
    with pytest.raises(Refused, match="clips of this source"):
        readings.open("A. Analyst", work.source)
    asked(work)
    with pytest.raises(Refused, match="already"):
        readings.open("B. Reviewer", work.source)
    with pytest.raises(NotFound):
        readings.open("B. Reviewer", "gone")
    with pytest.raises(Refused):
        readings.open(" ", work.source)


def test_marks_move_with_a_newer_text_or_are_said_to_be_lost(work: Reviewed) -> None:
    case, readings = work.case, work.case.reviews.readings
    asked(work)
    kept = readings.add(work.source, 0, 38)
    lost = readings.add(work.source, 70, 90)
    newer = "A new line. The president flew to Minsk on Monday. He signed two contracts there."
    renew(case, work.source, Reading(newer, ()), new_id().encode())
    first, second = (readings.get(mark.id) for mark in (kept, lost))
    assert (newer[first.start : first.end], first.is_lost) == (kept.quote, False)
    assert (second.is_lost, second.start, second.quote) == (True, 70, lost.quote)
    case.undo()
    assert readings.get(lost.id) == lost


def seen(case: Case, source_id: str, words: str) -> list[str]:
    """Everywhere that words of a mark or a clip could be met by the present analyst; the model only."""
    found = [f"search {hit.kind} {hit.snippet}" for hit in case.search(words) if hit.kind != "source"]
    found += [f"history {one.label}" for one in case.history() if words in one.label]
    found += [f"undo {label}" for label in (case.undo_label, case.redo_label) if words in label]
    readings = case.reviews.readings
    found += [f"mark {mark.quote}" for mark in readings.marks(source_id) if words in mark.quote]
    hidden = readings.withheld_clips(source_id)
    found += [
        f"clip {clip.quote}"
        for clip in case.clips.of_source(source_id)
        if words in clip.quote and clip.id not in hidden
    ]
    mine = [
        clip for clip in case.clips.of_source(source_id) if clip.analyst_id == case.analyst.id or not hidden
    ]
    row = listed_source(case, source_id)
    if row and row.clips != len(mine):
        found.append(f"count {row.clips}")
    return found


WORDS = ("president", "contracts", "third", "Minsk on Monday")


@settings(
    max_examples=8, deadline=None, phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(["A. Analyst", "B. Reviewer", "C. Third"]), st.sampled_from(WORDS),
            st.sampled_from(["mark", "remove", "undo"]),
        ),
        min_size=3, max_size=10,
    )
)  # fmt: skip
def test_neither_side_of_a_blind_reading_sees_the_other(
    steps: list[tuple[str, str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with Case.create(tmp_path_factory.mktemp("case") / "work.gwk", analyst="A. Analyst") as case:
        source = case.sources.add_text(TEXT, title="Report").id
        rounds = [case.reviews.readings.open(name, source) for name in ("B. Reviewer", "C. Third")]
        made: dict[str, set[str]] = {"A. Analyst": set(), "B. Reviewer": set(), "C. Third": set()}
        for name, words, act in steps:
            case.as_analyst(name)
            start = TEXT.index(words)
            if name == "A. Analyst" and act == "mark" and words not in made[name]:
                case.clips.add(source, start, start + len(words))
                made[name].add(words)
            elif name != "A. Analyst" and act == "mark" and words not in made[name]:
                case.reviews.readings.add(source, start, start + len(words))
                made[name].add(words)
            elif act == "undo":
                _undo_own(case, made[name])
            elif act == "remove" and words in made[name]:
                _remove(case, source, name, words)
            for reader in made:
                case.as_analyst(reader)
                for other in WORDS:
                    others = set().union(*(made[one] for one in made if one != reader))
                    if other in others - made[reader]:
                        assert seen(case, source, other) == [] or reader in _who(case, other)
        for one in rounds:
            case.reviews.close_round(one.id)
        for reader in made:
            case.as_analyst(reader)
            assert not case.reviews.readings.withheld_clips(source)


def _who(case: Case, words: str) -> set[str]:
    """Those in whose own lines of the history the words stand: they made and removed them before."""
    return {one.analyst for one in case.history() if words in one.label}


def _undo_own(case: Case, mine: set[str]) -> None:
    before = case.undo_label
    if not before.startswith("Ask ") and case.undo():
        for words in [one for one in mine if f"“{one}”" in before]:
            mine.symmetric_difference_update({words})


def _remove(case: Case, source: str, name: str, words: str) -> None:
    if name == "A. Analyst":
        clips = [clip for clip in case.clips.of_source(source) if clip.quote == words]
        if clips:
            case.clips.remove(clips[0].id)
        return
    for mark in case.reviews.readings.marks(source):
        if mark.quote == words:
            case.reviews.readings.remove(mark.id)
            return


def test_remarks_on_withheld_clips_are_withheld_too(work: Reviewed) -> None:
    case = work.case
    work.by("C. Third")
    case.reviews.remark(work.targets["clip"], "Zanzibar is not meant.")
    asked(work)
    assert not case.search("Zanzibar")
    assert not [one for one in case.history() if "president" in one.label and "clip" in one.label.lower()]
    assert case.reviews.readings.withheld_clips(work.source) == {work.clip, work.other_clip}
    work.by("A. Analyst")
    assert case.search("Zanzibar")


def test_what_may_be_proposed_as_evidence_shows_no_withheld_words(work: Reviewed) -> None:
    case, claim = work.case, work.targets["claim"]
    asked(work)
    withheld = {case.clips.get(clip_id).quote for clip_id in (work.clip, work.other_clip)}
    values = case.reviews.proposable(claim)
    words = [case.reviews.proposal_in_words(claim, values)["evidence"]]
    for offer in offers_of(case, claim):
        words += [offer.words, *(said for _value, said in offer.options())] * (offer.field == "evidence")
    assert WITHHELD in words[0]
    assert not [said for said in words if any(quote in said for quote in withheld)]
    assert case.reviews.proposable(work.targets["clip"]) == {}
    work.by("A. Analyst")
    assert case.reviews.proposable(work.targets["clip"])["quote"] in withheld
    assert any(quote in case.reviews.proposal_in_words(claim, values)["evidence"] for quote in withheld)
