"""Two names word by word: which words stand for each other, and what that makes of the whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from workbench.actors.name_parts import Name, Word
from workbench.actors.name_words import TITLES
from workbench.actors.sounds import VOWELS, classes, likeness

Pair = tuple[float, int, int]
"""How near a word of the first name is to one of the second, and their numbers."""

_PATRONYMICS = ("вич", "вна", "чна", "vich", "vych", "vna", "vitch", "witsch", "wicz", "оглы", "кызы")
_INITIAL = 0.9
_JOINED_LIKENESS = 0.8
_FITS = 0.72
_SURE = 0.9


class Kind(IntEnum):
    """How two names agree."""

    WHOLE = 1
    """Every word of one is a word of the other."""
    INITIALS = 2
    """The same, some words as first letters."""
    SHORTER = 3
    """Two words or more of the first are the beginning of more in the second."""
    LONGER = 4
    """The second is a part of the first."""
    SURNAME = 5
    """The one word of the first is the surname of the second."""
    PART = 6
    """The one word of the first is another word of the second."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two names agree: `likeness` from 0 to 1 over the words that do, and the words left over."""

    kind: Kind
    likeness: float
    worst: float
    reversed: bool
    left_over: int
    other_surname: bool = False
    """Whether the surname of the longer name is not among the words that agree."""
    other_first: bool = False
    """Whether the shorter name begins with another word than the longer one, in the same order."""
    alike: bool = False
    """Whether the words that agree have the same consonants, roughly."""
    title: bool = False
    """Whether the first has a title that the second lacks."""


def agreement(first: Name, second: Name, pairs: Iterable[Pair]) -> Agreement | None:
    """How `first` (as typed) agrees with `second`; None where each has a word that the other lacks."""
    match = _Match(first, second, pairs)
    match.fit_initials()
    match.fit_short()
    match.fit_light()
    if match.may_be_joined():
        match.fit_joined()
    left_first, left_second = match.left(first, match.of_first), match.left(second, match.of_second)
    if left_first and match.initials:
        # More initials than the register has names for: "V. V. Putin".
        left_first = [word for word in left_first if not word.initial]
    if not match.core or (left_first and (left_second or _titles_left(second, match.of_second))):
        return None
    if left_second and _titles_left(first, match.of_first) and _names_a_body(second):
        # "General Army" and "United Army": what is a title before a person is none here.
        return None
    total = sum(weight for _likeness, weight in match.core)
    near = sum(like * weight for like, weight in match.core) / total
    worst = min(like for like, _weight in match.core)
    kind = _kind(match, first, second, left_first, left_second)
    return Agreement(
        kind=kind,
        likeness=0.6 * near + 0.4 * worst,
        worst=worst,
        reversed=match.is_reversed(),
        left_over=len(left_first) + len(left_second),
        other_surname=_is_other_surname(kind, match, first, second),
        other_first=kind in (Kind.SHORTER, Kind.LONGER) and match.begins_otherwise(),
        alike=match.has_same_consonants(),
        title=match.has_title(),
    )


def _is_other_surname(kind: Kind, match: "_Match", first: Name, second: Name) -> bool:
    if kind == Kind.SHORTER:
        return not surnames(second) & set(match.of_second)
    return kind == Kind.LONGER and len(second.core) > 1 and not surnames(first) & set(match.of_first)


def _titles_left(name: Name, taken: dict[int, int]) -> bool:
    """Whether a name has a title that stands for nothing, and may be a name: "Sultan Slimani"."""
    return any(
        word.light and word.folded in TITLES and number not in taken for number, word in enumerate(name.words)
    )


def _names_a_body(name: Name) -> bool:
    from workbench.actors.meanings import means_a_body

    return any(means_a_body(word.folded) for word in name.core)


