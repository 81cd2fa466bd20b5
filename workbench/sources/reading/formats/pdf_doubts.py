"""Words of a PDF that may not be seen, and why: what the drawing of a page says of each piece of its text."""

import ctypes
from collections.abc import Sequence
from math import isfinite
from typing import Any

from workbench.sources.reading.formats.pdf_pieces import (
    FAINT,
    Box,
    Cover,
    Pieces,
    Words,
    common,
    sides_of,
)

INVISIBLE, WHITE = "invisible letters", "white text"
CLIPPED, COVERED = "clipped away", "covered"
TINY = "too small to read"
GROUND, LAYER = "in the colour of what is under it", "in a hidden layer"
_NO_INK, _CLIPS = 3, 7
"""PDFium's modes of drawing letters: without ink, and as a shape that clips what is drawn next."""
_NEARLY_WHITE = 240
_SAME_COLOUR = 16
_LEAST_LOST = 2.0
_PART_OF_HEIGHT = 0.4
_GLANCE, _BLANK = 64, 32
"""How many letters are looked at to see whether there are any, and the code of a blank."""
_MANY, _BANDS, _LEAST_STEP = 16, 64, 1.0
"""How many covers and words are worth being sorted by height, into how many bands, of how many points."""

_Placed = tuple[float, float, float, float, Cover]


class Doubts:
    """What how a page is drawn says of its words."""

    def __init__(self, pieces: Pieces, notes: Sequence[Box], visible: Box, text_page: Any) -> None:
        self._words, covers = pieces.words, pieces.covers
        first, last = (self._words[0].order, self._words[-1].order) if self._words else (0, 0)
        upon = [Cover(last + 1, note, None) for note in notes]
        self._over = [cover for cover in covers if cover.order > first] + upon
        self._covers = _Covers([*covers, *upon], self._words)
        self._visible = visible
        self._text_page = text_page

    def suspected(self, has_layers: bool, least: float) -> tuple[dict[int, str], dict[int, str]]:
        """The addresses of words that are not seen, and of those that may not be, with the reason."""
        known: dict[int, str] = {}
        doubted: dict[int, str] = {}
        looks: dict[tuple[int, tuple[int, int, int, int], bool], str] = {}
        for words in self._words:
            look = words.mode, words.colour, words.in_glass
            why = looks.get(look)
            if why is None:
                why = looks[look] = _by_look(*look)
            if (why == INVISIBLE and _is_without_ink(words.mode, words.colour[3])) or (
                words.mode == _CLIPS and self._shows_nothing(words)
            ):
                known[words.address] = INVISIBLE
            elif words.size < least:
                known[words.address] = TINY
            elif why := why or self._by_place(words):
                doubted[words.address] = why
            elif has_layers:
                doubted[words.address] = LAYER
        return known, doubted

    def _shows_nothing(self, words: Words) -> bool:
        """Whether no picture that is drawn next shows through letters."""
        return not any(cover.order > words.order and _overlap(words.box, cover.box) for cover in self._over)

    def _by_place(self, words: Words) -> str:
        """Why nobody may see some words where they are."""
        if words.clip is not None and _is_cut(words.box, self._visible, words.clip):
            return CLIPPED
        near = self._covers.near(words.box)
        for cover in near:
            if cover.order > words.order and self._touches(words, cover):
                return COVERED
        for cover in near:
            if cover.order > words.order:
                break
            if cover.colour and _is_like(words.colour, cover.colour) and self._touches(words, cover):
                return GROUND
        return ""

    def _touches(self, words: Words, cover: Cover) -> bool:
        """Whether a cover lies where some of the words are, rather than their blanks."""
        return _overlap(words.box, cover.box) and self._has_words(common(words.box, cover.box))

    def _has_words(self, box: Box) -> bool:
        from pypdfium2 import raw

        left, bottom, right, top = box
        room = (ctypes.c_ushort * _GLANCE)()
        length = raw.FPDFText_GetBoundedText(self._text_page, left, top, right, bottom, room, _GLANCE)
        return any(code > _BLANK for code in room[:length])


class _Covers:
    """Covers by their height on the page, so that few are looked at for some words."""

    def __init__(self, covers: Sequence[Cover], words: Sequence[Words]) -> None:
        self._all = [(*cover.box, cover) for cover in covers]
        self._bands: list[list[_Placed]] = []
        if len(covers) < _MANY or len(words) < _MANY:
            return
        heights = [side for one in words for side in (one.box[1], one.box[3]) if isfinite(side)]
        self._lowest = min(heights, default=0.0)
        self._step = max(_LEAST_STEP, (max(heights, default=0.0) - self._lowest) / _BANDS)
        self._bands = [[] for _band in range(_BANDS + 1)]
        for place in self._all:
            low, high = sorted((self._at(place[1]), self._at(place[3])))
            # Words reach into the band above the one they begin in, at most.
            for band in self._bands[max(0, low - 1) : high + 1]:
                band.append(place)

    def near(self, box: Box) -> list[Cover]:
        """The covers that some words reach into, in the order of drawing."""
        left, bottom, right, top = box
        places = self._all
        if self._bands and (band := self._at(bottom)) + 1 >= self._at(top):
            places = self._bands[band]
        return [
            cover for x0, y0, x1, y1, cover in places if y0 < top and y1 > bottom and x0 < right and x1 > left
        ]

    def _at(self, height: float) -> int:
        """The band that a height is in; the lowest or highest for what is beyond all."""
        share = (height - self._lowest) / self._step
        return int(share) if 0 <= share < _BANDS else _BANDS if share >= _BANDS else 0


def _by_look(mode: int, colour: tuple[int, int, int, int], in_glass: bool) -> str:
    """Why nobody may see words that are drawn in some way, wherever they are."""
    *paint, alpha = colour
    if _is_without_ink(mode, alpha):
        return INVISIBLE
    if min(paint) >= _NEARLY_WHITE:
        return WHITE
    return INVISIBLE if alpha < FAINT or in_glass else ""


def _is_without_ink(mode: int, alpha: int) -> bool:
    return mode == _NO_INK or (mode != _CLIPS and not alpha)


def _is_cut(words: Box, visible: Box, clip: Box) -> bool:
    """Whether enough of what is shown of some words lies beyond what they are clipped to, for a letter to be
    hidden."""
    if clip[0] <= words[0] and clip[1] <= words[1] and clip[2] >= words[2] and clip[3] >= words[3]:
        return False
    words = common(words, visible)
    width, height = sides_of(words)
    left_width, left_height = sides_of(common(words, clip))
    lost = max(_LEAST_LOST, _PART_OF_HEIGHT * min(width, height))
    return width - left_width > lost or height - left_height > lost


def _is_like(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two colours are hardly to be told apart, however transparent they are."""
    return (
        abs(one[0] - other[0]) <= _SAME_COLOUR
        and abs(one[1] - other[1]) <= _SAME_COLOUR
        and abs(one[2] - other[2]) <= _SAME_COLOUR
    )


def _overlap(words: Box, cover: Box) -> bool:
    """Whether a cover lies over enough of the height of words to hide one of them, or of their width."""
    if cover[0] >= words[2] or cover[2] <= words[0] or cover[1] >= words[3] or cover[3] <= words[1]:
        return False
    width, height = sides_of(common(words, cover))
    of_width, of_height = sides_of(words)
    if of_width >= of_height:
        return height >= _PART_OF_HEIGHT * of_height
    return width >= _PART_OF_HEIGHT * of_width
