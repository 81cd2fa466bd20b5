"""Ligatures of a PDF whose fonts tell them wrongly: as their last letter, or as no letter at all.

Programs that make PDFs small write for the one sign "fi" that it stands for "i", or leave it out: the text
then says "signiicant" or "Conrmed". How wide a sign is in its font shows that it is more than it is said
to be, and which letters are as wide together, which it is.
"""

import ctypes
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from workbench.sources.reading.formats.english import is_english
from workbench.sources.reading.formats.pdf_addresses import ADDRESS, NUMBER, address_of, by_address

_LIGATURES = {
    "i": ("fi", "ffi", "ti", "tti"), "l": ("fl", "ffl"), "f": ("ff", "fi", "fl", "ft", "ffi", "ffl"),
    "t": ("tt", "ft", "st", "ct", "fft", "ti", "tti"), "j": ("fj", "ffj"), "h": ("Th",), "T": ("Th",),
}  # fmt: skip
"""What a font says of a ligature: its last letter, or its first."""
_ALL = ("fi", "fl", "ff", "ffi", "ffl", "Th", "tt", "ti")
_ODD = re.compile("[\u0180-\u01bf\u014c]")
"""What programs write for signs that they only number: letters hardly any language has."""
_OF_ODD = ("ti", "tt", "tti", "ft", "fti", "tf", "ff", "fi", "fl", "ffi", "ffl", "fj")
_WORD = re.compile(r"[^\W\d_]+")
_TOLD = re.compile("[fijlt]|(?<![^\\W\\d_])[hT]")
_UNTOLD = "".join(chr(code) for code in range(0x20) if code not in b"\t\n\r") + "\ufffd"
_LIKELY_WIDTH = {"i": 0.33, "j": 0.33, "l": 0.33, "f": 0.42, "t": 0.42, "h": 0.66, "T": 0.75}
"""Of the height of the room of a letter: what is no wider is what it is said to be."""
_WIDER = 1.4
"""Times the letter: how wide a sign is at least that is more than it."""
_MATCH, _NEARLY = 0.12, 0.35
"""Of the letters it stands for together: by how much a ligature is wider or narrower, surely and perhaps."""
_USUAL = {
    "f": 0.31, "t": 0.31, "i": 0.26, "j": 0.26, "l": 0.26, "s": 0.45, "c": 0.47, "T": 0.55, "h": 0.55,
}  # fmt: skip
"""Widths in most fonts, for letters that a font has only within ligatures."""
_FEW_UNTOLD, _MANY_UNTOLD = 3, 0.1
"""Signs of a page, and of its letters: where the fonts say nothing of more, they are of no use."""
_SAMPLE, _FEW_SIGNS = 100, 12
"""How many of a letter on a page, and of those that do not look wide, show how wide it is itself."""
_AGREE = 0.75
"""Share of the words that must show the same of a sign before it is that everywhere."""
_FEW_LETTERS = 5
"""Of a word with a sign of which its font says nothing: "µg" is no "fig"."""
_RARE = "Tj"
"""Letters that a page may have within a ligature alone."""
_INK = 0.05
_TOUCH = 0.001
"""Of the size of a letter: what is no larger is a blank, and what is no farther off touches."""
UNKNOWN = "\ufffd"


_Kind = tuple[int, str, float]
"""A sign by its font, what the font says of it, and its width: always the same ligature on a page."""


class _Sign(NamedTuple):
    """A sign as it is printed: its font, and its width and size in points."""

    font: Any
    width: float
    is_printed: bool


