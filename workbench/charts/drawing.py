"""A figure as a picture: PNG for Word and the clipboard, SVG for those who work on it further.

Both hold what is drawn and nothing else: no text that could be read out, no names of fonts or programs.
"""

import threading
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from workbench.charts.look import Look
from workbench.charts.measuring import POINT
from workbench.charts.model import ABOVE_BASE, DASHES, EDGE, HALO, Figure, Mark, Point, draw, rectangle

if TYPE_CHECKING:
    from workbench.charts.fonts import Outline

DPI = 300
_INCH = 25.4
_HATCHES = {"/": "///", "\\": "\\\\\\", "x": "xxx"}
_GAP = 1.4
"""Millimetres between the lines of a hatching."""
_HAIR = 0.12
"""Millimetres across a line of a hatching."""
_one_at_a_time = threading.Lock()
"""Fonts are opened once and belong to one drawing at a time."""


@lru_cache(maxsize=24)
def png(figure: Figure, look: Look, dpi: int = DPI) -> bytes:
    """The figure as a PNG. The same figure in the same look on the same machine gives the same bytes."""
    with _one_at_a_time:
        paper = _Paper(figure, look, dpi)
        draw(figure, paper)
        return paper.png()


def svg(figure: Figure, look: Look) -> str:
    """The figure as SVG in millimetres, words as the outlines of their letters."""
    with _one_at_a_time:
        sheet = _Sheet(figure, look)
        draw(figure, sheet)
        return sheet.svg()


def _set(mark: Mark, look: Look) -> tuple["Outline", float, float]:
    """The outlines of words, the scale that makes millimetres of them, and how far left they begin."""
    from workbench.charts.fonts import UNIT, outline

    found = outline(mark.words, look.font, mark.bold)
    scale = mark.size * POINT / UNIT
    if mark.room and found.width * scale > mark.room:
        scale = mark.room / found.width
    return found, scale, mark.before(found.width * scale)


class _Paper:
    """A picture of pixels."""

    def __init__(self, figure: Figure, look: Look, dpi: int) -> None:
        from matplotlib.backends.backend_agg import RendererAgg
        from matplotlib.transforms import Affine2D

        self._look = look
        self._height = figure.height
        self._across = round(figure.width / _INCH * dpi)
        self._down = round(figure.height / _INCH * dpi)
        self._renderer: Any = RendererAgg(self._across, self._down, dpi)
        scale = dpi / _INCH
        self._to_pixels: Any = Affine2D().scale(scale, -scale).translate(0, figure.height * scale)
        self._as_it_is: Any = Affine2D()
        self._scale = scale
        self.area(Mark("area", _whole(figure), "", "paper"))

    def line(self, mark: Mark) -> None:
        self._path([mark.points], mark, closed=False)

    def area(self, mark: Mark) -> None:
        self._path([mark.points, *mark.holes], mark)

    def symbol(self, mark: Mark, corners: tuple[Point, ...]) -> None:
        from matplotlib.path import Path
        from matplotlib.transforms import Affine2D

        if corners:
            self._path([corners], mark)
            return
        (x, y), half = mark.points[0], mark.size / 2
        circle = Affine2D().scale(half).translate(x, y).transform_path(Path.unit_circle())
        self._draw(circle, mark)

    def words(self, mark: Mark) -> None:
        from matplotlib.path import Path
        from matplotlib.transforms import Affine2D

        found, scale, back = _set(mark, self._look)
        if not found.corners:
            return
        (x, y) = mark.points[0]
        base = y + mark.size * POINT * ABOVE_BASE
        place = Affine2D().scale(scale, -scale).translate(x - back, base)
        path = place.transform_path(Path(list(found.corners), list(found.codes)))
        if mark.fill:
            self._draw(path, Mark("area", mark.points, mark.fill, mark.fill, 2 * HALO))
        self._draw(path, Mark("area", mark.points, "", mark.colour))

    def _path(self, rings: list[tuple[Point, ...]], mark: Mark, closed: bool = True) -> None:
        from matplotlib.path import Path

        corners: list[Point] = []
        codes: list[int] = []
        for ring in rings:
            corners += [*ring, ring[0]] if closed else ring
            codes += [_MOVE] + [_LINE] * (len(ring) - 1) + ([_CLOSE] if closed else [])
        self._draw(Path(corners, codes), mark)

    def _draw(self, path: Any, mark: Mark) -> None:
        graphics = self._renderer.new_gc()
        graphics.set_linewidth(mark.size * 72 / _INCH if mark.colour and mark.shape != "words" else 0)
        if mark.shape in ("circle", "square", "diamond", "triangle"):
            graphics.set_linewidth(EDGE * 72 / _INCH if mark.colour else 0)
        graphics.set_foreground(self._look.colour(mark.colour or "ink"))
        graphics.set_capstyle("butt" if mark.dashes else "round")
        graphics.set_joinstyle("round")
        if mark.dashes:
            graphics.set_dashes(0, [length * 72 / _INCH for length in DASHES[mark.dashes]])
        if mark.hatch:
            graphics.set_hatch(_HATCHES[mark.hatch])
            graphics.set_hatch_color(_rgba(self._look.colour(mark.colour or "quiet")))
            graphics.set_hatch_linewidth(_HAIR * 72 / _INCH)
        fill = _rgba(self._look.colour(mark.fill)) if mark.fill else None
        self._renderer.draw_path(graphics, path, self._to_pixels, fill)
        graphics.restore()

    def png(self) -> bytes:
        """The pixels, packed; nothing else is in it."""
        import numpy

        pixels = numpy.asarray(self._renderer.buffer_rgba())[:, :, :3]
        return _packed(numpy.ascontiguousarray(pixels))


