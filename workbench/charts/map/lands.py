"""What the case knows of a country or another area of the map: the actors in it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from workbench.charts.map.own import land_of
from workbench.charts.map.places import label_near
from workbench.charts.map.shapes import LAKES, Shapes, world
from workbench.charts.map.view import are_inside
from workbench.values.borders import areas, countries
from workbench.values.coordinates import Position

if TYPE_CHECKING:
    from workbench.case_parts import CaseParts

_AROUND = 0.3
"""Degrees around a face in which a place may still count to it: coasts are drawn coarsely."""


def land_name(label: str) -> str:
    """What a country, a disputed area or an outline of the case is called."""
    area = areas().get(label)
    return area.name if area else countries().get(label, label)


def actors_in(case: "CaseParts", label: str) -> set[str]:
    """The ids of the actors whose coordinates lie in a face of the map, or whose country it is."""
    names = {name.casefold() for name in (label, land_name(label))}
    found = {actor.id for actor in case.actors.all() if actor.country.strip().casefold() in names}
    layers, positions = case.map_layers.all(), case.positions.of()
    shapes = land_of(layers) if any(layer.alone for layer in layers) else world()
    inside, near = _found_in(shapes, label, positions)
    return found | inside | {one for one in near if label_near(shapes, positions[one]) == label}


def _found_in(shapes: Shapes, label: str, positions: Mapping[str, Position]) -> tuple[set[str], set[str]]:
    """Whose position is inside a face, and whose is near it and in no other: all are tried at once."""
    import numpy

    ids = list(positions)
    points = numpy.array([(one.longitude, one.latitude) for one in positions.values()]).reshape(-1, 2)
    of_face = numpy.array([shapes.labels[face] == label for face in shapes.faces], bool)
    near = numpy.zeros(len(ids), bool)
    for box in shapes.boxes[of_face]:
        near |= _are_in(points, box, _AROUND)
    at = numpy.flatnonzero(near)
    if not at.size:
        return set(), set()
    points = points[at]
    by_polygon: dict[tuple[bool, int], Any] = {}
    for ring in shapes.within(*points.min(axis=0), *points.max(axis=0)):
        if shapes.labels[shapes.faces[ring]] == LAKES:
            continue
        key = bool(of_face[ring]), int(shapes.polygons[ring])
        odd = by_polygon.setdefault(key, numpy.zeros(at.size, bool))
        tried = numpy.flatnonzero(_are_in(points, shapes.boxes[ring]))
        # In the outline of a polygon and in none of its holes.
        odd[tried] ^= are_inside(points[tried], shapes.corners(ring))
    inside, elsewhere = numpy.zeros(at.size, bool), numpy.zeros(at.size, bool)
    for (wanted, _polygon), odd in by_polygon.items():
        (inside if wanted else elsewhere)[odd] = True
    return {ids[one] for one in at[inside]}, {ids[one] for one in at[~inside & ~elsewhere]}


def _are_in(points: Any, box: Any, around: float = 0.0) -> Any:
    """Which of some points are in a box, or so many degrees around it."""
    left, low, right, high = box
    x, y = points[:, 0], points[:, 1]
    return (x >= left - around) & (x <= right + around) & (y >= low - around) & (y <= high + around)
