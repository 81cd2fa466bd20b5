"""How often a text denies something, in any language that is read: by "not" or by words such as "refuse".

A count is of clauses rather than of words, so that "ne … pas" and "weder … noch" deny once.
"""

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from workbench.proving.english_words import stem
from workbench.proving.reading import Reading, plain_word, words_in


@cache
def _listed() -> dict[str, Any]:
    text = resources.files("resources").joinpath("words/denials.toml").read_text("utf-8")
    return tomllib.loads(text)


def _any_of(words: str) -> str:
    return "|".join(word.replace("_", " ") for word in words.split())


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any_of(words)})(?!\w)", re.IGNORECASE)


IMPLIED = _pattern(_listed()["implied"])
"""English words that deny without a word such as "not"."""
_LEANING = _pattern(_listed()["leaning"])
"""Words that may carry what a passage says by denying."""
_MEANING = _pattern(_listed()["meaning"])
"""Further words by which a passage may say that something is not so: "confined", "zero"."""
_BARELY = re.compile(r"\b(?:only|few|little|barely|scarcely|rarely|hardly|just)\b", re.IGNORECASE)
_PLAIN = re.compile(
    r"\b(?:not|never|cannot|no|none|nobody|nothing|neither|nor|without)\b|n[’']t\b|"
    r"\b(?:do|does|did|is|are|was|were|has|have|had|wo|would|could|should|ca|must)nt\b",
    re.IGNORECASE,
)
_NOT_DENYING = re.compile(
    r"\b(?:not only|not least|not surprisingly|no (?:fewer|less|later|more|doubt|sooner)|"
    r"not (?:later|more|less|far|long|to mention|alone|always|necessarily|just|merely|simply)|"
    r"if not|whether or not|"
    r"nothing (?:but|less|more)|no (?:one else|longer than|stranger|wonder))\b|\bno\.\s?\d|\bno-\w+|"
    r"(?<=[a-z] )(?-i:No)\b|(?<=[a-z] )(?-i:NO)\b|, not\b",
    re.IGNORECASE,
)
_TWICE = re.compile(
    rf"(?:\b(?:not|never|cannot)|n[’']t)\s+(?:\w+\s+){{0,2}}(?:{_any_of(_listed()['twice'])})\b",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|(?:declin|refus)(?:ed?|es|ing) to|fail(?:ed|s)? to|no|without|unlikely)\s"
    r"(?:[^\s,;.:]+\s){0,9}?(?:not|never)\b|"
    r"\b(?:nobody|none|no one|neither|not|never)\s(?:[^\s,;.:]+\s){0,3}?(?:not|never)\b|"
    r"\b(?:not|never)\s(?:\w+\s){0,2}(?:no|none|neither)\b|\bnor\s\w+\s(?:not|never)\b|"
    r"\bnot leave\s(?:[^\s,;.:]+\s){0,14}?(?:without|beyond|un\w{4,}ed|idle)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:.!?،؛—–](?!\d)|\s-\s")
_HALVES = frozenset(("ne", "n"))
"""French words that deny only with another: "ne … pas"."""
_NO = frozenset(("no", "none", "nobody", "nothing", "neither", "nor", "without"))


