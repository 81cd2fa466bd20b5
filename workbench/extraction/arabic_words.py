"""The words of a stretch of Arabic, and which of them may be parts of names."""

import re
from dataclasses import dataclass

from workbench.actors.folding import plain
from workbench.extraction.name_words import Words, wordlist

CLITICS = "وفبلك"
SHORT = wordlist("بك جو لي شي بو يو وو هو تو دي دو لو فو سو نو اغا با")
NISBA = re.compile(r"ال\w{2,}(?:ي|يه)$")
"""What somebody or something is of, such as "الليبي"."""
_WORD = re.compile(r"[\u0621-\u064a\u064b-\u0652\u0670-\u06d3\u0640]+")
_MARKS = re.compile(r"[\u064b-\u0652\u0640]*")
_OWNED = re.compile(r"^\w{2,4}ه$|ته$|(?:ها|هم|هما|هن)$")


@dataclass(slots=True)
class ArabicWord:
    """A word: code points, end exclusive; `plain` as lists have it."""

    start: int
    end: int
    word: str
    plain: str
    near: bool
    """Whether only a space stands between it and the word before."""
    comma: bool = False
    """Whether a comma stands before it."""

    def begins(self, shift: int) -> int:
        """Where it begins when so many letters are left out."""
        if not shift:
            return self.start
        marks = _MARKS.match(self.word, shift)
        return self.start + (marks.end() if marks else shift)


class ArabicText:
    """The words of one stretch in reading order; `seen` are all words of the document."""

    def __init__(self, words: Words, text: str, start: int, end: int, seen: set[str]) -> None:
        self.words = words
        self._seen = seen
        self.list: list[ArabicWord] = []
        last = start
        for match in _WORD.finditer(text, start, end):
            gap = text[last : match.start()]
            near = gap in (" ", "\u00a0", "  ")
            comma = gap.startswith("،")
            self.list.append(ArabicWord(match.start(), match.end(), match[0], plain(match[0]), near, comma))
            last = match.end()

    def has(self, number: int, listed: frozenset[str]) -> bool:
        """Whether there is such a word and a list has it."""
        return 0 <= number < len(self.list) and self.list[number].plain in listed

    def bare(self, number: int, listed: frozenset[str]) -> int:
        """How many letters are left out before a word of a list; -1 where it is none."""
        if not 0 <= number < len(self.list):
            return -1
        word = self.list[number].plain
        if word in listed:
            return 0
        return 1 if word[:1] in CLITICS and len(word) > 3 and word[1:] in listed else -1

    def is_small(self, word: ArabicWord) -> bool:
        """Whether it is a word of the language that no name has."""
        words, small = self.words, word.plain
        if small == "علي":
            return word.word.rstrip("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652").endswith("ى")
        listed = (words.stop, words.say, words.titles, words.heads, words.before_names)
        if any(small in one for one in listed):
            return True
        bare = small[1:] if small[:1] in "وف" and len(small) > 3 else ""
        return bool(bare) and any(bare in one for one in listed) and small not in words.given

    def may_be_name(self, number: int, *, titled: bool = False) -> bool:
        """Whether a word may be a part of a name after another part."""
        if number >= len(self.list) or not self.list[number].near:
            return False
        word, words = self.list[number], self.words
        small = word.plain
        if self.is_small(word) or small in words.places or (small in words.inner and not NISBA.search(small)):
            return False
        if small in words.given or small in SHORT:
            return True
        if len(small) < 3:
            return False
        if small.startswith("ال"):
            return len(small) > 4 and small[2:] not in words.heads
        if (small[0] == "و" and len(small) > 4) or any(
            small[1:] in one for one in (words.titles, words.heads)
        ):
            return False
        if _OWNED.search(word.word) and len(small) > (5 if titled else 3):
            return False
        # A word that stands with the article as well is a noun, one with a preposition before it is no name.
        if f"ال{small}" in self._seen or re.match(
            r"(?:لل|بال|وال|فال|كال|ولل)\w{2}|(?:سي|ست|وي|وت|لي|لت)\w{3}", small
        ):
            return False
        # A verb begins so; long words that do are names from abroad.
        return small[0] not in "يت" or len(small) > (3 if titled else 5)

    def closes(self, at: int) -> bool:
        """Whether a stop follows a word from abroad, so that it is still of the name before it."""
        word = self.list[at]
        foreign = not word.plain.startswith(("ال", "ب", "ل")) and not word.word.endswith("ه")
        return foreign and at + 1 < len(self.list) and not self.list[at + 1].near

    def is_stranger(self, number: int, *, titled: bool = False) -> bool:
        """Whether a word that is no known given name may be the first of a name."""
        word, words = self.list[number], self.words
        small = word.plain
        if (
            small in words.inner
            or small in words.places
            or any(small in one for one in (words.bodies, words.heads))
        ):
            return False
        if f"ال{small}" in self._seen or (small[0] == "و" and len(small) > 4):
            return False
        if _OWNED.search(word.word) and len(small) > 3:
            return False
        if re.match(r"(?:لل|بال|وال|فال|كال|ولل)\w{2}|(?:سي|ست)\w{4}", small):
            return False
        if small[0] in "لب" and len(small) > 5:
            return titled and small[0] == "ب"
        return small[0] not in "يت" or len(small) > 5


def forms_in(text: str, start: int, end: int) -> set[str]:
    """The words of a stretch as they are compared."""
    return {plain(match[0]) for match in _WORD.finditer(text, start, end)}
