"""Where the words of a network are written: the names of actors, and what one is to another."""

from collections.abc import Iterator, Sequence
from typing import Any

from workbench.charts.boxes import Box, around, overlap
from workbench.charts.measuring import height_of, width_of, wrapped
from workbench.charts.model import WIDTH, Align, Mark, Point, Target, text
from workbench.charts.network.graph import Graph
from workbench.values.records import dataclass

NAMED = 60
"""Actors whose names are all written; of more only the best tied ones with room for their name."""
_WORDED = 26
"""Ties up to which the words of relations are written."""
_SIZE, _SMALL = 7.5, 6.0
_APART = 0.4
"""Millimetres between words, at least."""
_NARROW, _WIDE = 38.0, 60.0
"""Millimetres of a name in two lines, and of one in a single line."""
_OVER = 0.12
"""How bad it is that a name lies over a millimetre of a line, against a square millimetre of words."""
_ON_SYMBOL = 8.0
"""How much worse a name over a symbol is than one over a name."""
_REACH = 1.3
"""How far the corners of a symbol reach, in its size."""
_LATER = 0.3
"""How bad it is that a name is not where it is looked for first, for each place that was tried before."""
_FARTHER = (0.0, 2.4, 6.0, 11.0)
"""Millimetres by which names are moved away from their symbols where it is crowded."""
_BELOW = 9.0
"""Millimetres below the lowest actor in which there is room."""
_LED = 3.0
"""Millimetres from which a line leads to a name."""
_ROUNDS = 3
"""How often all names are placed, each time around where the others are by then."""
_ALONG = (0.5, 0.4, 0.6, 0.3, 0.7)
"""Where the words of a relation may be on its line."""


def words_of(graph: Graph, points: Sequence[Point], sizes: Sequence[float]) -> list[Mark]:
    """All words of a network whose actors are at these points, in symbols of these sizes."""
    symbols = [around(point, size / 2) for point, size in zip(points, sizes, strict=True)]
    words = [*_relation_words(graph, points, symbols)] if len(graph.ties) <= _WORDED else []
    if len(points) > NAMED:
        return _some_names(graph, points, sizes)
    return [*words, *_all_names(graph, points, sizes, [mark.box for mark in words])]