@cache
def _other(language: str) -> re.Pattern[str] | None:
    """What denies in another language than English; an Arabic word may have "and" or "so" written on."""
    words = _listed()["others"].get(language[:2])
    if words is None:
        return None
    led = "[وف]?" if language[:2] == "ar" else ""
    return re.compile(rf"(?<!\w){led}(?:{_any_of(words)})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=8192)
def plain_denials(reading: Reading) -> int:
    """How often an English text denies by a word such as "not"; elsewhere clauses that deny by any word."""
    if is_known(reading.language):
        return others_in(reading.text, reading.language)
    text = _NOT_DENYING.sub(" ", reading.text)
    sorts = [{_sort(match[0]) for match in _PLAIN.finditer(clause)} for clause in _CLAUSE.split(text)]
    # "Giving no date": where passages are silent, "no" alone may be just what it says.
    return sum(len(several) for several in sorts if "not" in several)


def _sort(word: str) -> str:
    """Words that deny are of two sorts; of one sort they deny together: "neither … nor"."""
    return "no" if word.lower() in _NO else "not"


@lru_cache(maxsize=8192)
def all_denials(reading: Reading) -> int:
    """The same with words that deny by their meaning; a "not" before one of them counts with it once."""
    if is_known(reading.language):
        return others_in(reading.text, reading.language)
    text = _TWICE.sub(" not ", _NOT_DENYING.sub(" ", reading.text))
    return sum(len(pattern.findall(text)) for pattern in (_PLAIN, IMPLIED))


def leans(reading: Reading) -> bool:
    """Whether a text may say in other words what a passage denies."""
    return bool(all_denials(reading)) or _LEANING.search(reading.text) is not None


def means_beyond(text: str, own: str) -> bool:
    """Whether a text may say that something is not so by a word that another text does not have as well."""
    said = {stem(plain_word(word)) for word in words_in(own)}
    found = (match for pattern in (_MEANING, _BARELY) for match in pattern.finditer(text))
    return any(stem(plain_word(match[0])) not in said for match in found)


def leans_beyond(text: str, own: str) -> bool:
    """The same, or that it denies it outright."""
    said = {stem(plain_word(word)) for word in words_in(own)}
    if _PLAIN.search(text) or means_beyond(text, own):
        return True
    return any(
        stem(plain_word(match[0].split()[0])) not in said
        for pattern in (IMPLIED, _LEANING)
        for match in pattern.finditer(text)
    )


def barely_says(text: str) -> bool:
    """Whether an English text says of something that it is so for few or not at all."""
    return any(pattern.search(text) for pattern in (_PLAIN, IMPLIED, _BARELY))


def denies_beyond(text: str, language: str, own: str) -> bool:
    """The same of a text in any language; in others than English their words that deny, leaning or not."""
    if is_known(language):
        return bool(others_in(text, language))
    return leans_beyond(text, own)


def is_double(text: str, language: str) -> bool:
    """Whether one sentence of a text denies twice, so that it may deny nothing."""
    if is_known(language):
        pattern = _other(language)
        found = {match[0].lower() for match in pattern.finditer(text)} if pattern is not None else set()
        return len(found - _HALVES) > 1
    return double_in(text) is not None


def double_in(text: str) -> re.Match[str] | None:
    """Where an English text denies what itself denies: "not unable", "denies that it is not"."""
    return _TWICE.search(text) or _TURNED.search(text)


def leans_at(reading: Reading, start: int, end: int) -> bool:
    """The same for a place of an English text."""
    text = reading.text[start:end]
    return any(pattern.search(text) for pattern in (_PLAIN, IMPLIED, _LEANING))


@lru_cache(maxsize=8192)
def denied_clauses(reading: Reading) -> tuple[tuple[int, int], ...]:
    """Start and end of the clauses that deny, in code points."""
    pattern = _other(reading.language) or _PLAIN
    found, start = [], 0
    text = reading.text
    if pattern is _PLAIN:
        text = _NOT_DENYING.sub(lambda match: " " * len(match[0]), text)
    for match in [*_CLAUSE.finditer(text), None]:
        end = match.start() if match else len(text)
        if pattern.search(text, start, end):
            found.append((start, end))
        start = match.end() if match else end
    return tuple(found)


def not_denying(text: str) -> list[tuple[int, int]]:
    """Where an English text has words such as "not" that deny nothing: "not only", "no-confidence"."""
    return [match.span() for match in _NOT_DENYING.finditer(text)]


def says_no(text: str) -> bool:
    """Whether an English text denies by a word such as "not"."""
    return _PLAIN.search(_NOT_DENYING.sub(" ", text)) is not None


def plain_clauses(text: str) -> int:
    """How many clauses of an English text do so."""
    return sum(says_no(clause) for clause in _CLAUSE.split(text))


def twice_denied(reading: Reading) -> re.Match[str] | None:
    """Where an English text denies what itself denies: "not unable"."""
    return double_in(reading.text)


def others_in(text: str, language: str) -> int:
    """How many clauses of a text in another language than English deny."""
    pattern = _other(language)
    return sum(bool(pattern.search(clause)) for clause in _CLAUSE.split(text)) if pattern else 0


def denies_in_any(text: str) -> bool:
    """Whether a text of no known language denies anything."""
    return any(others_in(text, language) for language in _listed()["others"])


def is_known(language: str) -> bool:
    """Whether denials of a language other than English are known."""
    return language[:2] in _listed()["others"]
