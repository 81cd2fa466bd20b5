"""The lists and tables of `resources/words/persons.toml`, and of words of the language; read once."""

import tomllib
from functools import cache
from importlib import resources


@cache
def _tables() -> dict[str, list[str]]:
    return {name: words.split() for name, words in tomllib.loads(read("persons.toml")).items()}


def read(name: str) -> str:
    """One file of `resources/words`."""
    return resources.files("resources").joinpath(f"words/{name}").read_text("utf-8")


def listed(name: str) -> list[str]:
    """The words of one list, as they stand."""
    return _tables()[name]


@cache
def pairs(name: str) -> dict[str, str]:
    """A table of letters: `x=y` for each; nothing after the sign stands for no letter."""
    return {one[0]: one[2:] for one in listed(name)}
