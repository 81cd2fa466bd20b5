"""What a case brings itself to its maps: land in place of the world, and what is drawn over it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.charts.boxes import Box, overlap
from workbench.charts.map.names import Drawn, Named, place_names
from workbench.charts.map.shapes import Shapes, own_shapes
from workbench.charts.map.view import View, cut_line, cut_ring, points_of
from workbench.charts.model import Dashes, Mark, Point

if TYPE_CHECKING:
    from workbench.charts.map.layers import MapLayer, Shape

_DOTS = {"capital": 1.6, "city": 1.2, "town": 1.0, "village": 0.8, "air base": 1.0, "base": 1.0, "port": 1.0}
"""Millimetres across the points of a layer. Those of other sorts are the names of seas and regions."""


def land_of(layers: "Sequence[MapLayer]") -> Shapes:
    """The areas of layers that take the place of the world."""
    return own_shapes(
        (shape.name, shape.rings)
        for layer in layers if layer.alone
        for shape in layer.shapes if shape.form == "Polygon"
    )  # fmt: skip


def over_land(
    layers: "Sequence[MapLayer]", alone: bool, view: View, frame: Box, taken: list[Box],
    known: Collection[str], points: float, drawn: Drawn,
) -> tuple[list[Mark], list[Mark]]:  # fmt: skip
    """The lines, areas and points of layers, and their names but for those that are known.

    Where there are layers that are `alone`, their areas are the land.
    """
    marks: list[Mark] = []
    dots: list[Mark] = []
    words: list[Mark] = []
    for layer in layers:
        for shape in layer.shapes:
            if shape.form == "Polygon" and not (alone and layer.alone):
                marks += _area(shape, view)
            elif shape.form == "LineString":
                marks += _line(shape, view, "dashed" if _is_front(shape) else "")
            elif shape.form == "Point" and shape.name.casefold() not in known:
                point = view.point(*shape.rings[0][0][:2])
                if frame[0] < point[0] < frame[2] and frame[1] < point[1] < frame[3]:
                    for mark in _point(shape, point, frame, taken, points, drawn):
                        (words if mark.shape == "words" else dots).append(mark)
    return [*marks, *dots], words


def _is_front(shape: "Shape") -> bool:
    return any(word in shape.sort for word in ("control", "front", "claim", "disputed"))


def _point(
    shape: "Shape", point: Point, frame: Box, taken: list[Box], points: float, drawn: Drawn
) -> Iterator[Mark]:
    """The dot of a town and its name; or only the name of a sea or a region."""
    size = _DOTS.get(shape.sort, 0.0)
    if size:
        yield Mark("circle", (point,), "quiet", "paper", size)
        found = place_names([Named(point, size, shape.name)], frame, points, taken, drawn)
        yield from (replace(mark, colour="quiet") for mark in found)
        return
    mark = Mark("words", (point,), "quiet", "", points, shape.name, "centre")
    left, _top, right, _bottom = mark.box
    if not any(overlap(mark.box, box) for box in taken) and left > frame[0] and right < frame[2]:
        taken.append(mark.box)
        yield mark


def _area(shape: "Shape", view: View) -> Iterator[Mark]:
    import numpy

    rings = [cut_ring(view.on_paper(numpy.array(ring)), view.width, view.height) for ring in shape.rings]
    outer, *holes = (points_of(ring) for ring in rings)
    if len(outer) >= 3:
        kept = tuple(hole for hole in holes if len(hole) >= 3)
        yield Mark("area", outer, "", "", hatch="\\", holes=kept, says=shape.name)
        yield from _line(shape, view, "dashed")


def _line(shape: "Shape", view: View, dashes: Dashes) -> Iterator[Mark]:
    import numpy

    for ring in shape.rings:
        for piece in cut_line(view.on_paper(numpy.array(ring)), view.width, view.height):
            yield Mark("line", points_of(piece), "ink", "", 0.35, dashes=dashes, says=shape.name)
