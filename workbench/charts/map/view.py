"""The part of the earth that a map shows, and outlines cut at its frame."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from workbench.charts.model import Point
from workbench.values.records import dataclass

_LEAST = 4.0
"""Degrees of latitude that a map shows at least from north to south, about a single place."""
_MARGIN = 0.22
"""How much of what is shown lies around the places, on each side."""
_POLE = 84.0
FINE = 0.15
"""Millimetres between corners of which one is left out."""
KILOMETRES = 111.2
"""In a degree of latitude."""


@dataclass(frozen=True, slots=True)
class View:
    """A rectangle of degrees drawn on a rectangle of millimetres.

    Longitudes are counted on beyond 180 where the view lies over it. All distances along the middle
    latitude are right, others are stretched from east to west.
    """

    west: float
    south: float
    east: float
    north: float
    width: float
    height: float

    def point(self, longitude: float, latitude: float) -> Point:
        """Where a place is, in millimetres; it may be outside."""
        while longitude < self.west:
            longitude += 360
        while longitude > self.east and longitude - 360 >= self.west:
            longitude -= 360
        across = (longitude - self.west) / (self.east - self.west) * self.width
        down = (self.north - latitude) / (self.north - self.south) * self.height
        return round(across, 2), round(down, 2)

    def shifts(self) -> tuple[int, ...]:
        """By how many degrees the world is moved to fill the view."""
        found = [0]
        if self.east > 180:
            found.append(360)
        if self.west < -180:
            found.append(-360)
        return tuple(found)

    def on_paper(self, degrees: Any) -> Any:
        """Corners in millimetres."""
        import numpy

        across = (degrees[:, 0] - self.west) / (self.east - self.west) * self.width
        down = (self.north - degrees[:, 1]) / (self.north - self.south) * self.height
        return numpy.column_stack([across, down])

    @property
    def millimetres(self) -> float:
        """How many show a kilometre."""
        return self.height / (self.north - self.south) / KILOMETRES


def view_around(places: Sequence[tuple[float, float]], width: float, wider: float = 1.0) -> View:
    """A view of places (latitude, longitude); `wider` shows so many times as much from side to side."""
    south, north = min(place[0] for place in places), max(place[0] for place in places)
    west, east = _across([place[1] for place in places])
    middle = max(-_POLE, min(_POLE, (south + north) / 2))
    narrow = max(0.12, math.cos(math.radians(middle)))
    high = max(_LEAST, (north - south) * (1 + 2 * _MARGIN)) * wider
    wide = max(_LEAST / narrow, (east - west) * (1 + 2 * _MARGIN)) * wider
    # Neither a strip nor a tower: there is always some land around.
    high = max(high, wide * narrow * 0.5)
    wide = max(wide, high / narrow * 1.6)
    high = min(high, 150.0)
    wide = min(wide, 360.0)
    bottom = max(-88.0, middle - high / 2)
    top = min(88.0, bottom + high)
    bottom = max(-88.0, top - high)
    centre = (west + east) / 2
    height = width * (top - bottom) / (wide * narrow)
    return View(centre - wide / 2, bottom, centre + wide / 2, top, width, round(height, 2))


def _across(longitudes: Sequence[float]) -> tuple[float, float]:
    """From where to where the places lie, the short way round the earth."""
    ordered = sorted(set(longitudes))
    gaps = [(later - earlier, number) for number, (earlier, later) in enumerate(pairwise(ordered))]
    gaps.append((ordered[0] + 360 - ordered[-1], len(ordered) - 1))
    widest, number = max(gaps)
    if widest <= 180 or number == len(ordered) - 1:
        return ordered[0], ordered[-1]
    return ordered[number + 1], ordered[number] + 360


def cut_ring(corners: Any, width: float, height: float) -> Any:
    """A ring in millimetres as far as it is within the frame; empty where it is not."""
    import numpy

    for axis, limit, sign in ((0, 0.0, 1), (0, width, -1), (1, 0.0, 1), (1, height, -1)):
        if not len(corners):
            return corners
        away = (corners[:, axis] - limit) * sign
        inside = away >= 0
        if inside.all():
            continue
        if not inside.any():
            return corners[:0]
        after, away_after = numpy.roll(corners, -1, axis=0), numpy.roll(away, -1)
        crosses = inside != (away_after >= 0)
        share = numpy.where(crosses, away, 0.0) / numpy.where(crosses, away - away_after, 1.0)
        met = corners + (after - corners) * share[:, None]
        both = numpy.stack([corners, met], axis=1).reshape(-1, 2)
        corners = both[numpy.stack([inside, crosses], axis=1).reshape(-1)]
    return corners


def coarser(corners: Any, fine: float = FINE) -> Any:
    """The same corners without those that nobody could tell from the one before."""
    import numpy

    if len(corners) < 3:
        return corners
    cells = numpy.round(corners / fine)
    kept = numpy.ones(len(corners), bool)
    kept[1:] = (cells[1:] != cells[:-1]).any(axis=1)
    kept[-1] = True
    return corners[kept]


def are_inside(points: Any, corners: Any) -> Any:
    """Which of some points are within a ring."""
    import numpy

    x, y = points[:, :1], points[:, 1:]
    after = numpy.roll(corners, -1, axis=0)
    spans = (corners[:, 1] > y) != (after[:, 1] > y)
    rise = numpy.where(after[:, 1] == corners[:, 1], 1.0, after[:, 1] - corners[:, 1])
    met = corners[:, 0] + (after[:, 0] - corners[:, 0]) * (y - corners[:, 1]) / rise
    return (spans & (x < met)).sum(axis=1) % 2 == 1


def points_of(corners: Any) -> tuple[Point, ...]:
    """Corners in millimetres as the points of a mark, to a hundredth."""
    return tuple(map(tuple, corners.round(2).tolist()))


def cut_line(corners: Any, width: float, height: float) -> Iterator[Any]:
    """The pieces of a line in millimetres that are within the frame."""
    import numpy

    low, high = numpy.minimum(corners[:-1], corners[1:]), numpy.maximum(corners[:-1], corners[1:])
    near = (high >= 0).all(axis=1) & (low[:, 0] <= width) & (low[:, 1] <= height)
    inside = (low >= 0).all(axis=1) & (high[:, 0] <= width) & (high[:, 1] <= height)
    if inside.all():
        yield corners
        return
    piece: list[Point] = []
    for number in numpy.flatnonzero(near).tolist():
        one, other = tuple(corners[number].tolist()), tuple(corners[number + 1].tolist())
        cut = (one, other) if inside[number] else _within(one, other, width, height)
        if cut is None:
            continue
        if piece and piece[-1] != cut[0]:
            yield numpy.array(piece)
            piece = []
        piece += cut[1:] if piece else cut
    if piece:
        yield numpy.array(piece)


def _within(one: Point, other: Point, width: float, height: float) -> tuple[Point, Point] | None:
    """The part of a straight line within the frame."""
    first, last = 0.0, 1.0
    dx, dy = other[0] - one[0], other[1] - one[1]
    for step, away in ((-dx, one[0]), (dx, width - one[0]), (-dy, one[1]), (dy, height - one[1])):
        if step == 0:
            if away < 0:
                return None
            continue
        share = away / step
        if step < 0:
            first = max(first, share)
        else:
            last = min(last, share)
    if first > last:
        return None
    return (
        (one[0] + dx * first, one[1] + dy * first),
        (one[0] + dx * last, one[1] + dy * last),
    )
