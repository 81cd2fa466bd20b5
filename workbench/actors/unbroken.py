"""A text whose names are not broken: blanks in a row and words that are parted at a line's end made one."""

import re
from bisect import bisect_right
from collections.abc import Callable

_SIGNS = ("  ", "\n ", " \n", "\t", "\u00a0", "\u202f", "\u2009", "-\n", "‐\n", "\u00ad")
_BROKEN = re.compile(r"(?<=[^\W\d_])(?:\u00ad[ \t]*\n?[ \t]*|[-‐][ \t]*\n[ \t]*)(?=[^\W\d_])|\s{2,}")

Way = Callable[[int], int] | None
"""From a position in the changed text to one in the text; None where they are the same."""


def unbroken(text: str) -> tuple[str, Way]:
    """The text with one blank for several, over the end of one line too, and no hyphen that parts a word.

    Blank lines stay: no name goes on behind one.
    """
    if not any(sign in text for sign in _SIGNS):
        return text, None
    pieces: list[str] = []
    starts, shifts = [0], [0]
    at = length = 0
    for match in _BROKEN.finditer(text):
        start, end = match.span()
        new = _in_place_of(match[0], text[end : end + 1])
        if new is None:
            continue
        pieces += (text[at:start], new)
        length += start - at + len(new)
        at = end
        starts.append(length)
        shifts.append(end - length)
    if len(starts) == 1:
        return text, None
    pieces.append(text[at:])
    return "".join(pieces), lambda place: place + shifts[bisect_right(starts, place) - 1]


def _in_place_of(gap: str, following: str) -> str | None:
    """What replaces a gap; None where it stays."""
    if gap.isspace():
        return " " if gap.count("\n") < 2 else None
    if gap.startswith("\u00ad"):
        return ""
    # A capital begins the second part of a name that has a hyphen: al-Sisi.
    return gap[0] if following.isupper() else ""
