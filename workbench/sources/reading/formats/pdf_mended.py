"""Letters of a PDF that their places show to be misread, put right.

PDFium takes letters as they are drawn: a raised sign becomes a figure of the number before it, the words
of two cells become one word where the blank is missing, an accent that is printed by itself stands beside
its letter, and letters that fonts do not identify are gone without a trace.
"""

import ctypes
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from workbench.sources.reading.formats.pdf_addresses import Answers, handle_of
from workbench.sources.reading.formats.pdf_layout import Layout
from workbench.sources.reading.formats.pdf_letters import Letter, Letters
from workbench.sources.reading.formats.pdf_ligatures import UNKNOWN, Ligatures
from workbench.sources.reading.formats.pdf_parted import parted
from workbench.sources.reading.formats.pdf_pieces import Words
from workbench.sources.reading.formats.pdf_questions import letter_questions
from workbench.sources.reading.formats.pdf_signs import UNTOLD, Told
from workbench.sources.reading.formats.raised import moved

_NONE = "\u2060"
"""Stands for a letter of which nothing is told, nor printed."""
_ACCENTS = {
    "`": "\u0300", "´": "\u0301", "ˆ": "\u0302", "˜": "\u0303", "¯": "\u0304", "˘": "\u0306", "˙": "\u0307",
    "¨": "\u0308", "˚": "\u030a", "˝": "\u030b", "ˇ": "\u030c", "¸": "\u0327", "˛": "\u0328",
}  # fmt: skip
_BELOW = frozenset("¸˛")
_DOTLESS = {"ı": "i", "ȷ": "j"}
_SIGN_LENGTH = 12
_RAISED_BY, _LOWERED_BY, _SMALLER = 0.12, 0.05, 0.95
"""Of the size of the letters beside a sign: how far off their line it stands, and how large it may be."""
_SAME_LINE, _WORD_GAP, _NEAR = 0.1, 0.15, 2.0
_LINE_END = "\r\n"
_BETWEEN = 4

Edits = dict[int, str]
"""What is said instead of letters, by their number."""


def mended(
    told: Told, layout: Layout, words: Sequence[Words], rows: Sequence[Letter], ligatures: Ligatures
) -> Letters:
    """The letters of a page with what is misread put right; none where there is nothing to put right.

    `rows` are its letters where they were put in order already.
    """
    edits = ligatures.edits(told.text_page, told.letters, 0) if told.is_whole else {}
    if told.is_whole and not (edits or layout.apart or layout.moved or _has_accents(told.letters)):
        return Letters()
    mender = Mender(told)
    if not told.is_whole:
        edits = ligatures.edits(told.text_page, mender.text, 0)
    edits |= mender.edits(layout, words)
    if not edits and (told.is_whole or UNKNOWN not in mender.text):
        return Letters()
    if rows or mender.has_gaps:
        return Letters(_said(rows or zip(mender.signs, range(told.count), strict=True), edits))
    found = Letters()
    done = 0
    for number in sorted(edits):
        found.add_stretch(mender.text[done:number], done)
        is_blank = not found or found.last.isspace()
        found.add(_said([(mender.text[number], number)], edits, is_blank))
        done = number + 1
    found.add_stretch(mender.text[done:], done)
    return found


def _has_accents(letters: str) -> bool:
    return "`" in letters if letters.isascii() else any(accent in letters for accent in _ACCENTS)


