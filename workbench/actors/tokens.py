"""The words of a text around a name: how they are written, and what stands between them."""

import re
from bisect import bisect_left
from functools import cached_property
from itertools import accumulate, compress

from workbench.actors.folding import Back, past_marks
from workbench.actors.transliteration import is_arabic

_HYPHENS = "-‐‑‒–"
_BLANK = re.compile(r"[^\S\n]*\n?[^\S\n]*\Z")
_ENDS_SENTENCE = re.compile(r"[.!?…:;\n•|\"“”„«»()\[\]—‘*>؟]|\s[-–]\s")

_GERMAN = ("der", "und", "das", "nicht", "mit", "dem", "von", "fur", "ist", "eine", "wurde", "auf",
           "sich", "hat", "im", "zu", "auch", "dass", "nach", "bei", "den", "am", "ein", "des")  # fmt: skip

NOTHING, BLANK, HYPHEN, DOT, COMMA = "", "blank", "hyphen", "dot", "comma"
"""What may stand between two words of one name; `NOTHING` when they are not of one name."""


class Tokens:
    """The folded words of a text by number, with the way back to the text as it stands."""

    def __init__(self, text: str, folded: str, back: Back) -> None:
        self.text = text
        self._back = back
        parts = folded.split(" ")
        lengths = list(map(len, parts))
        # A million letters are a fifth of a million words: no loop of our own here.
        starts = accumulate(map((1).__add__, lengths), initial=0)
        self._starts = list(compress(starts, lengths))
        self.words = list(filter(None, parts))

    def __len__(self) -> int:
        return len(self.words)

    def number_at(self, folded_start: int) -> int:
        """The number of the word that begins at, or is the first after, a place of the folded text."""
        return bisect_left(self._starts, folded_start)

    def start(self, number: int, skip: int = 0) -> int:
        """Where a word begins in the text, some folded letters left out."""
        place = self._starts[number] + skip
        return place if self._back is None else self._back(place)

    def end(self, number: int) -> int:
        """Where a word ends in the text, with the marks on its last letter."""
        last = self._starts[number] + len(self.words[number]) - 1
        return last + 1 if self._back is None else past_marks(self.text, self._back(last) + 1)

    def written(self, number: int) -> str:
        """A word as it stands in the text."""
        return self.text[self.start(number) : self.end(number)]

    def is_capital(self, number: int) -> bool:
        """Whether a word begins with a capital."""
        return self.text[self.start(number)].isupper()

    def is_upper(self, number: int) -> bool:
        """Whether a word of several letters is in capitals."""
        written = self.written(number)
        return len(written) > 1 and written.isupper()

    def between(self, number: int) -> str:
        """What stands between a word and the one before it."""
        return self.text[self.end(number - 1) : self.start(number)] if number else self.text[: self.start(0)]

    def joint(self, number: int) -> str:
        """How a word hangs on the one before it, as a part of one name may."""
        if not 0 < number < len(self.words):
            return NOTHING
        if self._back is None:
            end = self._starts[number - 1] + len(self.words[number - 1])
            if self._starts[number] - end == 1 and self.text[end] == " ":
                return BLANK
        between = self.between(number)
        if between == " " or (between and _BLANK.match(between)):
            return BLANK
        if between in _HYPHENS:
            return HYPHEN
        mark, rest = between[:1], between[1:]
        if mark in (".", ",") and len(rest) <= 2 and _BLANK.match(rest) and (rest or mark == "."):
            return DOT if mark == "." else COMMA
        return NOTHING

    def is_initial(self, number: int) -> bool:
        """Whether a word is a first letter or two with a full stop, or one capital alone."""
        if not 0 <= number < len(self.words) or len(self.words[number]) > 2 or not self.is_capital(number):
            return False
        if self.text[self.end(number) : self.end(number) + 1] == ".":
            return True
        # "A Haftar spokesman", "С Хафтаром": the first word of a sentence is a word.
        return len(self.words[number]) == 1 and not self.begins_sentence(number)

    def begins_sentence(self, number: int) -> bool:
        """Whether a word is the first of a sentence, a line, a quotation or a bracket."""
        if number == 0:
            return True
        between = self.between(number)
        if between == " ":
            return False
        if between.startswith(".") and len(self.words[number - 1]) == 1:
            return False
        return bool(_ENDS_SENTENCE.search(between))

    @cached_property
    def names(self) -> list[int]:
        """The words that may be names by how they are written: with a capital, or in Arabic."""
        text, back = self.text, self._back
        starts = self._starts if back is None else list(map(back, self._starts))
        if text.isascii():
            return [number for number, start in enumerate(starts) if text[start].isupper()]
        words = self.words
        return [
            number for number, start in enumerate(starts) if text[start].isupper() or is_arabic(words[number])
        ]

    @cached_property
    def is_german(self) -> bool:
        """Whether the text is in German, where every noun has a capital."""
        return len(set(self.words).intersection(_GERMAN)) >= 3

    @cached_property
    def is_french(self) -> bool:
        """Whether the text is in French, where "M." is a title."""
        return len({"le", "la", "les", "des", "et", "du", "est", "une", "dans", "pour"} & set(self.words)) > 3

    @cached_property
    def is_turkish(self) -> bool:
        """Whether the text is in Turkish, where a name may follow another at once."""
        return sum(letter in self.text for letter in "ışğ") > 1

    @cached_property
    def small(self) -> frozenset[str]:
        """The folded words that stand in small letters."""
        text = self.text
        return frozenset(word for number, word in enumerate(self.words) if text[self.start(number)].islower())
