"""Find the passages of an old text again in a new one, or say that they are gone.

A passage is taken to be the same only where its words are the same: white space, quotation marks,
dashes and slips of single letters may differ; numbers, names, negations and every other word may
not. Where the words stand several times the surroundings decide, and where they do not decide
clearly nothing does: an orphan is acceptable, a wrong place is not.

Positions are code points, end exclusive.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.annotations.plain_form import PlainForm
from workbench.values.text import fold

CONTEXT = 96
"""Code points on either side that are compared to tell one occurrence from another."""
ALIKE = 0.35
"""How much of the surroundings must agree where the words alone do not decide."""
MARGIN = 0.15
"""By how much the best place must beat every other."""
TELLING_WORDS = 5
"""Words from which on a passage that stands once in both texts is its own proof."""
FEWEST_WORDS = 3
"""Words below which a passage is never found by its place alone."""
_MOST_OCCURRENCES = 40
_NEAR_THE_END = 64
_LANDMARK = 24
_STEPS = (0, 8, 16, 32, 64, 128, 256, 512)
_WORD = re.compile(r"\w+")
_NEGATIONS = frozenset(
    map(
        fold,
        (
            "not", "no", "never", "none", "nor", "without", "cannot", "non", "ne", "pas", "jamais", "mai",
            "nicht", "kein", "keine", "nie", "ohne", "senza", "nunca", "sin", "не", "ни", "нет", "без",
            "لا", "لم", "لن", "ليس", "ما", "غير", "دون",
        ),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a passage stands in the new text.

    `how` is "exact" (same place, same words), "moved" (same words elsewhere), "near" (same words but
    for slips of letters) or "orphan". `score` is 0 to 1: how much of words and surroundings agree. An
    orphan has the place most like it, for a person to look at, or -1, -1.
    """

    start: int
    end: int
    score: float
    how: str


def place_again(old: str, new: str, passages: Iterable[tuple[int, int]]) -> list[Anchor]:
    """An anchor in `new` for each (start, end) of `old`, in their order."""
    texts = _Texts(old, new)
    return [texts.anchor(start, end) for start, end in passages]