def _kind(
    match: "_Match", first: Name, second: Name, left_first: list[Word], left_second: list[Word]
) -> Kind:
    if not left_first and not left_second:
        if len(first.words) == len(second.core) == 1 and _titles_left(second, match.of_second):
            return Kind.SURNAME
        return Kind.INITIALS if match.initials else Kind.WHOLE
    if left_first:
        return Kind.LONGER
    if len(match.core) > 1:
        return Kind.INITIALS if match.initials else Kind.SHORTER
    [(_number, other)] = match.of_core
    return Kind.SURNAME if other in surnames(second) else Kind.PART


def surnames(name: Name) -> frozenset[int]:
    """The numbers of the words that may be the surname: the last, or those before a comma or patronymic."""
    core = [number for number, word in enumerate(name.words) if not word.light and not word.initial]
    if name.comma:
        return frozenset(number for number in core if number < name.comma)
    if len(core) > 2 and name.words[core[-1]].folded.endswith(_PATRONYMICS):
        return frozenset(core[:1])
    return frozenset(core[-1:])


class _Match:
    def __init__(self, first: Name, second: Name, pairs: Iterable[Pair]) -> None:
        self._first, self._second = first, second
        self.of_first: dict[int, int] = {}
        self.of_second: dict[int, int] = {}
        self.core: list[tuple[float, float]] = []
        """Likeness and weight of the pairs that carry the name."""
        self.of_core: list[tuple[int, int]] = []
        self.initials = 0
        for like, number, other in sorted(pairs, key=lambda pair: (-pair[0], abs(pair[1] - pair[2]))):
            if number in self.of_first or other in self.of_second:
                continue
            if first.words[number].initial != second.words[other].initial and like < 1:
                continue
            self._take(number, other, like)

    def _take(self, number: int, other: int, like: float) -> None:
        self.of_first[number] = other
        self.of_second[other] = number
        one, two = self._first.words[number], self._second.words[other]
        if not (one.light and two.light):
            weight = max(len(one.forms[0].sound) if one.forms else 1, 2)
            self.core.append((like, float(weight)))
            self.of_core.append((number, other))

    def left(self, name: Name, taken: dict[int, int]) -> list[Word]:
        """The words that carry the name and have none to stand for them."""
        return [word for number, word in enumerate(name.words) if number not in taken and not word.light]

    def fit_initials(self) -> None:
        """First letters stand for words that begin so."""
        if not self.core:
            return
        for number, word in enumerate(self._first.words):
            for other, candidate in enumerate(self._second.words):
                if number in self.of_first:
                    break
                if (
                    other not in self.of_second
                    and (word.initial or candidate.initial)
                    and begins(word, candidate)
                ):
                    self._take(number, other, _INITIAL)
                    self.initials += 1

    def fit_short(self) -> None:
        """Short words are compared only here: too many sound like them to look for each."""
        if not self.core:
            return
        for number, word in enumerate(self._first.words):
            for other, candidate in enumerate(self._second.words):
                if number in self.of_first or other in self.of_second or word.initial or candidate.initial:
                    continue
                if word.light or candidate.light or not word.forms or not candidate.forms:
                    continue
                mine, yours = word.forms[0], candidate.forms[0]
                if word.short or candidate.short:
                    like = likeness(mine.sound, yours.sound, mine.abjad != yours.abjad)
                    if like >= _FITS:
                        self._take(number, other, like)

    def fit_light(self) -> None:
        """Words that are light in one name may carry the other: "Karim King" and "King Karim"."""
        for number, word in enumerate(self._first.words):
            for other, candidate in enumerate(self._second.words):
                free = number not in self.of_first and other not in self.of_second
                if free and (word.light or candidate.light) and _sound_the_same(word, candidate):
                    self._take(number, other, 1.0)

    def may_be_joined(self) -> bool:
        """Whether words written together may be why the names do not agree yet."""
        ones, others = self._first.words, self._second.words
        if len(ones) == len(others) or min(len(ones), len(others)) < 2:
            return False
        unlike = any(like < _SURE for like, _weight in self.core)
        return unlike or bool(
            self.left(self._first, self.of_first) and self.left(self._second, self.of_second)
        )

    def fit_joined(self) -> None:
        """Words written as one stand for the words written apart."""
        self._join(self._first, self._second, self.of_first, self.of_second, turned=False)
        self._join(self._second, self._first, self.of_second, self.of_first, turned=True)

    def _join(
        self, one: Name, two: Name, of_one: dict[int, int], of_two: dict[int, int], turned: bool
    ) -> None:
        """Words of `two` that are left over, joined with the word beside, against one word of `one`."""
        for number in range(len(two.words)):
            if number in of_two or two.words[number].initial:
                continue
            for start in (number - 1, number):
                if start < 0 or start + 1 >= len(two.words):
                    continue
                beside = start if start != number else start + 1
                partner = of_two.get(beside)
                wanted = (
                    [partner]
                    if partner is not None
                    else [n for n in range(len(one.words)) if n not in of_one]
                )
                for mine in wanted:
                    if self._joins(one.words[mine], two.words[start : start + 2], mine, beside, turned):
                        of_two[number] = of_two[beside] = mine
                        of_one[mine] = beside
                        return

    def _joins(self, word: Word, words: tuple[Word, ...], mine: int, beside: int, turned: bool) -> bool:
        like = joined_likeness([word], list(words))
        pair = (beside, mine) if turned else (mine, beside)
        known = self.of_core.index(pair) if pair in self.of_core else -1
        if like < _JOINED_LIKENESS or (known >= 0 and like <= self.core[known][0]):
            return False
        if known >= 0:
            del self.core[known], self.of_core[known]
        self.core.append((like, float(max(2, len(word.forms[0].sound)))))
        self.of_core.append(pair)
        return True

    def has_title(self) -> bool:
        """Whether the first name has small words or titles that stand for nothing in the second."""
        return any(word.light and word.position not in self.of_first for word in self._first.words)

    def begins_otherwise(self) -> bool:
        """Whether the first words that carry each name do not stand for each other, though in order."""
        first, second = (
            next((number for number, word in enumerate(name.words) if not word.light), 0)
            for name in (self._first, self._second)
        )
        return not self.is_reversed() and self.of_first.get(first) != second

    def has_same_consonants(self) -> bool:
        """Whether each pair of words shares its consonants in one of their readings."""
        return all(
            _consonants(self._first.words[number]) & _consonants(self._second.words[other])
            for number, other in self.of_core
        )

    def is_reversed(self) -> bool:
        """Whether the words that carry the name stand in another order."""
        order = [other for _number, other in sorted(self.of_core)]
        return order != sorted(order)


