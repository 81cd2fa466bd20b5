"""Words of a PDF that nobody sees: without ink, off the page, clipped away, covered, too small, or hidden.

How a page is drawn says which words may be such. Whether they are is then proved where the drawing
alone does not tell: the page is printed with and without them, and where both prints are alike,
nobody sees a word. Programs that recognise words in a scan lay them over the picture without ink, or
beneath it; a page of nothing else is such a scan.
"""

import ctypes
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from workbench.sources.reading.formats.pdf_addresses import address_of, addresses_in
from workbench.sources.reading.formats.pdf_notes import struck_places
from workbench.sources.reading.formats.pdf_pieces import (
    FAINT,
    Box,
    Cover,
    Pieces,
    Words,
    common,
    covering_notes,
    pieces_of,
    sides_of,
)
from workbench.sources.reading.formats.pdf_proof import Letter, Prints, letter_questions, letters_at
from workbench.sources.reading.formats.told import told
from workbench.sources.reading.model import Span

INVISIBLE, WHITE = "invisible letters", "white text"
OUTSIDE, CLIPPED = "outside the page", "clipped away"
COVERED, TINY = "covered", "too small to read"
GROUND, LAYER = "in the colour of what is under it", "in a hidden layer"
STRUCK = "struck out by a note on the page"
_OTHERS = (OUTSIDE, CLIPPED, COVERED, TINY, GROUND, LAYER)
_NO_INK, _CLIPS = 3, 7
"""PDFium's modes of drawing letters: without ink, and as a shape that clips what is drawn next."""
_NEARLY_WHITE = 240
_SAME_COLOUR = 16
_NEARLY_ALL = 0.9
_LEAST_LOST = 2.0
_PART_OF_HEIGHT = 0.4
_GLANCE, _BLANK = 64, 32
"""How many letters are looked at to see whether there are any, and the code of a blank."""
_FEWEST_OF_A_WORD = 3
_SLACK = 1.0
"""Points by which letters may go beyond an edge."""

Hidden = dict[int, str]
"""Numbers of letters of a page, and why nobody sees them."""


class Look:
    """Looks at the pages of one document for words that are not seen.

    `has_layers` says whether the document has layers that are not shown.
    """

    def __init__(self, has_layers: bool) -> None:
        self._has_layers = has_layers
        self._prints = Prints()
        self.words: list[Words] = []
        """The pieces of text of the page that was looked at last."""
        self.cut = 0
        """How many of them are clipped."""

    def at(self, page: Any, text_page: Any, count: int) -> tuple[Hidden, bool, bool]:
        """The letters of a page that are not seen, whether it is a scan with its words laid over it or
        under it, and whether it was only partly looked at.

        Page and text are PDFium's own handles, `count` is how many letters there are, without blanks.
        """
        pieces = pieces_of(page)
        self.words = pieces.words
        visible, least = self._prints.measure(page)
        doubts = _Doubts(pieces, list(covering_notes(page)), visible, partial(_has_words, text_page))
        known, doubted = doubts.suspected(self._has_layers, least)
        self.cut = sum(why == CLIPPED for why in doubted.values())
        edges = {one.address for one in pieces.words if not _within(one.box, visible)}
        if not known and not doubted and not edges:
            return {}, False, pieces.beyond
        hidden: Hidden = {}
        layered: list[Letter] = []
        open_: dict[int, Letter] = {}
        for letter in letters_at(text_page, {*known, *doubted, *edges}):
            if why := known.get(letter.address, ""):
                hidden[letter.number] = why
            elif letter.address in edges and _is_outside(letter.box, visible):
                hidden[letter.number] = OUTSIDE
            elif letter.address in doubted:
                open_[letter.number] = letter
            layered.append(letter)
        beyond = pieces.beyond
        if open_:
            whys = {number: doubted[letter.address] for number, letter in open_.items()}
            places = {number: letter.box for number, letter in open_.items()}
            unseen = self._prints.unseen(page, {*doubted, *_twins(pieces.words, doubted)}, places)
            beyond = beyond or unseen is None
            # White letters are marked as well where that could not be proved.
            taken = [number for number, why in whys.items() if why == WHITE] if unseen is None else unseen
            hidden |= {number: whys[number] for number in taken}
        return hidden, _is_scan(layered, hidden, pieces.covers, count), beyond


