"""Names that the register lacks: entered with all mentions in one change, dismissed, withheld."""

import pytest

from workbench.case import Case
from workbench.extraction.new_names import Entry, NewName
from workbench.values.errors import Refused

TEXT = (
    "General Omar Sayyed met Walid Harbi of the Ministry of Defence in Benghazi. Sayyed said little. "
    "Walid Harbi left on Monday. Khalifa Haftar stayed, and Haftar slept."
)


@pytest.fixture
def source(case: Case) -> str:
    case.actors.add("Khalifa Haftar")
    case.actors.add("Omar al-Sayyed")
    return case.sources.add_text(TEXT, "Visits", language="en").id


def names(case: Case, source: str) -> dict[str, NewName]:
    return {one.group.name: one for one in case.new_names.in_source(source)}


def test_the_most_frequent_come_first_and_known_ones_not_at_all(case: Case, source: str) -> None:
    found = case.new_names.in_source(source)
    assert [(one.group.name, one.group.count, one.group.sort) for one in found] == [
        ("Omar Sayyed", 2, "person"),
        ("Walid Harbi", 2, "person"),
        ("Ministry of Defence", 1, "organisation"),
    ]
    near = found[0].near
    assert near is not None
    assert near.name == "Omar al-Sayyed"
    assert found[1].near is None


def test_a_name_becomes_an_actor_with_mentions_and_one_undo_takes_all_back(case: Case, source: str) -> None:
    group = names(case, source)["Walid Harbi"].group
    (actor_id,) = case.new_names.enter(source, [Entry(group, "person")])
    assert [clip.quote for clip in case.actors.mentions(actor_id)] == ["Walid Harbi"] * 2
    assert case.undo_label == "Add actor “Walid Harbi” with mentions"
    assert "Walid Harbi" not in names(case, source)
    case.undo()
    assert (case.clips.count(), case.actors.find("Walid Harbi")) == (0, None)
    assert "Walid Harbi" in names(case, source)


def test_a_name_becomes_a_spelling_and_a_clip_that_is_there_is_used(case: Case, source: str) -> None:
    one = names(case, source)["Omar Sayyed"]
    assert one.near is not None
    clip = case.clips.add(source, *one.group.places[0])
    assert case.new_names.enter(source, [Entry(one.group, actor_id=one.near.actor_id)]) == [one.near.actor_id]
    assert [alias.text for alias in case.actors.aliases(one.near.actor_id)] == ["Omar Sayyed"]
    assert case.clips.count() == 2
    assert case.actors.in_clip(clip.id)[0].id == one.near.actor_id


def test_all_at_once_is_one_change(case: Case, source: str) -> None:
    found = case.new_names.in_source(source)
    case.new_names.enter(source, [Entry(one.group, one.group.sort) for one in found])
    assert case.new_names.in_source(source) == []
    case.undo()
    assert len(case.new_names.in_source(source)) == len(found)


def test_dismissed_names_stay_away_here_or_everywhere(case: Case, source: str) -> None:
    other = case.sources.add_text(TEXT, "Visits again", language="en").id
    found = names(case, source)
    case.new_names.dismiss(source, [found["Walid Harbi"].group])
    case.new_names.dismiss(source, [found["Ministry of Defence"].group], everywhere=True)
    assert set(names(case, source)) == {"Omar Sayyed"}
    assert set(names(case, other)) == {"Omar Sayyed", "Walid Harbi"}
    dismissed = case.new_names.dismissed(source)
    assert [(one.name, one.everywhere) for one in dismissed] == [
        ("Walid Harbi", False),
        ("Ministry of Defence", True),
    ]
    case.new_names.restore(dismissed)
    assert len(names(case, source)) == 3
    case.undo()
    assert set(names(case, source)) == {"Omar Sayyed"}


def test_who_reads_a_second_time_sees_neither_mentions_nor_decisions_of_others(
    case: Case, source: str
) -> None:
    found = names(case, source)
    start, end = found["Walid Harbi"].group.places[0]
    case.actors.mention(case.clips.add(source, start, end).id, case.actors.add("W. H.").id)
    case.new_names.dismiss(source, [found["Ministry of Defence"].group])
    case.reviews.readings.open("B. Reader", source)
    before = names(case, source)
    assert (before["Walid Harbi"].group.count, set(before)) == (1, {"Omar Sayyed", "Walid Harbi"})
    case.as_analyst("B. Reader")
    seen = names(case, source)
    assert set(seen) == set(found)
    assert seen["Walid Harbi"].group.count == 2
    with pytest.raises(Refused, match="second reading"):
        case.new_names.enter(source, [Entry(seen["Walid Harbi"].group)])
