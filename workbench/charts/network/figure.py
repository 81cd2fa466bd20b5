"""The network of actors as a figure: symbols by kind of actor, lines by kind of tie."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from workbench.charts.model import (
    POINT,
    WIDTH,
    Figure,
    Mark,
    Point,
    Shape,
    Target,
    rectangle,
    text,
    width_of,
    wrapped,
)
from workbench.charts.network import kept
from workbench.charts.network.graph import Graph, Tie, graph_of
from workbench.charts.network.layout import Places
from workbench.charts.wanted import NothingToDraw, Wanted
from workbench.values.moments import human_date
from workbench.values.text import counted

if TYPE_CHECKING:
    from workbench.case_parts import CaseParts

_NAMED = 60
"""Actors whose names are all written; of more only the best tied ones with room for their name."""
_MANY = 400
"""Ties of which those by claims are drawn pale and not dashed."""
_WORDED = 26
"""Ties up to which the words of relations are written."""
_SIZE, _SMALL = 7.5, 6.0
_APART = 0.4
"""Millimetres between words, at least."""
_OVER = 0.25
"""How bad it is that a name hides a millimetre of a line, against a square millimetre of words."""
_LATER = 0.3
"""How bad it is that a name is not where it is looked for first, for each place that was tried before."""
_ALONG = (0.5, 0.4, 0.6, 0.3, 0.7)
"""Where the words of a relation may be on its line."""
_MARGIN = 16.0
_MOST_HIGH = 100.0
"""Millimetres from the highest actor to the lowest."""
_STRETCH = 1.5
_TOLD = 15
_SHAPES: dict[str, Shape] = {
    "person": "circle", "organisation": "square", "armed_group": "triangle", "state_body": "square",
    "company": "diamond", "place": "circle", "asset": "diamond",
}  # fmt: skip
_FILLS = {
    "state_body": "first",
    "organisation": "third",
    "company": "third",
    "place": "paper",
    "asset": "paper",
}
_NOUNS = {
    "person": "person", "organisation": "organisation", "armed_group": "armed group",
    "state_body": "state body", "company": "company", "place": "place", "asset": "asset",
}  # fmt: skip
Box = tuple[float, float, float, float]


def network(case: "CaseParts", wanted: Wanted) -> Figure:
    """The actors of a brief or of the case with their ties. Raises NothingToDraw where there are none.

    Laying out a large network takes some seconds where `kept` does not know it.
    """
    graph = graph_of(case, wanted)
    require_ties(graph)
    return drawn(graph, kept.places(graph.shape), wanted.on)


def require_ties(graph: Graph) -> None:
    """Raises NothingToDraw where nobody is tied to anybody."""
    if not graph.ties:
        raise NothingToDraw(
            "No actor here is linked to another.", do="Enter relations, or link several actors to one claim."
        )


def drawn(graph: Graph, places: Places, on: str = "") -> Figure:
    """A network with its actors at these places."""
    points, height = _on_paper(places)
    sizes = _sizes(graph)
    symbols = [_around(*one) for one in zip(points, sizes, strict=True)]
    words = [*_relation_words(graph, points, symbols)] if len(graph.ties) <= _WORDED else []
    everyone = len(points) <= _NAMED
    lines = [(points[tie.one], points[tie.other]) for tie in graph.ties] if everyone else []
    names = _names(graph, points, sizes, [mark.box for mark in words], lines)
    # Those by claims first: what people entered lies over what follows from claims.
    marks = [_line(graph, tie, points) for tie in sorted(graph.ties, key=lambda tie: bool(tie.relations))]
    # Lines end at the words that lie over them.
    marks += [_behind(mark) for mark in (*words, *names) if everyone]
    for actor, point, size in zip(graph.actors, points, sizes, strict=True):
        marks.append(
            Mark(
                _SHAPES.get(actor.kind, "circle"), (point,), "ink", _FILLS.get(actor.kind, "second"), size,
                target=Target("actor", actor.id), says=f"{actor.name}, {_NOUNS.get(actor.kind, 'actor')}",
            )
        )  # fmt: skip
    marks += [*words, *names]
    marks += _key(graph, height + 4.0)
    then = f", as of {human_date(on)}" if on else ""
    return Figure(
        "network", WIDTH, height + 8.0, tuple(marks),
        f"Links between {counted(len(graph.actors), 'actor')}{then}.", _told(graph, then),
    )  # fmt: skip


def _on_paper(places: Places) -> tuple[list[Point], float]:
    """Places in millimetres over the width of the page, and the height that this takes.

    A flat picture is stretched a little, for its names to have room.
    """
    left, right = min(x for x, _y in places), max(x for x, _y in places)
    top, bottom = min(y for _x, y in places), max(y for _x, y in places)
    wide, high = max(right - left, 1e-6), max(bottom - top, 1e-6)
    across = min((WIDTH - 2 * _MARGIN) / wide, _MOST_HIGH * _STRETCH / high, 330.0)
    down = min(across * _STRETCH, max(across / _STRETCH, _MOST_HIGH / high))
    shift = (WIDTH - wide * across) / 2
    points = [(round(shift + (x - left) * across, 2), round(8 + (y - top) * down, 2)) for x, y in places]
    return points, 16.0 + (bottom - top) * down


def _sizes(graph: Graph) -> list[float]:
    """Diameters in millimetres, by the number of ties; small where there are many actors."""
    ties = graph.degrees
    base = max(0.7, min(2.8, 2.8 * (60 / max(60, len(ties))) ** 0.5))
    return [round(base * min(2.0, 0.85 + 0.12 * count**0.7), 2) for count in ties]


def _line(graph: Graph, tie: Tie, points: Sequence[Point]) -> Mark:
    one, other = graph.actors[tie.one], graph.actors[tie.other]
    shared = counted(tie.claims, "shared claim") if tie.claims else ""
    said = "; ".join([relation.words for relation in tie.relations] + ([shared] if shared else []))
    says = said if tie.relations else f"{one.name} and {other.name}: {said}"
    many = len(graph.ties) > _MANY
    thin = 0.4 if many else 1.0
    ends = (points[tie.one], points[tie.other])
    if tie.relations:
        return Mark("line", ends, "quiet", size=0.4 * thin, target=Target("actor", one.id), says=says)
    width = min(0.9, 0.2 + 0.1 * tie.claims) * thin
    target = Target("claim", tie.claim_id)
    if many:
        return Mark("line", ends, "line", size=width, target=target, says=says)
    return Mark("line", ends, "quiet", size=width, dashes="dashed", target=target, says=says)


def _relation_words(graph: Graph, points: Sequence[Point], taken: list[Box]) -> Iterator[Mark]:
    """The words of relations, along their lines where they hide least."""
    for tie in graph.ties:
        if tie.relations:
            (ax, ay), (bx, by) = points[tie.one], points[tie.other]
            kinds = dict.fromkeys(relation.kind for relation in tie.relations)
            words = wrapped(", ".join(kinds), _SMALL, 26.0, 1)[0]
            tried = [
                Mark(
                    "words",
                    ((ax + (bx - ax) * at, ay + (by - ay) * at),),
                    "quiet",
                    "",
                    _SMALL,
                    words,
                    "centre",
                )
                for at in _ALONG
            ]
            best = min(tried, key=lambda mark: _hidden(mark.box, taken))
            taken.append(best.box)
            yield best


def _behind(mark: Mark) -> Mark:
    left, top, right, bottom = mark.box
    return Mark("area", rectangle(left, top + 0.4, right, bottom - 0.4), "", "paper")


def _names(
    graph: Graph, points: Sequence[Point], sizes: Sequence[float], words: list[Box],
    lines: Sequence[tuple[Point, Point]],
) -> list[Mark]:  # fmt: skip
    """Names beside their symbols, where they hide least; the best tied actors choose first."""
    everyone = len(points) <= _NAMED
    order = sorted(range(len(points)), key=lambda actor: (-sizes[actor], actor))
    taken = [*words, *(_around(points[actor], sizes[actor]) for actor in order[: _NAMED * 3])]
    names = []
    tried = 10 if everyone else 2
    for actor in order if everyone else order[: _NAMED * 2]:
        name = wrapped(graph.actors[actor].name, _SIZE, 60.0, 1)[0]
        tries = islice(_beside(points[actor], sizes[actor], name), tried)
        costs = [
            (box, hidden, hidden + _crossed(box, lines) * _OVER + number * _LATER)
            for number, box in enumerate(tries)
            for hidden in (_hidden(box, taken),)
        ]
        box, hidden, _cost = min(costs, key=lambda one: one[2])
        if hidden > 0 and not everyone:
            continue
        taken.append(box)
        middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        target = Target("actor", graph.actors[actor].id)
        names.append(Mark("words", (middle,), "ink", "", _SIZE, name, "centre", target=target))
    return names


def _beside(point: Point, size: float, name: str) -> Iterator[Box]:
    (x, y), wide, half = point, width_of(name, _SIZE), _SIZE * POINT * 0.62
    gap = size / 2 + 0.7
    right, left = x + gap, x - gap - wide
    for box in (
        (right, y - half, right + wide, y + half),
        (left, y - half, left + wide, y + half),
        (x - wide / 2, y + gap, x + wide / 2, y + gap + 2 * half),
        (x - wide / 2, y - gap - 2 * half, x + wide / 2, y - gap),
        (right, y + half * 0.6, right + wide, y + half * 2.6),
        (right, y - half * 2.6, right + wide, y - half * 0.6),
        (left, y + half * 0.6, left + wide, y + half * 2.6),
        (left, y - half * 2.6, left + wide, y - half * 0.6),
        (x - wide / 2, y + gap + 2 * half, x + wide / 2, y + gap + 4 * half),
        (x - wide / 2, y - gap - 4 * half, x + wide / 2, y - gap - 2 * half),
    ):
        shift = max(0.0, 0.5 - box[0]) - max(0.0, box[2] - WIDTH + 0.5)
        yield (box[0] + shift, box[1], box[2] + shift, box[3])


def _crossed(box: Box, lines: Sequence[tuple[Point, Point]]) -> float:
    """How many millimetres of lines a name would hide."""
    hidden = 0.0
    for (ax, ay), (bx, by) in lines:
        first, last = 0.0, 1.0
        for step, near, far in ((bx - ax, box[0] - ax, box[2] - ax), (by - ay, box[1] - ay, box[3] - ay)):
            if step == 0:
                if near > 0 or far < 0:
                    first = 1.0
                continue
            enters, leaves = sorted((near / step, far / step))
            first, last = max(first, enters), min(last, leaves)
        if first < last:
            hidden += (last - first) * float(((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5)
    return hidden


def _hidden(box: Box, taken: Sequence[Box]) -> float:
    """How many square millimetres of what is there a name would hide, or touch."""
    hidden = 0.0
    for left, top, right, bottom in taken:
        across = min(box[2], right) - max(box[0], left) + _APART
        down = min(box[3], bottom) - max(box[1], top) + _APART
        if across > 0 and down > 0:
            hidden += across * down
    return hidden


def _around(point: Point, size: float) -> Box:
    (x, y), half = point, size / 2
    return x - half, y - half, x + half, y + half


def _key(graph: Graph, middle: float) -> Iterator[Mark]:
    """What symbols and lines mean, for those that are there."""
    x = 2.0
    for kind in (kind for kind in _NOUNS if any(actor.kind == kind for actor in graph.actors)):
        yield Mark(_SHAPES[kind], ((x, middle),), "ink", _FILLS.get(kind, "second"), 2.4)
        yield from text(x + 2.2, middle, [_NOUNS[kind]], _SMALL, colour="quiet")
        x += 6.5 + width_of(_NOUNS[kind], _SMALL)
    kinds = [("", "relation", any(tie.relations for tie in graph.ties)),
             ("dashed", "in the same claims", any(not tie.relations for tie in graph.ties))]  # fmt: skip
    for dashes, words, is_there in kinds:
        if is_there:
            ends = ((x - 1, middle), (x + 5, middle))
            dashed = dashes and len(graph.ties) <= _MANY
            shade = "line" if dashes and not dashed else "quiet"
            yield Mark("line", ends, shade, size=0.4, dashes="dashed" if dashed else "")
            yield from text(x + 6.5, middle, [words], _SMALL, colour="quiet")
            x += 11.0 + width_of(words, _SMALL)


def _told(graph: Graph, then: str) -> str:
    relations = [relation.words for tie in graph.ties for relation in tie.relations]
    shared = sum(1 for tie in graph.ties if tie.claims)
    told = "; ".join(relations[:_TOLD])
    more = f"; and {len(relations) - _TOLD:,} more relations" if len(relations) > _TOLD else ""
    pairs = f", {counted(shared, 'pair')} in the same claims" if shared else ""
    head = (
        f"Network of {counted(len(graph.actors), 'actor')} with {counted(len(relations), 'relation')}{pairs}"
    )
    best = _best_tied(graph)
    return f"{head}{then}. Most links: {best}." + (f" {told}{more}." if told else "")


def _best_tied(graph: Graph) -> str:
    ties = graph.degrees
    order = sorted(range(len(ties)), key=lambda actor: (-ties[actor], actor))[:3]
    return ", ".join(f"{graph.actors[actor].name} ({ties[actor]})" for actor in order)