def struck_out(page: Any, text_page: Any) -> Hidden:
    """The letters of a page that notes on it strike out."""
    from pypdfium2 import raw

    places = list(struck_places(page))
    if not places:
        return {}
    box_of, _piece_of, _code_of = letter_questions()
    handle = address_of(text_page)
    sides = (ctypes.c_double * 4)()
    left, right, bottom, top = addresses_in(sides)
    found: Hidden = {}
    for number in range(raw.FPDFText_CountChars(text_page)):
        if box_of(handle, number, left, right, bottom, top):
            box = (sides[0], sides[2], sides[1], sides[3])
            if not all(_is_outside(box, place) for place in places):
                found[number] = STRUCK
    return found


def _twins(words: Sequence[Words], doubted: Collection[int]) -> Iterator[int]:
    """Pieces that print the same at the same place as doubted ones: what is transparent is sometimes
    printed in strips, each with all of the words."""
    places = {(one.colour, *map(round, one.box)) for one in words if one.address in doubted}
    for one in words:
        if one.address not in doubted and (one.colour, *map(round, one.box)) in places:
            yield one.address


class _Doubts:
    """What how a page is drawn says of its words; `has_words` asks whether there are any within a box."""

    def __init__(
        self, pieces: Pieces, notes: Sequence[Box], visible: Box, has_words: Callable[[Box], bool]
    ) -> None:
        self._words, self._covers = pieces.words, pieces.covers
        first, last = (self._words[0].order, self._words[-1].order) if self._words else (0, 0)
        self._over = [cover for cover in self._covers if cover.order > first]
        self._over += [Cover(last + 1, note, None) for note in notes]
        self._places = [(*cover.box, cover) for cover in self._covers]
        self._places += [(*cover.box, cover) for cover in self._over[-len(notes) :] if notes]
        self._visible = visible
        self._has_words = has_words

    def suspected(self, has_layers: bool, least: float) -> tuple[dict[int, str], dict[int, str]]:
        """The addresses of words that are not seen, and of those that may not be, with the reason."""
        known: dict[int, str] = {}
        doubted: dict[int, str] = {}
        for words in self._words:
            if self._is_without_ink(words):
                known[words.address] = INVISIBLE
            elif words.size < least:
                known[words.address] = TINY
            elif why := self._doubt(words):
                doubted[words.address] = why
            elif has_layers:
                doubted[words.address] = LAYER
        return known, doubted

    def _is_without_ink(self, words: Words) -> bool:
        if words.mode == _CLIPS:
            # A picture that is drawn next shows through the letters.
            return not any(
                cover.order > words.order and _overlap(words.box, cover.box) for cover in self._over
            )
        return words.mode == _NO_INK or not words.colour[3]

    def _doubt(self, words: Words) -> str:
        """Why nobody may see some words."""
        *colour, alpha = words.colour
        if min(colour) >= _NEARLY_WHITE:
            return WHITE
        if alpha < FAINT or words.in_glass:
            return INVISIBLE
        if words.clip is not None and _is_cut(common(words.box, self._visible), words.clip):
            return CLIPPED
        left, bottom, right, top = words.box
        near = [
            cover
            for x0, y0, x1, y1, cover in self._places
            if y0 < top and y1 > bottom and x0 < right and x1 > left
        ]
        if any(cover.order > words.order and self._touches(words, cover) for cover in near):
            return COVERED
        for cover in near:
            if cover.order > words.order:
                break
            if cover.colour is not None and _is_like(colour, cover.colour) and self._touches(words, cover):
                return GROUND
        return ""

    def _touches(self, words: Words, cover: Cover) -> bool:
        """Whether a cover lies where some of the words are, rather than their blanks."""
        return _overlap(words.box, cover.box) and self._has_words(common(words.box, cover.box))