def _consonants(word: Word) -> set[str]:
    return {kind for form in word.forms for kind in classes(form.sound)}


def _sound_the_same(word: Word, other: Word) -> bool:
    if not word.forms or not other.forms:
        return False
    return word.folded == other.folded or word.forms[0].sound == other.forms[0].sound


def begins(word: Word, other: Word) -> bool:
    """Whether one is the first letter of the other."""
    short, long = (word, other) if word.initial else (other, word)
    if not short.forms or not long.forms:
        return False
    for short_form in short.forms[:1]:
        letter = short_form.sound
        for form in long.forms[:1]:
            if form.sound.startswith(letter[:1]) or long.folded.startswith(short.folded):
                return True
            mine, yours = letter[:1], form.sound[:1]
            if mine in VOWELS and yours in VOWELS and likeness(mine, yours) > 0.2:
                return True
            if set(classes(mine + "m")) & set(classes(yours + "m")):
                return True
    return False


def joined_likeness(one: list[Word], two: list[Word]) -> float:
    """How near the words of each side are when they are written as one."""
    if not all(word.forms for word in (*one, *two)):
        return 0.0
    best = 0.0
    said_two = "".join(word.forms[0].sound for word in two)
    abjad_two = two[0].forms[0].abjad
    prefix = "".join(word.forms[0].sound for word in one[:-1])
    for form in one[-1].forms:
        best = max(best, likeness(prefix + form.sound, said_two, form.abjad != abjad_two) - form.cost)
    return best
