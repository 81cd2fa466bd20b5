"""Words of a PDF that nobody sees: without ink, off the page, clipped away, covered, too small, or hidden.

How a page is drawn says which words may be such. Whether they are is then proved where the drawing
alone does not tell: the page is printed with and without them, and where both prints are alike,
nobody sees a word. Programs that recognise words in a scan lay them over the picture without ink, or
beneath it; a page of nothing else is such a scan.
"""

import ctypes
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from workbench.sources.reading.formats.pdf_addresses import Answers, handle_of
from workbench.sources.reading.formats.pdf_doubts import (
    CLIPPED,
    COVERED,
    GROUND,
    INVISIBLE,
    LAYER,
    TINY,
    WHITE,
    Doubts,
)
from workbench.sources.reading.formats.pdf_notes import struck_places
from workbench.sources.reading.formats.pdf_pieces import Box, Cover, Words, covering_notes, pieces_of
from workbench.sources.reading.formats.pdf_proof import Letter, Prints, letters_at
from workbench.sources.reading.formats.pdf_questions import letter_questions
from workbench.sources.reading.formats.told import told
from workbench.sources.reading.model import Span

OUTSIDE = "outside the page"
STRUCK = "struck out by a note on the page"
_OTHERS = (OUTSIDE, CLIPPED, COVERED, TINY, GROUND, LAYER)
_NEARLY_ALL = 0.9
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
        doubts = Doubts(pieces, list(covering_notes(page)), visible, text_page)
        known, doubted = doubts.suspected(self._has_layers, least)
        self.cut = sum(why == CLIPPED for why in doubted.values())
        edges = set(_beyond(pieces.words, visible))
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
    box_of = letter_questions().box
    handle, sides = handle_of(text_page), Answers(ctypes.c_double, 4)
    found: Hidden = {}
    for number in range(raw.FPDFText_CountChars(text_page)):
        if box_of(handle, number, *sides.places):
            left, right, bottom, top = sides.read()
            box = (left, bottom, right, top)
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


def _beyond(words: Sequence[Words], visible: Box) -> Iterator[int]:
    """The addresses of words that reach beyond what is shown of a page."""
    left, bottom, right, top = visible
    left, bottom, right, top = left - _SLACK, bottom - _SLACK, right + _SLACK, top + _SLACK
    for one in words:
        x0, y0, x1, y1 = one.box
        if not (x0 >= left and y0 >= bottom and x1 <= right and y1 <= top):
            yield one.address


def _is_outside(box: Box, visible: Box) -> bool:
    """Whether the middle of a letter is off the page."""
    across, up = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return not (visible[0] <= across <= visible[2] and visible[1] <= up <= visible[3])


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
