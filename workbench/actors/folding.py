"""Text as names are looked for in it: folded letter for letter, with the way back to the original."""

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cache, lru_cache

from workbench.values.text import fold

_GONE, _SEVERAL = "\x00", "\x01"
_ALPHABETS = ((0x00, 0x600), (0x600, 0x780), (0x1E00, 0x2070), (0xFB00, 0xFFF0))
"""Where letters may fold to others; everything beyond stands for itself."""

Back = Callable[[int], int] | None
"""From a position in the folded text to one in the original; None where they are the same."""


def fold_for_names(text: str) -> tuple[str, Back]:
    """The folded text, every sign that is no letter or digit a space, and the way back.

    Vowel marks, combining accents, tatweel and half rings disappear; a letter that folds to
    several (ß, ligatures) leads back to itself from each of them.
    """
    if text.isascii():
        return text.lower().translate(_ascii()), None
    lower = text.lower()
    table, changing = _letters()
    folded = changing.sub(lambda match: table[match[0]], lower)
    if len(lower) != len(text) or _SEVERAL in folded:
        return _fold_slowly(text)
    if _GONE not in folded:
        return folded, None
    # The k-th gap at position p leaves k characters out before the folded position p - k.
    gaps = [match.start() - count for count, match in enumerate(re.finditer(_GONE, folded))]
    return folded.replace(_GONE, ""), lambda position: position + bisect_right(gaps, position)


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Words in plain small letters: no accents, one form of each Arabic letter, one apostrophe."""
    # fold drops the Ukrainian apostrophe, which is a letter to it.
    return fold(text.replace("’", "'").replace("ʼ", "'")).strip()


def past_marks(text: str, end: int) -> int:
    """A place in a text, or the one behind the marks there, which disappear when it is folded."""
    while end < len(text) and _folded(text[end]) == "":
        end += 1
    return end


def _fold_slowly(text: str) -> tuple[str, Back]:
    return text.translate(_PIECES), _Origins(text)


class _Pieces(dict[int, str]):
    """What every character becomes, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        piece = self[code] = _folded(chr(code))
        return piece


_PIECES = _Pieces()


class _Origins:
    """From a position in the folded text to one in the original; made when first asked."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._positions: list[int] | None = None

    def __call__(self, position: int) -> int:
        if self._positions is None:
            text = self._text
            lengths = (len(_PIECES[ord(character)]) for character in text)
            self._positions = [place for place, length in enumerate(lengths) for _ in range(length)]
            self._positions.append(len(text))
        return self._positions[position]


@cache
def _folded(character: str) -> str:
    folded = fold(character).strip()
    if folded:
        return "".join(part if part.isalnum() else " " for part in folded)
    return " " if character.isspace() else ""


@cache
def _ascii() -> dict[int, str]:
    return {code: _folded(chr(code)) or " " for code in range(128)}


@cache
def _letters() -> tuple[dict[str, str], re.Pattern[str]]:
    """Lower-case characters that change -> what they become; a pattern that finds them."""
    table = {}
    for first, end in _ALPHABETS:
        for code in range(first, end):
            character = chr(code)
            folded = _folded(character)
            if character.lower() == character != folded:
                table[character] = folded if len(folded) == 1 else _SEVERAL if folded else _GONE
    return table, re.compile("[" + "".join(map(re.escape, table)) + "]")
