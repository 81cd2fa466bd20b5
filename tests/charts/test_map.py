"""The locator map: borders after a policy, places that open their actors, and outlines a case brings."""

import json
from pathlib import Path

import pytest

from workbench.case import Case
from workbench.charts.drawing import png, svg
from workbench.charts.look import look
from workbench.charts.map.gazetteer import places_named
from workbench.charts.map.ground import Ground, ground_of, owner_words
from workbench.charts.map.lands import actors_in
from workbench.charts.map.names import Drawn, Named, place_names
from workbench.charts.map.own import land_of
from workbench.charts.map.places import label_at, label_near
from workbench.charts.map.shapes import world
from workbench.charts.map.view import view_around
from workbench.charts.model import LAND, Figure, Mark
from workbench.charts.wanted import NothingToDraw, Wanted
from workbench.values.borders import Policy, areas, countries, exceptions_in
from workbench.values.coordinates import Position, position_in
from workbench.values.errors import Refused

POINTS: dict[str, tuple[float, float, str, str, str]] = {
    "Kyiv": (50.45, 30.52, "UA", "UA", "UA"),
    "Simferopol": (44.95, 34.10, "UA", "RU", "UA"),
    "Mariupol": (47.13, 37.56, "UA", "RU", "RU"),
    "Tiraspol": (46.84, 29.62, "MD", "XT", "XT"),
    "Sukhumi": (43.03, 41.05, "GE", "XA", "XA"),
    "Pristina": (42.66, 21.16, "", "XK", "RS"),
    "Nicosia, north of it": (35.25, 33.40, "CY", "XN", "CY"),
    "Katzrin": (32.99, 35.69, "SY", "IL", "IL"),
    "Ramallah": (31.90, 35.20, "PS", "", "PS"),
    "Laayoune": (27.13, -13.10, "EH", "MA", "MA"),
    "Hargeisa": (9.56, 44.06, "SO", "XS", "XS"),
    "Srinagar": (34.09, 74.80, "", "IN", "IN"),
    "Aksai Chin": (35.20, 79.30, "", "CN", "CN"),
    "Taipei": (25.04, 121.50, "CN", "TW", ""),
    "Stanley": (-51.72, -58.20, "", "GB", "GB"),
    "Donetsk": (48.00, 37.80, "UA", "RU", "RU"),
    "Kramatorsk": (48.74, 37.58, "UA", "UA", "UA"),
    "Jerusalem, east of it": (31.78, 35.235, "PS", "", "PS"),
    "Jerusalem, west of it": (31.78, 35.19, "IL", "IL", "IL"),
    "Famagusta": (35.12, 33.94, "CY", "XN", "CY"),
    "Tifariti": (26.16, -10.57, "EH", "EH", "EH"),
    "Tskhinvali": (42.23, 43.97, "GE", "XO", "XO"),
    "Muzaffarabad": (34.37, 73.47, "", "PK", "PK"),
    "Tawang": (27.59, 91.86, "", "IN", "IN"),
    "Abyei": (9.60, 28.43, "", "", ""),
    "Halaib": (22.22, 36.65, "", "EG", "EG"),
    "Lethem": (3.38, -59.80, "GY", "GY", "GY"),
    "Yuzhno-Kurilsk": (44.03, 145.86, "", "RU", "RU"),
    "Ceuta": (35.89, -5.31, "ES", "ES", "ES"),
    "Belmopan": (17.25, -88.77, "BZ", "BZ", "BZ"),
}
"""Latitude, longitude; whose it is after the United Nations, by who holds it, and after a client."""
CLIENT = "Crimea: Ukraine; Kosovo: Serbia; Northern Cyprus: CY; West Bank: Palestine; Taiwan: none"
COAST = Path(__file__).parents[2] / "resources" / "sample" / "map" / "inner-sea.geojson"


def at_the_middle(ground: Ground, x: float, y: float) -> Mark:
    """The uppermost filled area at a place."""
    return [mark for mark in ground.marks if mark.shape == "area" and mark.fill and mark.meant_by(x, y)][-1]


@pytest.mark.parametrize("number", range(3), ids=("un", "held", "client"))
def test_places_are_drawn_after_each_policy(number: int) -> None:
    policy = (Policy("un"), Policy("held"), Policy("held", exceptions_in(CLIENT)))[number]
    for name, (latitude, longitude, *owners) in POINTS.items():
        label = label_at(world(), longitude, latitude)
        assert policy.owner(label) == owners[number], name
        view = view_around([(latitude, longitude)], 162)
        ground = ground_of(world(), view, policy, {owners[number]} - {""})
        x, y = view.point(longitude, latitude)
        drawn = at_the_middle(ground, x, y)
        assert drawn.fill == ("home" if owners[number] else "land"), name
        shaded = [mark for mark in ground.marks if mark.hatch and mark.meant_by(x, y)]
        assert bool(shaded) == (label in areas()), name
        if label in areas():
            assert label in ground.disputed
            assert areas()[label].name in drawn.says
            kinds = {mark.dashes for mark in ground.marks if mark.shape == "line"}
            assert kinds & {"dashed", "dotted"} or name in ("Taipei", "Stanley", "Yuzhno-Kurilsk"), name