def _has_words(text_page: Any, box: Box) -> bool:
    from pypdfium2 import raw

    left, bottom, right, top = box
    room = (ctypes.c_ushort * _GLANCE)()
    length = raw.FPDFText_GetBoundedText(text_page, left, top, right, bottom, room, _GLANCE)
    return any(code > _BLANK for code in room[:length])


def _is_cut(words: Box, clip: Box) -> bool:
    """Whether enough of some words lies beyond what they are clipped to, for a letter to be hidden."""
    width, height = sides_of(words)
    left_width, left_height = sides_of(common(words, clip))
    lost = max(_LEAST_LOST, _PART_OF_HEIGHT * min(width, height))
    return width - left_width > lost or height - left_height > lost


def _is_like(one: Sequence[int], other: Sequence[int]) -> bool:
    return all(abs(a - b) <= _SAME_COLOUR for a, b in zip(one, other, strict=True))


def _within(box: Box, around: Box) -> bool:
    return (
        box[0] >= around[0] - _SLACK
        and box[1] >= around[1] - _SLACK
        and box[2] <= around[2] + _SLACK
        and box[3] <= around[3] + _SLACK
    )


def _is_outside(box: Box, visible: Box) -> bool:
    """Whether the middle of a letter is off the page."""
    across, up = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return not (visible[0] <= across <= visible[2] and visible[1] <= up <= visible[3])


def _overlap(words: Box, cover: Box) -> bool:
    """Whether a cover lies over enough of the height of words to hide one of them, or of their width."""
    if cover[0] >= words[2] or cover[2] <= words[0] or cover[1] >= words[3] or cover[3] <= words[1]:
        return False
    width, height = sides_of(common(words, cover))
    of_width, of_height = sides_of(words)
    if of_width >= of_height:
        return height >= _PART_OF_HEIGHT * of_height
    return width >= _PART_OF_HEIGHT * of_width


def _is_scan(
    letters: Sequence[Letter], hidden: Mapping[int, str], covers: Sequence[Cover], count: int
) -> bool:
    """Whether nearly all words of a page are laid over a picture without ink, or beneath one."""
    layered = [letter for letter in letters if hidden.get(letter.number) in (INVISIBLE, COVERED)]
    if not layered or len(layered) < _NEARLY_ALL * count:
        return False
    over = sum(any(not _is_outside(letter.box, cover.box) for cover in covers) for letter in layered)
    return over >= _NEARLY_ALL * count


def marked(text: str, page: Span, places: Sequence[int | None], hidden: Mapping[int, str]) -> Iterator[Span]:
    """Spans over the words that are not seen, one for each stretch of them.

    `places` has for each code point of the page the number of its letter, None where it has none.
    """
    start, why = -1, ""
    end = start
    for at, number in enumerate(places, page.start):
        if number is None:
            continue
        now = hidden.get(number, "")
        if now != why:
            if why and _says(text, start, end):
                yield Span("hidden", start, end, 0, why)
            start, why = at, now
        end = at + 1
    if why and _says(text, start, end):
        yield Span("hidden", start, end, 0, why)


def _says(text: str, start: int, end: int) -> bool:
    """Whether a stretch is words or a good part of one; single letters within a word are seen with it."""
    letters = sum(letter.isalnum() for letter in text[start:end])
    is_within = text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()
    return letters >= (_FEWEST_OF_A_WORD if is_within else 1)


def unseen_said(spans: Sequence[Span]) -> list[str]:
    """How many passages are not seen, and why; nothing to say of none."""
    without_ink = [span for span in spans if span.label in (INVISIBLE, WHITE)]
    said = [(without_ink, "in invisible or white text")]
    said += [([span for span in spans if span.label == why], why) for why in _OTHERS]
    doubts = []
    for found, why in said:
        if found:
            them = "it" if len(found) == 1 else "them"
            rest = f"{why}: a reader may not have seen {them}."
            doubts.append(told(len(found), "passage is", "passages are", rest))
    if struck := [span for span in spans if span.label == STRUCK]:
        doubts.append(told(len(struck), "passage is", "passages are", f"{STRUCK}."))
    return doubts
