"""A text as the guard reads it: folded words, with the way back to the text as it stands."""

import re
from bisect import bisect_left, bisect_right
from functools import cache
from itertools import accumulate

from workbench.actors.folding import fold_for_names
from workbench.values.deception import looks, spelled_with_positions
from workbench.values.text import whole_letters

# Letters and digits that stand for others and that folding leaves alone; one for one, so that places stay.
_ONE_FOR_ONE = str.maketrans(
    "ıİłŁøØđĐħĦŧŦȷ" + "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ" + "٠١٢٣٤٥٦٧٨٩" + "۰۱۲۳۴۵۶۷۸۹",
    "iIlLoOdDhHtTj" + "abcdefghijklmnoprstuvwyz" + "0123456789" + "0123456789",
)
# Signs that show nothing and that folding does not know as such, read like the space of no width.
_UNSEEN = (
    (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2065, 0x2065), (0x2800, 0x2800),
    (0x3164, 0x3164),
    (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFB), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)  # fmt: skip
_ONE_FOR_ONE |= {code: 0x200B for first, last in _UNSEEN for code in range(first, last + 1)}
_WORD = re.compile(r"\S+")
_OF_PRINT = "“”‘’–—…•·«»„‹›\u00a0\u2010\u2011†§°"
_MARKED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")


class _Line:
    """One line of a text: where it begins, how many words stand before it, and the way back."""

    def __init__(self, text: str, begins: int, before: int) -> None:
        self.begins, self.before = begins, before
        self._origins: list[int] | None = None
        if text.isascii():
            self._folded, self._back = fold_for_names(text)
        else:
            spelled, self._origins = spelled_with_positions(text.translate(_ONE_FOR_ONE))
            self._folded, self._back = fold_for_names(spelled)
        self.words = self._folded.split()
        self._spans: list[tuple[int, int]] | None = None

    def span(self, number: int) -> tuple[int, int]:
        """Where a word of the whole text, one of this line, stands in that text."""
        if self._spans is None:
            self._spans = [match.span() for match in _WORD.finditer(self._folded)]
        start, end = self._spans[number - self.before]
        last = end - 1
        if self._back is not None:
            start, last = self._back(start), self._back(last)
        if self._origins is not None:
            start, last = self._origins[start], self._origins[last]
        return self.begins + start, self.begins + last + 1


class Reading:
    """The folded words of a text; where they stand is only found out when it is asked."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = []
        self._lines: list[_Line] = []
        self._offsets: list[int] | None = None
        at = 0
        plain = _without_marks(text)
        for part in plain.split("\n") if not plain.isascii() else [plain]:
            line = _Line(part, at, len(self.words))
            if line.words:
                self._lines.append(line)
                self.words += line.words
            at += len(part) + 1
        self._before = [line.before for line in self._lines]

    def span(self, number: int) -> tuple[int, int]:
        """Where a word stands in the text: code points, end exclusive."""
        return self._lines[bisect_right(self._before, number) - 1].span(number)

    def start(self, number: int) -> int:
        """Where a word begins."""
        return self.span(number)[0]

    def end(self, number: int) -> int:
        """Where a word ends."""
        return self.span(number)[1]

    def marked(self) -> list[tuple[int, str]]:
        """The words of Latin letters with marks, in small letters as they stand, with their number."""
        if self.text.isascii():
            return []
        found: dict[int, str] = {}
        for match in _MARKED.finditer(self.text):
            number = self.word_from(match.start() + 1) - 1
            if number >= 0 and number not in found and self.words[number].isascii():
                start, end = self.span(number)
                if match.start() < end:
                    found[number] = self.text[start:end].lower()
        return list(found.items())

    def is_capital(self, number: int) -> bool:
        """Whether a word begins with a capital letter, or is of a script that has none."""
        letter = self.text[self.start(number)]
        return letter.isupper() or not letter.islower()

    def has_capitals(self, number: int) -> bool:
        """Whether a word is of a script that has capital letters."""
        letter = self.text[self.start(number)]
        return letter.isupper() or letter.islower()

    def begins_sentence(self, number: int) -> bool:
        """Whether a word stands where any word has a capital: after a full stop, in a heading's beginning."""
        if number == 0:
            return True
        if len(self.words[number - 1]) == 1 and self.is_capital(number - 1):
            return False
        between = self.text[self.end(number - 1) : self.start(number)]
        return bool(re.search(r"[.!?:\n…]|[“”\"«»•–—]\s*$", between))

    def between(self, number: int) -> str:
        """What stands in the text between a word and the one after it."""
        return self.text[self.end(number) : self.start(number + 1)]

    def shown(self, first: int, last: int) -> str:
        """The words from `first` to `last`, as they stand."""
        return self.text[self.start(first) : self.end(last)]

    def is_hyphened(self, number: int) -> bool:
        """Whether a hyphen follows a word."""
        return self.text[self.end(number) : self.end(number) + 1] in ("-", "\u2010", "\u2011")

    @property
    def spaced(self) -> str:
        """The words with one space before, between and after them."""
        return f" {' '.join(self.words)} "

    def word_at(self, place: int) -> int:
        """Which word a place in `spaced` belongs to."""
        if self._offsets is None:
            self._offsets = list(accumulate((len(word) + 1 for word in self.words), initial=1))
        return max(bisect_right(self._offsets, place) - 1, 0)

    def word_from(self, start: int) -> int:
        """The first word that begins at or after a place in the text."""
        return bisect_left(range(len(self.words)), start, key=self.start)


def _without_marks(text: str) -> str:
    """A text with a blank for each mark of print that folding makes one of, so that it is read as ASCII."""
    if not text.isascii():
        for mark in _marks():
            text = text.replace(mark, " ")
    return text


@cache
def _marks() -> tuple[str, ...]:
    return tuple(mark for mark in _OF_PRINT if not fold_for_names(mark)[0].strip())


def read(text: str) -> Reading:
    """The words of a text, folded: no case, marks or signs that are not seen; look-alikes as they look."""
    return Reading(whole_letters(text))


def folded_words(text: str) -> list[str]:
    """The folded words of a text alone."""
    return read(text).words


def seen_as(word: str) -> tuple[str, ...]:
    """How a folded word of another script is read among Latin ones where all its letters look Latin."""
    if word.isascii():
        return ()
    seen = (looks(form) for form in (word, word.upper()))
    return tuple(dict.fromkeys(form for form in seen if form.isascii() and form != word))
