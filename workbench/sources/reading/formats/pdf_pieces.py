"""The pieces that a page of a PDF is drawn with, in the order of drawing, those within forms as well."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from workbench.sources.reading.formats.pdf_addresses import NUMBER, Answers, Handle, bare, handle_of

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points of the page."""
Matrix = tuple[float, float, float, float, float, float]

MOST_PIECES = 20_000
_DEEPEST = 8
_TEXT, _PATH, _IMAGE, _SHADING, _FORM = range(1, 6)
_SMALL = 1.0
"""Points: of words that are higher or wider, the size of their letters is not asked."""
_FLAT = 5
"""Times as high as they are wide: words that are pressed flat, or one thin letter."""
_SMALLEST_COVER = 2.0
"""Points: what is thinner is a line."""
_FULL = 255
_LARGE = float("inf")
FAINT = 26
"""Of 255: fillings and letters with less are hardly seen."""


@dataclass(slots=True)
class Words:
    """A piece of text: its address, where it is, how it is drawn (PDFium's mode), and its colour."""

    address: int
    order: int
    box: Box
    mode: int
    colour: tuple[int, int, int, int]
    size: float
    """In points; of words that are not small it is not asked, and infinite here."""
    in_glass: bool
    """Whether a form around it is transparent in some way."""
    clip: Box | None
    """The rectangle around what it is clipped to."""


@dataclass(slots=True)
class Cover:
    """A filled shape, a picture or a shading; colour is None where it has more than one."""

    order: int
    box: Box
    colour: tuple[int, int, int] | None


@dataclass(slots=True)
class Pieces:
    """What a page is drawn with; `beyond` says that there was more than is looked at."""

    words: list[Words] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)
    beyond: bool = False


@dataclass(frozen=True, slots=True)
class _Level:
    """A page or a form: how to get its pieces, and what holds for all of them."""

    at: Callable[[Any, int], Any]
    handle: Handle
    count: int
    matrix: Matrix | None = None
    clip: Box | None = None
    in_glass: bool = False
    depth: int = 0


def pieces_of(page: Any) -> Pieces:
    """The pieces of a page (PDFium's handle)."""
    from pypdfium2 import raw

    found = Pieces()
    ask = _questions()
    walk = _Walk(ask, found)
    walk.go(_Level(ask["at"], handle_of(page), raw.FPDFPage_CountObjects(page)))
    return found


