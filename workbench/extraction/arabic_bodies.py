"""Names of organisations in Arabic, around words that say what they are."""

from workbench.extraction.arabic_words import NISBA, ArabicText
from workbench.extraction.name_words import wordlist

ArabicFind = tuple[int, int, int, float]
"""First word, the word after the last, letters left out of the first, how likely."""
_LETTERS = wordlist("بي سي دي اي اف جي اتش ايه كي او كيو ار اس تي يو دبليو اكس واي زد")
"""Names of Latin letters, of which names of companies are made."""


class ArabicBodies:
    """Finds them among the words of a stretch."""

    def __init__(self, text: ArabicText) -> None:
        self._text = text

    def find(self, number: int) -> ArabicFind | None:
        """The body whose name begins at a word."""
        words = self._text.words
        shift = self._text.bare(number, words.bodies)
        if shift >= 0:
            return number, number + 1, shift, 0.7
        spelled = self._spelled(number)
        if spelled > number + 1:
            return number, spelled, 0, 0.7
        described = self._described(number)
        if described is not None:
            return described
        shift = self._text.bare(number, words.heads)
        small = self._text.list[number].plain
        if (
            shift < 0
            and small.startswith("ال")
            and small[2:] in words.heads
            and small[2:] not in words.descriptors
        ):
            shift = 0
        if shift < 0 or (small[shift:] in words.media and not self._text.has(number + 1, words.inner)):
            return None
        at, definite = number + 1, self._text.list[number].plain[shift:].startswith("ال")
        while (
            at < len(self._text.list)
            and at - number < 8
            and self._text.list[at].near
            and self._goes_on(number, at, definite)
        ):
            at += 1
        return (number, at, shift, 0.8) if at - number > 1 else None

    def _spelled(self, number: int) -> int:
        """Where a row of names of letters ends: "بي بي سي"."""
        at, words = number, self._text.list
        while at < len(words) and words[at].plain in _LETTERS and (at == number or words[at].near):
            at += 1
        return at

    def _goes_on(self, first: int, at: int, definite: bool) -> bool:
        """Whether the name of a body goes on with a word."""
        words, word = self._text.words, self._text.list[at]
        small, second = word.plain, at == first + 1
        if (
            self._text.is_small(word)
            and small not in words.heads
            and small not in words.inner
            and small != "في"
        ):
            return False
        if small in words.inner or (small in words.given and second and not definite):
            return small in words.inner
        if small.startswith("لل") and len(small) > 4:
            return True
        if small == "في" and self._text.list[at - 1].plain.startswith("لل"):
            return self._text.has(at + 1, words.places)
        if small.startswith("وال") and at - first > 1 and len(small) > 5:
            return self._text.list[at - 1].plain.startswith(("ال", "لل"))
        if small.startswith("ال") and (NISBA.search(small) or (second and not definite)):
            return True
        if small in words.places:
            return at - first <= 7
        if self._text.bare(first, words.descriptors) >= 0:
            return False
        return second and not definite and (small in words.bodies or small in words.heads)

    def _described(self, number: int) -> ArabicFind | None:
        """ "شركة سيمنس": the name after a word that says what it is."""
        words, word = self._text.words, self._text.list[number]
        if not number or not word.near:
            return None
        before, small = number - 1, word.plain
        if (
            self._text.bare(before, words.descriptors) < 0
            or self._text.is_small(word)
            or small in words.inner
        ):
            return None
        if small.startswith("ال"):
            return (number, number + 1, 0, 0.7) if self._text.bare(before, words.media) >= 0 else None
        media = self._text.bare(before, words.media) >= 0
        if not (self._text.is_stranger(number) or (small[0] == "ت" and len(small) > 4)):
            return None
        if small in words.given and not media:
            return None
        last = number + 1
        if (
            last < len(self._text.list)
            and self._text.list[last].plain.startswith("لل")
            and self._text.list[last].near
        ):
            last += 1
            if self._text.has(last, frozenset({"في"})) and self._text.has(last + 1, words.places):
                last += 2
            return number, last, 0, 0.65
        if (
            last < len(self._text.list)
            and self._text.may_be_name(last)
            and self._text.bare(last, words.given) < 0
        ):
            last += media or not self._text.list[last].plain.startswith("ال")
        return number, last, 0, 0.65
