"""Letters of a PDF that their places show to be misread, put right.

PDFium takes letters as they are drawn: a raised sign becomes a figure of the number before it, the words
of two cells become one word where the blank is missing, an accent that is printed by itself stands beside
its letter, and letters that fonts do not identify are gone without a trace.
"""

import ctypes
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

from workbench.sources.reading.formats.pdf_addresses import (
    address_of,
    addresses_in,
)
from workbench.sources.reading.formats.pdf_layout import APART, CELL_GAP, Layout
from workbench.sources.reading.formats.pdf_ligatures import UNKNOWN, Ligatures
from workbench.sources.reading.formats.pdf_pieces import Box, Words
from workbench.sources.reading.formats.pdf_proof import letter_questions
from workbench.sources.reading.formats.pdf_right_to_left import Letter
from workbench.sources.reading.formats.pdf_signs import UNTOLD, signs_of
from workbench.sources.reading.formats.raised import moved

_CUT = "\ufffe"
_NONE = "\u2060"
"""Stands for a letter of which nothing is told, nor printed."""
_FIRST_UNKNOWN = 0x110000
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
_LEAP = 7
_LEAST_GAP = 0.35
"""Of the room of letters: from which on a gap parts words without a doubt."""
_MANY_TURNED = 8

Edits = dict[int, str]
"""What is said instead of letters, by their number."""


class Told(NamedTuple):
    """What PDFium tells of a page, and the number of its first letter; -1 where letters are left out."""

    letters: str
    first: int


def mended(
    text_page: Any,
    told: Told,
    layout: Layout,
    words: Sequence[Words],
    rows: Sequence[Letter],
    ligatures: Ligatures,
) -> list[Letter]:
    """The letters of a page with what is misread put right; none where there is nothing to put right.

    `rows` are its letters where they were put in order already.
    """
    from pypdfium2 import raw as pdfium

    count = pdfium.FPDFText_CountChars(text_page)
    is_whole = told.first == 0 and len(told.letters) == count
    edits = ligatures.edits(text_page, told.letters, 0) if is_whole else {}
    if is_whole and not (edits or layout.apart or layout.moved or _has_accents(told.letters)):
        return []
    mender = Mender(text_page, told, count)
    if not is_whole:
        edits = ligatures.edits(text_page, "".join(sign[:1] or _NONE for sign in mender.signs), 0)
    edits |= mender.edits(layout, words)
    if not edits and (is_whole or UNKNOWN not in mender.signs):
        return []
    letters = list(rows or zip(mender.signs, range(count), strict=True))
    if rows or "" in mender.signs:
        return list(_said(letters, edits))
    found: list[Letter] = []
    done = 0
    for number in sorted(edits):
        found += letters[done:number]
        is_blank = found[-1][0].isspace() if found else True
        found += _said(letters[number : number + 1], edits, is_blank)
        done = number + 1
    return found + letters[done:]


def _has_accents(letters: str) -> bool:
    return "`" in letters if letters.isascii() else any(accent in letters for accent in _ACCENTS)


