"""Unknown names in Arabic, which has no capitals: by titles, given names, verbs and words for bodies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.extraction.guess import Guess
from workbench.extraction.name_words import Words, plain, wordlist

_WORD = re.compile(r"[\u0621-\u064a\u064b-\u0652\u0670-\u06d3\u0640]+")
_CHAIN = wordlist("بن ابن بنت ولد ابو ابي ام ال عبد")
_SHORT = wordlist("بك جو لي شي بو يو وو هو تو دي دو لو فو سو نو اغا با")
_CLITICS = "وفبلك"
_OFFICE_REACH = 7
_LETTERS = wordlist("بي سي دي اي اف جي اتش ايه كي او كيو ار اس تي يو دبليو اكس واي زد")
"""Names of Latin letters, of which names of companies are made."""
_OWNED = re.compile(r"^\w{2,4}ه$|ته$|(?:ها|هم|هما|هن)$")
_LOCAL = wordlist(
    """
حي مدينه بلده قريه منطقه شارع سوق مطار ميناء حقل مسجد مخيم جبل ولايه قضاء وادي نهر جزيره
"""
)
_HONOURS = wordlist("الحاج الشيخ السيد سيد سيدي مولاي")
_SAYS_THAT = wordlist("ان انه انها بان")
_PARENT = wordlist("بن ابن بنت ولد ابو آل")
_NISBA = re.compile(r"ال\w{2,}(?:ي|يه)$")


@dataclass(slots=True)
class _Word:
    start: int
    end: int
    word: str
    plain: str
    near: bool
    """Whether only a space stands between it and the word before."""
    comma: bool = False
    """Whether a comma stands before it."""


class ArabicNames:
    """Reads the words of one stretch."""

    def __init__(self, words: Words, text: str, start: int, end: int, seen: set[str]) -> None:
        self._words = words
        self._seen = seen
        self._list: list[_Word] = []
        last = start
        for match in _WORD.finditer(text, start, end):
            gap = text[last : match.start()]
            near = gap in (" ", "\u00a0", "  ")
            word = _Word(match.start(), match.end(), match[0], plain(match[0]), near, gap.startswith("،"))
            self._list.append(word)
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

    def _guess(
        self, first: int, last: int, shift: int, sort: str, certainty: float, alone: bool = False
    ) -> Guess:
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

    def _may_be_name(self, number: int, *, titled: bool = False) -> bool:
        """Whether a word may be a part of a name after another part."""
        if number >= len(self._list) or not self._list[number].near:
            return False
        word, words = self._list[number], self._words
        small = word.plain
        if (
            self._is_small(word)
            or small in words.places
            or (small in words.inner and not _NISBA.search(small))
        ):
            return False
        if small in words.given or small in _SHORT:
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

    def _closes(self, at: int) -> bool:
        """Whether a stop follows a word from abroad, so that it is still of the name before it."""
        word = self._list[at]
        foreign = not word.plain.startswith(("ال", "ب", "ل")) and not word.word.endswith("ه")
        return foreign and at + 1 < len(self._list) and not self._list[at + 1].near

    # -- persons ------------------------------------------------------------------------------

    def _person(self, number: int) -> tuple[int, int, int, float] | None:
        small = self._list[number].plain
        shift = self._bare(number, self._words.given)
        compound = small.endswith(("عبد", "ابو")) and len(small) < 5
        if compound and small not in ("عبد", "ابو"):
            shift = 1 if small[0] in _CLITICS else -1
        elif compound:
            shift = 0
        if self._is_small(self._list[number]) or (
            small.startswith("ال") and shift < 0 and not self._is_definite_given(number)
        ):
            return None
        if any(self._is(at, _LOCAL) for at in (number - 1, number - 2) if self._list[number].near):
            return None
        titled = self._titled(number)
        last, strong = self._chain(number, titled=bool(titled))
        if shift >= 0 and last - number > 1:
            return number, last, shift, 0.9 if titled or strong else 0.75
        if shift == 0 and titled:
            return number, last, 0, 0.6
        if (
            shift >= 0
            or (len(small) < 3 and small not in _SHORT)
            or not self._is_stranger(number, titled=titled == 2)
        ):
            return None
        if titled == 2 or (titled and last - number > 1):
            return number, last, 0, 0.7
        if last - number > 1 and (self._has_parent(number, last) or self._is_explained(number, last)):
            return number, last, 0, 0.7
        if self._is_said(number, last):
            return number, last, 0, 0.65 if last - number > 1 else 0.55
        return None

    def _is_said(self, first: int, last: int) -> bool:
        """Whether a verb of saying stands before, and for one word "that" after it."""
        if self._bare(first - 1, self._words.say) < 0 or not first or not self._list[first].near:
            return False
        return last - first > 1 or (last < len(self._list) and self._list[last].plain in _SAYS_THAT)

    def _is_definite_given(self, number: int) -> bool:
        """Whether a word with the article stands between a title with it and a given name."""
        small = self._list[number].plain
        return (
            number > 0
            and self._is(number - 1, self._words.titles)
            and self._list[number - 1].plain.startswith("ال")
            and not _NISBA.search(small)
            and self._is(number + 1, self._words.given)
            and small not in self._words.inner
        )

    def _is_stranger(self, number: int, *, titled: bool = False) -> bool:
        """Whether a word that is no known given name may be the first of a name."""
        word, words = self._list[number], self._words
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

    def _has_parent(self, first: int, last: int) -> bool:
        """Whether it goes "son of" in a name: "محمدن ولد إشدو"."""
        return self._list[first + 1].plain in _PARENT and last - first > 2

    def _is_explained(self, first: int, last: int) -> bool:
        """Whether a title follows after a comma: "بلقاسم حفتر، مدير ..."."""
        return (
            last < len(self._list)
            and last - first == 2
            and self._list[last].comma
            and self._bare(last, self._words.titles) == 0
        )

    def _chain(self, number: int, *, titled: bool) -> tuple[int, bool]:
        """Where a name ends that begins at a word; whether a part of it is known to be one of names."""
        given, at, strong, unknown = self._words.given, number + 1, False, 0
        if self._list[number].plain.endswith(("عبد", "ابو")) and at < len(self._list) and self._list[at].near:
            at += 1
            strong = True
        while at < len(self._list) and at - number < 6 and self._list[at].near:
            small = self._list[at].plain
            if small in _HONOURS and at + 1 < len(self._list) and self._may_be_name(at + 1):
                at += 2
                continue
            if small == "الله":
                at += 1
                strong = True
                continue
            if small in _CHAIN and at + 1 < len(self._list) and self._list[at + 1].near:
                if self._is_small(self._list[at + 1]):
                    break
                at += 2
                strong = True
                continue
            second = titled and at - number == 1 + self._list[number].plain.endswith(("عبد", "ابو"))
            if not self._may_be_name(at, titled=second) or (unknown and not self._closes(at)):
                break
            if _NISBA.search(small) and small in self._words.inner:
                # "محمد شياع السوداني": a nationality is a surname after a name.
                at += 1
                break
            if small in given:
                strong = True
            elif small not in _SHORT:
                unknown += 1
            at += 1
        if unknown and at - number == 2 and at < len(self._list) and _NISBA.search(self._list[at].plain):
            # "محمد شياع السوداني": a surname such as places have may follow.
            at += self._may_be_name(at)
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
            office = (
                small in words.inner
                or small in words.places
                or small.startswith(("ال", "وال", "لل", "ب"))
                or small in words.heads
            )
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
        letters = number
        while letters < len(self._list) and self._list[letters].plain in _LETTERS:
            if letters > number and not self._list[letters].near:
                break
            letters += 1
        if letters - number > 1:
            return number, letters, 0, 0.7
        described = self._described(number)
        if described is not None:
            return described
        shift = self._bare(number, words.heads)
        small = self._list[number].plain
        if (
            shift < 0
            and small.startswith("ال")
            and small[2:] in words.heads
            and small[2:] not in words.descriptors
        ):
            shift = 0
        if shift < 0 or (small[shift:] in words.media and not self._is(number + 1, words.inner)):
            return None
        at, definite = number + 1, self._list[number].plain[shift:].startswith("ال")
        while (
            at < len(self._list)
            and at - number < 8
            and self._list[at].near
            and self._goes_on(number, at, definite)
        ):
            at += 1
        return (number, at, shift, 0.8) if at - number > 1 else None

    def _goes_on(self, first: int, at: int, definite: bool) -> bool:
        """Whether the name of a body goes on with a word."""
        words, word = self._words, self._list[at]
        small, second = word.plain, at == first + 1
        if self._is_small(word) and small not in words.heads and small not in words.inner and small != "في":
            return False
        if small in words.inner or (small in words.given and second and not definite):
            return small in words.inner
        if small.startswith("لل") and len(small) > 4:
            return True
        if small == "في" and self._list[at - 1].plain.startswith("لل"):
            return self._is(at + 1, words.places)
        if small.startswith("وال") and at - first > 1 and len(small) > 5:
            return self._list[at - 1].plain.startswith(("ال", "لل"))
        if small.startswith("ال") and (_NISBA.search(small) or (second and not definite)):
            return True
        if small in words.places:
            return at - first <= 7
        if self._bare(first, words.descriptors) >= 0:
            return False
        return second and not definite and (small in words.bodies or small in words.heads)

    def _described(self, number: int) -> tuple[int, int, int, float] | None:
        """ "شركة سيمنس": the name after a word that says what it is."""
        words, word = self._words, self._list[number]
        if not number or not word.near:
            return None
        before, small = number - 1, word.plain
        if self._bare(before, words.descriptors) < 0 or self._is_small(word) or small in words.inner:
            return None
        if small.startswith("ال"):
            return (number, number + 1, 0, 0.7) if self._bare(before, words.media) >= 0 else None
        media = self._bare(before, words.media) >= 0
        if not (self._is_stranger(number) or (small[0] == "ت" and len(small) > 4)):
            return None
        if small in words.given and not media:
            return None
        last = number + 1
        if last < len(self._list) and self._list[last].plain.startswith("لل") and self._list[last].near:
            last += 1
            if self._is(last, frozenset({"في"})) and self._is(last + 1, words.places):
                last += 2
            return number, last, 0, 0.65
        if last < len(self._list) and self._may_be_name(last) and self._bare(last, words.given) < 0:
            last += media or not self._list[last].plain.startswith("ال")
        return number, last, 0, 0.65

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
