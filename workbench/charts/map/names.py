"""Where names are written on a map: beside their places, and across countries, none over another."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from workbench.charts.boxes import Box, around, overlap
from workbench.charts.map.view import are_inside
from workbench.charts.measuring import height_of, width_of
from workbench.charts.model import Align, Mark, Point, Target
from workbench.values.records import dataclass

_BESIDE = 1.0
"""Millimetres between a symbol and its name."""
_APART = 0.6
"""Millimetres between names."""
_FAR = (0.0, 3.0, 6.5, 11.0)
"""Millimetres that a name may be moved away; then a line leads to it."""
_CELL = 0.5
"""Millimetres across a cell in which lines are counted."""
_GRID = 10
"""Places across and down a country where its name is tried."""
_CORNERS = 160
"""Corners of an outline that are enough to find room in it."""


_POSITIONS: tuple[tuple[float, float, Align], ...] = (
    (1.0, 0.0, "left"), (-1.0, 0.0, "right"), (0.7, -0.7, "left"), (0.7, 0.7, "left"), (-0.7, -0.7, "right"),
    (-0.7, 0.7, "right"), (0.0, -1.0, "centre"), (0.0, 1.0, "centre"),
)  # fmt: skip
"""Around a symbol, to the right first, as names are read."""


@dataclass(frozen=True, slots=True)
class Named:
    """A place to be named: where it is, the width of its symbol, and the words."""

    point: Point
    size: float
    words: str
    target: Target | None = None
    says: str = ""
    bold: bool = False


class Drawn:
    """How much is drawn where, to ask how many points of lines a box lies over."""

    def __init__(self, lines: Sequence[Mark], frame: Box) -> None:
        import numpy

        points = _along(lines)
        cells = numpy.floor(points / _CELL).astype(int) + 1
        wide, high = int(frame[2] // _CELL) + 4, int(frame[3] // _CELL) + 4
        inside = ((cells >= 1) & (cells < (wide, high))).all(axis=1)
        counts = numpy.bincount(cells[inside] @ (high, 1), minlength=wide * high).reshape(wide, high)
        self._sums = counts.cumsum(axis=0).cumsum(axis=1)

    def under(self, box: Box) -> int:
        """About how many points a box lies over."""
        most_x, most_y = (size - 1 for size in self._sums.shape)
        left, right = (min(most_x, max(0, round(x / _CELL))) for x in (box[0], box[2]))
        top, bottom = (min(most_y, max(0, round(y / _CELL))) for y in (box[1], box[3]))
        sums = self._sums
        return int(sums[right, bottom] - sums[left, bottom] - sums[right, top] + sums[left, top])


def place_names(
    places: Sequence[Named], frame: Box, points: float, taken: list[Box], drawn: Drawn
) -> list[Mark]:
    """The names of places within the frame, with lines that lead to those further away.

    `taken` must not be covered and grows by the names; they rather do not lie over what is `drawn`.
    """
    marks: list[Mark] = []
    taken += [around(place.point, place.size / 2 + 0.3) for place in places]
    for place in places:
        found = _free(place, frame, points, taken, drawn)
        if found is None:
            continue
        mark, lead = found
        taken.append(mark.box)
        if lead is not None:
            marks.append(lead)
        marks.append(mark)
    return marks


def _along(lines: Sequence[Mark]) -> Any:
    """Points on lines, none further than a millimetre from the next."""
    import numpy

    if not lines:
        return numpy.zeros((0, 2))
    points = numpy.array([point for mark in lines for point in mark.points])
    steps = numpy.diff(points, axis=0)
    # There is nothing between the last point of a line and the first of the next one.
    lasts = numpy.cumsum([len(mark.points) for mark in lines])[:-1] - 1
    counts = numpy.maximum(1, numpy.ceil(numpy.sqrt((steps**2).sum(axis=1)))).astype(int)
    counts[lasts] = 1
    starts = numpy.repeat(numpy.cumsum(counts) - counts, counts)
    shares = (numpy.arange(counts.sum()) - starts) / numpy.repeat(counts, counts)
    return numpy.repeat(points[:-1], counts, axis=0) + numpy.repeat(steps, counts, axis=0) * shares[:, None]


def _free(
    place: Named, frame: Box, points: float, taken: Sequence[Box], drawn: Drawn
) -> tuple[Mark, Mark | None] | None:
    """The position around a place whose words cover least, the nearest first."""
    best: tuple[float, Mark, Mark | None] | None = None
    high = height_of(1, points)
    for away in _FAR:
        for mark, lead in _around_it(place, points, away):
            left, top, right, bottom = mark.box
            if left < frame[0] or top < frame[1] or right > frame[2] or bottom > frame[3]:
                continue
            own = around(place.point, place.size / 2 + 0.3)
            near = (left - _APART, top - _APART / 2, right + _APART, bottom + _APART / 2)
            covered = sum(overlap(near, box) for box in taken if box != own)
            # What is read from left to right is looked for on the right: others must be much better.
            cost = covered * 100 + min(6.0, float(drawn.under(mark.box))) + away * 3
            if best is None or cost < best[0] - 1.5:
                best = (cost, mark, lead)
    # Better a name that touches another than a place without one, unless it would be hidden.
    return best[1:] if best is not None and best[0] < width_of(place.words, points) * high * 20 else None


def _around_it(place: Named, points: float, away: float) -> Iterator[tuple[Mark, Mark | None]]:
    """The words of a place in each position at a distance, with the line that leads there."""
    x, y = place.point
    high, reach = height_of(1, points), place.size / 2 + _BESIDE + away
    for dx, dy, align in _POSITIONS:
        at = (round(x + dx * reach, 2), round(y + dy * (reach + high / 2), 2))
        mark = Mark(
            "words", (at,), "ink", "paper", points, place.words, align, place.bold, target=place.target,
            says=place.says,
        )  # fmt: skip
        yield mark, _lead(place, at, high) if away else None


def _lead(place: Named, at: Point, high: float) -> Mark:
    (x, y), (to_x, to_y) = place.point, at
    end = (to_x, round(to_y + (high / 3 if to_y < y - high else -high / 3 if to_y > y + high else 0), 2))
    return Mark("line", ((x, y), end), "quiet", "", 0.15)


def area_names(
    pieces: Iterable[tuple[str, str, Any]], points: float, taken: list[Box], frame: Box, most: int = 40
) -> list[Mark]:
    """Names of countries or areas, each once, in the largest of its pieces where there is room.

    `pieces` are names, the roles of the colours they lie on, and outlines.
    """
    largest: dict[str, tuple[float, str, Any]] = {}
    for words, role, corners in pieces:
        size = _area(corners)
        if words and (words not in largest or size > largest[words][0]):
            largest[words] = (size, role, corners)
    marks: list[Mark] = []
    for words, (_size, role, corners) in sorted(largest.items(), key=lambda one: -one[1][0])[:most]:
        mark = _inside(words, role, corners, points, taken, frame)
        if mark is not None:
            taken.append(mark.box)
            marks.append(mark)
    return marks


def _inside(
    words: str, role: str, corners: Any, points: float, taken: Sequence[Box], frame: Box
) -> Mark | None:
    """The words where they are furthest from the outline and cover nothing; None where they do not fit."""
    import numpy

    wide, high = width_of(words, points) / 2, height_of(1, points) / 2
    half = numpy.array((wide, high))
    low = numpy.maximum(corners.min(axis=0), frame[:2]) + half
    top = numpy.minimum(corners.max(axis=0), frame[2:]) - half
    if (low > top).any():
        return None
    across, down = (numpy.linspace(low[axis], top[axis], _GRID) for axis in (0, 1))
    grid = numpy.array([(x, y) for x in across for y in down])
    thin = corners[:: max(1, len(corners) // _CORNERS)]
    fits = numpy.ones(len(grid), bool)
    for end in ((-wide, -high), (wide, -high), (-wide, high), (wide, high), (0.0, 0.0)):
        fits &= are_inside(grid + end, thin)
    candidates = grid[fits]
    if not len(candidates):
        return None
    away = ((candidates[:, None, :] - thin[None, :, :]) ** 2).sum(axis=2).min(axis=1)
    for number in numpy.argsort(-away, kind="stable"):
        x, y = candidates[number].round(2).tolist()
        mark = Mark("words", ((x, y),), "quiet", role, points, words, "centre")
        if not any(overlap(mark.box, box) for box in taken):
            return mark
    return None


def _area(corners: Any) -> float:
    import numpy

    x, y = corners[:, 0], corners[:, 1]
    return float(abs((x * numpy.roll(y, -1) - numpy.roll(x, -1) * y).sum()) / 2)
