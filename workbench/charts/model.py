"""A figure as data: marks in millimetres with their words and what they represent.

Whoever makes a figure decides where everything is; whoever draws it adds colours and a font and nothing
else. The screen and a Word file draw the same one. Colours are named by their role (`look`), and a mark
never differs from another by its colour alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Literal, Protocol

from workbench.charts.measuring import LINE, POINT, width_of
from workbench.values.records import dataclass

Point = tuple[float, float]
"""Millimetres from the left and from the top."""
Shape = Literal["line", "area", "circle", "square", "diamond", "triangle", "words"]
Dashes = Literal["", "dashed", "dotted"]
Hatch = Literal["", "/", "\\", "x"]
Align = Literal["left", "centre", "right"]

WIDTH = 162.0
"""Millimetres of text across the page of the shipped templates."""
ABOVE_BASE = 0.35
"""How far the middle of a line of words is above its base line, in the size of the words."""
EDGE = 0.2
"""Millimetres across the edge of a symbol."""
HALO = 0.55
"""Millimetres of colour around words that lie over lines."""
DASHES: Mapping[str, tuple[float, float]] = MappingProxyType({"dashed": (1.6, 1.0), "dotted": (0.3, 0.8)})
"""Millimetres of a dash and of the gap behind it."""
_REACH = 1.2
"""Millimetres beside a line or a small symbol that still mean it."""


LAND = "land"
"""The kind of target that is a face of the map; its id is the label of the face."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a mark represents: the kind of place in the window that shows it, and its id."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that is drawn.

    `points` are the corners of a line or an area, or the one middle of a symbol or of words (their middle
    from top to bottom; from left to right where `align` says). `holes` are further rings of an area that
    are cut out. `colour` and `fill` are roles, "" for none; an area or a symbol is edged with `colour`, and
    `fill` of words is a halo around them, for those that lie over lines.
    `size` is the width of a line or an edge in millimetres; of a symbol its diameter; of words their height
    in points. `room` is the width that words may take, 0 for any: they are drawn smaller rather than wider.
    `says` describes what the mark represents where `words` do not: shown as a tip, or read aloud.
    """

    shape: Shape
    points: tuple[Point, ...]
    colour: str = "ink"
    fill: str = ""
    size: float = 0.25
    words: str = ""
    align: Align = "left"
    bold: bool = False
    room: float = 0.0
    dashes: Dashes = ""
    hatch: Hatch = ""
    holes: tuple[tuple[Point, ...], ...] = ()
    target: Target | None = None
    says: str = ""

    @property
    def told(self) -> str:
        """A description of what it represents; "" for what is only decoration."""
        return self.says or self.words

    def meant_by(self, x: float, y: float) -> bool:
        """Whether a click at this place, in millimetres, means it."""
        if self.shape == "area":
            return _inside(x, y, self.points) and not any(_inside(x, y, hole) for hole in self.holes)
        if self.shape == "line":
            pairs = zip(self.points, self.points[1:], strict=False)
            return any(_distance(x, y, *pair) <= _REACH + self.size / 2 for pair in pairs)
        left, top, right, bottom = self.box
        return left - _REACH <= x <= right + _REACH and top - _REACH <= y <= bottom + _REACH

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of it in millimetres; of words about, since fonts differ."""
        if self.shape in ("line", "area"):
            across, down = [x for x, _y in self.points], [y for _x, y in self.points]
            return min(across), min(down), max(across), max(down)
        (x, y) = self.points[0]
        if self.shape != "words":
            return x - self.size / 2, y - self.size / 2, x + self.size / 2, y + self.size / 2
        wide, half = width_of(self.words, self.size, self.bold), self.size * POINT * LINE / 2
        wide = min(wide, self.room) if self.room else wide
        left = x - self.before(wide)
        return left, y - half, left + wide, y + half

    def before(self, wide: float) -> float:
        """How far to the left of its place words of this width begin."""
        return {"left": 0.0, "centre": wide / 2, "right": wide}[self.align]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of `width` by `height` millimetres; what comes first in `marks` lies at the bottom.

    `caption` is printed under it, `alternative` says what is seen in it for those who do not see it.
    An `internal` one is never in a client file. `disputed` are the areas in it on
    which states do not agree, `left_out` what it should show and cannot place.
    """

    kind: str
    width: float
    height: float
    marks: tuple[Mark, ...]
    caption: str
    alternative: str
    internal: bool = False
    disputed: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """All words that a reader of it meets; the guard is asked about them."""
        # In their order and none twice left out: a name may go on in the next line.
        return (self.caption, self.alternative, *(mark.words for mark in self.marks if mark.words))

    @property
    def opening(self) -> tuple[int, ...]:
        """The numbers of the marks that open something, each target once, in the order of the marks.

        The land that others lie on comes last, so that whoever goes from one to the next meets these first.
        """
        found: dict[Target, int] = {}
        for number, mark in enumerate(self.marks):
            if mark.target is not None:
                found.setdefault(mark.target, number)
        return tuple(sorted(found.values(), key=self._is_land))

    def _is_land(self, number: int) -> bool:
        target = self.marks[number].target
        return target is not None and target.kind == LAND


class Surface(Protocol):
    """What a figure is drawn on: paper, a file, the screen."""

    def line(self, mark: Mark) -> None:
        """Draw a line along the points of a mark."""

    def area(self, mark: Mark) -> None:
        """Fill and edge an area; its holes are left out."""

    def symbol(self, mark: Mark, corners: tuple[Point, ...]) -> None:
        """Draw a symbol: a circle where there are no corners."""

    def words(self, mark: Mark) -> None:
        """Write the words of a mark."""


def draw(figure: Figure, surface: Surface) -> None:
    """Draw all marks of a figure, from the bottom up."""
    for mark in figure.marks:
        if mark.shape == "line":
            surface.line(mark)
        elif mark.shape == "area":
            surface.area(mark)
        elif mark.shape == "words":
            surface.words(mark)
        else:
            surface.symbol(mark, corners_of(mark))


def corners_of(mark: Mark) -> tuple[Point, ...]:
    """The corners of a symbol in millimetres; none for a circle. All cover about the same area."""
    (x, y), half = mark.points[0], mark.size / 2
    if mark.shape == "square":
        side = half * 0.89
        return (x - side, y - side), (x + side, y - side), (x + side, y + side), (x - side, y + side)
    if mark.shape == "diamond":
        reach = half * 1.25
        return (x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)
    if mark.shape == "triangle":
        reach = half * 1.3
        return (x, y - reach), (x + reach * 0.9, y + reach * 0.62), (x - reach * 0.9, y + reach * 0.62)
    return ()


def text(
    x: float,
    y: float,
    lines: Iterable[str],
    points: float,
    *,
    align: Align = "left",
    colour: str = "ink",
    bold: bool = False,
    room: float = 0.0,
    halo: str = "",
    target: Target | None = None,
    says: str = "",
) -> Iterator[Mark]:
    """Lines of words around the middle `y`, one mark each."""
    shown = list(lines)
    step = points * POINT * LINE
    top = y - step * (len(shown) - 1) / 2
    for number, line in enumerate(shown):
        place = ((x, top + number * step),)
        yield Mark("words", place, colour, halo, points, line, align, bold, room, target=target, says=says)


def rectangle(left: float, top: float, right: float, bottom: float) -> tuple[Point, ...]:
    """The corners of a rectangle."""
    return (left, top), (right, top), (right, bottom), (left, bottom)


def _inside(x: float, y: float, ring: tuple[Point, ...]) -> bool:
    inside = False
    for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside


def _distance(x: float, y: float, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    along = ((x - start[0]) * dx + (y - start[1]) * dy) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    away = (x - start[0] - along * dx, y - start[1] - along * dy)
    return float((away[0] ** 2 + away[1] ** 2) ** 0.5)