class _Walk:
    """Goes through a page and the forms on it."""

    def __init__(self, ask: dict[str, Callable[..., Any]], found: Pieces) -> None:
        self._ask = ask
        self._found = found
        self._order = 0
        sides, colour = Answers(ctypes.c_float, 4), Answers(ctypes.c_uint, 4)
        self._sides, self._read_sides = sides.places, sides.read
        self._channels, self._read_colour = colour.places, colour.read
        self._ways, self._six = Answers(NUMBER, 2), Answers(ctypes.c_float, 6)
        self._fill, self._bounds = ask["fill"], ask["bounds"]
        self._clip_of, self._paths_of, self._segment = ask["clip"], ask["clips"], ask["segment"]
        self._clips: dict[int, Box | None] = {}
        """The boxes around paths by the address of their first segment: pieces share them."""

    def go(self, level: _Level) -> None:
        """All pieces of a level, in order."""
        mode_of, kind_of = self._ask["mode"], self._ask["kind"]
        at, handle = level.at, level.handle
        for index in range(level.count):
            if self._order >= MOST_PIECES:
                self._found.beyond = True
                return
            self._order += 1
            item = at(handle, index)
            # Only text has a mode.
            mode = mode_of(item)
            if mode >= 0:
                self._words(item, level, mode)
                continue
            kind = kind_of(item)
            if kind == _FORM:
                self._form(item, level)
            elif kind == _PATH:
                self._path(item, level)
            elif kind != _TEXT:
                self._cover(item, level, None)

    def _box(self, item: Handle, matrix: Matrix | None) -> Box | None:
        if not self._bounds(item, *self._sides):
            return None
        left, bottom, right, top = self._read_sides()
        return transformed((left, bottom, right, top), matrix) if matrix else (left, bottom, right, top)

    def _filled(self, item: Handle) -> tuple[int, int, int, int]:
        """The colour something is filled with; opaque black where it is a pattern."""
        if not self._fill(item, *self._channels):
            return (0, 0, 0, _FULL)
        red, green, blue, alpha = self._read_colour()
        return (red, green, blue, alpha)

    def _words(self, item: Handle, level: _Level, mode: int) -> None:
        box = self._box(item, level.matrix)
        if box is None:
            return
        left, bottom, right, top = box
        wide, high = right - left, top - bottom
        is_small = wide < _SMALL or high < _SMALL or wide * _FLAT < high
        size = self._size(item, level.matrix) if is_small else _LARGE
        clip, colour = self._clip(item, level), self._filled(item)
        words = Words(item.value or 0, self._order, box, mode, colour, size, level.in_glass, clip)
        self._found.words.append(words)

    def _size(self, item: Handle, around: Matrix | None) -> float:
        self._ask["size"](item, self._sides[0])
        size = self._read_sides()[0]
        a, b, c, d, _e, _f = self._matrix(item, around)
        # Letters that are pressed flat in one direction are as little to be read as tiny ones.
        return float(size * min(abs(a * d - b * c) ** 0.5, (a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5))

    def _matrix(self, item: Handle, around: Matrix | None) -> Matrix:
        self._ask["matrix"](item, self._six.places[0])
        a, b, c, d, e, f = self._six.read()
        return _multiplied((a, b, c, d, e, f), around)

    def _clip(self, item: Handle, level: _Level) -> Box | None:
        """The rectangle around what a piece is clipped to; None where it is not clipped."""
        clip = self._clip_of(item)
        paths = self._paths_of(clip)
        if paths <= 0:
            return level.clip
        own: Box | None = None
        for path in range(paths):
            if box := self._clipped_to(clip, path):
                own = box if own is None else common(own, box)
        if own and level.matrix:
            own = transformed(own, level.matrix)
        return common(own, level.clip) if own and level.clip else own or level.clip

    def _clipped_to(self, clip: Handle, path: int) -> Box | None:
        """The rectangle around one of the paths of a clip."""
        first = self._segment(clip, path, 0).value
        if first is None or first not in self._clips:
            ask, (across, up, *_) = self._ask, self._sides
            count = ask["segments"](clip, path)
            xs, ys = [], []
            # The opposite corners of a rectangle are enough; other shapes are gone through.
            for index in (0, 2) if count in (4, 5) else range(count):
                if ask["point"](self._segment(clip, path, index), across, up):
                    x, y, *_ = self._read_sides()
                    xs.append(x)
                    ys.append(y)
            box = (min(xs), min(ys), max(xs), max(ys)) if xs else None
            if first is None:
                return box
            self._clips[first] = box
        return self._clips[first]

    def _form(self, item: Handle, level: _Level) -> None:
        if level.depth >= _DEEPEST:
            self._found.beyond = True
            return
        glass = level.in_glass or bool(self._ask["transparent"](item))
        inner, count = self._matrix(item, level.matrix), self._ask["form count"](item)
        clip = self._clip(item, level)
        self.go(_Level(self._ask["form at"], item, count, inner, clip, glass, level.depth + 1))

    def _path(self, item: Handle, level: _Level) -> None:
        self._ask["draw"](item, *self._ways.places)
        if self._ways.read()[0]:
            red, green, blue, alpha = self._filled(item)
            if alpha >= FAINT:
                self._cover(item, level, (red, green, blue))

    def _cover(self, item: Handle, level: _Level, colour: tuple[int, int, int] | None) -> None:
        box = self._box(item, level.matrix)
        if box and min(sides_of(box)) >= _SMALLEST_COVER:
            self._found.covers.append(Cover(self._order, box, colour))


def covering_notes(page: Any) -> Iterator[Box]:
    """Where somebody put shapes, stamps or text boxes on a page."""
    from pypdfium2 import raw

    covering = (
        raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_CIRCLE, raw.FPDF_ANNOT_POLYGON, raw.FPDF_ANNOT_STAMP,
        raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_REDACT, raw.FPDF_ANNOT_INK, raw.FPDF_ANNOT_LINE,
    )  # fmt: skip
    place = raw.FS_RECTF()
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        if raw.FPDFAnnot_GetSubtype(note) in covering and raw.FPDFAnnot_GetRect(note, place):
            yield (place.left, min(place.top, place.bottom), place.right, max(place.top, place.bottom))
        raw.FPDFPage_CloseAnnot(note)


def sides_of(box: Box) -> tuple[float, float]:
    """How wide and how high a box is."""
    return box[2] - box[0], box[3] - box[1]


def common(one: Box, other: Box) -> Box:
    """What two boxes have in common; turned inside out where that is nothing."""
    return (
        max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3]),
    )  # fmt: skip


def transformed(box: Box, matrix: Matrix) -> Box:
    """The box around a box that is moved, scaled or turned."""
    a, b, c, d, e, f = matrix
    if a == 1 == d and not (b or c or e or f):
        return box
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs, ys = zip(*corners, strict=True)
    return (min(xs), min(ys), max(xs), max(ys))


def _multiplied(inner: Matrix, outer: Matrix | None) -> Matrix:
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    o, p, q, r, s, t = outer
    return (
        a * o + b * q, a * p + b * r, c * o + d * q, c * p + d * r, e * o + f * q + s, e * p + f * r + t,
    )  # fmt: skip


@cache
def _questions() -> dict[str, Callable[..., Any]]:
    """What is asked of every piece."""
    from pypdfium2 import raw

    return {
        "at": bare(raw.FPDFPage_GetObject, Handle),
        # The one that is given a number of another size.
        "form at": bare(raw.FPDFFormObj_GetObject, Handle, Handle, ctypes.c_ulong),
        "form count": bare(raw.FPDFFormObj_CountObjects),
        "kind": bare(raw.FPDFPageObj_GetType),
        "size": bare(raw.FPDFTextObj_GetFontSize),
        "mode": bare(raw.FPDFTextObj_GetTextRenderMode),
        "fill": bare(raw.FPDFPageObj_GetFillColor),
        "bounds": bare(raw.FPDFPageObj_GetBounds),
        "matrix": bare(raw.FPDFPageObj_GetMatrix),
        "transparent": bare(raw.FPDFPageObj_HasTransparency),
        "draw": bare(raw.FPDFPath_GetDrawMode),
        "clip": bare(raw.FPDFPageObj_GetClipPath, Handle),
        "clips": bare(raw.FPDFClipPath_CountPaths),
        "segments": bare(raw.FPDFClipPath_CountPathSegments),
        "segment": bare(raw.FPDFClipPath_GetPathSegment, Handle),
        "point": bare(raw.FPDFPathSegment_GetPoint),
    }
