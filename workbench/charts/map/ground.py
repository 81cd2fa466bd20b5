"""Land, water, coasts and borders of a map as marks."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

from workbench.charts.map.shapes import LAKES, Shapes
from workbench.charts.map.view import FINE, View, coarser, cut_line, cut_ring, points_of
from workbench.charts.model import LAND, Dashes, Mark, Point, Target
from workbench.values.borders import HELD, Policy, areas, country
from workbench.values.records import dataclass

_SMALL = 0.35
"""Millimetres across a ring that is left out."""
_COARSE = 0.02
"""Millimetres for a kilometre below which lines are drawn thinner and rougher."""
_ROUGH = 0.4
"""Millimetres between corners of such a map."""
_NONE, _COAST, _BORDER, _INNER, _OPEN = range(5)
_LINES: dict[int, tuple[str, float, Dashes]] = {
    _COAST: ("quiet", 0.18, ""),
    _BORDER: ("quiet", 0.3, ""),
    # Of a disputed area: on the side of its owner, and on all others.
    _INNER: ("quiet", 0.25, "dotted"),
    _OPEN: ("quiet", 0.35, "dashed"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a country or of a disputed area as it is seen: the label of its face, and its outline.

    `role` is that of its colour.
    """

    label: str
    owner: str
    role: str
    corners: Any


@dataclass(frozen=True, slots=True)
class Ground:
    """What a map is drawn on: its marks, and the pieces of land for their names."""

    marks: tuple[Mark, ...]
    pieces: tuple[Piece, ...]
    islets: tuple[tuple[str, Point], ...] = ()
    """The keys of disputed areas that are too small to be drawn, and where they are."""

    @property
    def disputed(self) -> tuple[str, ...]:
        """The keys of the disputed areas that are seen."""
        drawn = {piece.label for piece in self.pieces} & set(areas())
        return tuple(sorted({*drawn, *(key for key, _place in self.islets)}))


def ground_of(shapes: Shapes, view: View, policy: Policy, home: Collection[str]) -> Ground:
    """The land in a view, that of the countries in `home` lighter, borders after a policy."""
    fills: list[Mark] = []
    shades: list[Mark] = []
    lakes: list[Mark] = []
    lines: list[Mark] = []
    pieces: list[Piece] = []
    owners = [policy.owner(label) for label in shapes.labels]
    styles = _Styles(shapes.labels, owners)
    for shift in view.shifts():
        rings = _seen(shapes, view, shift)
        placed = _Placed(shapes, view, shift)
        for polygon in _polygons(shapes, rings):
            label = shapes.labels[shapes.faces[polygon[0]]]
            owner = owners[shapes.faces[polygon[0]]]
            cut = [placed.cut(ring) for ring in polygon]
            if len(cut[0]) < 3:
                continue
            outer, *holes = (points_of(ring) for ring in cut if len(ring) >= 3)
            if label == LAKES:
                lakes.append(Mark("area", outer, "quiet", "water", 0.1, holes=tuple(holes)))
                continue
            role = "home" if owner in home else "land"
            # Edged in its own colour: two areas side by side would else leave a light line.
            says = said_of(label, policy)
            land = Target(LAND, label)
            fills.append(Mark("area", outer, role, role, 0.12, holes=tuple(holes), target=land, says=says))
            if label in areas():
                shades.append(
                    Mark("area", outer, "", "", hatch="/", holes=tuple(holes), target=land, says=says)
                )
            pieces.append(Piece(label, owner, role, cut[0]))
        lines += _lines(placed, rings, styles)
    order = {size: number for number, (_role, size, _dashes) in enumerate(_LINES.values())}
    lines.sort(key=lambda mark: order[mark.size])
    islets = () if view.millimetres < _COARSE else _islets(shapes, view, {piece.label for piece in pieces})
    if view.millimetres < _COARSE:
        lines = [replace(mark, size=mark.size * 0.55) for mark in lines]
    return Ground((*fills, *shades, *lakes, *lines), tuple(pieces), tuple(islets))


def _islets(shapes: Shapes, view: View, drawn: Collection[str]) -> Iterator[tuple[str, Point]]:
    """The disputed areas in a view of which nothing is drawn, at the middle of what is in it."""
    found: dict[str, list[Point]] = {}
    for shift in view.shifts():
        for ring in shapes.within(view.west - shift, view.south, view.east - shift, view.north).tolist():
            label = shapes.labels[shapes.faces[ring]]
            if label in areas() and label not in drawn:
                left, bottom, right, top = shapes.boxes[ring]
                found.setdefault(label, []).append(view.point((left + right) / 2 + shift, (bottom + top) / 2))
    for label, places in found.items():
        inside = [(x, y) for x, y in places if 0 < x < view.width and 0 < y < view.height]
        if inside:
            x, y = (sum(ways) / len(inside) for ways in zip(*inside, strict=True))
            yield label, (round(x, 2), round(y, 2))


def said_of(label: str, policy: Policy) -> str:
    """A country or a disputed area in words."""
    area = areas().get(label)
    if area is None:
        return country(label)
    return f"{area.name} (disputed, shown as {owner_words(label, policy)})"


