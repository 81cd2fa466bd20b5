"""Names that stand openly in the case: of actors, authors and outlets nobody has to hide."""

from collections.abc import Iterable

from workbench.guard.reading import Reading, folded_words
from workbench.guard.words import PARTICLES


class OpenNames:
    """Where a longer open name explains words that would otherwise point to somebody."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names = {words for name in names if (words := tuple(folded_words(name)))}
        self._by_word: dict[str, list[tuple[str, ...]]] = {}
        for words in self._names:
            for word in dict.fromkeys(words):
                if word not in PARTICLES:
                    self._by_word.setdefault(word, []).append(words)

    def is_name(self, name: str) -> bool:
        """Whether this very name is an open one."""
        return tuple(folded_words(name)) in self._names

    def holds(self, word: str) -> bool:
        """Whether a folded word is part of an open name."""
        return word in self._by_word

    def cover(self, reading: Reading, first: int, last: int) -> bool:
        """Whether an open name that goes beyond the words from `first` to `last` stands there."""
        for number in range(first, last + 1):
            for name in self._by_word.get(reading.words[number], ()):
                at = [place for place, word in enumerate(name) if word == reading.words[number]]
                for place in at:
                    start = number - place
                    end = start + len(name) - 1
                    if (
                        start >= 0
                        and start <= first
                        and end >= last
                        and end - start > last - first
                        and tuple(reading.words[start : end + 1]) == name
                    ):
                        return True
        return False
