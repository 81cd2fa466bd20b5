"""Where each actor of a network is drawn: by distance in ties, then pushed apart.

The picture is stable: the same network gives the same places, and one more tie moves the others little.
First each part is laid out by how many ties lie between its actors (classical scaling from pivots) and
turned so that it fits places that follow from the names; then ties pull and neighbours push. A cell list
keeps a step at a few milliseconds for thousands of actors.
"""

import hashlib
import math
from typing import Any

from workbench.charts.network.graph import Shape

Places = tuple[tuple[float, float], ...]
"""From 0 to 1 across, and as much down as the picture's height is of its width."""
_PIVOTS = 40
_STEPS = 80
_FEW = 80
"""Actors up to which each is kept off the lines of others."""
_BESIDE = 0.5
"""How far from such a line, in lengths of a tie."""
_LIVELY = 8
"""Steps at which neighbours are looked for anew each time."""
_REACH = 2.6
"""How far one pushes another, in lengths of a tie."""
_ASPECT = 0.68
"""Height of the picture in its width."""


def places_of(shape: Shape, steps: int = _STEPS) -> Places:
    """The places of the actors; with few steps a first picture that is quick."""
    import numpy

    count = len(shape.ids)
    if not count:
        return ()
    near: list[list[int]] = [[] for _actor in range(count)]
    for one, other in shape.ties:
        near[one].append(other)
        near[other].append(one)
    placed = numpy.zeros((count, 2))
    parts = _parts(near)
    boxes = []
    for part in parts:
        laid = _laid_out(part, near, shape.ids, steps)
        laid -= laid.min(axis=0)
        placed[part] = laid
        boxes.append(tuple(laid.max(axis=0) + 1.0))
    for part, corner in zip(parts, _packed(boxes), strict=True):
        placed[part] += numpy.array(corner) + 0.5
    wide, high = (placed.max(axis=0) + 0.5).tolist()
    scale = max(wide, high / _ASPECT)
    placed += numpy.array([(scale - wide) / 2, (scale * _ASPECT - high) / 2])
    return tuple((round(x, 5), round(y, 5)) for x, y in (placed / scale).tolist())


def _parts(near: list[list[int]]) -> list[list[int]]:
    """The actors that hang together, the largest part first."""
    seen = [False] * len(near)
    parts = []
    for start in range(len(near)):
        if seen[start]:
            continue
        part, seen[start] = [start], True
        for actor in part:
            for other in near[actor]:
                if not seen[other]:
                    seen[other] = True
                    part.append(other)
        parts.append(sorted(part))
    return sorted(parts, key=lambda part: (-len(part), part[0]))


def _laid_out(part: list[int], near: list[list[int]], ids: tuple[str, ...], steps: int) -> Any:
    """Places of one part in lengths of a tie."""
    import numpy

    number = {actor: at for at, actor in enumerate(part)}
    within = [[number[other] for other in near[actor]] for actor in part]
    anchors = numpy.array([_anchor(ids[actor]) for actor in part])
    if len(part) == 1:
        return numpy.zeros((1, 2))
    if len(part) == 2:
        return numpy.array([[0.0, 0.0], [1.2, 0.0]])
    start = _scaled(within, anchors)
    # Those at one distance from all pivots would lie over one another.
    start += 0.35 * anchors
    ties = numpy.array([(a, b) for a, others in enumerate(within) for b in others if a < b])
    return _pushed(start, ties, steps)


def _anchor(key: str) -> tuple[float, float]:
    """A place within a circle that follows from the key of an actor."""
    digest = hashlib.sha256(key.encode()).digest()
    angle = int.from_bytes(digest[:4], "big") / 2**32 * 2 * math.pi
    away = math.sqrt(int.from_bytes(digest[4:8], "big") / 2**32)
    return away * math.cos(angle), away * math.sin(angle)


def _scaled(near: list[list[int]], anchors: Any) -> Any:
    """Places whose distances are about those in ties, turned to fit the anchors."""
    import numpy

    count = len(near)
    first = max(range(count), key=lambda actor: (len(near[actor]), -actor))
    distances = []
    closest = numpy.full(count, numpy.inf)
    pivot = first
    for _pivot in range(min(_PIVOTS, count)):
        away = _ties_away(near, pivot)
        distances.append(away)
        closest = numpy.minimum(closest, away)
        pivot = int(closest.argmax())
        if closest[pivot] == 0:
            break
    squares = numpy.array(distances).T ** 2
    centred = squares - squares.mean(axis=0) - squares.mean(axis=1, keepdims=True) + squares.mean()
    _values, vectors = numpy.linalg.eigh(centred.T @ centred)
    found = centred @ vectors[:, -2:]
    if found.shape[1] < 2:
        found = numpy.hstack([found, anchors[:, :1]])
    spread = numpy.abs(found).max(axis=0)
    found = found / numpy.where(spread > 1e-9, spread, 1.0)
    # Turned and mirrored so that it fits the anchors: of itself it might be seen from either side.
    left, _sizes, right = numpy.linalg.svd(found.T @ anchors)
    return found @ (left @ right) * math.sqrt(count) * 0.7


