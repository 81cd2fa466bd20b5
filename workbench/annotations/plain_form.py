"""A text without what a second capture may change by itself, with the way back to its positions."""

from bisect import bisect_right

from workbench.values.patterns import late_pattern

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
_CHANGED = late_pattern(r"\s+|[\u00ad\u200b-\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff]+")


class PlainForm:
    """`plain`: white space as single spaces, marks of one kind alike, invisible characters left out."""

    def __init__(self, text: str) -> None:
        pieces: list[str] = []
        # Where the plain text has run away from the original: (position in plain, position in text).
        self._plain_marks, self._text_marks = [0], [0]
        length, at = 0, 0
        for match in _CHANGED.finditer(text):
            kept = text[at : match.start()]
            pieces.append(kept)
            length += len(kept)
            at = match.end()
            if match.group()[0].isspace():
                pieces.append(" ")
                length += 1
            if match.end() - match.start() != 1 or not match.group()[0].isspace():
                self._plain_marks.append(length)
                self._text_marks.append(at)
        pieces.append(text[at:])
        self.plain = "".join(pieces).translate(_ALIKE)
        self._size = len(text)

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of `plain` for `text[start:end]`, without white space at its ends."""
        first, last = self._to_plain(start), self._to_plain(end)
        while first < last and self.plain[first] == " ":
            first += 1
        while last > first and self.plain[last - 1] == " ":
            last -= 1
        return first, last

    def original(self, first: int, last: int) -> tuple[int, int]:
        """The stretch of the text for `plain[first:last]`."""
        start = self._to_text(first)
        end = self._to_text(last - 1) + 1 if last > first else start
        return start, min(end, self._size)

    def _to_plain(self, position: int) -> int:
        mark = bisect_right(self._text_marks, position) - 1
        place = self._plain_marks[mark] + position - self._text_marks[mark]
        if mark + 1 < len(self._plain_marks):
            # Inside white space that became one character, or letters that were left out.
            place = min(place, self._plain_marks[mark + 1])
        return min(place, len(self.plain))

    def _to_text(self, place: int) -> int:
        mark = bisect_right(self._plain_marks, place) - 1
        return self._text_marks[mark] + place - self._plain_marks[mark]
