"""Outlines as rings of corners, each ring of a face with a label: the world's, or those a case brings itself.

Faces of one set neither overlap nor leave gaps, so that two neighbours have each corner of their line in
common. That is how a border is told from a coast.
"""

import json
import zlib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from typing import Any

from workbench.values.records import dataclass

LAKES = "~"
"""The label of inland waters."""
_OWN_STEP = 1000
"""Units in a degree of outlines that a case brings."""
_EDGE = 179.99
"""Degrees of longitude from which a corner is where the world was cut open."""


@dataclass(frozen=True, slots=True, eq=False)
class Shapes:
    """Rings in whole units of which `step` make a degree; all but `labels` are numpy arrays.

    `units` are (longitude, latitude) of all corners, ring after ring without the first one again; ring `n`
    has those from `starts[n]` up to `starts[n + 1]`. `faces[n]` is the number of its label and `polygons[n]`
    that of its polygon: the first ring of a polygon is its outline, the others are holes. `boxes[n]` are
    left, bottom, right and top of it in degrees.
    """

    labels: tuple[str, ...]
    step: int
    units: Any
    starts: Any
    faces: Any
    polygons: Any
    boxes: Any

    def corners(self, ring: int) -> Any:
        """The corners of a ring in degrees."""
        return self.units[self.starts[ring] : self.starts[ring + 1]] / self.step

    def within(self, left: float, bottom: float, right: float, top: float) -> Any:
        """The numbers of the rings whose boxes meet a box in degrees."""
        import numpy

        boxes = self.boxes
        meets = (
            (boxes[:, 0] <= right) & (boxes[:, 2] >= left) & (boxes[:, 1] <= top) & (boxes[:, 3] >= bottom)
        )
        return numpy.flatnonzero(meets)

    def beyond(self, rings: Sequence[int]) -> list[Any]:
        """For each line of each of these rings, by its first corner: the face on its other side; -1 for none.

        -2 where the world was cut open. Faces count that have one of these rings.
        """
        import numpy

        if not len(rings):
            return []
        counts = [int(self.starts[ring + 1] - self.starts[ring]) for ring in rings]
        here = numpy.concatenate([self.units[self.starts[ring] : self.starts[ring + 1]] for ring in rings])
        there = numpy.concatenate(
            [numpy.roll(self.units[self.starts[ring] : self.starts[ring + 1]], -1, axis=0) for ring in rings]
        )
        faces = numpy.repeat(self.faces[list(rings)], counts).astype(numpy.int64)
        found = numpy.full(len(here), -1, numpy.int64)
        one, other = self._numbers(here), self._numbers(there)
        keys = numpy.minimum(one, other) * 2**31 + numpy.maximum(one, other)
        order = numpy.argsort(keys, kind="stable")
        same = numpy.flatnonzero(keys[order][:-1] == keys[order][1:])
        found[order[same]] = faces[order[same + 1]]
        found[order[same + 1]] = faces[order[same]]
        across, up = numpy.abs(here) / self.step, numpy.abs(there) / self.step
        cut = ((across[:, 0] >= _EDGE) & (up[:, 0] >= _EDGE)) | ((across[:, 1] >= 85) & (up[:, 1] >= 85))
        found[cut & (found == -1)] = -2
        return numpy.split(found, numpy.cumsum(counts)[:-1])

    def _numbers(self, units: Any) -> Any:
        """One number for each corner."""
        wide = 360 * self.step + 1
        return (units[:, 1] + 90 * self.step).astype("int64") * wide + units[:, 0] + 180 * self.step


@cache
def world() -> Shapes:
    """The countries of the world and what is disputed, after Natural Earth. About 30 ms the first time."""
    import numpy

    data = zlib.decompress(resources.files("resources").joinpath("map/world.bin").read_bytes())
    size = 4 + int.from_bytes(data[:4], "little")
    head = json.loads(data[4:size])
    counts = numpy.array(head["counts"])
    starts = numpy.concatenate([[0], numpy.cumsum(counts)])
    firsts = numpy.frombuffer(data, "<i4", len(counts) * 2, size).reshape(-1, 2)
    packed = numpy.frombuffer(data, numpy.uint8, offset=size + firsts.nbytes).reshape(2, 2, -1)
    steps = numpy.ascontiguousarray(packed.transpose(0, 2, 1)).view("<i2")[:, :, 0].T
    units = numpy.zeros((starts[-1], 2), numpy.int64)
    is_first = numpy.zeros(starts[-1], bool)
    is_first[starts[:-1]] = True
    units[~is_first] = steps
    # All steps are summed up at once; what was summed up before a ring begins is taken off again.
    total = numpy.cumsum(units, axis=0)
    units = total + numpy.repeat(firsts - total[starts[:-1]], counts, axis=0)
    polygons = numpy.repeat(numpy.arange(len(head["polygons"])), [rings for _face, rings in head["polygons"]])
    faces = numpy.array([face for face, _rings in head["polygons"]])[polygons]
    return _put_together(tuple(head["labels"]), head["step"], units, starts, faces, polygons)


def own_shapes(outlines: Iterable[tuple[str, Sequence[Sequence[Sequence[float]]]]]) -> Shapes:
    """The same of outlines in degrees: labels, each with the rings of one polygon, its outline first."""
    import numpy

    labels: dict[str, int] = {}
    units, counts, faces, polygons = [numpy.zeros((0, 2), numpy.int64)], [0], [], []
    for number, (label, rings) in enumerate(outlines):
        for ring in rings:
            corners = numpy.round(numpy.array(ring, float)[:, :2] * _OWN_STEP).astype(numpy.int64)
            units.append(corners[:-1] if len(corners) > 1 and (corners[0] == corners[-1]).all() else corners)
            counts.append(len(units[-1]))
            faces.append(labels.setdefault(label, len(labels)))
            polygons.append(number)
    return _put_together(
        tuple(labels), _OWN_STEP, numpy.concatenate(units), numpy.cumsum(counts),
        numpy.array(faces, int), numpy.array(polygons, int),
    )  # fmt: skip


def _put_together(
    labels: tuple[str, ...], step: int, units: Any, starts: Any, faces: Any, polygons: Any
) -> Shapes:
    import numpy

    if len(starts) > 1:
        low = numpy.minimum.reduceat(units, starts[:-1], axis=0) / step
        high = numpy.maximum.reduceat(units, starts[:-1], axis=0) / step
        boxes = numpy.hstack([low, high])
    else:
        boxes = numpy.zeros((0, 4))
    return Shapes(labels, step, units, starts, faces, polygons, boxes)
