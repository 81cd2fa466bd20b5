"""Finding fixed words in a text: one automaton over the folded words and over the letters run together."""

import codecs
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from workbench.guard.dates import has_other_year
from workbench.guard.model import Hit, Needle, Verdict
from workbench.guard.reading import Reading, folded_words, seen_as
from workbench.guard.words import SHORT_TITLE, is_common, says_nothing

SHORTEST_JOINED = 7
"""Letters a word must have to be believed where it is run together with others, or is in pieces."""

_SHORTEST_IN_PIECES = 5
_PART_OF_ADDRESS = "/?#&=%-_.~"


@dataclass(frozen=True, slots=True)
class Joined:
    """Letters to be found run together, or in pieces, from the beginning of a word to the end of one."""

    letters: str
    needle: Needle
    verdict: Verdict
    is_part: bool = False
    """Whether it is one word of a name, which as a whole word is judged with what stands beside it."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    needle: Needle
    verdict: Verdict
    is_joined: bool
    is_turned: bool = False
    is_plain: bool = False
    """Whether all of its words are common ones."""
    is_part: bool = False


class Phrases:
    """Looks for the words of some needles, whole; and for letters run together."""

    def __init__(
        self,
        forms: Iterable[tuple[str, Needle]],
        joined: Iterable[Joined],
        open_addresses: Callable[[str], bool],
    ) -> None:
        self._is_open_address = open_addresses
        patterns: dict[str, list[_Pattern]] = {}
        for form, needle in forms:
            words = folded_words(form)
            if not words or needle.verdict == "pass":
                continue
            for row in _as_seen(words):
                pattern = _Pattern(needle, needle.verdict, False, is_plain=says_nothing(tuple(words)))
                patterns.setdefault(f" {' '.join(row)} ", []).append(pattern)
                _add_joined(patterns, Joined("".join(row), needle, needle.verdict), len(row) > 1)
        for one in joined:
            _add_joined(patterns, one, True)
        self._patterns = list(patterns.values())
        self._automaton = _automaton(list(patterns))

    def found_in(self, reading: Reading) -> Iterator[Hit]:
        """Every phrase in a text, bounded by words."""
        if self._automaton is None or not reading.words:
            return
        spaced = reading.spaced
        edges: _Edges | None = None
        letters = "".join(reading.words)
        for index, start, end in self._automaton.find_matches_as_indexes(
            f"{spaced}\n{letters}", overlapping=True
        ):
            if start < len(spaced):
                if end > len(spaced):
                    continue
                first, last = reading.word_at(start + 1), reading.word_at(end - 2)
                span = (first, last) if spaced[start] == " " else None
            else:
                edges = edges or _Edges(reading)
                span = edges.words_of(start - len(spaced) - 1, end - len(spaced) - 1)
            if span is None:
                continue
            for pattern in self._patterns[index]:
                if pattern.is_joined != (start >= len(spaced)):
                    continue
                hit = self._hit(reading, pattern, *span)
                if hit:
                    yield hit

    def found_in_codes(self, reading: Reading) -> Iterator[Hit]:
        """The same in what came out of a code: words may run into signs that are none of theirs."""
        if self._automaton is None:
            return
        letters = "".join(reading.words)
        for index, start, end in self._automaton.find_matches_as_indexes(letters, overlapping=True):
            if end - start >= SHORTEST_JOINED:
                for pattern in self._patterns[index]:
                    if pattern.is_joined and not pattern.is_turned:
                        yield Hit(letters[start:end], 0, 0, pattern.needle, pattern.verdict)

    def _hit(self, reading: Reading, pattern: _Pattern, first: int, last: int) -> Hit | None:
        needle = pattern.needle
        if pattern.is_part and first == last:
            return None
        start, end = reading.start(first), reading.end(last)
        words = needle.words if pattern.is_turned else reading.text[start:end]
        if needle.kind == "address":
            longer = _longer_address(reading.text, start, end)
            if longer and self._is_open_address(longer):
                return None
        is_plain = needle.role == "part" or all(map(is_common, reading.words[first : last + 1]))
        if needle.kind == "handle" and is_plain and not _is_account(reading.text, start, end):
            return None
        if needle.kind == "date" and has_other_year(needle.words, reading.text[end : end + 8]):
            return None
        is_words = pattern.is_plain and needle.kind in ("phrase", "name")
        if is_words and not _has_its_capitals(reading, needle, first, last):
            return None
        return Hit(words, start, end, needle, pattern.verdict)


class _Edges:
    """The letters of a text run together, and where words begin and end in them."""

    def __init__(self, reading: Reading) -> None:
        self.letters = "".join(reading.words)
        self._ends = list(accumulate(map(len, reading.words)))
        self._starts = [0, *self._ends[:-1]]

    def words_of(self, start: int, end: int) -> tuple[int, int] | None:
        """The words from one to another that the letters are; None when they begin or end within a word."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_left(self._ends, end)
        ends = self._ends[last] == end or self.letters[end : end + 1].isdigit()
        return (first, last) if ends and self._starts[first] == start else None


def _as_seen(words: list[str]) -> list[list[str]]:
    """Words, and what they are read as among Latin ones, in small letters and in capitals."""
    rows = [words]
    for place in (0, -1):
        row = [seen[place] if (seen := seen_as(word)) else word for word in words]
        if row not in rows:
            rows.append(row)
    return rows


def _add_joined(patterns: dict[str, list[_Pattern]], one: Joined, in_pieces: bool) -> None:
    letters = one.letters
    least = SHORTEST_JOINED if in_pieces else _SHORTEST_IN_PIECES
    if len(letters) < least or letters.isdigit():
        return
    turned = (letters[::-1], codecs.encode(letters, "rot13")) if len(letters) >= SHORTEST_JOINED else ()
    for form in dict.fromkeys((letters, *turned)):
        kept = patterns.setdefault(form, [])
        is_plain = says_nothing(tuple(folded_words(one.needle.words)))
        known = _Pattern(one.needle, one.verdict, True, form != letters, is_plain, one.is_part)
        if known not in kept:
            kept.append(known)


def _has_its_capitals(reading: Reading, needle: Needle, first: int, last: int) -> bool:
    """Whether common words stand as they do in the case: `Weekly Report` is not any weekly report."""
    if needle.role == "word":
        return True
    if needle.kind == "name":
        return all(map(reading.is_capital, range(first, last + 1)))
    if needle.verdict != "ask":
        return True
    if last - first + 1 >= SHORT_TITLE:
        return True
    if first == last and reading.begins_sentence(first):
        return False
    capitals = [word[0].isupper() for word in needle.words.split() if word[0].isalpha()]
    return all(
        reading.is_capital(first + number) or not capital
        for number, capital in enumerate(capitals[: last - first + 1])
    ) and (any(capitals[1:]) or first == last)


def _is_account(text: str, start: int, end: int) -> bool:
    """Whether a word stands where the name of an account does."""
    return text[max(start - 1, 0) : start] in ("@", "/") or text[end : end + 1] == "@"


def _longer_address(text: str, start: int, end: int) -> str:
    """The address that goes on where a needle ends; "" where it ends there."""
    stop = end
    while stop < len(text) and (text[stop].isalnum() or text[stop] in _PART_OF_ADDRESS):
        stop += 1
    longer = text[start:stop].rstrip(".-_~")
    return longer if len(longer.rstrip("/")) > end - start else ""


def _automaton(patterns: list[str]) -> Any:
    if not patterns:
        return None
    import ahocorasick_rs

    return ahocorasick_rs.AhoCorasick(patterns, implementation=ahocorasick_rs.Implementation.ContiguousNFA)
