"""English words as far as sentences are compared by them: stems, small words, clauses, who does what."""

import re
import tomllib
from functools import lru_cache
from importlib import resources

from workbench.proving.reading import Reading, Token

_CLAUSE_END = re.compile(
    r"[,;:()]|\s[—–-]\s|\b(?:and|but|while|whereas|although|after|before|because|which|who)\b"
)


def _read() -> tuple[frozenset[str], frozenset[str], dict[str, str]]:
    data = tomllib.loads(resources.files("resources").joinpath("words/forms.toml").read_text("utf-8"))
    irregular = {form: base for base, forms in data["irregular"].items() for form in forms.split()}
    return frozenset(data["small"].split()), frozenset(data["auxiliaries"].split()), irregular


SMALL, AUXILIARIES, _IRREGULAR = _read()
"""Words that say nothing of what a sentence is about; those that go before a verb; other forms of
verbs and what they are forms of."""
IRREGULAR = frozenset(_IRREGULAR)
"""Forms of irregular verbs, which are mostly of the past."""


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """What the forms of an English word have in common."""
    return _regular(_IRREGULAR.get(word, word))


def _regular(word: str) -> str:
    for ending, least in (("ations", 5), ("ation", 5), ("ings", 4), ("ing", 4), ("ied", 3), ("ies", 3)):
        if word.endswith(ending) and len(word) - len(ending) >= least - 1:
            return _plain(word[: -len(ending)])
    for ending in ("ed", "es", "er", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return _plain(word[: -len(ending)])
    return _plain(word)


def _plain(stemmed: str) -> str:
    """Without a doubled last letter, a silent e, or y beside i."""
    if len(stemmed) > 3 and stemmed[-1] == stemmed[-2] and stemmed[-1] not in "se":
        stemmed = stemmed[:-1]
    if len(stemmed) > 3 and stemmed[-1] in "eiy":
        stemmed = stemmed[:-1]
    return stemmed


def is_telling(token: Token) -> bool:
    """Whether a word says what a sentence is about."""
    return token.word not in SMALL and len(token.word) > 1 and not token.word.isdecimal()


def stems_in(reading: Reading, start: int, end: int) -> list[str]:
    """The stems of the telling words at a place, in their order."""
    return [stem(one.word) for one in reading.tokens if start <= one.start < end and is_telling(one)]


def clauses_in(reading: Reading) -> list[tuple[int, int]]:
    """Start and end of the clauses of a text, roughly."""
    found = []
    for start, end in reading.sentences:
        at = start
        for match in _CLAUSE_END.finditer(reading.text, start, end):
            if match.start() > at:
                found.append((at, match.start()))
            at = match.end() if not match[0][0].isalpha() else match.start()
        if at < end:
            found.append((at, end))
    return found


def clause_at(reading: Reading, position: int) -> tuple[int, int]:
    """The clause around a place."""
    for start, end in clauses_in(reading):
        if start <= position < end:
            return start, end
    return 0, len(reading.text)
