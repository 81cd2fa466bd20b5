"""Which words are English: the list is read when this is loaded, since readers may open no files later."""

from functools import lru_cache
from importlib import resources

_WORDS = "\n" + resources.files("resources").joinpath("words/english.txt").read_text("utf-8") + "\n"
"""As it is written, one word a line: few words are asked for, and taking it apart takes longer."""


@lru_cache(1000)
def is_english(word: str) -> bool:
    """Whether a word is in the list, whatever its capitals."""
    return f"\n{word.lower()}\n" in _WORDS
