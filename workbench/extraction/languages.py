"""Which languages a text is in, and the tables for them, put together once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from workbench.extraction.lexicon import ARABIC, CYRILLIC, LANGUAGES, LATIN, Lexicon, Words, lexicon
from workbench.extraction.tokens import Token, folded

_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_RUSSIAN_ONLY = re.compile("[ыэъёЫЭЪЁ]")
_PERSIAN, _ARABIC_ONLY = re.compile("[پچژگکی]"), re.compile("[ةىكي]")
_COUNTED = frozenset("upq%$ds")
_WORDS = re.compile(r"[^\W\d_]+")
_SCRIPTS = {"cyrillic": ("\u0400", "\u052f"), "arabic": ("\u0600", "\u06ff")}
_LETTERS, _LEAST_VOTES = 4000, 1.5
"""Letters of a stretch that are looked at, and the least that its words must add up to for one language."""
_SAMPLE = 400
"""Words of a text that show its language."""


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
def tables(latin: str, cyrillic: str, arabic: str = "ar") -> Tables:
    """The tables of a Latin and a Cyrillic language, and of Arabic or Persian."""
    chosen = (lexicon(latin), lexicon(cyrillic), lexicon(arabic))
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


def languages_of(text: str, tokens: list[Token], language: str) -> tuple[str, str, str]:
    """The Latin, the Cyrillic and the Arabic-written language of a text, the given one where it is known."""
    given = language[:2].lower()
    given = given if given in LANGUAGES else ""
    latin = given if given in LATIN else _latin(tokens)
    arabic = given if given in ARABIC else "fa" if is_persian(text) else "ar"
    if given in CYRILLIC and not (given == "ru" and _UKRAINIAN.search(text)):
        return latin, given, arabic
    ukrainian = _UKRAINIAN.search(text) and not _RUSSIAN_ONLY.search(text)
    return latin, "uk" if ukrainian else "ru", arabic


def is_persian(text: str) -> bool:
    """Whether a text in Arabic letters is Persian: by letters that Arabic has not, and none of its own."""
    return _PERSIAN.search(text) is not None and _ARABIC_ONLY.search(text) is None


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
    votes = _votes(token.word for token in tokens[:_SAMPLE] if token.kind == "word")
    return max(votes, key=lambda language: votes[language])


def _votes(words: Iterable[str]) -> dict[str, float]:
    """How much some folded words speak for each Latin language."""
    votes = dict.fromkeys(LATIN, 0.0)
    telling = _telling()
    for word in words:
        spoken = telling.get(word, ())
        for language in spoken:
            votes[language] += 1 / len(spoken)
    return votes


def language_of(text: str, fallback: str = "") -> str:
    """The language of a stretch by its letters and small words; `fallback` where they leave it open."""
    sample = text[:_LETTERS]
    count = {name: sum(low <= sign <= high for sign in sample) for name, (low, high) in _SCRIPTS.items()}
    latin = sum(sign.isalpha() for sign in sample) - sum(count.values())
    if count["arabic"] > max(latin, count["cyrillic"]):
        return "ar"
    if count["cyrillic"] > latin:
        ukrainian, russian = (sum(map(sample.lower().count, signs)) for signs in ("іїєґ", "ыэъё"))
        if ukrainian == russian:
            return fallback if fallback in CYRILLIC else "ru"
        return "uk" if ukrainian > russian else "ru"
    votes = _votes(folded(word) for word in _WORDS.findall(sample))
    best = max(votes, key=lambda name: (votes[name], name == fallback))
    return best if votes[best] >= _LEAST_VOTES else fallback or best