def test_islets_and_territories_of_their_own() -> None:
    """Islands that no outline shows, and what is said of a territory that nobody else owns."""
    near = {
        "gibraltar": (36.14, -5.35), "chagos": (-7.31, 72.41), "senkaku": (25.74, 123.47),
        "dokdo": (37.24, 131.87), "paracels": (16.83, 112.33), "spratlys": (10.38, 114.37),
        "abu_musa": (26.26, 55.30), "scattered_islands": (-22.35, 40.35), "tromelin": (-15.89, 54.52),
    }  # fmt: skip
    for key, (latitude, longitude) in near.items():
        assert label_near(world(), Position(latitude, longitude)) == key
    assert label_near(world(), Position(36.0, -25.0)) == "", "the sea"
    un, held = Policy("un"), Policy("held")
    assert owner_words("western_sahara", un) == "a territory of its own"
    assert owner_words("gibraltar", un) == "a territory of its own"
    assert owner_words("gibraltar", held) == "United Kingdom"
    assert owner_words("taiwan", held) == "self-governing"
    assert owner_words("kosovo", un) == "undecided"
    assert owner_words("west_bank", held) == "held by no one country"
    assert owner_words("west_bank", Policy("held", (("west_bank", ""),))) == "undecided"


def test_disputed_areas_are_whole_and_known() -> None:
    assert len(areas()) >= 25
    drawn = set(world().labels)
    for area in areas().values():
        assert area.key in drawn, area.name
        assert {area.un, area.held, *area.claimed} - {""} <= set(countries())
        assert area.note
    assert set(drawn) - set(areas()) - {"~"} <= set(countries())


def test_exceptions_and_coordinates_as_people_write_them() -> None:
    assert exceptions_in("crimea : Russia;") == (("crimea", "RU"),)
    for wrong in ("Atlantis: Greece", "Crimea: Mordor", "Crimea"):
        with pytest.raises(Refused):
            exceptions_in(wrong)
    for words in ("48.85, 2.35", "48.85 N 2.35 E", "48° 51′ N, 2° 21′ E", "2.35E 48.85N", "48.85 2.35"):
        assert position_in(words) == Position(48.85, 2.35), words
    assert position_in("33° 52' 10\" S, 151.2 E").latitude == pytest.approx(-33.86944)
    for wrong in ("", "Paris", "91, 0", "48.85", "48.85 N 2.35 N", "1,2,3"):
        with pytest.raises(Refused):
            position_in(wrong)


def test_places_are_known_by_their_names() -> None:
    (tripoli, *others) = places_named("tripoli")
    assert (tripoli.country, round(tripoli.latitude)) == ("Libya", 33)
    assert {one.country for one in others} >= {"Lebanon"}
    assert places_named("São Paulo") == places_named("SAO PAULO")
    assert places_named("Ras Nawras") == []
    assert [one.name for one in places_named("L’viv", "Kyiv")] == ["Lviv", "Kyiv"]
    assert {one.country for one in places_named("Jerusalem")} == {""}


@pytest.fixture
def drawn(case: Case) -> Figure:
    """Three places: two of claims, one of which is disputed, and one without coordinates."""
    for name, latitude, longitude in (("Kyiv", 50.45, 30.52), ("Simferopol", 44.95, 34.1)):
        place = case.actors.add(name, "place")
        case.positions.put(place.id, latitude, longitude)
        case.claims.add(f"They met in {name}.", place_id=place.id)
    case.actors.add("Nowhere", "place")
    return case.figures.make(Wanted("map", scope="case"))


def test_marks_open_their_places_and_the_words_are_printed(case: Case, drawn: Figure) -> None:
    places = {actor.name: actor.id for actor in case.actors.all()}
    opened = {mark.target.id for mark in drawn.marks if mark.target and mark.target.kind == "actor"}
    assert opened == {places["Kyiv"], places["Simferopol"]}
    lands = {mark.target.id for mark in drawn.marks if mark.target and mark.target.kind == LAND}
    assert {"UA", "crimea", "ukraine_east"} <= lands
    printed = " ".join(drawn.words)
    assert "imply no judgement" in printed
    assert "Crimea (Ukraine)" in printed
    assert drawn.disputed[0] == "Crimea"
    assert drawn.left_out == ("Nowhere",)
    assert drawn.caption == "Locations of Kyiv and Simferopol."
    assert "Simferopol (Crimea, disputed)" in drawn.alternative
    inside = [point for mark in drawn.marks for point in mark.points]
    assert all(-0.1 <= x <= drawn.width + 0.1 and -0.1 <= y <= drawn.height + 0.1 for x, y in inside)
    assert png(drawn, look()).startswith(b"\x89PNG")
    assert "<svg" in svg(drawn, look(dark=True))
    case.set_info("borders", "held")
    then = " ".join(case.figures.make(Wanted("map", scope="case")).words)
    assert "Crimea (Russia)" in then
    assert "follow who holds each area" in then