class Mender:
    """Looks for what is misread on one page."""

    def __init__(self, told: Told) -> None:
        self._text_page = told.text_page
        self._handle = handle_of(told.text_page)
        self._count = told.count
        self.signs: Sequence[str] = told.letters if told.is_whole else _printed(told)
        """What each letter says, by its number."""
        self.text = told.letters if told.is_whole else "".join([sign or _NONE for sign in self.signs])
        """The same, with a sign for those that say nothing."""
        self.has_gaps = "" in self.signs if not told.is_whole else False
        """Whether there are any of those."""
        self._piece_of = letter_questions().piece

    def edits(self, layout: Layout, words: Sequence[Words]) -> Edits:
        """What is to be said instead."""
        found: Edits = parted(self._text_page, self.signs, self.text, layout, words)
        for small, beside in layout.moved:
            found |= self._moved(small, beside)
        if _has_accents(self.text):
            for number in [number for number, sign in enumerate(self.text) if sign in _ACCENTS]:
                found |= self._accented(number, self.text[number])
        return found

    def _moved(self, sign: Words, beside: Words) -> Edits:
        """A raised or lowered sign written as one, and without the line ends that PDFium puts around it."""
        start, end = self._letters_of(sign)
        core = "".join(self.signs[start:end]).strip()
        if not core or len(core) > _SIGN_LENGTH:
            return {}
        other = self._beside(start, end, beside)
        if other < 0:
            return {}
        at, line = _Place(self._text_page, start), _Place(self._text_page, other)
        if not (at.is_level and line.is_level and at.size < _SMALLER * line.size):
            return {}
        if -_LOWERED_BY * line.size < at.y - line.y < _RAISED_BY * line.size:
            return {}
        before = "".join(self.signs[max(0, start - _SIGN_LENGTH) : start])
        before = (before.removesuffix(_LINE_END) if other < start else before).rsplit("\n", 1)[-1]
        all_of_it = "".join(self.signs[start:end])
        written = moved("super" if at.y > line.y else "sub", all_of_it, before)
        found = self._without_breaks(start, end, line, written == all_of_it)
        if written != all_of_it:
            # One letter for each as far as they go, so that each keeps its place.
            for place, number in enumerate(range(start, end)):
                found[number] = written[place : place + 1] if number < end - 1 else written[place:]
        return found

    def _letters_of(self, piece: Words) -> tuple[int, int]:
        """From which to which number the letters of a piece are; an empty stretch where none is found."""
        from pypdfium2 import raw

        left, bottom, right, top = piece.box
        across, up = (left + min(right, left + top - bottom)) / 2, (bottom + top) / 2
        at_place = raw.FPDFText_GetCharIndexAtPos
        start = int(at_place(self._text_page, across, up, right - left, top - bottom))
        if start < 0 or self._piece_of(self._handle, start) != piece.address:
            return 0, 0
        end = start + 1
        while start > 0 and self._piece_of(self._handle, start - 1) == piece.address:
            start -= 1
        while end < self._count and self._piece_of(self._handle, end) == piece.address:
            end += 1
        while start < end and self.signs[start].isspace():
            start += 1
        return start, end

    def _beside(self, start: int, end: int, piece: Words) -> int:
        """The letter of a piece that is nearest to a stretch of letters; -1 where it is not near."""
        before = range(start - 1, max(-1, start - 1 - _BETWEEN), -1)
        after = range(end, min(self._count, end + _BETWEEN))
        for number in chain(before, after):
            if not self.signs[number].isspace() and self._piece_of(self._handle, number) == piece.address:
                return number
        return -1

    def _without_breaks(self, start: int, end: int, line: "_Place", is_plain: bool) -> Edits:
        """The line ends beside a sign that stands within a line taken away."""
        found: Edits = {}
        for first, before, after in ((start - 2, start - 3, start), (end, end - 1, end + 2)):
            if first < 1 or after >= self._count or "".join(self.signs[first : first + 2]) != _LINE_END:
                continue
            one, other = _Place(self._text_page, before), _Place(self._text_page, after)
            gap = other.left - one.right
            far = other if after != start else one
            if abs(far.y - line.y) < _SAME_LINE * line.size and -line.size < gap < _NEAR * line.size:
                # A letter that marks a note would be one of the word beside it.
                ends = self.signs[before] or self.signs[before - 1]
                is_word = is_plain and ends.isalnum() and self.signs[after].isalnum()
                found |= {first: "", first + 1: " " if gap > _WORD_GAP * line.size or is_word else ""}
        return found

    def _accented(self, number: int, accent: str) -> Edits:
        """An accent put on the letter it is printed over."""
        from pypdfium2 import raw

        at = _Place(self._text_page, number)
        across = (at.left + at.right) / 2
        up = at.y + at.size * (0.25 if accent not in _BELOW else 0.3)
        index_at = raw.FPDFText_GetCharIndexAtPos
        base = int(index_at(self._text_page, across, up, 0.1 * at.size, 0.25 * at.size))
        if base < 0 or base == number or not self.signs[base].isalpha():
            return {}
        letter = _DOTLESS.get(self.signs[base], self.signs[base])
        whole = unicodedata.normalize("NFC", letter + _ACCENTS[accent])
        on = _Place(self._text_page, base)
        if len(whole) != 1 or not on.left - 0.1 * at.size <= across <= on.right + 0.1 * at.size:
            return {}
        found = {base: whole, number: ""}
        for blank, one, other in ((number - 1, number - 2, number + 1), (number + 1, number - 1, number + 2)):
            if 0 < blank < self._count - 1 and self.signs[blank] == " " and one >= 0 and other < self._count:
                left, right = _Place(self._text_page, one), _Place(self._text_page, other)
                if right.left - left.right < _WORD_GAP * at.size and not self.signs[other].isspace():
                    found[blank] = ""
        return found


class _Place:
    """Where a letter is: its line, its sides, and its size; whether it is printed level."""

    __slots__ = ("is_level", "left", "right", "size", "y")

    def __init__(self, text_page: Any, number: int) -> None:
        from pypdfium2 import raw

        x, y, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
        sides = [ctypes.c_double() for _side in range(4)]
        raw.FPDFText_GetCharOrigin(text_page, number, x, y)
        raw.FPDFText_GetMatrix(text_page, number, matrix)
        raw.FPDFText_GetCharBox(text_page, number, *sides)
        self.y = y.value
        self.left, self.right = sides[0].value, sides[1].value
        self.size = raw.FPDFText_GetFontSize(text_page, number) * (matrix.c**2 + matrix.d**2) ** 0.5
        self.is_level = abs(matrix.b) <= abs(matrix.a) / 100


def _printed(told: Told) -> list[str]:
    """What the letters of a page say; what its fonts do not identify, but print, is UNKNOWN."""
    signs = list(told.signs)
    within = range(0)
    if told.first >= 0:
        # What is told of these is taken as it is.
        within = range(told.first, told.first + len(told.letters))
        signs[within.start : within.stop] = told.letters
    if UNTOLD not in signs:
        return signs
    box_of = letter_questions().box
    handle, sides = handle_of(told.text_page), Answers(ctypes.c_double, 4)
    for number, sign in enumerate(signs):
        if sign == UNTOLD and number not in within:
            has_box = box_of(handle, number, *sides.places)
            left, right, bottom, top = sides.read()
            signs[number] = UNKNOWN if has_box and right > left and top > bottom else ""
    return signs


def _said(letters: Iterable[Letter], edits: Edits, is_blank: bool = True) -> Iterator[Letter]:
    """The letters with what is to be said instead of some; no blank is put where there is one.

    `is_blank` says whether there is one before them, or nothing.
    """
    for letter, number in letters:
        for index, sign in enumerate(edits.get(number, letter) if number >= 0 else letter):
            inserted = sign.isspace() and number in edits and index == 0 and len(edits[number]) > 1
            if inserted and is_blank:
                continue
            yield sign, (-1 if inserted else number)
            is_blank = sign.isspace()