class Ligatures:
    """Looks for ligatures on the pages of one document."""

    def __init__(self) -> None:
        self._right: set[str] = set()
        """Words found to be as wide as their letters: looked at once in a document, for speed."""
        self._proven: set[str] = set()
        """The ligatures that words of the document have shown."""
        self._is_broken = False
        self.is_doubtful = False
        """Whether signs on the page last looked at are more than they are said to be, and unsure."""

    def edits(self, text_page: Any, letters: str, first: int) -> dict[int, str]:
        """What replaces letters, by number; `letters` are those from number `first` on."""
        self.is_doubtful = False
        page = _Page(text_page, letters, first)
        found = self._told(page)
        found.update(_untold(page))
        if _ODD.search(letters):
            found.update(_odd(page))
        return found

    def _told(self, page: "_Page") -> dict[int, str]:
        suspects = list(self._suspects(page, self._is_broken))
        found = self._mended(page, suspects)
        if (found or self.is_doubtful) and not self._is_broken:
            # Other words may be whole words without their ligature, as "it" is of "fit".
            self._is_broken = True
            found = self._mended(page, self._suspects(page, True))
        return found

    def _suspects(self, page: "_Page", is_broken: bool) -> Iterator[int]:
        """Places of letters that seem wider than they are said to be, of words that are new."""
        right, letters = self._right, page.letters
        for word in _WORD.finditer(letters):
            if not is_broken:
                if word[0] in right:
                    continue
                right.add(word[0])
            for place in _TOLD.finditer(letters, word.start(), word.end()):
                if page.looks_wide(place.start()):
                    yield place.start()

    def _mended(self, page: "_Page", places: Iterable[int]) -> dict[int, str]:
        signs: list[tuple[int, _Sign, _Kind, str]] = []
        proven: dict[_Kind, Counter[str]] = {}
        for place in places:
            letter, sign = page.letters[place], page.sign(place)
            width = page.own_width(sign, letter)
            if not width or sign.width < _WIDER * width or page.is_shared(place):
                continue
            kind = address_of(sign.font), letter, round(sign.width, 2)
            words = page.words_with(place, sign)
            own = ""
            if len(words) == 1 and not page.is_word_with(place, letter):
                own = words[0]
                proven.setdefault(kind, Counter())[own] += 1
                self._proven.add(own)
            signs.append((place, sign, kind, own))
        found: dict[int, str] = {}
        for place, sign, kind, own in signs:
            said = _shown_by_words(proven.get(kind)) or own or self._guessed(page, place, sign)
            if said:
                found[page.first + place] = said
        return found

    def _guessed(self, page: "_Page", place: int, sign: _Sign) -> str:
        """What a wide sign stands for that stands in no word that shows it; nothing where that is open."""
        letter = page.letters[place]
        words, is_word = page.words_with(place, sign), page.is_word_with(place, letter)
        if not page.is_followed(place) or (is_word and not words):
            # Of the last letter of a word, the room is not sure: it may be the gap to the next.
            self.is_doubtful |= is_word and bool(words) and self._is_broken
            return ""
        options = [one for one in _LIGATURES[letter] if page.fits(sign, one, _MATCH)]
        if len(options) != 1:
            options = words or [one for one in options if one in self._proven]
        self.is_doubtful |= len(options) != 1
        return options[0] if len(options) == 1 else ""


def _shown_by_words(proofs: Counter[str] | None) -> str:
    """What the words show a sign to be; nothing where two that are as wide are told alike ("tt", "ft")."""
    if not proofs:
        return ""
    ligature, count = proofs.most_common(1)[0]
    return ligature if count >= _AGREE * proofs.total() else ""


def _untold(page: "_Page") -> Iterator[tuple[int, str]]:
    """What replaces signs that are printed but of which the font says nothing."""
    count = sum(map(page.letters.count, _UNTOLD))
    if not 0 < count <= max(_FEW_UNTOLD, _MANY_UNTOLD * len(page.letters)):
        return
    for place in [found.start() for found in re.finditer(f"[{_UNTOLD}]", page.letters)]:
        sign = page.sign(place)
        if sign.is_printed:
            near = [one for one in _ALL if page.fits(sign, one, _NEARLY)]
            words = [one for one in near if page.is_word_with(place, one, _FEW_LETTERS)]
            said = words[0] if len(words) == 1 else UNKNOWN
            if said != page.letters[place]:
                yield page.first + place, said


def _odd(page: "_Page") -> dict[int, str]:
    """What replaces letters that stand for ligatures, as "Ɵ" does in "naƟonal"; words must show it."""
    signs: list[tuple[int, _Kind]] = []
    proven: dict[_Kind, Counter[str]] = {}
    for odd in _ODD.finditer(page.letters):
        place, sign = odd.start(), page.sign(odd.start())
        kind = address_of(sign.font), odd[0], round(sign.width, 2)
        near = [one for one in _OF_ODD if page.fits(sign, one, _NEARLY)]
        words = [one for one in near if page.is_word_with(place, one)]
        if len(words) == 1:
            proven.setdefault(kind, Counter())[words[0]] += 1
        signs.append((place, kind))
    said = {kind: _shown_by_words(proofs) for kind, proofs in proven.items()}
    return {page.first + place: said[kind] for place, kind in signs if said.get(kind)}


