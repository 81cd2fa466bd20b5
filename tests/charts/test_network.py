"""The layout of networks: stable, without overlap, quick enough; and the figure with its dates."""

import random
from statistics import median

import pytest

from workbench.case import Case
from workbench.charts.network.graph import Shape, graph_of
from workbench.charts.network.layout import places_of
from workbench.charts.network.steps import pictures
from workbench.charts.wanted import NothingToDraw, Wanted
from workbench.values.job import Cancelled, Job


def grown(count: int, seed: int) -> Shape:
    """A network in which the well tied are tied to more, with some on their own."""
    chance = random.Random(seed)
    ends, ties = [0, 1], {(0, 1)}
    for actor in range(2, count):
        if chance.random() < 0.95:
            other = chance.choice(ends)
            ties.add((other, actor))
            ends += [other, actor]
    return Shape(tuple(f"{actor:06}" for actor in range(count)), tuple(sorted(ties)))


def test_the_same_network_looks_the_same_and_one_more_link_changes_little() -> None:
    shape = grown(60, 3)
    first = places_of(shape)
    assert first == places_of(shape)
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in first)
    more = Shape((*shape.ids, "zz"), (*shape.ties, (5, 60)))
    moved = [
        ((x - u) ** 2 + (y - v) ** 2) ** 0.5 for (x, y), (u, v) in zip(first, places_of(more), strict=False)
    ]
    assert median(moved) < 0.12


@pytest.mark.parametrize("count", [0, 1, 2, 3, 400])
def test_actors_lie_apart(count: int) -> None:
    shape = grown(count, 5) if count > 2 else Shape(tuple("ab"[:count]), ((0, 1),) if count == 2 else ())
    places = places_of(shape, 20)
    assert len(places) == count
    assert len(set(places)) == count, "none lies over another"


@pytest.fixture
def people(case: Case) -> list[str]:
    found = [case.actors.add(name).id for name in ("Anna", "Boris", "Cem", "Dora")]
    case.actors.relate(found[0], found[1], "sister of", from_on="2020", to_on="2022")
    case.actors.relate(found[1], found[2], "pays", from_on="2024-05")
    case.claims.add("They met", event_on="2025-01-03", actors=[(found[0], ""), (found[2], "")])
    return found


def test_links_are_those_of_the_day_and_open_what_they_stand_for(case: Case, people: list[str]) -> None:
    def pairs(**wanted: str) -> set[tuple[str, str]]:
        graph = graph_of(case, Wanted("network", scope="case", **wanted))
        return {(graph.actors[tie.one].name, graph.actors[tie.other].name) for tie in graph.ties}

    assert pairs() == {("Anna", "Boris"), ("Boris", "Cem"), ("Anna", "Cem")}
    assert pairs(on="2021") == {("Anna", "Boris")}
    assert pairs(on="2025-06") == {("Boris", "Cem"), ("Anna", "Cem")}
    assert pairs(variant="relations") == {("Anna", "Boris"), ("Boris", "Cem")}
    assert pairs(variant="claims") == {("Anna", "Cem")}
    (figure,) = pictures(case, Wanted("network", scope="case"), Job())
    claim = case.claims.all()[0]
    targets = {(mark.target.kind, mark.target.id) for mark in figure.marks if mark.target}
    assert targets == {("claim", claim.id), *(("actor", known) for known in people[:3])}
    assert "Anna: sister of Boris" in figure.alternative
    assert figure == case.figures.make(Wanted("network", scope="case")), "Word draws what the screen shows"
    with pytest.raises(NothingToDraw):
        case.figures.make(Wanted("network", scope="case", on="1990"))


