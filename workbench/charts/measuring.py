"""How wide and how high words are on paper, and where their lines end."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

POINT = 25.4 / 72
"""Millimetres."""
LINE = 1.3
"""Height of a line of words, in their size."""
_WIDEST = frozenset("WM@%—…ЖШЩЮФМшщжфю")
_WIDE, _NARROW = frozenset("mwQOGCDHNU&Дмыω"), frozenset("iljtfrI.,:;'’‘!|()[]- ")
_SCRIPTS = (
    (0x370, 0x400, 0.62), (0x400, 0x530, 0.64), (0x530, 0x590, 0.75), (0x10A0, 0x1100, 0.64),
    (0x1200, 0x13A0, 0.72),
)  # fmt: skip
"""Greek, Cyrillic, Armenian, Georgian and Ethiopic: where they begin and end, and the width of most signs."""
_PIECES = re.compile(
    r"[\u2e80-\u9fff\uf900-\ufaff\uff10-\uff19\uff21-\uff5a][、。，．：；！？）】》」』”’]*|[^\u2e80-\u9fff]+"
)
"""What stays in one line: a Chinese or Japanese sign with the punctuation behind it, or other signs."""


def width_of(words: str, points: float, bold: bool = False) -> float:
    """The width of words in millimetres at a font size in points: a high estimate, as fonts differ."""
    return sum(map(_em, words)) * points * POINT * (1.08 if bold else 1.0)


@lru_cache(maxsize=4096)
def _em(sign: str) -> float:
    """The width of a sign in the size of the font."""
    if sign in _WIDEST:
        return 1.0
    if sign in _WIDE:
        return 0.86
    if sign in _NARROW:
        return 0.33
    if unicodedata.combining(sign):
        return 0.0
    if unicodedata.east_asian_width(sign) in "WF":
        return 1.02
    return next((wide for first, end, wide in _SCRIPTS if first <= ord(sign) < end), 0.57)


def height_of(lines: int, points: float) -> float:
    """The height of a number of lines in millimetres at a font size in points."""
    return lines * points * POINT * LINE


def wrapped(words: str, points: float, room: float, most: int = 2) -> tuple[str, ...]:
    """Words in lines of at most `room` millimetres; what is left over after `most` lines ends in …"""
    lines: list[str] = [""]
    for piece in _pieces(words):
        longer = lines[-1] + piece
        if not lines[-1] or width_of(longer.lstrip(), points) <= room:
            lines[-1] = longer
        else:
            lines.append(piece)
    if len(lines) > most:
        lines = [*lines[: most - 1], "".join(lines[most - 1 :])]
    return tuple(_cut(line.strip(), points, room) for line in lines)


def _pieces(words: str) -> Iterator[str]:
    """The pieces between which a line may end, each with the space before it."""
    for word in words.split():
        space = " "
        for piece in _PIECES.findall(word) or [word]:
            yield space + piece
            space = ""


def _cut(line: str, points: float, room: float) -> str:
    if width_of(line, points) <= room:
        return line
    while line and width_of(f"{line}…", points) > room:
        line = line[:-1]
    # At the end of a word, where that costs little.
    whole = line.rpartition(" ")[0]
    kept = whole if len(whole) > len(line) * 0.6 else line
    return f"{kept.rstrip(' ,;:–-')}…"
