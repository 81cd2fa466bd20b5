"""How wide the signs of a PDF's page are in their fonts, and which letters would be as wide."""

import ctypes
import re
from collections.abc import Callable
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from workbench.sources.reading.formats.english import is_english
from workbench.sources.reading.formats.pdf_addresses import ADDRESS, Answers, Handle, bare, handle_of
from workbench.sources.reading.formats.pdf_questions import letter_questions

LIGATURES = {
    "i": ("fi", "ffi", "ti", "tti"), "l": ("fl", "ffl"), "f": ("ff", "fi", "fl", "ft", "ffi", "ffl"),
    "t": ("tt", "ft", "st", "ct", "fft", "ti", "tti"), "j": ("fj", "ffj"), "h": ("Th",), "T": ("Th",),
}  # fmt: skip
"""What a font says of a ligature: its last letter, or its first."""
WORD = re.compile(r"[^\W\d_]+")
_LIKELY_WIDTH = {"i": 0.33, "j": 0.33, "l": 0.33, "f": 0.42, "t": 0.42, "h": 0.66, "T": 0.75}
"""Of the height of the room of a letter: what is no wider is what it is said to be."""
WIDER = 1.4
"""Times the letter: how wide a sign is at least that is more than it."""
MATCH, NEARLY = 0.12, 0.35
"""Of the letters it stands for together: by how much a ligature is wider or narrower, surely and perhaps."""
_USUAL = {
    "f": 0.31, "t": 0.31, "i": 0.26, "j": 0.26, "l": 0.26, "s": 0.45, "c": 0.47, "T": 0.55, "h": 0.55,
}  # fmt: skip
"""Widths in most fonts, for letters that a font has only within ligatures."""
_SAMPLE, _FEW_SIGNS = 100, 12
"""How many of a letter on a page, and of those that do not look wide, show how wide it is itself."""
_RARE = "Tj"
"""Letters that a page may have within a ligature alone."""
_INK = 0.05
_TOUCH = 0.001
"""Of the size of a letter: what is no larger is a blank, and what is no farther off touches."""


class Sign(NamedTuple):
    """A sign as it is printed: its font, how wide it is for its size, and whether there is any ink."""

    font: int
    width: float
    is_printed: bool


