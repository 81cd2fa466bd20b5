"""Narrowing a list of sources down: the same as going through them one by one."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.case import Case
from workbench.sources.store.criteria import FORMATS, NO_OUTLET, OTHER_FORMAT, STATES, Criteria, offers
from workbench.sources.store.listing import listed_ids
from workbench.sources.store.reviewed import mark_reviewed, questioned_ids, review_of, unmark_reviewed
from workbench.sources.store.saved_filters import remove_filter, rename_filter, save_filter, saved_filters
from workbench.values.errors import Refused
from workbench.values.moments import first_day, last_day

DATES = ("", "2024", "2025", "2025-02", "2025-03", "2025-02-18", "2025-02-28", "2024-12-31")
TEXT = "Khalifa Haftar flew from Benghazi to Minsk and met his hosts there. "


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    chance = random.Random(7)
    with Case.create(tmp_path_factory.mktemp("criteria") / "a.gwk") as case:
        actors = [case.actors.add(name).id for name in ("Khalifa Haftar", "Aguila Saleh")]
        for number in range(60):
            source = case.sources.add_text(
                f"{TEXT}{number}",
                title=f"Report {number}",
                published_on=chance.choice(DATES),
                language=chance.choice(("", "en", "it", "ar")),
                reliability=chance.choice(("", "A", "C")),
                handling=chance.choice(("", "TLP:AMBER")),
                **({"publication": chance.choice(("Nova", "TASS"))} if chance.random() < 0.7 else {}),
            )
            if chance.random() < 0.3:
                case.sources.update(source.id, protection="protected", descriptor="A resident")
            for _ in range(chance.choice((0, 0, 1, 2))):
                clip = case.clips.add(source.id, 0, chance.randrange(5, 40))
                if chance.random() < 0.6:
                    case.actors.mention(clip.id, chance.choice(actors))
                if chance.random() < 0.2:
                    with case.change("Lose a clip"):
                        case.update("clip", clip.id, {"anchored": "orphan"})
            if chance.random() < 0.4:
                mark_reviewed(case, [source.id])
        for number in range(6):
            case.sources.add(b"\x00\x01\x02" + bytes([number]), name=f"unknown{number}.bin")
        yield case


def values_of(case: Case) -> dict[str, list[str]]:
    return {
        "outlets": [NO_OUTLET, *(one.id for one in case.publications.all())],
        "grades": ["A", "C", "F"],
        "languages": ["en", "it", "ar"],
        "formats": [*FORMATS, OTHER_FORMAT],
        "handling": ["", "TLP:AMBER", "TLP:RED"],
        "protection": ["open", "protected"],
        "actors": [actor.id for actor in case.actors.all()],
        "states": list(STATES),
    }


def by_going_through(case: Case, wanted: Criteria) -> set[str]:
    """The same in plain Python."""
    found = set()
    for source in case.sources.all():
        clips = case.clips.of_source(source.id)
        review = review_of(case, source.id)
        reviewed = review is not None and review.holds
        format_of = [name for name, kinds in FORMATS.items() if source.media_type in kinds] or [OTHER_FORMAT]
        named = {actor.id for clip in clips for actor in case.actors.in_clip(clip.id)}
        true_of = {
            "questioned": source.id in questioned_ids(case),
            "changed": review is not None and not reviewed,
            "reviewed": reviewed, "unreviewed": not reviewed, "unread": not source.readable,
            "orphaned": any(clip.anchored == "orphan" for clip in clips),
            "unsure": bool(source.warnings), "clipped": bool(clips), "unclipped": not clips,
        }  # fmt: skip
        date = source.published_on
        holds = (
            (not wanted.outlets or (source.publication_id or NO_OUTLET) in wanted.outlets)
            and (not wanted.grades or source.grade in wanted.grades)
            and (not wanted.languages or source.language in wanted.languages)
            and (not wanted.formats or format_of[0] in wanted.formats)
            and (not wanted.handling or source.handling in wanted.handling)
            and (not wanted.protection or source.protection in wanted.protection)
            and (not wanted.actors or named & set(wanted.actors))
            and all(true_of[state] for state in wanted.states)
            and (not wanted.from_on or (date and last_day(date) >= first_day(wanted.from_on)))
            and (not wanted.to_on or (date and first_day(date) <= last_day(wanted.to_on)))
        )
        if holds:
            found.add(source.id)
    return found


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_combination_gives_what_going_through_gives(filled: Case, data: st.DataObject) -> None:
    chosen = {
        name: tuple(data.draw(st.lists(st.sampled_from(values), unique=True, max_size=2)))
        for name, values in values_of(filled).items()
        if data.draw(st.integers(0, 3)) == 0
    }
    dates = st.sampled_from(DATES)
    wanted = Criteria(**chosen, from_on=data.draw(dates), to_on=data.draw(dates))
    assert set(listed_ids(filled, criteria=wanted)) == by_going_through(filled, wanted)
    assert Criteria.from_json(wanted.to_json()) == wanted


def test_each_format_and_state_alone(filled: Case) -> None:
    found = 0
    for name in ("formats", "states"):
        for value in values_of(filled)[name]:
            wanted = Criteria(**{name: (value,)})
            expected = by_going_through(filled, wanted)
            assert set(listed_ids(filled, criteria=wanted)) == expected
            found += bool(expected)
    assert found >= 7, "the case has most states and some formats"


@pytest.mark.parametrize("of", ["outlets", "languages", "grades", "formats", "actors"])
def test_what_is_offered_counts_what_is_found(filled: Case, of: str) -> None:
    offered = offers(filled, of)
    assert offered
    for offer in offered:
        assert len(listed_ids(filled, criteria=Criteria(**{of: (offer.value,)}))) == offer.count


def test_what_a_later_version_keeps_is_passed_over() -> None:
    assert Criteria.from_json('{"grades": ["A"], "mood": "sombre"}') == Criteria(grades=("A",))


def test_a_review_holds_until_something_is_annotated_differently(case: Case) -> None:
    source = case.sources.add_text(TEXT, title="Report")
    clip = case.clips.add(source.id, 0, 14)
    mark_reviewed(case, [source.id])
    review = review_of(case, source.id)
    assert review is not None
    assert (review.analyst, review.holds) == (case.analyst.name, True)
    case.clips.update(clip.id, note="Who says so?")
    assert review_of(case, source.id).holds, "a note is no annotation of substance"  # type: ignore[union-attr]
    case.clips.update(clip.id, translation="Who says so?")
    assert not review_of(case, source.id).holds  # type: ignore[union-attr]
    case.undo()
    assert review_of(case, source.id).holds  # type: ignore[union-attr]
    unmark_reviewed(case, [source.id])
    assert review_of(case, source.id) is None


def test_a_filter_is_kept_renamed_replaced_and_forgotten(case: Case, tmp_path: Path) -> None:
    kept = save_filter(case, "Russian outlets", Criteria(languages=("ru",)))
    assert saved_filters(case) == [kept]
    other = save_filter(case, "Old", Criteria(to_on="2024"))
    with pytest.raises(Refused, match="already"):
        rename_filter(case, other.id, "russian outlets")
    rename_filter(case, other.id, "Before 2025")
    assert [one.name for one in saved_filters(case)] == ["Before 2025", "Russian outlets"]
    save_filter(case, "russian OUTLETS", Criteria(languages=("ru",), grades=("E",)))
    assert [one.criteria.grades for one in saved_filters(case)] == [(), ("E",)]
    remove_filter(case, other.id)
    case.undo()
    assert len(saved_filters(case)) == 2
    with pytest.raises(Refused):
        save_filter(case, " ", Criteria(to_on="2024"))
    assert case.verify() == []