def owner_words(label: str, policy: Policy) -> str:
    """To whom a disputed area is shown to belong."""
    area, owner = areas()[label], policy.owner(label)
    if not owner and policy.base == HELD and label not in dict(policy.exceptions):
        return "held by no one country"
    name = country(owner)
    if name != area.name:
        return name
    # Its own: the United Nations list territories as such that others hold.
    return "self-governing" if owner == area.held else "a territory of its own"


def _seen(shapes: Shapes, view: View, shift: int) -> list[int]:
    """The rings that are in a view and large enough to be seen."""
    rings = shapes.within(view.west - shift, view.south, view.east - shift, view.north)
    boxes = shapes.boxes[rings]
    wide = (boxes[:, 2] - boxes[:, 0]) / (view.east - view.west) * view.width
    high = (boxes[:, 3] - boxes[:, 1]) / (view.north - view.south) * view.height
    found: list[int] = rings[(wide >= _SMALL) | (high >= _SMALL)].tolist()
    return found


def _polygons(shapes: Shapes, rings: Sequence[int]) -> Iterator[list[int]]:
    """Rings by their polygons, the outline first; holes without an outline are left out."""
    found: dict[int, list[int]] = {}
    for ring in rings:
        number = int(shapes.polygons[ring])
        is_outline = ring == 0 or shapes.polygons[ring - 1] != number
        if is_outline or number in found:
            found.setdefault(number, []).append(ring)
    yield from found.values()


class _Placed:
    """The rings of shapes on the paper of a view, with the world moved by `shift` degrees."""

    def __init__(self, shapes: Shapes, view: View, shift: int) -> None:
        self.shapes, self.view = shapes, view
        self._shift = shift
        self._fine = _ROUGH if view.millimetres < _COARSE else FINE

    def corners(self, ring: int) -> Any:
        """The corners of a ring in millimetres."""
        corners = self.shapes.corners(ring)
        corners[:, 0] += self._shift
        return self.view.on_paper(corners)

    def is_inside(self, ring: int) -> bool:
        """Whether all of a ring is within the frame."""
        view, (left, bottom, right, top) = self.view, self.shapes.boxes[ring]
        is_across = view.west <= left + self._shift and right + self._shift <= view.east
        return bool(is_across and view.south <= bottom and top <= view.north)

    def cut(self, ring: int) -> Any:
        """What is seen of a ring, without corners that nobody could tell apart."""
        corners = coarser(self.corners(ring), self._fine)
        return corners if self.is_inside(ring) else cut_ring(corners, self.view.width, self.view.height)

    def pieces(self, ring: int, run: Any) -> Iterator[Any]:
        """The same of a stretch of its corners, in the pieces that are seen."""
        run = coarser(run, self._fine)
        if self.is_inside(ring):
            yield run
        else:
            yield from cut_line(run, self.view.width, self.view.height)


class _Styles:
    """How the line between two faces is drawn."""

    def __init__(self, labels: Sequence[str], owners: Sequence[str]) -> None:
        import numpy

        count = len(labels)
        of = {owner: number for number, owner in enumerate(dict.fromkeys(owners))}
        whose = numpy.array([of[owner] for owner in owners])
        disputed = numpy.array([label in areas() for label in labels])
        decided = numpy.array([bool(owner) for owner in owners])
        same = (whose[:, None] == whose[None, :]) & (decided[:, None] & decided[None, :])
        either = disputed[:, None] | disputed[None, :]
        self._table = numpy.where(either, numpy.where(same, _INNER, _OPEN), numpy.where(same, _NONE, _BORDER))
        numpy.fill_diagonal(self._table, _NONE)
        self._count = count

    def of(self, face: int, beyond: Any) -> Any:
        """The style of each line of a ring, by the face on its other side; a border is drawn once."""
        import numpy

        met = self._table[face, numpy.maximum(beyond, 0)]
        met = numpy.where(beyond < face, _NONE, met)
        return numpy.where(beyond == -1, _COAST, numpy.where(beyond == -2, _NONE, met))


def _lines(placed: _Placed, rings: Sequence[int], styles: _Styles) -> Iterator[Mark]:
    shapes = placed.shapes
    land = [ring for ring in rings if shapes.labels[shapes.faces[ring]] != LAKES]
    for ring, beyond in zip(land, shapes.beyond(land), strict=True):
        kinds = styles.of(int(shapes.faces[ring]), beyond)
        if not kinds.any():
            continue
        for kind, run in _runs(placed.corners(ring), kinds):
            role, size, dashes = _LINES[kind]
            for piece in placed.pieces(ring, run):
                if len(piece) > 1:
                    yield Mark("line", points_of(piece), role, "", size, dashes=dashes)


def _runs(corners: Any, kinds: Any) -> Iterator[tuple[int, Any]]:
    """The stretches of a ring that are drawn alike."""
    import numpy

    turns = numpy.flatnonzero(kinds != numpy.roll(kinds, 1))
    if not len(turns):
        yield int(kinds[0]), numpy.vstack([corners, corners[:1]])
        return
    count = len(corners)
    for number, start in enumerate(turns):
        kind = int(kinds[start])
        if kind == _NONE:
            continue
        end = turns[(number + 1) % len(turns)]
        length = (end - start) % count
        yield kind, corners[(start + numpy.arange(length + 1)) % count]