class PageSigns:
    """The letters of a page and how wide they are."""

    def __init__(self, text_page: Any, letters: str, first: int) -> None:
        self._text_page = text_page
        self._handle = handle_of(text_page)
        room = Answers(ctypes.c_float, 4)
        self._at, self._read = room.places[0], room.read
        self._asked = letter_questions()
        self._room_of, self._font_of = self._asked.room, _font_question()
        self._box, self._matrix = Answers(ctypes.c_double, 4), Answers(ctypes.c_float, 6)
        self._origin = Answers(ctypes.c_double, 2)
        self._widths: dict[tuple[int, str], float] = {}
        self._sought: set[tuple[int, str]] = set()
        self.letters = letters
        self.first = first

    def is_followed(self, place: int) -> bool:
        """Whether there is a letter after one."""
        return self.letters[place + 1 : place + 2].isalpha()

    def looks_wide(self, place: int) -> bool:
        """The quick look: whether a letter is wide for its height, as it also is in some fonts."""
        self._room_of(self._handle, self.first + place, self._at)
        left, top, right, bottom = self._read()
        return bool(right - left > _LIKELY_WIDTH[self.letters[place]] * abs(top - bottom))

    def is_shared(self, place: int) -> bool:
        """Whether a letter shares its room with the next: the font rightly says both of one sign."""
        rooms = []
        for number in (place - 1, place, place + 1):
            is_there = self._room_of(self._handle, self.first + number, self._at)
            rooms.append(self._read() if is_there else [])
        return rooms[1] in (rooms[0], rooms[2])

    def sign(self, place: int) -> Sign:
        """The sign at a place; of width 0 where nothing is known, as of letters that are printed aslant."""
        ask, handle, number = self._asked, self._handle, self.first + place
        piece = ask.piece(handle, number)
        if not piece:
            return Sign(0, 0, False)
        font = self._font_of(Handle(piece)) or 0
        ask.matrix(handle, number, self._matrix.places[0])
        along, across = map(abs, self._matrix.read()[:2])
        size = ask.size(handle, number) * float((along**2 + across**2) ** 0.5)
        ask.box(handle, number, *self._box.places)
        left, right, bottom, top = self._box.read()
        is_printed = min(right - left, top - bottom) > _INK * size
        if not size or min(along, across) > max(along, across) / 100:
            return Sign(font, 0, is_printed)
        self._room_of(handle, number, self._at)
        around = self._read()
        if across > along:
            first, end, ink, last = around[3], around[1], bottom, top
        else:
            first, end, ink, last = around[0], around[2], left, right
        width = abs(end - first)
        advance = self._advance(number, piece) if self.is_followed(place) else 0.0
        # Slanted letters reach beyond their room, which is then given with what does.
        if advance or min(abs(first - ink), abs(end - last)) < _TOUCH * size:
            width = min(width, advance)
        return Sign(font, width / size, is_printed)

    def _advance(self, number: int, piece: int) -> float:
        """How far it is to the next letter of a piece of text; 0 where that is not known."""
        if self._asked.piece(self._handle, number + 1) != piece:
            return 0
        x, y = self._origin_of(number)
        x2, y2 = self._origin_of(number + 1)
        return abs(x2 - x) + abs(y2 - y)

    def _origin_of(self, number: int) -> list[float]:
        self._asked.origin(self._handle, number, *self._origin.places)
        return self._origin.read()

    def width_of(self, font: int, letter: str) -> float:
        """How wide a letter is in a font of size 1; 0 where the font has none."""
        from pypdfium2 import raw

        key = font, letter
        if key not in self._widths:
            width = ctypes.c_float()
            at = ctypes.cast(font, raw.FPDF_FONT)
            is_told = font and raw.FPDFFont_GetGlyphWidth(at, ord(letter), 1.0, width)
            self._widths[key] = width.value if is_told else 0
        return self._widths[key]

    def own_width(self, sign: Sign, letter: str) -> float:
        """How wide a letter is in the font of a sign that the font says is this letter.

        Asked for a letter, PDFium may name the width of the ligature, of which the font says the same.
        """
        key = sign.font, letter
        width = self.width_of(sign.font, letter)
        if key in self._sought or width < sign.width / WIDER or width == self.width_of(sign.font, "m"):
            return width
        self._sought.add(key)
        others = islice(re.finditer(letter, self.letters), _SAMPLE)
        narrow = [other.start() for other in others if not self.looks_wide(other.start())]
        signs = [self.sign(place) for place in narrow[:_FEW_SIGNS]]
        widths = [one.width for one in signs if one.width and one.font == sign.font]
        self._widths[key] = min(widths, default=_USUAL[letter] if letter in _RARE else width)
        return self._widths[key]

    def fits(self, sign: Sign, letters: str, slack: float) -> bool:
        """Whether a sign is as wide as some letters of its font are together."""
        widths = [self.width_of(sign.font, letter) for letter in letters]
        if slack == MATCH and not all(widths):
            return False
        total = sum(width or _USUAL[letter] for width, letter in zip(widths, letters, strict=True))
        return abs(sign.width - total) <= slack * total

    def words_with(self, place: int, sign: Sign) -> list[str]:
        """The ligatures that a sign told as a letter may be, with which the word around it is one."""
        near = [one for one in LIGATURES[self.letters[place]] if self.fits(sign, one, NEARLY)]
        return [one for one in near if self.is_word_with(place, one)]

    def is_word_with(self, place: int, letters: str, fewest: int = 0) -> bool:
        """Whether the word around a place, of so many letters at least, is one with some letters there."""
        start = place
        while start and self.letters[start - 1].isalpha():
            start -= 1
        after = WORD.match(self.letters, place + 1)
        word = self.letters[start:place] + letters + (after[0] if after else "")
        return len(word) >= fewest and is_english(word)


@cache
def _font_question() -> Callable[..., Any]:
    """The address of the font of a piece of text."""
    from pypdfium2 import raw

    return bare(raw.FPDFTextObj_GetFont, ADDRESS)
