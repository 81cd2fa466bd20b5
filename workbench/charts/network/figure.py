"""The network of actors as a figure: symbols by kind of actor, lines by kind of tie."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workbench.charts.measuring import width_of
from workbench.charts.model import WIDTH, Figure, Mark, Point, Shape, Target, text
from workbench.charts.network import kept
from workbench.charts.network.graph import Graph, Tie, graph_of
from workbench.charts.network.layout import Places
from workbench.charts.network.names import NAMED, words_of
from workbench.charts.wanted import NothingToDraw, Wanted
from workbench.values.moments import human_date
from workbench.values.text import counted, with_and

if TYPE_CHECKING:
    from workbench.case_parts import CaseParts

_MANY = 400
"""Ties of which those by claims are drawn pale and not dashed."""
_SMALL = 6.0
_TIP = 1.9
"""Millimetres of the tip of an arrow."""
_MARGIN = 16.0
_MOST_HIGH, _HIGHER = 100.0, 1.2
"""Millimetres from the highest actor to the lowest, and for each more whose name is written beside others."""
_ROOMY = 16
"""Actors whose names have room anyway."""
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
    words = words_of(graph, points, sizes)
    # Those by claims first: what people entered lies over what follows from claims.
    marks = [_line(graph, tie, points) for tie in sorted(graph.ties, key=lambda tie: bool(tie.relations))]
    if len(points) <= NAMED:
        marks += [mark for tie in graph.ties for mark in _arrows(graph, tie, points, sizes)]
    for actor, point, size in zip(graph.actors, points, sizes, strict=True):
        marks.append(
            Mark(
                _SHAPES.get(actor.kind, "circle"), (point,), "ink", _FILLS.get(actor.kind, "second"), size,
                target=Target("actor", actor.id), says=f"{actor.name}, {_NOUNS.get(actor.kind, 'actor')}",
            )
        )  # fmt: skip
    marks += words
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
    count = len(places) if len(places) <= NAMED else 0
    most = _MOST_HIGH + _HIGHER * max(0, count - _ROOMY)
    across = min((WIDTH - 2 * _MARGIN) / wide, most * _STRETCH / high, 330.0)
    down = min(across * _STRETCH, max(across / _STRETCH, most / high))
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
        return Mark("line", ends, "fourth", size=width, target=target, says=says)
    return Mark("line", ends, "quiet", size=width, dashes="dashed", target=target, says=says)


def _arrows(graph: Graph, tie: Tie, points: Sequence[Point], sizes: Sequence[float]) -> Iterator[Mark]:
    """A tip at whom a relation is about: who is father of whom is not seen from the line."""
    subjects = {relation.subject_id for relation in tie.relations}
    for start, end in ((tie.one, tie.other), (tie.other, tie.one)):
        if graph.actors[start].id in subjects:
            yield from _tip(points[start], points[end], sizes[end])


def _tip(start: Point, end: Point, size: float) -> Iterator[Mark]:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = (dx**2 + dy**2) ** 0.5
    if length < size + 2 * _TIP:
        return
    dx, dy = dx / length, dy / length
    x, y = end[0] - dx * (size * 0.62 + 0.1), end[1] - dy * (size * 0.62 + 0.1)
    back_x, back_y = x - dx * _TIP, y - dy * _TIP
    side_x, side_y = -dy * _TIP * 0.42, dx * _TIP * 0.42
    corners = ((x, y), (back_x + side_x, back_y + side_y), (back_x - side_x, back_y - side_y))
    yield Mark("area", corners, "", "quiet")


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
            shade = "fourth" if dashes and not dashed else "quiet"
            yield Mark("line", ends, shade, size=0.4, dashes="dashed" if dashed else "")
            if not dashes and len(graph.actors) <= NAMED:
                yield from _tip(ends[0], (x + 6.3, middle), 2.0)
            yield from text(x + 6.5, middle, [words], _SMALL, colour="quiet")
            x += 11.0 + width_of(words, _SMALL)


def _told(graph: Graph, then: str) -> str:
    relations = [relation.words for tie in graph.ties for relation in tie.relations]
    shared = sorted((tie for tie in graph.ties if tie.claims), key=lambda tie: -tie.claims)
    counts = [counted(len(relations), "relation")] if relations else []
    counts += [f"{counted(len(shared), 'pair')} in the same claims"] if shared else []
    told = [_some(relations, "more relation")] if relations else []
    if shared:
        pairs = [
            f"{graph.actors[tie.one].name} and {graph.actors[tie.other].name} ({tie.claims:,})"
            for tie in shared
        ]
        told.append(f"In the same claims: {_some(pairs, 'more pair')}")
    head = f"Network of {counted(len(graph.actors), 'actor')} with {with_and(counts)}{then}."
    return f"{head} Most links: {_best_tied(graph)}. {'. '.join(told)}."


def _some(words: Sequence[str], more: str) -> str:
    left = len(words) - _TOLD
    return "; ".join(words[:_TOLD]) + (f"; and {counted(left, more)}" if left > 0 else "")


def _best_tied(graph: Graph) -> str:
    ties = graph.degrees
    order = sorted(range(len(ties)), key=lambda actor: (-ties[actor], actor))[:3]
    return ", ".join(f"{graph.actors[actor].name} ({ties[actor]})" for actor in order)