_MOVE, _LINE, _CLOSE = 1, 2, 79
"""Codes of a path."""


def _packed(pixels: Any) -> bytes:
    """A PNG with a palette: smaller than full colours, and no byte of it reads as a letter.

    What looks through a finished file takes packed bytes for words that may be hidden. Letters there would
    cost it seconds for each picture, and now and then look like a name.
    """
    import struct
    import zlib

    import numpy

    coarse = (pixels[:, :, 0] >> 3).astype(numpy.int32) << 10
    coarse |= (pixels[:, :, 1] >> 3).astype(numpy.int32) << 5
    coarse |= pixels[:, :, 2] >> 3
    kept, palette, numbers = _palette(pixels.reshape(-1, 3), coarse.reshape(-1))
    rows = numpy.zeros((pixels.shape[0], pixels.shape[1] + 1), numpy.uint8)
    rows[:, 1:] = numbers[coarse]

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", pixels.shape[1], pixels.shape[0], 8, 3, 0, 0, 0)
    body = zlib.compress(rows.tobytes(), 6)
    listed = bytearray(3 * (max(kept) + 1))
    for number, colour in zip(kept, palette, strict=True):
        listed[3 * number : 3 * number + 3] = bytes(colour)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", head), chunk(b"PLTE", bytes(listed)), chunk(b"IDAT", body), chunk(b"IEND", b""),
        )
    )  # fmt: skip


_NUMBERS = (*range(1, 32), *range(0x80, 0xC0))
"""Bytes that are no letters, alone or together."""


def _palette(pixels: Any, coarse: Any) -> tuple[list[int], list[list[int]], Any]:
    """The numbers of the colours that are kept, the colours, and the number for each coarse colour."""
    import numpy

    counts = numpy.bincount(coarse, minlength=1 << 15)
    present = numpy.flatnonzero(counts)
    means = numpy.stack(
        [numpy.bincount(coarse, pixels[:, one], 1 << 15)[present] / counts[present] for one in range(3)], 1
    )
    order = numpy.argsort(-counts[present], kind="stable")[: len(_NUMBERS)]
    chosen = means[order]
    far = ((means[:, None, :] - chosen[None, :, :]) ** 2).sum(axis=2)
    kept = list(_NUMBERS[: len(order)])
    numbers = numpy.zeros(1 << 15, numpy.uint8)
    numbers[present] = numpy.array(kept, numpy.uint8)[far.argmin(axis=1)]
    return kept, chosen.round().astype(int).tolist(), numbers


