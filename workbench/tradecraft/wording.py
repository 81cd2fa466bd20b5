"""The words of a statement prepared for checking: quotations blanked out, sentences, phrases."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from workbench.extraction.model import Amount, Find
from workbench.extraction.quotations import quotations_in
from workbench.tradecraft.clauses import Clauses

BLANK = "\ufffc"
"""Stands for each character within quotation marks: no word, no space."""

_ENDS = re.compile(r"[.!?…]+[\"”’»)\]\ufffc]*(?:\s+|$)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Brig|St|No|vs|approx|ca|cf|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    r"|Sept|Sep|Oct|Nov|Dec)|\b[A-Z](?:\.[A-Z])*|\be\.g|\bi\.e)\.\s+$"
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def outside_quotes(text: str) -> str:
    """`text`, each character within quotation marks of any style blanked out.

    The same length. A mark that is not closed within its paragraph quotes nothing.
    """
    parts, done = [], 0
    for quotation in quotations_in(text):
        if quotation.depth == 0:
            parts += [text[done : quotation.start], BLANK * (quotation.end - quotation.start)]
            done = quotation.end
    return "".join([*parts, text[done:]]) if parts else text


def quotations(text: str) -> list[str]:
    """The words within quotation marks in `text`, without the marks."""
    return [quotation.words_in(text) for quotation in quotations_in(text) if quotation.depth == 0]


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence, blanks after it left out."""
    found, start = [], 0
    for match in _ENDS.finditer(text):
        following = text[match.end() : match.end() + 1]
        # No abbreviation has a blank in it.
        word = text.rfind(" ", start, match.start()) + 1 or start
        if _ABBREVIATION.search(text, word, match.end()) or following.islower():
            continue
        found.append((start, start + len(text[start : match.end()].rstrip())))
        start = match.end()
    if text[start:].strip():
        found.append((start, len(text.rstrip())))
    return found


def count_words(text: str) -> int:
    """How many words a text has."""
    return len(_WORD.findall(text))


class Words:
    """A text in small letters of the same length, quotations blanked out, and its words."""

    def __init__(self, masked: str) -> None:
        """Prepare a text whose quotations are blanked out already."""
        lower = masked.lower()
        if len(lower) != len(masked):
            lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in masked)
        self.lower = lower.replace("’", "'")

    @staticmethod
    def of(text: str) -> "Words":
        """Prepare a text as it stands."""
        return Words(outside_quotes(text))

    @cached_property
    def in_order(self) -> list[str]:
        """Its words."""
        return _WORD.findall(self.lower)

    @cached_property
    def present(self) -> frozenset[str]:
        """Each of its words once."""
        return frozenset(self.in_order)

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Start and end of each word. Many texts hold nothing for which this is needed."""
        return list(map(re.Match.span, _WORD.finditer(self.lower)))


class Wording:
    """The text of a statement, prepared once for all checks that read it. Equal where the texts are."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Wording) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    @cached_property
    def masked(self) -> str:
        """The text with its quotations blanked out."""
        return outside_quotes(self.text)

    @cached_property
    def words(self) -> Words:
        """Its words outside quotations."""
        return Words(self.masked)

    @cached_property
    def dates(self) -> list[Find]:
        """The dates outside quotations, relative ones unresolved."""
        from workbench.extraction.engine import DATES, extract

        return extract(self.masked, language="en", kinds=DATES)

    @cached_property
    def without_dates(self) -> str:
        """The text in small letters with its dates blanked out: the month May is no verb."""
        lower = self.words.lower
        for find in self.dates:
            lower = f"{lower[: find.start]}{' ' * (find.end - find.start)}{lower[find.end :]}"
        return lower

    def dates_in(self, language: str) -> list[Find]:
        """The dates outside quotations, read in another language than English."""
        from workbench.extraction.engine import DATES, extract

        return extract(self.masked, language=language, kinds=DATES)

    @cached_property
    def numbers(self) -> list[Find]:
        """The amounts outside quotations; dates are none."""
        from workbench.extraction.engine import NUMBERS, extract

        return extract(self.masked, language="en", kinds=NUMBERS)

    @cached_property
    def percentages(self) -> list[Find]:
        """The figures with per cent outside quotations."""
        lower = self.words.lower
        if "%" not in lower and "cent" not in lower:
            return []
        return [find for find in self.numbers if isinstance(find.value, Amount) and find.value.unit == "%"]

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Start and end of each sentence."""
        return sentences(self.masked)

    @cached_property
    def clauses(self) -> Clauses:
        """The clauses of its sentences, outside quotations."""
        return Clauses(self.words.lower, self.sentences)


class Phrases:
    """A set of phrases that are all found in one pass over the words of a text."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            words = tuple(match[0] for match in _WORD.finditer(phrase.lower()))
            self._by_first.setdefault(words[0], []).append(words)
        for known in self._by_first.values():
            known.sort(key=len, reverse=True)
        self._firsts = frozenset(self._by_first)

    def found_in(self, text: Words) -> Iterator[tuple[int, int, str]]:
        """Start, end and phrase of each, the longest where several begin at one word."""
        for place, phrase in self._places_in(text):
            yield text.spans[place][0], text.spans[place + len(phrase) - 1][1], " ".join(phrase)

    def any_in(self, text: Words) -> bool:
        """Whether a text has one of the phrases."""
        return any(True for _found in self._places_in(text))

    def _places_in(self, text: Words) -> Iterator[tuple[int, tuple[str, ...]]]:
        """The number of the word at which a phrase begins, and the phrase."""
        possible = self._possible_in(text.present)
        words = text.in_order if possible else ()
        for place, word in enumerate(words):
            for phrase in possible.get(word, ()):
                if len(phrase) == 1 or tuple(words[place : place + len(phrase)]) == phrase:
                    yield place, phrase
                    break

    def _possible_in(self, words: frozenset[str]) -> dict[str, list[tuple[str, ...]]]:
        """The phrases all of whose words there are, by their first."""
        found = {}
        for first in words & self._firsts:
            phrases = [phrase for phrase in self._by_first[first] if words.issuperset(phrase)]
            if phrases:
                found[first] = phrases
        return found
