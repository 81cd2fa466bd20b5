"""The words of a statement prepared for checking: quotations blanked out, sentences, phrases."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

BLANK = "\ufffc"
"""Stands for each character within quotation marks: no word, no space."""

_QUOTED = re.compile(
    r'"[^"\n]{1,2000}"|“[^”\n]{1,2000}”|„[^“”\n]{1,2000}[“”]|«[^»\n]{1,2000}»|»[^«\n]{1,2000}«|‹[^›\n]{1,2000}›'
    # A single quotation mark opens only before a word and closes only after one: else it is an apostrophe.
    r"|(?<!\w)‘(?=\S)[^‘\n]{1,2000}?(?<=\S)’(?!\w)|(?<!\w)'(?=[^\W\d])[^'\n]{1,400}?(?<=\S)'(?!\w)"
)
_ENDS = re.compile(r"[.!?…]+[\"”’»)\]\ufffc]*(?:\s+|$)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Brig|St|No|vs|approx|ca|cf|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    r"|Sept|Sep|Oct|Nov|Dec)|\b[A-Z](?:\.[A-Z])*|\be\.g|\bi\.e)\.\s+$"
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def outside_quotes(text: str) -> str:
    """`text`, each character within quotation marks (straight, curly, guillemets) blanked out.

    The same length. A mark that is not closed within its paragraph quotes nothing.
    """
    return _QUOTED.sub(lambda match: BLANK * len(match[0]), text)


def quotations(text: str) -> list[str]:
    """The words that stand within quotation marks in `text`, without the marks."""
    return [match[0][1:-1] for match in _QUOTED.finditer(text)]


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence, blanks after it left out."""
    found, start = [], 0
    for match in _ENDS.finditer(text):
        following = text[match.end() : match.end() + 1]
        if _ABBREVIATION.search(text, start, match.end()) or following.islower():
            continue
        found.append((start, start + len(text[start : match.end()].rstrip())))
        start = match.end()
    if text[start:].strip():
        found.append((start, len(text.rstrip())))
    return found


def count_words(text: str) -> int:
    """How many words a text has."""
    return sum(1 for _ in _WORD.finditer(text))


@dataclass(frozen=True, slots=True)
class Words:
    """A text in small letters of the same length, quotations blanked out, and its words."""

    lower: str
    words: tuple[tuple[str, int, int], ...]

    @staticmethod
    def of(text: str) -> "Words":
        """Prepare a text."""
        return Words.of_masked(outside_quotes(text))

    @staticmethod
    def of_masked(masked: str) -> "Words":
        """Prepare a text whose quotations are blanked out already."""
        lower = masked.lower()
        if len(lower) != len(masked):
            lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in masked)
        lower = lower.replace("’", "'")
        return Words(lower, tuple((m[0], m.start(), m.end()) for m in _WORD.finditer(lower)))


class Phrases:
    """A set of phrases that are all found in one pass over the words of a text."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            words = tuple(match[0] for match in _WORD.finditer(phrase.lower()))
            self._by_first.setdefault(words[0], []).append(words)
        for known in self._by_first.values():
            known.sort(key=len, reverse=True)

    def found_in(self, text: Words) -> Iterator[tuple[int, int, str]]:
        """Start, end and phrase of each, the longest where several begin at one word."""
        words = text.words
        for place, (word, start, _end) in enumerate(words):
            for phrase in self._by_first.get(word, ()):
                end = place + len(phrase)
                if len(phrase) == 1 or tuple(known[0] for known in words[place:end]) == phrase:
                    yield start, words[end - 1][2], " ".join(phrase)
                    break

    def any_in(self, text: Words, start: int = 0, end: int | None = None) -> bool:
        """Whether one of the phrases begins between two positions."""
        return any(start <= found[0] < (end or len(text.lower)) for found in self.found_in(text))
