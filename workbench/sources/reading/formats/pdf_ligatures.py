"""Ligatures of a PDF whose fonts tell them wrongly: as their last letter, or as no letter at all.

Programs that make PDFs small write for the one sign "fi" that it stands for "i", or leave it out: the text
then says "signiicant" or "Conrmed". How wide a sign is in its font shows that it is more than it is said
to be, and which letters are as wide together, which it is.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from workbench.sources.reading.formats.pdf_widths import (
    LIGATURES,
    MATCH,
    NEARLY,
    WIDER,
    WORD,
    PageSigns,
    Sign,
)

_ALL = ("fi", "fl", "ff", "ffi", "ffl", "Th", "tt", "ti")
_ODD = re.compile("[\u0180-\u01bf\u014c]")
"""What programs write for signs that they only number: letters hardly any language has."""
_OF_ODD = ("ti", "tt", "tti", "ft", "fti", "tf", "ff", "fi", "fl", "ffi", "ffl", "fj")
_PLAIN_WORD = re.compile("[A-Za-z]+")
"""The same where there are no other letters, found in half the time."""
_TOLD = re.compile("[fijlt]|(?<![^\\W\\d_])[hT]")
_UNTOLD = "".join(chr(code) for code in range(0x20) if code not in b"\t\n\r") + "\ufffd"
_FEW_UNTOLD, _MANY_UNTOLD = 3, 0.1
"""Signs of a page, and of its letters: where the fonts say nothing of more, they are of no use."""
_AGREE = 0.75
"""Share of the words that must show the same of a sign before it is that everywhere."""
_FEW_LETTERS = 5
"""Of a word with a sign of which its font says nothing: "µg" is no "fig"."""
UNKNOWN = "\ufffd"


_Kind = tuple[int, str, float]
"""A sign by its font, what the font says of it, and its width: always the same ligature on a page."""


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
        page = PageSigns(text_page, letters, first)
        found = self._told(page)
        found.update(_untold(page))
        if not letters.isascii() and _ODD.search(letters):
            found.update(_odd(page))
        return found

    def _told(self, page: PageSigns) -> dict[int, str]:
        suspects = list(self._suspects(page, self._is_broken))
        found = self._mended(page, suspects)
        if (found or self.is_doubtful) and not self._is_broken:
            # Other words may be whole words without their ligature, as "it" is of "fit".
            self._is_broken = True
            found = self._mended(page, self._suspects(page, True))
        return found

    def _suspects(self, page: PageSigns, is_broken: bool) -> Iterator[int]:
        """Places of letters that seem wider than they are said to be, of words that are new."""
        letters = page.letters
        words = WORD.finditer(letters) if is_broken else self._new_words(letters)
        for word in words:
            for place in _TOLD.finditer(letters, *word.span()):
                if page.looks_wide(place.start()):
                    yield place.start()

    def _new_words(self, letters: str) -> Iterator[re.Match[str]]:
        """Where words stand first that are new in the document."""
        right = self._right
        words = (_PLAIN_WORD if letters.isascii() else WORD).findall(letters)
        new = [word for word in dict.fromkeys(words) if word not in right]
        right.update(new)
        place = 0
        for word in new:
            if not _TOLD.search(word):
                continue
            # They come in the order of the page, and each is found at first within longer words, perhaps.
            place = letters.index(word, place)
            while not (found := _word_at(letters, place)) or found[0] != word:
                place = letters.index(word, place + 1)
            yield found

    def _mended(self, page: PageSigns, places: Iterable[int]) -> dict[int, str]:
        signs: list[tuple[int, Sign, _Kind, str]] = []
        proven: dict[_Kind, Counter[str]] = {}
        for place in places:
            letter, sign = page.letters[place], page.sign(place)
            width = page.own_width(sign, letter)
            if not width or sign.width < WIDER * width or page.is_shared(place):
                continue
            kind = sign.font, letter, round(sign.width, 2)
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

    def _guessed(self, page: PageSigns, place: int, sign: Sign) -> str:
        """What a wide sign stands for that stands in no word that shows it; nothing where that is open."""
        letter = page.letters[place]
        words, is_word = page.words_with(place, sign), page.is_word_with(place, letter)
        if not page.is_followed(place) or (is_word and not words):
            # Of the last letter of a word, the room is not sure: it may be the gap to the next.
            self.is_doubtful |= is_word and bool(words) and self._is_broken
            return ""
        options = [one for one in LIGATURES[letter] if page.fits(sign, one, MATCH)]
        if len(options) != 1:
            options = words or [one for one in options if one in self._proven]
        self.is_doubtful |= len(options) != 1
        return options[0] if len(options) == 1 else ""


def _shown_by_words(proofs: Counter[str] | None) -> str:
    """The ligature that most words show a sign to be; "" where they disagree, as about "tt" and "ft"."""
    if not proofs:
        return ""
    ligature, count = proofs.most_common(1)[0]
    return ligature if count >= _AGREE * proofs.total() else ""


def _word_at(letters: str, place: int) -> re.Match[str] | None:
    """The word that begins at a place; None where none begins."""
    return None if place and WORD.match(letters, place - 1) else WORD.match(letters, place)


def _untold(page: PageSigns) -> Iterator[tuple[int, str]]:
    """What replaces signs that are printed but of which the font says nothing."""
    count = sum(map(page.letters.count, _UNTOLD))
    if not 0 < count <= max(_FEW_UNTOLD, _MANY_UNTOLD * len(page.letters)):
        return
    for place in [found.start() for found in re.finditer(f"[{_UNTOLD}]", page.letters)]:
        sign = page.sign(place)
        if sign.is_printed:
            near = [one for one in _ALL if page.fits(sign, one, NEARLY)]
            words = [one for one in near if page.is_word_with(place, one, _FEW_LETTERS)]
            said = words[0] if len(words) == 1 else UNKNOWN
            if said != page.letters[place]:
                yield page.first + place, said


def _odd(page: PageSigns) -> dict[int, str]:
    """What replaces letters that stand for ligatures, as "Ɵ" does in "naƟonal"; words must show it."""
    signs: list[tuple[int, _Kind]] = []
    proven: dict[_Kind, Counter[str]] = {}
    for odd in _ODD.finditer(page.letters):
        place, sign = odd.start(), page.sign(odd.start())
        kind = sign.font, odd[0], round(sign.width, 2)
        near = [one for one in _OF_ODD if page.fits(sign, one, NEARLY)]
        words = [one for one in near if page.is_word_with(place, one)]
        if len(words) == 1:
            proven.setdefault(kind, Counter())[words[0]] += 1
        signs.append((place, kind))
    said = {kind: _shown_by_words(proofs) for kind, proofs in proven.items()}
    return {page.first + place: said[kind] for place, kind in signs if said.get(kind)}
