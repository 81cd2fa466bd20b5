"""Rectangles on a figure, as names are placed in them: left, top, right and bottom, in millimetres."""

from workbench.charts.model import Point

Box = tuple[float, float, float, float]


def around(point: Point, reach: float) -> Box:
    """The square whose sides are so far from a point."""
    return point[0] - reach, point[1] - reach, point[0] + reach, point[1] + reach


def overlap(one: Box, other: Box, apart: float = 0.0) -> float:
    """How many square millimetres two boxes share; with `apart` also those that are closer than that."""
    wide = min(one[2], other[2]) - max(one[0], other[0]) + apart
    high = min(one[3], other[3]) - max(one[1], other[1]) + apart
    return wide * high if wide > 0 and high > 0 else 0.0
