"""A text as find compares it, with the way back to its own positions. No Qt.

Letter case, accents, vowel signs and kinds of white space are folded character by character, so
that one pass in C makes the folded text; only characters that do not fold to exactly one are
remembered, to map positions back.
"""

import re
import unicodedata
from bisect import bisect_right
from itertools import islice

from workbench.values.deception import plain_spelling, spelled_with_positions
from workbench.values.spellings import loosely
from workbench.values.text import fold_with_positions


class FoldedText:
    """One text, folded once, searched many times."""

    def __init__(self, text: str) -> None:
        # A word that deceives the eye is found by what it looks like.
        text, self._origins = spelled_with_positions(text)
        self._text = text
        table = _table(set(text))
        self._folded = text.translate({ord(letter): folded for letter, folded in table.items()})
        self._dropped = {letter for letter, folded in table.items() if not folded}
        uneven = "".join(letter for letter, folded in table.items() if len(folded) != 1)
        # Per uneven character: where its folded form ends, its own position, how far it shifts.
        self._ends: list[int] = []
        self._limits: list[int] = []
        self._shifts: list[int] = [0]
        for found in re.finditer(f"[{re.escape(uneven)}]", text) if uneven else ():
            at, width = found.start(), len(table[found[0]])
            self._ends.append(at - self._shifts[-1] + width)
            self._limits.append(at)
            self._shifts.append(self._shifts[-1] + 1 - width)

    def find_all(self, wanted: str, most: int) -> list[tuple[int, int]]:
        """The first `most` places of `wanted`: code points of the text, end exclusive."""
        wanted = plain_spelling(wanted)
        needle = wanted.translate({ord(letter): folded for letter, folded in _table(set(wanted)).items()})
        hits: list[tuple[int, int]] = []
        if not needle.strip():
            return hits
        at = self._folded.find(needle)
        while at >= 0 and len(hits) < most:
            last = at + len(needle) - 1
            hits.append(self._as_written(self._own(at), self._with_signs(self._own(last) + 1)))
            at = self._folded.find(needle, last + 1)
        return hits or self._loosely(needle, wanted, most)

    def _loosely(self, needle: str, wanted: str, most: int) -> list[tuple[int, int]]:
        """Where the words stand as one or in parts; for words that stand nowhere as they were typed."""
        pattern = loosely(needle, exact=wanted)
        if pattern is None or needle != needle.strip():
            return []
        spans = (found.span() for found in islice(pattern.finditer(self._folded), most))
        return [
            self._as_written(self._own(start), self._with_signs(self._own(end - 1) + 1))
            for start, end in spans
            if end > start
        ]

    def _own(self, position: int) -> int:
        """The text's own position of a character of the folded text."""
        number = bisect_right(self._ends, position)
        own = position + self._shifts[number]
        return min(own, self._limits[number]) if number < len(self._limits) else own

    def _as_written(self, start: int, end: int) -> tuple[int, int]:
        return (start, end) if self._origins is None else (self._origins[start], self._origins[end - 1] + 1)

    def _with_signs(self, end: int) -> int:
        # The accent or vowel sign of the last letter belongs to it.
        while end < len(self._text) and self._is_sign(self._text[end]):
            end += 1
        return end

    def _is_sign(self, letter: str) -> bool:
        return letter in self._dropped and unicodedata.category(letter) == "Mn"


def _table(letters: set[str]) -> dict[str, str]:
    return {letter: " " if letter.isspace() else fold_with_positions(letter)[0] for letter in letters}