class Mender:
    """Looks for what is misread on one page of `count` letters."""

    def __init__(self, text_page: Any, told: Told, count: int) -> None:
        self._text_page = text_page
        self._handle = address_of(text_page)
        self._count = count
        self.signs: list[str]
        """What each letter says, by its number."""
        if told.first < 0:
            self.signs = _signs(text_page, range(count))
        else:
            before, after = range(told.first), range(told.first + len(told.letters), count)
            self.signs = [*_signs(text_page, before), *told.letters, *_signs(text_page, after)]
        _box, self._piece_of, _code = letter_questions()

    def edits(self, layout: Layout, words: Sequence[Words]) -> Edits:
        """What is to be said instead."""
        found: Edits = {}
        if layout.turned >= _MANY_TURNED:
            found |= self._parted_letters()
        elif layout.apart:
            found |= self._parted({one.address: one.box for one in words})
        for small, beside in layout.moved:
            found |= self._moved(small, beside)
        for number in [number for number, sign in enumerate(self.signs) if sign in _ACCENTS]:
            found |= self._accented(number, self.signs[number])
        return found

    def _parted(self, pieces: dict[int, Box]) -> Edits:
        """Words of two cells that PDFium takes for one."""
        found: Edits = {}
        last, piece_of, handle = 0, self._piece_of, self._handle
        number = 0
        while number < self._count:
            # The letters of a piece follow one another: most need not be asked for theirs.
            if last and number + _LEAP < self._count and piece_of(handle, number + _LEAP) == last:
                number += _LEAP + 1
                continue
            for at in range(number, min(number + _LEAP + 1, self._count)):
                address = piece_of(handle, at)
                if address != last:
                    one, other = pieces.get(last), pieces.get(address or 0)
                    if one and other and _are_apart(one, other):
                        self._part(at, found)
                    last = address or 0
            number += _LEAP + 1
        return found

    def _parted_letters(self) -> Edits:
        """As `_parted`, for lines that run up or down the page: PDFium joins the cells of one piece, too."""
        found: Edits = {}
        box_of, _piece_of, _code = letter_questions()
        numbers = (ctypes.c_double * 4)()
        places = addresses_in(numbers)
        last: Box | None = None
        for number in range(self._count):
            if not box_of(self._handle, number, *places):
                last = None
                continue
            box = (numbers[0], numbers[2], numbers[1], numbers[3])
            if last and _are_apart(last, box):
                self._part(number, found)
            last = box
        return found

    def _part(self, number: int, found: Edits) -> None:
        """Put a gap before a letter, where there is one in print and none is told."""
        if self.signs[number].strip() and self.signs[number - 1].strip():
            gap = _gap(_cell(self._text_page, number - 1), _cell(self._text_page, number))
            # The letters of Chinese and its like stand loosely.
            is_loose = unicodedata.east_asian_width(self.signs[number][0]) in "WF"
            if gap == "\t" or (gap and not is_loose):
                found[number] = gap + self.signs[number]

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


def _are_apart(one: Box, other: Box) -> bool:
    """The quick look: whether there may be a gap between two pieces of text or letters."""
    least = APART * max(min(one[3] - one[1], one[2] - one[0]), min(other[3] - other[1], other[2] - other[0]))
    return (
        other[0] - one[2] > least
        or other[1] - one[3] > least
        or one[1] - other[3] > least
        or one[0] - other[2] > least
    )


def _cell(text_page: Any, number: int) -> Box:
    """The room of a letter, in which it stands with what is left blank around it."""
    from pypdfium2 import raw

    room = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text_page, number, room)
    return (room.left, min(room.bottom, room.top), room.right, max(room.bottom, room.top))


def _gap(one: Box, other: Box) -> str:
    """What parts two letters that follow one another on a line, whose rooms are given; nothing where they
    touch."""
    left, bottom, right, top = one
    left2, bottom2, right2, top2 = other
    wide, high = min(right, right2) - max(left, left2), min(top, top2) - max(bottom, bottom2)
    if high > APART * min(top - bottom, top2 - bottom2):
        gap, height = left2 - right, max(top - bottom, top2 - bottom2)
    elif wide > APART * min(right - left, right2 - left2):
        # A line that is turned.
        gap, height = -high, max(right - left, right2 - left2)
    else:
        return ""
    return "\t" if gap > CELL_GAP * height else " " if gap > _LEAST_GAP * height else ""


def _signs(text_page: Any, numbers: range) -> list[str]:
    """What some letters of a page say; what its fonts do not identify, but print, is UNKNOWN."""
    signs = signs_of(text_page, numbers)
    if UNTOLD not in signs:
        return signs
    box_of, _piece_of, _code_of = letter_questions()
    handle, sides = address_of(text_page), (ctypes.c_double * 4)()
    places = addresses_in(sides)
    for place, sign in enumerate(signs):
        if sign == UNTOLD:
            has_ink = box_of(handle, numbers[place], *places) and sides[1] > sides[0] and sides[3] > sides[2]
            signs[place] = UNKNOWN if has_ink else ""
    return signs


def _said(letters: Sequence[Letter], edits: Edits, is_blank: bool = True) -> Iterator[Letter]:
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