def test_a_map_follows_the_client_and_its_findings_name_what_is_disputed(case: Case, drawn: Figure) -> None:
    client = case.clients.add("Aurora", borders="held", border_exceptions="Transnistria: Moldova")
    brief = case.briefs.add("Ukraine", "A visit", client=client.id)
    case.briefs.state(brief.id, text="They met.", claims=[claim.id for claim in case.claims.all()])
    case.figures.choose(brief.id, "map")
    printed = " ".join(case.figures.make(Wanted("map", brief.id)).words)
    assert "Crimea (Russia)" in printed
    assert "Transnistria (Moldova)" in printed
    found = {one.check_id: one for one in case.briefs.check(brief.id) if one.check_id[0] == "F"}
    assert "Crimea" in found["F03"].message
    assert found["F03"].severity == "warning"
    case.clients.update(client.id, borders="un")
    assert "Crimea (Ukraine)" in " ".join(case.figures.make(Wanted("map", brief.id)).words)
    for wrong in ({"borders": "mine"}, {"border_exceptions": "Narnia: Greece"}):
        with pytest.raises(Refused):
            case.clients.update(client.id, **wrong)
    for actor in case.actors.all():
        case.positions.clear(actor.id)
    with pytest.raises(NothingToDraw):
        case.figures.make(Wanted("map", brief.id))
    case.undo()
    assert case.figures.make(Wanted("map", brief.id)).left_out


def test_disputed_islands_too_small_to_draw_are_marked_and_named(case: Case) -> None:
    for name, latitude, longitude in (("Manila", 14.6, 121.0), ("Da Nang", 16.05, 108.2)):
        case.positions.put(case.actors.add(name, "place").id, latitude, longitude)
    figure = case.figures.make(Wanted("map", scope="case"))
    assert {"Paracel Islands", "Scarborough Reef"} <= set(figure.disputed)
    assert {"Paracel Islands", "disputed, too small to draw"} <= set(figure.words)
    assert "Paracel Islands" in figure.alternative
    (marked,) = [mark for mark in figure.marks if mark.shape == "circle" and "Paracel" in mark.says]
    assert marked.target
    assert marked.target.id == "paracels"
    view = view_around([(14.6, 121.0), (16.05, 108.2)], 162)
    x, y = view.point(112.0, 16.4)
    assert abs(marked.points[0][0] - x) < 8
    assert abs(marked.points[0][1] - y) < 8


def test_a_merged_place_keeps_its_coordinates(case: Case) -> None:
    one, other = (case.actors.add(name, "place").id for name in ("Tripoli", "Tarabulus"))
    case.positions.put(other, 32.89, 13.19)
    case.actors.merge(one, other)
    assert case.positions.get(one) == Position(32.89, 13.19)
    with pytest.raises(Refused):
        case.positions.put(one, 95, 0)
    case.actors.remove(one)
    assert case.positions.of() == {}


def test_a_case_brings_its_own_coast(case: Case) -> None:
    layer = case.map_layers.add(COAST.read_text("utf-8"), alone=True)
    place = case.actors.add("Ras Nawras", "place")
    case.positions.put(place.id, 31.18, -39.75)
    figure = case.figures.make(Wanted("map", scope="case", variant="wide"))
    assert {"Tamrana", "Calvenza", "Ras Nawras", "Inner Sea", "Zuhayra"} <= set(figure.words)
    assert figure.disputed == ()
    assert "Ras Nawras (Tamrana)" in figure.alternative
    assert "Natural Earth" not in " ".join(figure.words)
    dashed = [mark for mark in figure.marks if mark.says == "Line of control"]
    assert dashed
    assert all(mark.dashes == "dashed" for mark in dashed)
    case.map_layers.remove(layer.id)
    assert "Calvenza" not in case.figures.make(Wanted("map", scope="case", variant="wide")).words
    case.undo()
    assert case.map_layers.all() == [layer]


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", '{"type": "FeatureCollection", "features": []}',
        '{"type": "Polygon", "coordinates": [[[0, 0]]]}',
        '{"type": "Point", "coordinates": [500, 0]}', '{"type": "Point", "coordinates": [NaN, 0]}',
        '{"type": "GeometryCollection", "geometries": []}', "[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_map_layer_is_refused(case: Case, text: str) -> None:
    with pytest.raises(Refused):
        case.map_layers.add(text)
    assert case.map_layers.all() == []


