"""What the marks of a map mean, in a row below it."""

from collections.abc import Iterator, Sequence

from workbench.charts.map.ground import Ground
from workbench.charts.measuring import width_of
from workbench.charts.model import WIDTH, Mark, Point, Target, rectangle, text
from workbench.values.borders import areas

ISLET = 1.2
"""Millimetres across the circle of a disputed area that is too small to be drawn."""
_SIZE = 6.0
_MEANINGS = {
    ("circle", "second"): "place of a claim",
    ("circle", "paper"): "other place",
    ("diamond", "second"): "actor at the place of a claim",
    ("diamond", "paper"): "where an actor is",
}


def map_key(symbols: Sequence[Mark], over: Sequence[Mark], ground: Ground, middle: float) -> Iterator[Mark]:
    """A row of what is there, around `middle`; `over` are the lines and areas of a case itself."""
    x = 0.5
    there = {(mark.shape, mark.fill): mark for mark in symbols}
    for look, words in _MEANINGS.items():
        if look in there:
            if len(there) == 1 and look == ("circle", "paper"):
                words = "place"
            yield Mark(there[look].shape, ((x + 1.2, middle),), "ink", look[1], 1.9)
            yield from _words(x + 3.2, middle, words)
            x += 6.5 + width_of(words, _SIZE)
    pieces = ground.pieces
    if any(piece.role == "home" for piece in pieces) and any(piece.role == "land" for piece in pieces):
        yield Mark("area", rectangle(x, middle - 1.1, x + 4, middle + 1.1), "quiet", "home", 0.2)
        yield from _words(x + 5.0, middle, _HOME)
        x += 8.3 + width_of(_HOME, _SIZE)
    if any(piece.label in areas() for piece in pieces):
        box = rectangle(x, middle - 1.1, x + 4, middle + 1.1)
        yield Mark("area", box, "quiet", "land", 0.3, dashes="dashed", hatch="/")
        yield from _words(x + 5.0, middle, _DISPUTED)
        x += 8.3 + width_of(_DISPUTED, _SIZE)
    if ground.islets:
        yield islet((x + 1.0, middle))
        yield from _words(x + 2.6, middle, _SMALL)
        x += 5.9 + width_of(_SMALL, _SIZE)
    lines = {mark.says: mark.dashes for mark in over if mark.shape == "line" and mark.says}
    for words, dashes in lines.items():
        if x + 6.0 + width_of(words, _SIZE) < WIDTH:
            yield Mark("line", ((x, middle), (x + 5.0, middle)), "ink", "", 0.35, dashes=dashes)
            yield from _words(x + 6.0, middle, words)
            x += 9.3 + width_of(words, _SIZE)


def islet(place: Point, says: str = "", target: Target | None = None) -> Mark:
    """The circle of a disputed area that is too small to be drawn."""
    return Mark("circle", (place,), "quiet", "land", ISLET, target=target, says=says)


_HOME, _DISPUTED, _SMALL = "country of these places", "disputed", "disputed, too small to draw"


def _words(x: float, middle: float, words: str) -> Iterator[Mark]:
    yield from text(x, middle, [words], _SIZE, colour="quiet")