def _relation_words(graph: Graph, points: Sequence[Point], symbols: Sequence[Box]) -> Iterator[Mark]:
    """The words of relations, along their lines where they hide least."""
    taken = list(symbols)
    for tie in graph.ties:
        if not tie.relations:
            continue
        (ax, ay), (bx, by) = points[tie.one], points[tie.other]
        kinds = dict.fromkeys(relation.kind for relation in tie.relations)
        words = wrapped(", ".join(kinds), _SMALL, 26.0, 1)[0]
        tried = [
            Mark(
                "words",
                ((ax + (bx - ax) * at, ay + (by - ay) * at),),
                "quiet",
                "paper",
                _SMALL,
                words,
                "centre",
            )
            for at in _ALONG
        ]
        best = min(tried, key=lambda mark: _hidden(mark.box, taken))
        taken.append(best.box)
        yield best


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a name may be written."""

    box: Box
    align: Align
    away: float
    """Millimetres between the symbol and the name."""
    cost: float
    """How bad it is here, whatever else is written."""


def _all_names(
    graph: Graph, points: Sequence[Point], sizes: Sequence[float], words: Sequence[Box]
) -> Iterator[Mark]:
    """Every name beside its symbol, where it hides least; the best tied actors choose first."""
    lines = _Lines([(points[tie.one], points[tie.other]) for tie in graph.ties])
    lowest = max(y for _x, y in points) + _BELOW
    names = [wrapped(actor.name, _SIZE, _NARROW, 2) for actor in graph.actors]
    symbols = [around(point, size * _REACH / 2) for point, size in zip(points, sizes, strict=True)]
    spots = [
        [
            _Spot(
                box,
                align,
                away,
                lines.crossed(box) * _OVER + _hidden(box, symbols) * _ON_SYMBOL + at * _LATER,
            )
            for at, (box, align, away) in enumerate(_beside(points[actor], sizes[actor], name, _FARTHER))
            if box[1] >= 0.5 and box[3] <= lowest
        ]
        for actor, name in enumerate(names)
    ]
    order = sorted(range(len(points)), key=lambda actor: (-sizes[actor], actor))
    chosen: dict[int, _Spot] = {}
    for _round in range(_ROUNDS):
        for actor in order:
            taken = [*words, *(spot.box for other, spot in chosen.items() if other != actor)]
            chosen[actor] = min(spots[actor], key=lambda spot: spot.cost + _hidden(spot.box, taken))
    for actor, spot in chosen.items():
        if spot.away >= _LED:
            yield _lead(points[actor], sizes[actor], spot.box)
    for actor in order:
        yield from _name(graph, actor, names[actor], chosen[actor].box, chosen[actor].align)


def _some_names(graph: Graph, points: Sequence[Point], sizes: Sequence[float]) -> list[Mark]:
    """The names of the best tied actors that have room for it."""
    order = sorted(range(len(points)), key=lambda actor: (-sizes[actor], actor))
    taken = [around(points[actor], sizes[actor] / 2) for actor in order[: NAMED * 3]]
    marks: list[Mark] = []
    for actor in order[: NAMED * 2]:
        name = wrapped(graph.actors[actor].name, _SIZE, _WIDE, 1)
        for box, align, _away in [*_beside(points[actor], sizes[actor], name, (0.0,))][:2]:
            if not _hidden(box, taken):
                taken.append(box)
                marks += _name(graph, actor, name, box, align)
                break
    return marks


def _name(graph: Graph, actor: int, lines: Sequence[str], box: Box, align: Align) -> Iterator[Mark]:
    left, top, right, bottom = box
    x = {"left": left, "centre": (left + right) / 2, "right": right}[align]
    target = Target("actor", graph.actors[actor].id)
    yield from text(x, (top + bottom) / 2, lines, _SIZE, align=align, halo="paper", target=target)


def _lead(point: Point, size: float, box: Box) -> Mark:
    """A fine line from a symbol to the nearest place of its name."""
    (x, y), (left, top, right, bottom) = point, box
    to_x, to_y = min(right, max(left, x)), min(bottom - 0.6, max(top + 0.6, y))
    length = max(1e-6, ((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5)
    share = size / 2 / length
    return Mark("line", ((x + (to_x - x) * share, y + (to_y - y) * share), (to_x, to_y)), "ink", "", 0.12)


def _beside(
    point: Point, size: float, lines: Sequence[str], further: Sequence[float]
) -> Iterator[tuple[Box, Align, float]]:
    """Where a name may be, and how far away: to the right first, as names are read, then all around."""
    x, y = point
    wide, half = max(width_of(line, _SIZE) for line in lines), height_of(len(lines), _SIZE) / 2
    for more in further:
        gap = size / 2 + 0.8 + more
        right, left = x + gap, x - gap - wide
        up, down = y - gap - half, y + gap + half
        middle, raised, lowered = x - wide / 2, y - half * 1.3, y + half * 1.3
        near, over = right - gap * 0.4, left + gap * 0.4
        places: tuple[tuple[float, float, Align], ...] = (
            (right, y, "left"), (left, y, "right"), (middle, down, "centre"), (middle, up, "centre"),
            (near, lowered, "left"), (near, raised, "left"),
            (over, lowered, "right"), (over, raised, "right"),
        )  # fmt: skip
        for begins, at, align in places:
            # Moved in at the edges of the page.
            begins += max(0.0, 0.5 - begins) - max(0.0, begins + wide - WIDTH + 0.5)
            yield (begins, at - half, begins + wide, at + half), align, more


class _Lines:
    """The lines of ties, to ask how much of them a box lies over."""

    def __init__(self, lines: Sequence[tuple[Point, Point]]) -> None:
        import numpy

        ends = numpy.array(lines, float).reshape(-1, 2, 2)
        self._starts, self._steps = ends[:, 0], ends[:, 1] - ends[:, 0]
        self._lengths = numpy.sqrt((self._steps**2).sum(axis=1))

    def crossed(self, box: Box) -> float:
        """How many millimetres of lines are within a box."""
        import numpy

        steps: Any = numpy.where(numpy.abs(self._steps) < 1e-9, 1e-9, self._steps)
        one = (numpy.array(box[:2]) - self._starts) / steps
        other = (numpy.array(box[2:]) - self._starts) / steps
        first = numpy.minimum(one, other).max(axis=1).clip(0.0, 1.0)
        last = numpy.maximum(one, other).min(axis=1).clip(0.0, 1.0)
        return float((numpy.maximum(last - first, 0.0) * self._lengths).sum())


def _hidden(box: Box, taken: Sequence[Box]) -> float:
    """How many square millimetres of what is there a name would hide, or touch."""
    return sum(overlap(box, other, _APART) for other in taken)