def test_a_large_network_has_a_first_picture_and_is_laid_out_in_a_child(case: Case) -> None:
    with case.change("Many"):
        ids = [case.actors.add(f"Actor {number}").id for number in range(160)]
        for one, other in grown(160, 9).ties:
            case.actors.relate(ids[one], ids[other], "knows")
    found = list(pictures(case, Wanted("network", scope="case"), Job()))
    assert len(found) == 2
    assert len(found[0].marks) > 300
    assert list(pictures(case, Wanted("network", scope="case"), Job())) == found[1:], "it is remembered"
    case.actors.relate(ids[0], ids[159], "knows")
    job = Job()
    steps = pictures(case, Wanted("network", scope="case"), job)
    job.cancel()
    with pytest.raises(Cancelled):
        next(steps)


def test_a_case_that_is_built_anew_looks_the_same(case: Case) -> None:
    def build(names: list[str]) -> list[object]:
        with case.change("Build"):
            for known in case.actors.all():
                case.actors.remove(known.id)
            ids = {name: case.actors.add(name).id for name in names}
            for one, other in sorted(grown(12, 4).ties):
                case.actors.relate(ids[f"Actor {one}"], ids[f"Actor {other}"], "knows")
        figure = case.figures.make(Wanted("network", scope="case"))
        return [(mark.shape, mark.points, mark.words) for mark in figure.marks]

    names = [f"Actor {number}" for number in range(12)]
    assert build(names) == build(names[::-1])


def test_names_in_a_network_do_not_touch(case: Case) -> None:
    with case.change("Some"):
        ids = [case.actors.add(f"Some actor {number}").id for number in range(14)]
        for one, other in grown(14, 8).ties:
            case.actors.relate(ids[one], ids[other], "knows")
    figure = case.figures.make(Wanted("network", scope="case"))
    names = [mark.box for mark in figure.marks if mark.shape == "words" and mark.target]
    symbols = [mark.box for mark in figure.marks if mark.shape == "circle" and mark.target]
    assert len(names) == len(symbols)
    for number, (left, top, right, bottom) in enumerate(names):
        for other in (*names[number + 1 :], *symbols):
            wide, high = (
                min(right, other[2]) - max(left, other[0]),
                min(bottom, other[3]) - max(top, other[1]),
            )
            assert wide < 0.3 or high < 0.3


def test_an_arrow_says_who_is_what_to_whom(case: Case) -> None:
    father, son = (case.actors.add(name).id for name in ("Zeno", "Adam"))
    case.actors.relate(father, son, "father of")
    figure = case.figures.make(Wanted("network", scope="case"))
    (line,) = [mark for mark in figure.marks if mark.shape == "line" and mark.target]
    at = {mark.target.id: mark.points[0] for mark in figure.marks if mark.shape == "circle" and mark.target}
    tip = next(mark for mark in figure.marks if mark.shape == "area" and mark.fill == "quiet").points[0]
    far = {who: (x - tip[0]) ** 2 + (y - tip[1]) ** 2 for who, (x, y) in at.items()}
    assert far[son] < far[father]
    assert line.says == "Zeno: father of Adam"
    assert "0 relations" not in figure.alternative


def test_long_names_are_broken_and_cover_no_symbol(case: Case) -> None:
    with case.change("Some"):
        ids = [
            case.actors.add(f"Commission number {number} for the Reconstruction of the Southern Provinces").id
            for number in range(12)
        ]
        for one, other in grown(12, 6).ties:
            case.actors.relate(ids[one], ids[other], "knows")
    figure = case.figures.make(Wanted("network", scope="case"))
    names = [mark for mark in figure.marks if mark.shape == "words" and mark.target]
    assert len(names) == 2 * len({mark.target for mark in names}), "each in two lines"
    assert {mark.fill for mark in names} == {"paper"}, "readable over lines"
    for left, top, right, bottom in (mark.box for mark in names):
        assert left >= 0
        assert top >= 0
        assert right <= figure.width
        assert bottom <= figure.height
        for symbol in (mark for mark in figure.marks if mark.shape == "circle" and mark.target):
            x, y = symbol.points[0]
            assert not (left < x < right and top < y < bottom)
