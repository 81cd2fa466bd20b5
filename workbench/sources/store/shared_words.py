"""Which passages two texts share, word for word, letter case and marks aside."""

import zlib

from workbench.values.patterns import late_pattern
from workbench.values.records import dataclass
from workbench.values.text import fold

WORDS = 5
"""Words in a row that make a shingle: fewer are shared by chance."""
_ONE_IN = 4
"""Of all shingles every fourth, chosen by its own hash, is kept as a fingerprint."""
_LEAST_PASSAGE = 8
_WORD = late_pattern(r"\w+")
Words = list[tuple[str, int, int]]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one text that stands in another too; positions are code points, end exclusive."""

    start: int
    end: int
    other_start: int
    other_end: int


@dataclass(frozen=True, slots=True)
class Shared:
    """What two texts share: the passages, and the share of the words of the shorter text (0 to 1)."""

    passages: tuple[Passage, ...]
    words: int
    share: float


def fingerprints(text: str) -> set[int]:
    """Hashes by which a text that shares passages with this one can be found."""
    words = [word for word, _start, _end in words_of(text)]
    hashes = (zlib.crc32(" ".join(words[at : at + WORDS]).encode()) for at in range(len(words) - WORDS + 1))
    return {number for number in hashes if number % _ONE_IN == 0}


def all_fingerprints(texts: list[str]) -> list[set[int]]:
    """Those of each text."""
    return [fingerprints(text) for text in texts]


def shared_words(text: str, other: str) -> Shared:
    """The passages of at least eight words that stand in both texts."""
    return shared_between(words_of(text), words_of(other))


def shared_between(ours: Words, theirs: Words) -> Shared:
    """The same for texts whose words are known: one text against many."""
    places: dict[tuple[str, ...], list[int]] = {}
    their_words = [word for word, _start, _end in theirs]
    our_words = [word for word, _start, _end in ours]
    for at in range(len(theirs) - WORDS + 1):
        places.setdefault(tuple(their_words[at : at + WORDS]), []).append(at)
    passages: list[Passage] = []
    at = count = 0
    while at <= len(ours) - WORDS:
        begins = places.get(tuple(our_words[at : at + WORDS]), ())[:20]
        best, length = max(((there, run_length(our_words, at, their_words, there)) for there in begins),
                           key=lambda found: found[1], default=(0, 0))  # fmt: skip
        if length >= _LEAST_PASSAGE:
            last, their_last = at + length - 1, best + length - 1
            passages.append(Passage(ours[at][1], ours[last][2], theirs[best][1], theirs[their_last][2]))
            count += length
        at += max(1, length if length >= _LEAST_PASSAGE else 1)
    shorter = min(len(ours), len(theirs))
    return Shared(tuple(passages), count, min(1.0, count / shorter) if shorter else 0.0)


def run_length(ours: list[str], at: int, theirs: list[str], there: int) -> int:
    """How many words in a row are the same from these places on."""
    length = 0
    most = min(len(ours) - at, len(theirs) - there)
    while length < most and ours[at + length] == theirs[there + length]:
        length += 1
    return length


def words_of(text: str) -> Words:
    """Every word in the form that is compared, with its start and end."""
    return [(fold(match.group()), match.start(), match.end()) for match in _WORD.finditer(text)]