def _ties_away(near: list[list[int]], start: int) -> Any:
    import numpy

    away = [-1] * len(near)
    away[start] = 0
    row = [start]
    for actor in row:
        step = away[actor] + 1
        for other in near[actor]:
            if away[other] < 0:
                away[other] = step
                row.append(other)
    return numpy.array(away, dtype=float)


def _pushed(places: Any, ties: Any, steps: int) -> Any:
    """Ties pull and neighbours push, less with every step."""
    import numpy

    one, other = _neighbours(places)
    for step in range(steps):
        moved = numpy.zeros_like(places)
        # Later they move too little to get other neighbours at every step.
        if step < _LIVELY or step % 4 == 0:
            one, other = _neighbours(places)
        gap = places[one] - places[other]
        far = numpy.maximum((gap**2).sum(axis=1, keepdims=True), 1e-4)
        push = gap / far
        for axis in (0, 1):
            moved[:, axis] += numpy.bincount(one, push[:, axis], len(places))
            moved[:, axis] -= numpy.bincount(other, push[:, axis], len(places))
        gap = places[ties[:, 0]] - places[ties[:, 1]]
        pull = gap * numpy.sqrt((gap**2).sum(axis=1, keepdims=True))
        for axis in (0, 1):
            moved[:, axis] -= numpy.bincount(ties[:, 0], pull[:, axis], len(places))
            moved[:, axis] += numpy.bincount(ties[:, 1], pull[:, axis], len(places))
        if len(places) <= _FEW and step > steps // 2:
            moved += _off_lines(places, ties)
        length = numpy.sqrt((moved**2).sum(axis=1, keepdims=True))
        most = 1.2 * (1 - step / steps) ** 1.5 + 0.02
        places = places + moved / numpy.maximum(length, 1e-9) * numpy.minimum(length, most)
    return places


def _off_lines(places: Any, ties: Any) -> Any:
    """How actors are moved off lines that are none of theirs: lying on one, they would seem to be tied."""
    import numpy

    start, along = places[ties[:, 0]], places[ties[:, 1]] - places[ties[:, 0]]
    from_start = places[:, None, :] - start[None, :, :]
    share = (from_start * along[None]).sum(axis=2) / numpy.maximum((along**2).sum(axis=1), 1e-9)[None]
    gap = from_start - share.clip(0.1, 0.9)[:, :, None] * along[None]
    far = numpy.sqrt((gap**2).sum(axis=2))
    actors = numpy.arange(len(places))[:, None]
    near = (far < _BESIDE) & (actors != ties[None, :, 0]) & (actors != ties[None, :, 1])
    # One that lies on the very line goes to a side that follows from the line.
    aside = numpy.stack([-along[:, 1], along[:, 0]], 1) / numpy.maximum(
        numpy.sqrt((along**2).sum(axis=1, keepdims=True)), 1e-9
    )
    way = numpy.where(far[:, :, None] > 1e-3, gap / numpy.maximum(far, 1e-3)[:, :, None], aside[None])
    return 3.0 * (way * ((_BESIDE - far) * near)[:, :, None]).sum(axis=1)


def _neighbours(places: Any) -> tuple[Any, Any]:
    """All pairs that are nearer than the reach of their push, each once."""
    import numpy

    count = len(places)
    if count <= 220:
        one, other = numpy.triu_indices(count, 1)
        return one, other
    cells = numpy.floor((places - places.min(axis=0)) / _REACH).astype(numpy.int64)
    rows = int(cells[:, 1].max()) + 3
    keys = (cells[:, 0] + 1) * rows + cells[:, 1] + 1
    order = numpy.argsort(keys, kind="stable")
    sorted_keys = keys[order]
    ones, others = [], []
    for across, down in ((0, 0), (0, 1), (1, -1), (1, 0), (1, 1)):
        wanted = keys + across * rows + down
        begins = numpy.searchsorted(sorted_keys, wanted, "left")
        ends = numpy.searchsorted(sorted_keys, wanted, "right")
        lengths = ends - begins
        one = numpy.repeat(numpy.arange(count), lengths)
        within = numpy.arange(len(one)) - numpy.repeat(numpy.cumsum(lengths) - lengths, lengths)
        other = order[numpy.repeat(begins, lengths) + within]
        kept = one < other if (across, down) == (0, 0) else numpy.ones(len(one), dtype=bool)
        ones.append(one[kept])
        others.append(other[kept])
    one, other = numpy.concatenate(ones), numpy.concatenate(others)
    near = ((places[one] - places[other]) ** 2).sum(axis=1) < _REACH**2
    return one[near], other[near]


def _packed(boxes: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Corners of boxes in rows, about as wide as the picture is for its height; the first is the largest."""
    area = sum(wide * high for wide, high in boxes)
    width = max(max((wide for wide, _high in boxes), default=0), math.sqrt(area / _ASPECT) * 1.05)
    corners, x, y, row = [], 0.0, 0.0, 0.0
    for wide, high in boxes:
        if x and x + wide > width:
            x, y, row = 0.0, y + row, 0.0
        corners.append((x, y))
        x, row = x + wide, max(row, high)
    return corners