class _Sheet:
    """A picture of paths."""

    def __init__(self, figure: Figure, look: Look) -> None:
        self._figure = figure
        self._look = look
        self._drawn: list[str] = []
        self._hatches: dict[tuple[str, str], str] = {}
        self.area(Mark("area", _whole(figure), "", "paper"))

    def line(self, mark: Mark) -> None:
        self._add(f"M{_joined(mark.points)}", mark, filled=False)

    def area(self, mark: Mark) -> None:
        rings = "".join(f"M{_joined(ring)}Z" for ring in (mark.points, *mark.holes))
        self._add(rings, mark)
        if mark.hatch:
            hatching = self._hatching(mark.hatch, self._look.colour(mark.colour or "quiet"))
            self._drawn.append(f'<path d="{rings}" fill="url(#{hatching})" fill-rule="evenodd"/>')

    def symbol(self, mark: Mark, corners: tuple[Point, ...]) -> None:
        if corners:
            self._add(f"M{_joined(corners)}Z", mark, EDGE)
            return
        (x, y) = mark.points[0]
        paint = self._paint(mark, EDGE)
        self._drawn.append(f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{mark.size / 2:.2f}"{paint}/>')

    def words(self, mark: Mark) -> None:
        found, scale, back = _set(mark, self._look)
        (x, y) = mark.points[0]
        left, base = x - back, y + mark.size * POINT * ABOVE_BASE
        placed = [(left + across * scale, base - up * scale) for across, up in found.corners]
        if not placed:
            return
        path = _curves(placed, found.codes)
        if mark.fill:
            around = self._look.colour(mark.fill)
            self._drawn.append(
                f'<path d="{path}" fill="{around}" stroke="{around}" stroke-width="{2 * HALO:g}" '
                'stroke-linejoin="round"/>'
            )
        self._drawn.append(f'<path d="{path}" fill="{self._look.colour(mark.colour)}"/>')

    def svg(self) -> str:
        """The whole document."""
        wide, high = self._figure.width, self._figure.height
        defined = "".join(self._defined(*key, name) for key, name in self._hatches.items())
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:g}mm" height="{high:g}mm" '
            f'viewBox="0 0 {wide:g} {high:g}">'
        )
        definitions = f"<defs>{defined}</defs>" if defined else ""
        return f"{head}{definitions}{''.join(self._drawn)}</svg>\n"

    def _add(self, path: str, mark: Mark, edge: float = 0.0, filled: bool = True) -> None:
        self._drawn.append(f'<path d="{path}"{self._paint(mark, edge or mark.size, filled)}/>')

    def _paint(self, mark: Mark, edge: float, filled: bool = True) -> str:
        fill = self._look.colour(mark.fill) if mark.fill and filled else "none"
        paint = f' fill="{fill}"' + (' fill-rule="evenodd"' if mark.holes else "")
        if mark.colour and edge:
            caps = "butt" if mark.dashes else "round"
            paint += (
                f' stroke="{self._look.colour(mark.colour)}" stroke-width="{edge:g}" '
                f'stroke-linecap="{caps}" stroke-linejoin="round"'
            )
            if mark.dashes:
                dash, gap = DASHES[mark.dashes]
                paint += f' stroke-dasharray="{dash:g} {gap:g}"'
        return paint

    def _hatching(self, hatch: str, colour: str) -> str:
        return self._hatches.setdefault((hatch, colour), f"h{len(self._hatches)}")

    @staticmethod
    def _defined(hatch: str, colour: str, name: str) -> str:
        turn = -45 if hatch == "\\" else 45
        across = f'<path d="M0 0H{_GAP}" stroke="{colour}" stroke-width="{_HAIR}"/>' if hatch == "x" else ""
        return (
            f'<pattern id="{name}" width="{_GAP}" height="{_GAP}" patternUnits="userSpaceOnUse" '
            f'patternTransform="rotate({turn})"><path d="M0 0V{_GAP}" stroke="{colour}" '
            f'stroke-width="{_HAIR}"/>{across}</pattern>'
        )


def _whole(figure: Figure) -> tuple[Point, ...]:
    return rectangle(0.0, 0.0, figure.width, figure.height)


def _joined(points: tuple[Point, ...]) -> str:
    return "L".join(f"{x:.2f} {y:.2f}" for x, y in points)


def _curves(points: list[Point], codes: tuple[int, ...]) -> str:
    """The path of outlines: 1 goes to, 2 draws to, 3 and 4 are curves of two and three corners, 79 closes."""
    written: list[str] = []
    at = 0
    while at < len(codes):
        code = codes[at]
        count = {3: 2, 4: 3}.get(code, 1)
        if code == _CLOSE:
            written.append("Z")
        else:
            letter = {1: "M", 2: "L", 3: "Q", 4: "C"}[code]
            places = " ".join(f"{x:.3f} {y:.3f}" for x, y in points[at : at + count])
            written.append(f"{letter}{places}")
        at += count
    return "".join(written)


def _rgba(colour: str) -> tuple[float, float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue, 1.0