class _Texts:
    """The two texts in plain form, and what was worked out about them."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = PlainForm(old), PlainForm(new)
        self.same = old == new

    def anchor(self, start: int, end: int) -> Anchor:
        if self.same:
            return Anchor(start, end, 1.0, "exact")
        first, last = self.old.within(start, end)
        quote = self.old.plain[first:last]
        if not quote:
            return Anchor(-1, -1, 0.0, "orphan")
        place, alike = self._by_words(first, last, quote)
        near = self._in_its_place(first, last) if alike < ALIKE else None
        if near and (place < 0 or near[0] != place):
            return self._placed(*near, "near")
        if place >= 0:
            found = self._placed(place, place + len(quote), (1 + alike) / 2, "moved")
            stayed = found.start == start and found.end == end
            return Anchor(start, end, found.score, "exact") if stayed else found
        return self._most_alike(quote)

    def _placed(self, first: int, last: int, score: float, how: str) -> Anchor:
        start, end = self.new.original(first, last)
        return Anchor(start, end, round(score, 3), how)

    # -- the same words -----------------------------------------------------------------------

    def _by_words(self, first: int, last: int, quote: str) -> tuple[int, float]:
        """The place of the same words and how alike its surroundings are; (-1, 0) when none is clear."""
        there = _occurrences(self.new.plain, quote, first)
        if not there:
            return -1, 0.0
        here = sorted({*_occurrences(self.old.plain, quote, first), first})
        alike = {place: self._alike(first, place, len(quote)) for place in there}
        best = max(there, key=lambda place: alike[place])
        if len(here) == len(there) == 1:
            telling = len(_WORD.findall(quote)) >= TELLING_WORDS
            return (best, alike[best]) if telling or alike[best] >= ALIKE else (-1, 0.0)
        rivals = [alike[place] for place in there if place != best]
        rivals += [self._alike(other, best, len(quote)) for other in here if other != first]
        clear = alike[best] >= ALIKE and all(alike[best] - rival >= MARGIN for rival in rivals)
        return (best, alike[best]) if clear else (-1, 0.0)

    def _alike(self, here: int, there: int, length: int) -> float:
        """How much the surroundings of two places agree, 0 to 1."""
        old, new = self.old.plain, self.new.plain
        before = _side(old[max(0, here - CONTEXT) : here][::-1], new[max(0, there - CONTEXT) : there][::-1])
        here, there = here + length, there + length
        return (before + _side(old[here : here + CONTEXT], new[there : there + CONTEXT])) / 2

    # -- the same place -----------------------------------------------------------------------

    def _in_its_place(self, first: int, last: int) -> tuple[int, int, float] | None:
        """What stands between the same neighbours, if its words are the same but for slips."""
        left, right = self._landmark_before(first), self._landmark_after(last)
        if left is None or right is None:
            return None
        old_window = self.old.plain[left[0] : right[0]]
        new_window = self.new.plain[left[1] : right[1]]
        if right[1] < left[1] or len(new_window) > 3 * len(old_window) + 200:
            return None
        found = _same_words(old_window, new_window, first - left[0], last - left[0])
        return (left[1] + found[0], left[1] + found[1], found[2]) if found else None

    def _landmark_before(self, first: int) -> tuple[int, int] | None:
        """The end of the nearest words before that stand once in each text."""
        for step in _STEPS:
            end = first - step
            if end <= _LANDMARK:
                return (0, 0) if first <= _NEAR_THE_END else None
            if (place := self._only(self.old.plain[end - _LANDMARK : end])) >= 0:
                return end, place + _LANDMARK
        return None

    def _landmark_after(self, last: int) -> tuple[int, int] | None:
        """The beginning of the nearest words after that stand once in each text."""
        for step in _STEPS:
            start = last + step
            length = len(self.old.plain)
            if start + _LANDMARK >= length:
                return (length, len(self.new.plain)) if length - last <= _NEAR_THE_END else None
            if (place := self._only(self.old.plain[start : start + _LANDMARK])) >= 0:
                return start, place
        return None

    def _only(self, landmark: str) -> int:
        old, new = self.old.plain, self.new.plain
        place = new.find(landmark)
        if place < 0 or new.find(landmark, place + 1) >= 0:
            return -1
        once = old.find(landmark, old.find(landmark) + 1) < 0
        return place if once else -1

    # -- for a person to look at --------------------------------------------------------------

    def _most_alike(self, quote: str) -> Anchor:
        from rapidfuzz import fuzz

        found = fuzz.partial_ratio_alignment(quote, self.new.plain, score_cutoff=60)
        if found is None or len(self.new.plain) < len(quote) // 2:
            return Anchor(-1, -1, 0.0, "orphan")
        start, end = self.new.original(found.dest_start, found.dest_end)
        return Anchor(start, end, round(found.score / 100, 3), "orphan")


def _occurrences(text: str, quote: str, near: int) -> list[int]:
    """Where `quote` stands as whole words; of very many those nearest to `near`."""
    places: list[int] = []
    place = text.find(quote)
    while place >= 0:
        if _whole(text, place, place + len(quote)):
            places.append(place)
        place = text.find(quote, place + 1)
    return sorted(places, key=lambda place: abs(place - near))[:_MOST_OCCURRENCES]


def _whole(text: str, first: int, last: int) -> bool:
    """Whether a stretch does not begin or end inside a word that it did not cut before."""
    cut_before = first > 0 and text[first - 1].isalnum() and text[first].isalnum()
    cut_after = last < len(text) and text[last].isalnum() and text[last - 1].isalnum()
    return not cut_before and not cut_after


def _side(old: str, new: str) -> float:
    """How much two stretches agree from their beginning on, 0 to 1."""
    from rapidfuzz import fuzz

    if not old and not new:
        return 1.0
    common = next((n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), -1)
    common = min(len(old), len(new)) if common < 0 else common
    ratio = fuzz.ratio(old, new) / 100
    return max(min(common / 48, 1.0), max(0.0, ratio - 0.5) * 1.8)


def _same_words(old: str, new: str, first: int, last: int) -> tuple[int, int, float] | None:
    """The stretch of `new` whose words are those of `old[first:last]`, and how alike they are."""
    from rapidfuzz.distance import Levenshtein

    old_words, new_words = list(_WORD.finditer(old)), list(_WORD.finditer(new))
    wanted = [n for n, word in enumerate(old_words) if first <= word.start() and word.end() <= last]
    if len(wanted) < FEWEST_WORDS:
        return None
    pairs: dict[int, int] = {}
    folded = [fold(word.group()) for word in old_words], [fold(word.group()) for word in new_words]
    for change in Levenshtein.opcodes(*folded):
        if change.tag in ("equal", "replace"):
            length = min(change.src_end - change.src_start, change.dest_end - change.dest_start)
            pairs.update((change.src_start + n, change.dest_start + n) for n in range(length))
    found = [pairs.get(n, -1) for n in wanted]
    if -1 in found or found != list(range(found[0], found[0] + len(found))):
        return None
    words = [(old_words[n].group(), new_words[m].group()) for n, m in zip(wanted, found, strict=True)]
    if not all(_is_slip(one, other) for one, other in words):
        return None
    slips = sum(1 for one, other in words if one != other)
    begin, end = new_words[found[0]].start(), new_words[found[-1]].end()
    before, after = old[first : old_words[wanted[0]].start()], old[old_words[wanted[-1]].end() : last]
    beside = (new_words[n].group() for n in (found[0] - 1, found[-1] + 1) if 0 <= n < len(new_words))
    if not new[:begin].endswith(before) or not new[end:].startswith(after):
        # Another word stands where the passage began or ended.
        return None
    if any(fold(word) in _NEGATIONS for word in beside):
        return None
    return begin - len(before), end + len(after), 1 - slips / (2 * len(words))


def _is_slip(old: str, new: str) -> bool:
    """Whether a word is the same but for its letter case, its marks or one letter."""
    from rapidfuzz.distance import OSA

    one, other = fold(old), fold(new)
    if one == other:
        return old.lower() == new.lower() or not old[:1].isupper()
    if {one, other} & _NEGATIONS or not one.isalpha() or not other.isalpha():
        return False
    if old[:1].isupper() or new[:1].isupper():
        # A name with another letter may be another name.
        return False
    return min(len(one), len(other)) >= 6 and one[0] == other[0] and OSA.distance(one, other) <= 1
