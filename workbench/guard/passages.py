"""Verbatim passages: six words or more in a row that also stand in a text that must stay in the house."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.guard.model import Hit, Needle
from workbench.guard.reading import Reading, folded_words

if TYPE_CHECKING:
    Packed = array[int]
else:
    Packed = array
LEAST_WORDS = 6
"""Fewer words in a row stand in two texts by chance."""

MOST_WORDS = 400_000
"""Words of such texts that are looked up at once; those of further texts are packed, eight bytes a word."""

MOST_PACKED = 5_000_000
"""Words that are packed at most, forty megabytes; the check says what is beyond."""

_PILE = 500_000
"""Packed words that are sorted at once."""

_ALWAYS = 12
"""So many words of a note in a row are a finding however long the sentence."""

_LEAST_DIFFERENT = 5
_LEAST_TELLING = 3
_TELLING = 4


def rows_of_words(text: str) -> list[int]:
    """A number for each row of six words in a text."""
    return _rows(folded_words(text))


def packed_rows(text: str) -> Packed:
    """The same in eight bytes each."""
    return array("q", _rows(folded_words(text)))


@dataclass(frozen=True, slots=True)
class Passage:
    """The rows of words of one text; fewer than `least` words of it in a row are no finding."""

    rows: tuple[int, ...] | Packed
    """Packed, as an array, where there are very many."""
    needle: Needle
    least: int = LEAST_WORDS


def internal_passages(words: str, origin: str) -> Iterator[Passage]:
    """The sentences of a note, each looked for nearly whole: parts of it may be in the brief as facts."""
    needle = Needle(words, origin, "passage", "ask")
    for sentence in re.split(r"(?<=[.!?;])\s+|\n", words):
        folded = folded_words(sentence)
        if len(folded) >= LEAST_WORDS:
            yield Passage(tuple(_rows(folded)), needle, min(_ALWAYS, max(LEAST_WORDS, len(folded) * 9 // 10)))


class Passages:
    """Looks for passages. `is_open` says whether words also stand in a text that anybody may read."""

    def __init__(self, rows: Iterable[Passage], is_open: Callable[[tuple[str, ...]], bool]) -> None:
        self._needles: list[Needle] = []
        self._least: list[int] = []
        self._rows: dict[int, int] = {}
        self._is_open = is_open
        self._packed: list[tuple[Packed, int]] = []
        pile: Packed = array("q")
        for passage in rows:
            self._needles.append(passage.needle)
            self._least.append(passage.least)
            if isinstance(passage.rows, array):
                pile.extend(passage.rows)
                if len(pile) >= _PILE:
                    self._pack(pile)
                    pile = array("q")
                continue
            for number in passage.rows:
                self._rows.setdefault(number, len(self._needles) - 1)
        if pile:
            self._pack(pile)

    def _pack(self, pile: Packed) -> None:
        """Sort what is packed; its passages are all of protected texts, which have one needle."""
        self._packed.append((array("q", sorted(pile)), len(self._needles) - 1))

    def _needle_of(self, row: int) -> int:
        found = self._rows.get(row, -1)
        if found < 0:
            for numbers, needle in self._packed:
                place = bisect_left(numbers, row)
                if place < len(numbers) and numbers[place] == row:
                    return needle
        return found

    def found_in(self, reading: Reading) -> Iterator[Hit]:
        """Every passage in a text, each as long as it goes on."""
        if not self._rows and not self._packed:
            return
        rows = _rows(reading.words)
        if not self._packed and self._rows.keys().isdisjoint(rows):
            return
        first = last = -1
        found = -1
        for number, row in enumerate(rows):
            needle = self._needle_of(row)
            if needle < 0:
                continue
            if first >= 0 and needle == found and number <= last + 1:
                last = number + LEAST_WORDS - 1
                continue
            yield from self._hit(reading, first, last, found)
            first, last, found = number, number + LEAST_WORDS - 1, needle
        yield from self._hit(reading, first, last, found)

    def _hit(self, reading: Reading, first: int, last: int, needle: int) -> Iterator[Hit]:
        if first < 0:
            return
        if last - first + 1 < self._least[needle]:
            return
        words = tuple(reading.words[first : last + 1])
        telling = {word for word in words if len(word) >= _TELLING}
        if len(telling) < _LEAST_TELLING or len(set(words)) < _LEAST_DIFFERENT or self._is_open(words):
            return
        start, end = reading.start(first), reading.end(last)
        yield Hit(reading.text[start:end], start, end, self._needles[needle], "ask")


def _rows(words: list[str]) -> list[int]:
    return list(map(hash, zip(*(words[start:] for start in range(LEAST_WORDS)), strict=False)))
