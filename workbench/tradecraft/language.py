"""In which language a statement is written. The rules over words know English only."""

import re
from functools import cache, lru_cache

from workbench.tradecraft.word_lists import tables

ENGLISH = "en"
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SCRIPTS = (
    ("ar", "Arabic", re.compile("[\u0600-\u06ff]")),
    ("ru", "Russian", re.compile("[\u0400-\u04ff]")),
    ("he", "Hebrew", re.compile("[\u0590-\u05ff]")),
    ("el", "Greek", re.compile("[\u0370-\u03ff]")),
    ("zh", "Chinese", re.compile("[\u3040-\u30ff\u4e00-\u9fff]")),
)
_UKRAINIAN = re.compile("[іїєґ]", re.IGNORECASE)
_FEWEST = 2
"""Small words of another language from which a text is taken to be in it."""


@lru_cache(maxsize=4_096)
def written_in(text: str) -> str:
    """The ISO 639-1 code of the language the words are in; English where that is not clear.

    Names of another language within an English sentence do not make it one.
    """
    letters = sum(sign.isalpha() for sign in text)
    for code, _name, script in _SCRIPTS:
        if len(script.findall(text)) * 2 > letters:
            return "uk" if code == "ru" and _UKRAINIAN.search(text) else code
    # Small words are written small; "UN" and "La Paz" are names.
    words = [word for word in _WORD.findall(text.replace("’", "'")) if word.islower()]
    words += [word.lower() for word in _WORD.findall(text)[:1] if word.istitle()]
    counted = {code: sum(word in small for word in words) for code, small in _small_words().items()}
    english = counted.pop(ENGLISH)
    best = max(counted, key=lambda code: counted[code])
    enough = counted[best] >= _FEWEST and counted[best] > english * 1.5
    return best if enough and counted[best] * 8 > len(words) else ENGLISH


def name_of(code: str) -> str:
    """The English name of a language that `written_in` returns."""
    known = {"uk": "Ukrainian"} | {script: name for script, name, _letters in _SCRIPTS}
    listed = tables()["languages"].get(code)
    return str(listed["name"]) if listed else known.get(code, "another language")


@cache
def _small_words() -> dict[str, frozenset[str]]:
    return {code: frozenset(known["words"]) for code, known in tables()["languages"].items()}
