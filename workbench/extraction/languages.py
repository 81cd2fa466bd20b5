"""Which languages a text is in, and the tables for them, put together once."""

import re
from dataclasses import dataclass
from functools import cache

from workbench.extraction.lexicon import CYRILLIC, LANGUAGES, LATIN, Lexicon, Words, lexicon
from workbench.extraction.tokens import Token, folded

_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_RUSSIAN_ONLY = re.compile("[ыэъёЫЭЪЁ]")
_COUNTED = frozenset("upq%$ds")
_SAMPLE = 400
"""Words of a text that tell its language."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Words of dates and numbers for one text: a Latin language, a Cyrillic one, and Arabic."""

    latin: Lexicon
    cyrillic: Lexicon
    arabic: Lexicon
    dates: Words
    numbers: Words
    flags: frozenset[str]
    ones: frozenset[str]
    mentions: frozenset[str]

    def of(self, letter: str) -> Lexicon:
        """The language a letter's script is read as; of a digit or sign the Latin one."""
        if "\u0400" <= letter <= "\u04ff":
            return self.cyrillic
        return self.arabic if "\u0600" <= letter <= "\u06ff" else self.latin

    def language_of(self, text: str, start: int, end: int) -> str:
        """The language of the letters of a passage, or of those next to it where it has figures only."""
        for letter in text[start:end] + text[end : end + 20] + text[max(0, start - 20) : start][::-1]:
            if letter.isalpha():
                return self.of(letter).language
        return self.latin.language

    def flags_of(self, letter: str) -> frozenset[str]:
        """The flags of that language."""
        return self.of(letter).flags

    def is_counted(self, word: str) -> bool:
        """Whether numbers count such things: people, kilometres, %, dollars, millions."""
        known = self.numbers.single.get(folded(word))
        return known is not None and known.code in _COUNTED


@cache
def tables(latin: str, cyrillic: str) -> Tables:
    """The tables of a Latin and a Cyrillic language and of Arabic."""
    chosen = (lexicon(latin), lexicon(cyrillic), lexicon("ar"))
    return Tables(
        chosen[0],
        chosen[1],
        chosen[2],
        _merged([known.dates for known in chosen]),
        _merged([known.numbers for known in chosen]),
        frozenset().union(*(known.flags for known in chosen)),
        frozenset().union(*(known.ones for known in chosen)),
        frozenset().union(*(known.cues.get("mentions", ()) for known in chosen)),
    )


def _merged(all_words: list[Words]) -> Words:
    merged = Words()
    for words in all_words:
        for word, entry in words.single.items():
            merged.single.setdefault(word, entry)
        for first, phrases in words.phrases.items():
            merged.phrases.setdefault(first, {}).update(phrases)
        merged.endings = merged.endings or words.endings
    merged.settle()
    return merged


def languages_of(text: str, tokens: list[Token], language: str) -> tuple[str, str]:
    """The Latin and the Cyrillic language of a text, the one that is given where it is known."""
    given = language[:2].lower()
    given = given if given in LANGUAGES else ""
    latin = given if given in LATIN else _latin(tokens)
    if given in CYRILLIC and not (given == "ru" and _UKRAINIAN.search(text)):
        return latin, given
    return latin, "uk" if _UKRAINIAN.search(text) and not _RUSSIAN_ONLY.search(text) else "ru"


@cache
def _telling() -> dict[str, tuple[str, ...]]:
    """Word -> the Latin languages that it speaks for."""
    found: dict[str, tuple[str, ...]] = {}
    for language in LATIN:
        known = lexicon(language)
        for word in known.stops | known.dates.single.keys() | known.numbers.single.keys():
            if len(word) > 1:
                found[word] = (*found.get(word, ()), language)
    return found


def _latin(tokens: list[Token]) -> str:
    votes = dict.fromkeys(LATIN, 0.0)
    telling = _telling()
    for token in tokens[:_SAMPLE]:
        for language in telling.get(token.word, ()) if token.kind == "word" else ():
            votes[language] += 1 / len(telling[token.word])
    return max(votes, key=lambda language: votes[language])