class _Page:
    """The letters of a page and how wide they are."""

    def __init__(self, text_page: Any, letters: str, first: int) -> None:
        self._text_page = text_page
        self._handle = address_of(text_page)
        self._room = (ctypes.c_float * 4)()
        self._at = ctypes.addressof(self._room)
        (self._room_of,) = _questions()
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
        left, top, right, bottom = self._room
        return right - left > _LIKELY_WIDTH[self.letters[place]] * abs(top - bottom)

    def is_shared(self, place: int) -> bool:
        """Whether a letter shares its room with the next: the font rightly says both of one sign."""
        rooms = []
        for number in (place - 1, place, place + 1):
            is_there = self._room_of(self._handle, self.first + number, self._at)
            rooms.append(tuple(self._room) if is_there else ())
        return rooms[1] in (rooms[0], rooms[2])

    def sign(self, place: int) -> _Sign:
        """The sign at a place; of width 0 where nothing is known, as of letters that are printed aslant."""
        from pypdfium2 import raw

        number = self.first + place
        piece = raw.FPDFText_GetTextObject(self._text_page, number)
        if not piece:
            return _Sign(None, 0, False)
        font, matrix = raw.FPDFTextObj_GetFont(piece), raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._text_page, number, matrix)
        along, across = abs(matrix.a), abs(matrix.b)
        size = raw.FPDFText_GetFontSize(self._text_page, number) * float((along**2 + across**2) ** 0.5)
        sides = [ctypes.c_double() for _side in range(4)]
        raw.FPDFText_GetCharBox(self._text_page, number, *sides)
        left, right, bottom, top = (side.value for side in sides)
        is_printed = min(right - left, top - bottom) > _INK * size
        if not size or min(along, across) > max(along, across) / 100:
            return _Sign(font, 0, is_printed)
        self._room_of(self._handle, number, self._at)
        around = self._room
        if across > along:
            first, end, ink, last = around[3], around[1], bottom, top
        else:
            first, end, ink, last = around[0], around[2], left, right
        width = abs(end - first)
        advance = self._advance(number, address_of(piece)) if self.is_followed(place) else 0.0
        # Slanted letters reach beyond their room, which is then given with what does.
        if advance or min(abs(first - ink), abs(end - last)) < _TOUCH * size:
            width = min(width, advance)
        return _Sign(font, width / size, is_printed)

    def _advance(self, number: int, piece: int) -> float:
        """How far it is to the next letter of a piece of text; 0 where that is not known."""
        from pypdfium2 import raw

        following = raw.FPDFText_GetTextObject(self._text_page, number + 1)
        if address_of(following) != piece:
            return 0
        places = [(ctypes.c_double(), ctypes.c_double()) for _letter in range(2)]
        for index, (x, y) in enumerate(places):
            raw.FPDFText_GetCharOrigin(self._text_page, number + index, x, y)
        return sum(float(abs(other.value - one.value)) for one, other in zip(*places, strict=True))

    def width_of(self, font: Any, letter: str) -> float:
        """How wide a letter is in a font of size 1; 0 where the font has none."""
        from pypdfium2 import raw

        key = address_of(font), letter
        if key not in self._widths:
            width = ctypes.c_float()
            is_told = font and raw.FPDFFont_GetGlyphWidth(font, ord(letter), 1.0, width)
            self._widths[key] = width.value if is_told else 0
        return self._widths[key]

    def own_width(self, sign: _Sign, letter: str) -> float:
        """How wide a letter is in the font of a sign that the font says is this letter.

        Asked for a letter, PDFium may name the width of the ligature, of which the font says the same.
        """
        key = address_of(sign.font), letter
        width = self.width_of(sign.font, letter)
        if key in self._sought or width < sign.width / _WIDER or width == self.width_of(sign.font, "m"):
            return width
        self._sought.add(key)
        others = islice(re.finditer(letter, self.letters), _SAMPLE)
        narrow = [other.start() for other in others if not self.looks_wide(other.start())]
        signs = [self.sign(place) for place in narrow[:_FEW_SIGNS]]
        widths = [one.width for one in signs if one.width and address_of(one.font) == key[0]]
        self._widths[key] = min(widths, default=_USUAL[letter] if letter in _RARE else width)
        return self._widths[key]

    def fits(self, sign: _Sign, letters: str, slack: float) -> bool:
        """Whether a sign is as wide as some letters of its font are together."""
        widths = [self.width_of(sign.font, letter) for letter in letters]
        if slack == _MATCH and not all(widths):
            return False
        total = sum(width or _USUAL[letter] for width, letter in zip(widths, letters, strict=True))
        return abs(sign.width - total) <= slack * total

    def words_with(self, place: int, sign: _Sign) -> list[str]:
        """The ligatures that a sign told as a letter may be, with which the word around it is one."""
        near = [one for one in _LIGATURES[self.letters[place]] if self.fits(sign, one, _NEARLY)]
        return [one for one in near if self.is_word_with(place, one)]

    def is_word_with(self, place: int, letters: str, fewest: int = 0) -> bool:
        """Whether the word around a place, of so many letters at least, is one with some letters there."""
        start = place
        while start and self.letters[start - 1].isalpha():
            start -= 1
        after = _WORD.match(self.letters, place + 1)
        word = self.letters[start:place] + letters + (after[0] if after else "")
        return len(word) >= fewest and is_english(word)


@cache
def _questions() -> tuple[Callable[..., Any], ...]:
    from pypdfium2 import raw

    return (by_address(raw.FPDFText_GetLooseCharBox, NUMBER, ADDRESS, NUMBER, ADDRESS),)
