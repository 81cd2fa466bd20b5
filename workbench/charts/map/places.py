"""Which places a map shows, and in what land they are."""

from typing import TYPE_CHECKING

from workbench.actors.model import Actor
from workbench.charts.map.shapes import LAKES, Shapes
from workbench.charts.map.view import are_inside
from workbench.charts.material import actors_of_brief, claims_of
from workbench.charts.model import Shape
from workbench.charts.wanted import Wanted
from workbench.values.borders import areas
from workbench.values.coordinates import Position
from workbench.values.records import dataclass

if TYPE_CHECKING:
    from workbench.case_parts import CaseParts


_REACHES = (0.04, 0.1)
"""Degrees in which land is looked for around a place that seems to be in the sea."""
_ISLET, _SMALL = 0.2, 0.5
"""Degrees around a place in which islands are looked for, and degrees across the largest of them."""
_AROUND = ((1, 0), (-1, 0), (0, 1), (0, -1), (0.7, 0.7), (-0.7, 0.7), (0.7, -0.7), (-0.7, -0.7))


@dataclass(frozen=True, slots=True)
class Place:
    """An actor on the map, and how many claims are about what happened there."""

    actor: Actor
    position: Position
    claims: int

    @property
    def shape(self) -> Shape:
        """The symbol of it: what is no place is seated there."""
        return "circle" if self.actor.kind == "place" else "diamond"


def places_of(case: "CaseParts", wanted: Wanted) -> tuple[list[Place], tuple[str, ...]]:
    """The actors that can be drawn, the most claimed first; and the names of places without coordinates."""
    claims: dict[str, int] = {}
    for claim in claims_of(case, wanted):
        if claim.place_id:
            claims[claim.place_id] = claims.get(claim.place_id, 0) + 1
    known = {actor.id: actor for actor in case.actors.all()}
    inside = {*claims, *(actors_of_brief(case, wanted.of_brief) if wanted.of_brief else known)}
    positions = case.positions.of(inside)
    places = [Place(known[one], position, claims.get(one, 0)) for one, position in positions.items()]
    places.sort(key=lambda place: (-place.claims, place.actor.name.casefold(), place.actor.id))
    missing = [
        actor.name
        for actor in known.values()
        if actor.kind == "place" and actor.id in inside and actor.id not in positions
    ]
    return places, tuple(missing)


def label_near(shapes: Shapes, position: Position) -> str:
    """The label of the face that a place is in or just off: coasts are drawn coarsely. "" for the sea."""
    x, y = position.longitude, position.latitude
    for reach in (0.0, *_REACHES):
        for across, up in _AROUND if reach else _AROUND[:1]:
            found = label_at(shapes, x + across * reach, y + up * reach)
            if found:
                return found
    return _islet_near(shapes, x, y)


def _islet_near(shapes: Shapes, x: float, y: float) -> str:
    """The disputed area of the small islands around a place in the sea."""
    for ring in shapes.within(x - _ISLET, y - _ISLET, x + _ISLET, y + _ISLET):
        label: str = shapes.labels[shapes.faces[ring]]
        left, bottom, right, top = shapes.boxes[ring]
        if label in areas() and max(right - left, top - bottom) < _SMALL:
            return label
    return ""


def label_at(shapes: Shapes, x: float, y: float) -> str:
    """The label of the face that a longitude and a latitude are in; "" for the sea."""
    import numpy

    point = numpy.array([[x, y]])
    inside: dict[tuple[int, int], int] = {}
    for ring in shapes.within(x, y, x, y):
        if shapes.labels[shapes.faces[ring]] != LAKES and are_inside(point, shapes.corners(ring))[0]:
            key = (int(shapes.polygons[ring]), int(shapes.faces[ring]))
            inside[key] = inside.get(key, 0) + 1
    # In the outline of a polygon and in none of its holes.
    return next((shapes.labels[face] for (_polygon, face), rings in inside.items() if rings % 2), "")
