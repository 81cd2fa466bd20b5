"""Finding many fixed words in a text at once, bounded by words."""

import re
from collections.abc import Iterable, Iterator

from workbench.attack.known import plain_words
from workbench.attack.reading import Reading
from workbench.attack.sound import folded

_RUN = re.compile(r"[^\W_]+")


class Exact:
    """Words as they stand: mailboxes, addresses, accounts, cover names."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_first: dict[str, list[str]] = {}
        for one in words:
            first = _RUN.search(one)
            if first:
                self._by_first.setdefault(first[0], []).append(one)

    def found_in(self, reading: Reading) -> Iterator[tuple[str, int]]:
        """(words, where they begin). Only what begins with a word of the text is looked for."""
        if not self._by_first:
            return
        runs = self._by_first.keys() & reading.runs
        wanted = sorted((one for run in runs for one in self._by_first[run]), key=len, reverse=True)
        if wanted:
            either = "|".join(rf"(?<![^\W_]){re.escape(one)}(?![^\W_])" for one in wanted)
            for found in re.finditer(either, reading.text):
                yield found[0], found.start()


class Phrases:
    """Words in a row, in whatever letters: titles, names of files, names of clients."""

    def __init__(self, words: Iterable[tuple[str, str]]) -> None:
        self._known = {" ".join(plain_words(one)): what for one, what in words}
        self._known.pop("", None)
        self._by_first: dict[str, list[tuple[str, list[str]]]] = {}
        for one in self._known:
            first, *others = one.split(" ")
            self._by_first.setdefault(first, []).append((one, others))

    def found_in(self, reading: Reading) -> Iterator[tuple[str, str]]:
        """(folded words, what they are)."""
        if not self._known:
            return
        there = set(map(folded, reading.words))
        possible = (pair for first in self._by_first.keys() & there for pair in self._by_first[first])
        wanted = sorted(one for one, others in possible if there.issuperset(others))
        if wanted:
            row = f" {' '.join(plain_words(reading.text))} "
            yield from ((one, self._known[one]) for one in wanted if f" {one} " in row)
