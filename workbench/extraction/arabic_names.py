"""Unknown names in Arabic, which has no capitals: by titles, given names and verbs."""

from collections.abc import Iterator

from workbench.extraction.arabic_bodies import ArabicBodies, ArabicFind
from workbench.extraction.arabic_words import CLITICS, NISBA, SHORT, ArabicText
from workbench.extraction.guess import Guess
from workbench.extraction.name_words import wordlist

_CHAIN = wordlist("بن ابن بنت ولد ابو ابي ام ال عبد")
_OFFICE_REACH = 7
_LOCAL = wordlist(
    """
حي مدينه بلده قريه منطقه شارع سوق مطار ميناء حقل مسجد مخيم جبل ولايه قضاء وادي نهر جزيره
"""
)
_HONOURS = wordlist("الحاج الشيخ السيد سيد سيدي مولاي")
_SAYS_THAT = wordlist("ان انه انها بان")
_PARENT = wordlist("بن ابن بنت ولد ابو آل")


class ArabicNames:
    """Reads the words of one stretch."""

    def __init__(self, text: ArabicText) -> None:
        self._text = text
        self._bodies = ArabicBodies(text)

    def guesses(self) -> Iterator[Guess]:
        """Persons and organisations in reading order."""
        number = 0
        while number < len(self._text.list):
            for sort, find in (("organisation", self._bodies.find), ("person", self._person)):
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
        words = self._text.list[first:last]
        forms = tuple(word.plain[shift if not number else 0 :] for number, word in enumerate(words))
        return Guess(words[0].begins(shift), words[-1].end, sort, certainty, forms, "ar", alone)

    def _person(self, number: int) -> ArabicFind | None:
        small = self._text.list[number].plain
        shift = self._text.bare(number, self._text.words.given)
        compound = small.endswith(("عبد", "ابو")) and len(small) < 5
        if compound and small not in ("عبد", "ابو"):
            shift = 1 if small[0] in CLITICS else -1
        elif compound:
            shift = 0
        if self._text.is_small(self._text.list[number]) or (
            small.startswith("ال") and shift < 0 and not self._is_definite_given(number)
        ):
            return None
        if any(self._text.has(at, _LOCAL) for at in (number - 1, number - 2) if self._text.list[number].near):
            return None
        titled = self._titled(number)
        last, strong = self._chain(number, titled=bool(titled))
        if shift >= 0 and last - number > 1:
            return number, last, shift, 0.9 if titled or strong else 0.75
        if shift == 0 and titled:
            return number, last, 0, 0.6
        if (
            shift >= 0
            or (len(small) < 3 and small not in SHORT)
            or not self._text.is_stranger(number, titled=titled == 2)
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
        if (
            self._text.bare(first - 1, self._text.words.say) < 0
            or not first
            or not self._text.list[first].near
        ):
            return False
        return last - first > 1 or (last < len(self._text.list) and self._text.list[last].plain in _SAYS_THAT)

    def _is_definite_given(self, number: int) -> bool:
        """Whether a word with the article stands between a title with it and a given name."""
        small = self._text.list[number].plain
        return (
            number > 0
            and self._text.has(number - 1, self._text.words.titles)
            and self._text.list[number - 1].plain.startswith("ال")
            and not NISBA.search(small)
            and self._text.has(number + 1, self._text.words.given)
            and small not in self._text.words.inner
        )

    def _has_parent(self, first: int, last: int) -> bool:
        """Whether it goes "son of" in a name: "محمدن ولد إشدو"."""
        return self._text.list[first + 1].plain in _PARENT and last - first > 2

    def _is_explained(self, first: int, last: int) -> bool:
        """Whether a title follows after a comma: "بلقاسم حفتر، مدير ..."."""
        return (
            last < len(self._text.list)
            and last - first == 2
            and self._text.list[last].comma
            and self._text.bare(last, self._text.words.titles) == 0
        )

    def _chain(self, number: int, *, titled: bool) -> tuple[int, bool]:
        """Where a name ends that begins at a word; whether a part of it is known to be one of names."""
        given, at, strong, unknown = self._text.words.given, number + 1, False, 0
        if (
            self._text.list[number].plain.endswith(("عبد", "ابو"))
            and at < len(self._text.list)
            and self._text.list[at].near
        ):
            at += 1
            strong = True
        while at < len(self._text.list) and at - number < 6 and self._text.list[at].near:
            small = self._text.list[at].plain
            if small in _HONOURS and at + 1 < len(self._text.list) and self._text.may_be_name(at + 1):
                at += 2
                continue
            if small == "الله":
                at += 1
                strong = True
                continue
            if small in _CHAIN and at + 1 < len(self._text.list) and self._text.list[at + 1].near:
                if self._text.is_small(self._text.list[at + 1]):
                    break
                at += 2
                strong = True
                continue
            second = titled and at - number == 1 + self._text.list[number].plain.endswith(("عبد", "ابو"))
            if not self._text.may_be_name(at, titled=second) or (unknown and not self._text.closes(at)):
                break
            if NISBA.search(small) and small in self._text.words.inner:
                # "محمد شياع السوداني": a nationality is a surname after a name.
                at += 1
                break
            if small in given:
                strong = True
            elif small not in SHORT:
                unknown += 1
            at += 1
        if (
            unknown
            and at - number == 2
            and at < len(self._text.list)
            and NISBA.search(self._text.list[at].plain)
        ):
            # "محمد شياع السوداني": a surname such as places have may follow.
            at += self._text.may_be_name(at)
        return at, strong

    def _titled(self, number: int) -> int:
        """2 right after a title, 1 after a title with its office, 0 after none."""
        words = self._text.words
        if not number or not self._text.list[number].near:
            return 0
        if self._text.bare(number - 1, words.titles) >= 0 or self._text.has(number - 1, words.before_names):
            return 2
        at = number - 1
        while at >= 0 and number - at < _OFFICE_REACH and self._text.list[at].near:
            small = self._text.list[at].plain
            office = (
                small in words.inner
                or small in words.places
                or small.startswith(("ال", "وال", "لل", "ب"))
                or small in words.heads
            )
            if not (office or small in ("السابق", "الاسبق", "الحالي", "باسم", "عام", "في", "لدي")):
                return 0
            if self._text.bare(at - 1, words.titles) >= 0:
                return 1
            at -= 1
        return 0

    # -- words alone --------------------------------------------------------------------------

    def _alone(self, number: int) -> Iterator[Guess]:
        """One word: a name where it is the surname of somebody named, or says something."""
        word = self._text.list[number]
        if len(word.plain) < 3 or self._text.is_small(word) or word.plain in self._text.words.inner:
            return
        certainty = 0.3
        yield self._guess(number, number + 1, 0, "", certainty, alone=True)
        if word.plain[0] in CLITICS and len(word.plain) > 4:
            yield self._guess(number, number + 1, 1, "", certainty - 0.01, alone=True)
