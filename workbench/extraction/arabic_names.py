"""Unknown names in Arabic, which has no capitals: by titles, given names, verbs of saying and office words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.extraction.guess import Guess
from workbench.extraction.name_words import Words, plain

_WORD = re.compile(r"[\u0621-\u064a\u064b-\u0652\u0670-\u06d3\u0640]+")
_CHAIN = frozenset("بن ابن بنت ولد ابو ابي ام ال عبد".split())
_SHORT = frozenset("بك جو لي شي بو يو وو هو تو دي دو لو فو سو نو اغا با".split())
_CLITICS = "وفبلك"
_OFFICE_REACH = 7


@dataclass(slots=True)
class _Word:
    start: int
    end: int
    word: str
    plain: str
    near: bool
    """Whether only a space stands between it and the word before."""


class ArabicNames:
    """Reads the words of one stretch."""

    def __init__(self, words: Words, text: str, start: int, end: int, seen: set[str]) -> None:
        self._words = words
        self._seen = seen
        self._list: list[_Word] = []
        last = start
        for match in _WORD.finditer(text, start, end):
            near = text[last : match.start()] in (" ", "\u00a0", "  ")
            self._list.append(_Word(match.start(), match.end(), match[0], plain(match[0]), near))
            last = match.end()

    def guesses(self) -> Iterator[Guess]:
        """Persons and organisations in reading order."""
        number = 0
        while number < len(self._list):
            for sort, find in (("organisation", self._organisation), ("person", self._person)):
                found = find(number)
                if found is not None:
                    first, last, shift, certainty = found
                    yield self._guess(first, last, shift, sort, certainty)
                    number = last
                    break
            else:
                yield from self._alone(number)
                number += 1

    def _guess(self, first: int, last: int, shift: int, sort: str, certainty: float, alone: bool = False) -> Guess:
        words = self._list[first:last]
        forms = tuple(word.plain[shift if not number else 0 :] for number, word in enumerate(words))
        return Guess(words[0].start + shift, words[-1].end, sort, certainty, forms, "ar", alone)

    # -- what a word is -----------------------------------------------------------------------

    def _is(self, number: int, listed: frozenset[str]) -> bool:
        return 0 <= number < len(self._list) and self._list[number].plain in listed

    def _bare(self, number: int, listed: frozenset[str]) -> int:
        """How many letters are left out before a word of a list; -1 where it is none."""
        word = self._list[number].plain
        if word in listed:
            return 0
        return 1 if word[:1] in _CLITICS and len(word) > 3 and word[1:] in listed else -1

    def _is_small(self, word: _Word) -> bool:
        """Whether it is a word of the language that no name has."""
        words, small = self._words, word.plain
        if small == "علي":
            return word.word.rstrip("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652").endswith("ى")
        listed = (words.stop, words.say, words.titles, words.heads, words.before_names)
        if any(small in one for one in listed):
            return True
        bare = small[1:] if small[:1] in "وف" and len(small) > 3 else ""
        return bool(bare) and any(bare in one for one in listed) and small not in words.given

    def _may_be_name(self, number: int) -> bool:
        """Whether a word may be a part of a name after another part."""
        if number >= len(self._list) or not self._list[number].near:
            return False
        word, words = self._list[number], self._words
        small = word.plain
        if self._is_small(word) or small in words.inner or small in words.places:
            return False
        if small in words.given or small in _SHORT:
            return True
        if len(small) < 3:
            return False
        if small.startswith("ال"):
            return len(small) > 4
        # A word that stands with the article as well is a noun, one with a preposition before it is no name.
        if f"ال{small}" in self._seen or re.match(r"(?:لل|بال|وال|فال|كال|ولل|سي|ست|وي|وت|لي|لت)", small):
            return False
        # A verb begins so; long words that do are names from abroad.
        return small[0] not in "يت" or len(small) > 5

    # -- persons ------------------------------------------------------------------------------

    def _person(self, number: int) -> tuple[int, int, int, float] | None:
        shift = self._bare(number, self._words.given)
        if self._list[number].plain in ("عبد", "ابو") or (
            shift < 0 and self._list[number].plain[1:] in ("عبد", "ابو") and self._list[number].plain[0] in _CLITICS
        ):
            shift = len(self._list[number].plain) - len("عبد")
        titled = self._titled(number)
        if shift < 0 and not titled:
            return None
        if self._is_small(self._list[number]) and not (shift == 0 and titled):
            return None
        last, strong = self._chain(number)
        if shift >= 0 and last - number > 1:
            return number, last, shift, 0.9 if titled or strong else 0.75
        if titled and shift < 0:
            small = self._list[number].plain
            if small.startswith("ال") and titled < 2 or not self._may_be_name(number) or (
                last - number < 2 and titled < 2
            ):
                return None
            return number, last, 0, 0.7
        if titled and shift == 0:
            return number, last, 0, 0.6
        return None

    def _chain(self, number: int) -> tuple[int, bool]:
        """Where a name ends that begins at a word; whether a part of it is known to be one of names."""
        given, at, strong, unknown = self._words.given, number + 1, False, 0
        if self._list[number].plain.endswith(("عبد", "ابو")) and at < len(self._list) and self._list[at].near:
            at += 1
            strong = True
        while at < len(self._list) and at - number < 6 and self._list[at].near:
            small = self._list[at].plain
            if small in _CHAIN and at + 1 < len(self._list) and self._list[at + 1].near:
                if self._is_small(self._list[at + 1]):
                    break
                at += 2
                strong = True
                continue
            if not self._may_be_name(at) or unknown:
                break
            if small in given:
                strong = True
            elif small not in _SHORT:
                unknown += 1
            at += 1
        return at, strong

    def _titled(self, number: int) -> int:
        """2 right after a title, 1 after a title with its office, 0 after none."""
        words = self._words
        if not number or not self._list[number].near:
            return 0
        if self._bare(number - 1, words.titles) >= 0 or self._is(number - 1, words.before_names):
            return 2
        at = number - 1
        while at >= 0 and number - at < _OFFICE_REACH and self._list[at].near:
            small = self._list[at].plain
            office = small in words.inner or small in words.places or small.startswith(("ال", "وال", "لل", "ب")) or small in words.heads
            if not (office or small in ("السابق", "الاسبق", "الحالي", "باسم", "عام", "في", "لدي")):
                return 0
            if self._bare(at - 1, words.titles) >= 0:
                return 1
            at -= 1
        return 0

    # -- organisations ------------------------------------------------------------------------

    def _organisation(self, number: int) -> tuple[int, int, int, float] | None:
        words = self._words
        shift = self._bare(number, words.bodies)
        if shift >= 0:
            return number, number + 1, shift, 0.7
        shift = self._bare(number, words.heads)
        if shift < 0:
            return None
        at, definite = number + 1, self._list[number].plain[shift:].startswith("ال")
        while at < len(self._list) and at - number < 7 and self._list[at].near:
            small = self._list[at].plain
            if self._is_small(self._list[at]) and small not in words.heads and small not in words.inner:
                break
            adjective = small.startswith("ال") and small.endswith(("ي", "يه"))
            first = at == number + 1 and not definite and small.startswith("ال")
            body = at == number + 1 and (small in words.bodies or small in words.heads)
            place = small in words.places and at - number <= 3
            if not (small in words.inner or adjective or first or body or place):
                break
            at += 1
        return (number, at, shift, 0.8) if at - number > 1 else None

    # -- words alone --------------------------------------------------------------------------

    def _alone(self, number: int) -> Iterator[Guess]:
        """One word: a name where it is the surname of somebody named, or says something."""
        word = self._list[number]
        if len(word.plain) < 3 or self._is_small(word) or word.plain in self._words.inner:
            return
        certainty = 0.3
        yield self._guess(number, number + 1, 0, "", certainty, alone=True)
        if word.plain[0] in _CLITICS and len(word.plain) > 4:
            yield self._guess(number, number + 1, 1, "", certainty - 0.01, alone=True)


def forms_in(text: str, start: int, end: int) -> set[str]:
    """The words of a stretch as they are compared."""
    return {plain(match[0]) for match in _WORD.finditer(text, start, end)}
