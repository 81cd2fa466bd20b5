"""The guard's look through a finished file, part by part, in whatever form words may be hidden."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from workbench.guard.hidden_text import Allowance, Texts, texts_of
from workbench.guard.matcher import Asked, Matcher
from workbench.guard.model import Hit, Needle
from workbench.guard.needles import Needles
from workbench.guard.reading import folded_words


class Searcher(Protocol):
    """Looks for what must stay in the house; `Guard.for_file` and `searcher_for` give one."""

    @property
    def count(self) -> int:
        """How many needles are looked for."""

    def search(self, text: str) -> list[Hit]:
        """What a text holds."""

    def search_codes(self, text: str) -> list[Hit]:
        """What text that came out of a code holds."""


class TooMuch(Exception):
    """A part holds more packed data than can be looked through."""


def search_parts(parts: Mapping[str, bytes], searcher: Searcher) -> Iterator[tuple[str, Hit]]:
    """(name of the part, what it holds), each needle once a part. Raises TooMuch."""
    allowance = Allowance()
    decoded: set[str] = set()
    for name, content in parts.items():
        texts = texts_of(name, content, allowance, decoded)
        if allowance.spent:
            raise TooMuch(name)
        met: set[tuple[str, str, str]] = set()
        for hit in _hits(texts, searcher):
            key = (hit.needle.words, hit.needle.kind, "".join(folded_words(hit.words)))
            if key not in met:
                met.add(key)
                yield name, hit


def _hits(texts: Texts, searcher: Searcher) -> Iterator[Hit]:
    for text in texts.prose:
        yield from searcher.search(text)
    for text in texts.marks:
        # Names of styles and fonts are words too: here only what is refused counts.
        yield from (hit for hit in searcher.search(text) if hit.verdict == "refuse")
    for text in texts.codes:
        yield from searcher.search_codes(text)


def in_words(name: str, hit: Hit) -> str:
    """Which part, which needle and where from, and the words as they stand where those differ."""
    found, known = "".join(folded_words(hit.words)), "".join(folded_words(hit.needle.words))
    written = "" if found == known else f", written “{' '.join(hit.words.split())}”"
    asked = "; to be confirmed" if hit.verdict == "ask" else ""
    return f"{name} holds “{hit.needle.words}” ({hit.needle.origin}{asked}){written}"


def searcher_for(words: Iterable[tuple[str, str]]) -> Searcher:
    """A searcher for (words, where from) of no case: they are refused, as they stand."""
    needles = Needles()
    for text, origin in words:
        needles.add(Needle(text, origin, "phrase", "refuse"))
    return _Fixed(needles.listed)


class _Fixed:
    def __init__(self, needles: Sequence[Needle]) -> None:
        self.count = len(needles)
        nothing = Asked(lambda _words: False, lambda _letters: False)
        self._matcher = Matcher(Needles(listed=list(needles)), (), nothing)

    def search(self, text: str) -> list[Hit]:
        return self._matcher.search(text)

    def search_codes(self, text: str) -> list[Hit]:
        return self._matcher.search_codes(text)
