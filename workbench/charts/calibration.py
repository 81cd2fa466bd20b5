"""How often the judgements of each band came true, against the band itself."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workbench.charts.model import Figure, Mark, Shape, Target, rectangle, text
from workbench.charts.spreading import spread
from workbench.charts.wanted import NothingToDraw, Wanted
from workbench.judgements import FEW, Bin, Calibration
from workbench.judgements.scoring import calibration as scored
from workbench.values.text import counted, with_and

if TYPE_CHECKING:
    from workbench.case_parts import CaseParts

_WIDTH = 84.0
_LEFT, _RIGHT, _TOP = 11.5, 79.5, 11.0
_SIDE = _RIGHT - _LEFT
_BOTTOM = _TOP + _SIDE
_SIZE, _SMALL = 9.0, 8.0
_SHAPES: tuple[Shape, ...] = ("circle", "square", "diamond", "triangle")
_FILLS = ("first", "second", "third", "fourth")
_ROW = 3.4
"""Millimetres of a row of counts, one for each scale."""


def calibration(case: "CaseParts", wanted: Wanted) -> Figure:
    """The judgements that were issued, of a brief or of all, and how often they came true.

    Raises NothingToDraw where nothing was decided.
    """
    entries = case.ledger.entries()
    if wanted.of_brief:
        entries = [entry for entry in entries if entry.brief_id == wanted.of_brief]
    return chart_of(scored(entries))


def chart_of(found: Calibration) -> Figure:
    """The bands of a score: what each promised, how often it came true, with the 95% interval and counts.

    Raises NothingToDraw where nothing was decided. The figure is internal.
    """
    if not found.bins:
        raise NothingToDraw(
            "No judgement with a likelihood was decided yet.", do="Say what became of the judgements."
        )
    scales = list(dict.fromkeys(one.scale for one in found.bins))
    down = _ROW * (len(scales) - 1)
    places = _places(found.bins)
    marks = [*_frame(down), *_squares(found.bins, down), *_diagonal(down)]
    for number, scale in enumerate(scales):
        own = [(one, at) for one, at in zip(found.bins, places, strict=True) if one.scale == scale]
        marks += _bins(own, number, down, len(scales) > 1)
    bottom = _BOTTOM + down + 12.0
    if len(scales) > 1:
        marks += _legend([next(one for one in found.bins if one.scale == scale) for scale in scales], bottom)
        bottom += 5.0 * len(scales)
    marks += _key(bottom)
    bottom += 8.5
    few = f" Fewer than {FEW} outcomes say little." if found.is_few else ""
    caption = f"How often the judgements came true, {counted(found.count, 'outcome')}.{few}"
    return Figure("calibration", _WIDTH, bottom, tuple(marks), caption, _told(found), internal=True)


def _frame(down: float) -> Iterator[Mark]:
    """The square from 0 to 100 per cent either way."""
    top, bottom = _TOP + down, _BOTTOM + down
    yield Mark("area", rectangle(_LEFT, top, _RIGHT, bottom), "quiet", "paper", 0.25)
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        across, up = _across(share), _up(share, down)
        if 0 < share < 1:
            yield Mark("line", ((across, top), (across, bottom)), "line", size=0.15)
            yield Mark("line", ((_LEFT, up), (_RIGHT, up)), "line", size=0.15)
        words = f"{share:.0%}"
        yield from text(across, bottom + 2.8, [words], _SMALL, align="centre", colour="quiet")
        yield from text(_LEFT - 1.9, up, [words], _SMALL, align="right", colour="quiet")
    yield from text((_LEFT + _RIGHT) / 2, bottom + 7.5, ["What was said"], _SIZE, align="centre")
    yield from text(1.0, 2.5, ["What happened (above: number of outcomes)"], _SIZE)


def _squares(bins: Sequence[Bin], down: float) -> Iterator[Mark]:
    """A pale square for each band: what happened there is as it was said."""
    for one in bins:
        square = rectangle(_across(one.low), _up(one.high, down), _across(one.high), _up(one.low, down))
        target, says = Target("judgements", one.key), _line(one)
        yield Mark("area", square, "fourth", "pale", 0.15, target=target, says=says)


def _diagonal(down: float) -> Iterator[Mark]:
    """The line on which what happened is what was said."""
    ends = ((_LEFT, _BOTTOM + down), (_RIGHT, _TOP + down))
    yield Mark("line", ends, "quiet", size=0.3, dashes="dashed")


def _places(bins: Sequence[Bin]) -> list[float]:
    """Where each band is drawn, from the left: at its middle, or beside it where two scales meet."""
    order = sorted(range(len(bins)), key=lambda number: (bins[number].probability, number))
    spaced = spread([_across(bins[number].probability) for number in order], [3.2] * len(order))
    found = dict(zip(order, spaced, strict=True))
    return [min(found[number], _RIGHT) for number in range(len(bins))]


def _bins(own: Sequence[tuple[Bin, float]], number: int, down: float, several: bool) -> Iterator[Mark]:
    """The bands of one scale: a line for the interval, a symbol for the share, the number above.

    Where there are several scales, the numbers of each are behind its symbol.
    """
    shape, fill = _SHAPES[number % len(_SHAPES)], _FILLS[number % len(_FILLS)]
    for one, at in own:
        target, says = Target("judgements", one.key), _line(one)
        least, most = _up(one.least, down), _up(one.most, down)
        yield Mark("line", ((at, least), (at, most)), "ink", size=0.4, target=target, says=says)
        for end in (least, most):
            yield Mark("line", ((at - 1.0, end), (at + 1.0, end)), "ink", size=0.4)
        place = ((at, _up(one.observed, down)),)
        yield Mark(shape, place, "ink", fill, 2.8, target=target, says=says)
    if several:
        yield Mark(shape, ((_LEFT - 6.0, _TOP - 3.2 + number * _ROW),), "ink", fill, 2.0)
    wide = [2.0 + len(f"{one.count:,}") * 1.4 for one, _at in own]
    for (one, _at), at in zip(own, spread([at for _one, at in own], wide), strict=True):
        target, says = Target("judgements", one.key), _line(one)
        row = _TOP - 3.2 + number * _ROW
        yield from text(at, row, [f"{one.count:,}"], _SMALL, align="centre", target=target, says=says)


def _legend(firsts: Sequence[Bin], top: float) -> Iterator[Mark]:
    for number, one in enumerate(firsts):
        down = top + 5.0 * number
        shape, fill = _SHAPES[number % len(_SHAPES)], _FILLS[number % len(_FILLS)]
        yield Mark(shape, ((_LEFT + 1.5, down),), "ink", fill, 2.8)
        yield from text(_LEFT + 5.0, down, [one.scale_name], _SMALL, room=_SIDE - 6)


def _key(top: float) -> Iterator[Mark]:
    """What the lines and the shaded squares are."""
    half, low = 2.0, top + 4.2
    yield Mark("line", ((_LEFT + 1.5, top - half), (_LEFT + 1.5, top + half)), "ink", size=0.4)
    for end in (top - half, top + half):
        yield Mark("line", ((_LEFT + 0.5, end), (_LEFT + 2.5, end)), "ink", size=0.4)
    yield from text(_LEFT + 5.0, top, ["95% interval"], _SMALL)
    yield Mark("area", rectangle(_LEFT, low - 1.4, _LEFT + 3.0, low + 1.4), "fourth", "pale", 0.15)
    yield from text(_LEFT + 5.0, low, ["happened as often as said"], _SMALL)
    yield Mark("line", ((_LEFT + 30.0, top), (_LEFT + 35.0, top)), "quiet", size=0.3, dashes="dashed")
    yield from text(_LEFT + 37.0, top, ["exactly as said"], _SMALL)


def _across(share: float) -> float:
    return _LEFT + _SIDE * share


def _up(share: float, down: float) -> float:
    return _BOTTOM + down - _SIDE * share


def _line(one: Bin) -> str:
    return (
        f"{one.word} ({one.range_text}): {one.happened} of {one.count} happened, "
        f"{one.observed:.0%}; 95% interval {one.least:.0%} to {one.most:.0%}"
    )


def _told(found: Calibration) -> str:
    several = len({one.scale for one in found.bins}) > 1
    lines = [f"{one.scale_name}, {_line(one)}" if several else _line(one) for one in found.bins]
    off = [one.word for one in found.bins if not one.fits]
    seen = f"Outside its band is what happened to: {with_and(off)}." if off else "No band is contradicted."
    return f"{'. '.join(lines)}. {seen}"