def test_a_layer_is_drawn_over_the_world(case: Case) -> None:
    place = case.actors.add("Kyiv", "place")
    case.positions.put(place.id, 50.45, 30.52)
    area = [[[30, 50], [31, 50], [31, 51], [30, 50]]]
    feature = {
        "type": "Feature",
        "properties": {"name": "Zone"},
        "geometry": {"type": "Polygon", "coordinates": area},
    }
    case.map_layers.add(json.dumps({"type": "FeatureCollection", "features": [feature]}), "Zones")
    figure = case.figures.make(Wanted("map", scope="case"))
    assert [mark.hatch for mark in figure.marks if mark.says == "Zone" and mark.shape == "area"] == ["\\"]
    assert "Ukraine" in figure.words


def test_a_view_goes_over_the_date_line_and_around_the_world() -> None:
    view = view_around([(-18.1, 178.4), (-13.8, -171.8)], 162)
    assert view.east - view.west < 40
    ground = ground_of(world(), view, Policy(), ())
    assert {"FJ", "WS"} <= {piece.label for piece in ground.pieces}
    whole = view_around([(35.7, 139.7), (51.5, -0.1), (-12.0, -77.0), (-33.9, 18.4)], 162)
    marks = ground_of(world(), whole, Policy(), ()).marks
    longest = max(
        abs(here[0] - there[0])
        for mark in marks if mark.shape == "line"
        for here, there in zip(mark.points, mark.points[1:], strict=False)
    )  # fmt: skip
    assert longest < 20, "no line runs across the map where the world was cut open"


def test_names_do_not_lie_over_one_another() -> None:
    places = [
        Named((50 + 3.0 * number, 50 + 2.0 * (number % 3)), 2.1, f"Place {number}") for number in range(12)
    ]
    taken: list[tuple[float, float, float, float]] = []
    frame = (0.0, 0.0, 162.0, 100.0)
    words = [
        mark for mark in place_names(places, frame, 8.0, taken, Drawn([], frame)) if mark.shape == "words"
    ]
    assert len(words) >= 10
    for number, mark in enumerate(words):
        for other in words[number + 1 :]:
            wide = min(mark.box[2], other.box[2]) - max(mark.box[0], other.box[0])
            high = min(mark.box[3], other.box[3]) - max(mark.box[1], other.box[1])
            assert wide < 0.5 or high < 0.5


def test_a_land_opens_the_actors_in_it_after_the_places(case: Case) -> None:
    spots = {"Tripoli": (32.89, 13.19), "Misrata": (32.37, 15.09), "Tunis": (36.8, 10.18)}
    ids = {name: case.actors.add(name, "place").id for name in spots}
    for name, (latitude, longitude) in spots.items():
        case.positions.put(ids[name], latitude, longitude)
    army = case.actors.add("The army", "organisation", country=" libya ")
    case.actors.add("The fleet", "organisation", country="Italy")
    figure = case.figures.make(Wanted("map", scope="case"))
    targets = [figure.marks[number].target for number in figure.opening]
    kinds = [target.kind for target in targets if target]
    assert kinds == sorted(kinds), "actors first, then lands"
    lands = {target.id for target in targets if target and target.kind == LAND}
    assert {"LY", "TN"} <= lands
    assert actors_in(case, "LY") == {ids["Tripoli"], ids["Misrata"], army.id}
    assert actors_in(case, "TN") == {ids["Tunis"]}
    assert actors_in(case, "no such land") == set()
    # What is drawn of a land says what a click on it opens.
    for mark in figure.marks:
        if mark.target and mark.target.kind == LAND:
            assert mark.says
    crimea = case.actors.add("Simferopol", "place").id
    case.positions.put(crimea, 44.95, 34.1)
    key = label_near(world(), Position(44.95, 34.1))
    assert actors_in(case, key) == {crimea}


def test_a_land_that_a_case_brings_opens_its_actors(case: Case) -> None:
    case.map_layers.add(COAST.read_text("utf-8"), alone=True)
    shapes = land_of(case.map_layers.all())
    ring = next(one for one, face in enumerate(shapes.faces) if shapes.labels[face])
    label = shapes.labels[shapes.faces[ring]]
    inside = shapes.corners(ring).mean(axis=0)
    place = case.actors.add("Somewhere", "place").id
    case.positions.put(place, float(inside[1]), float(inside[0]))
    assert actors_in(case, label_at(shapes, *inside)) == {place}
    assert label
