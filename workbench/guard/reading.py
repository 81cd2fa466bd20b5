"""A text as the guard reads it: folded words, with the way back to the text as it stands."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from workbench.actors.folding import fold_for_names
from workbench.values.deception import looks, spelled_with_positions
from workbench.values.text import whole_letters

# Letters and digits that stand for others and that folding leaves alone; one for one, so that places stay.
_ONE_FOR_ONE = str.maketrans(
    "ıİłŁøØđĐħĦŧŦȷ" + "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ" + "٠١٢٣٤٥٦٧٨٩" + "۰۱۲۳۴۵۶۷۸۹",
    "iIlLoOdDhHtTj" + "abcdefghijklmnoprstuvwyz" + "0123456789" + "0123456789",
)
_WORD = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class Reading:
    """The folded words of a text. `starts` and `ends` are code points of the text, end exclusive."""

    text: str
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    _offsets: list[int] | None = None

    def is_capital(self, number: int) -> bool:
        """Whether a word begins with a capital letter, or is of a script that has none."""
        letter = self.text[self.starts[number]]
        return letter.isupper() or not letter.islower()

    def has_capitals(self, number: int) -> bool:
        """Whether a word is of a script that has capital letters."""
        letter = self.text[self.starts[number]]
        return letter.isupper() or letter.islower()

    def begins_sentence(self, number: int) -> bool:
        """Whether a word stands where any word has a capital: after a full stop, in a heading's beginning."""
        if number == 0:
            return True
        if len(self.words[number - 1]) == 1 and self.is_capital(number - 1):
            return False
        between = self.text[self.ends[number - 1] : self.starts[number]]
        return bool(re.search(r"[.!?:\n…]|[“”\"«»•–—]\s*$", between))

    def between(self, number: int) -> str:
        """What stands in the text between a word and the one after it."""
        return self.text[self.ends[number] : self.starts[number + 1]]

    def shown(self, first: int, last: int) -> str:
        """The words from `first` to `last`, as they stand."""
        return self.text[self.starts[first] : self.ends[last]]

    def is_hyphened(self, number: int) -> bool:
        """Whether a hyphen follows a word."""
        return self.text[self.ends[number] : self.ends[number] + 1] in ("-", "\u2010", "\u2011")

    @property
    def spaced(self) -> str:
        """The words with one space before, between and after them."""
        return f" {' '.join(self.words)} "

    def word_at(self, place: int) -> int:
        """Which word a place in `spaced` belongs to."""
        if self._offsets is None:
            self._offsets, at = [], 1
            for word in self.words:
                self._offsets.append(at)
                at += len(word) + 1
        return max(bisect_right(self._offsets, place) - 1, 0)

    def word_from(self, start: int) -> int:
        """The first word that begins at or after a place in the text."""
        return bisect_left(self.starts, start)


def read(text: str) -> Reading:
    """The words of a text, folded: no case, marks or signs that are not seen; look-alikes as they look."""
    text = whole_letters(text)
    reading = Reading(text)
    if text.isascii():
        folded, back = fold_for_names(text)
        origins = None
    else:
        spelled, origins = spelled_with_positions(text.translate(_ONE_FOR_ONE))
        folded, back = fold_for_names(spelled)
    for match in _WORD.finditer(folded):
        start, last = match.start(), match.end() - 1
        if back is not None:
            start, last = back(start), back(last)
        if origins is not None:
            start, last = origins[start], origins[last]
        reading.words.append(match[0])
        reading.starts.append(start)
        reading.ends.append(last + 1)
    return reading


def folded_words(text: str) -> list[str]:
    """The folded words of a text alone."""
    return read(text).words


def seen_as(word: str) -> tuple[str, ...]:
    """How a folded word of another script is read among Latin ones where all its letters look Latin."""
    if word.isascii():
        return ()
    seen = (looks(form) for form in (word, word.upper()))
    return tuple(dict.fromkeys(form for form in seen if form.isascii() and form != word))
