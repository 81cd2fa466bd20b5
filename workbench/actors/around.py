"""Words that show whom a name in a text means: titles, streets, given names; folded."""

import tomllib
from functools import cache
from importlib import resources

from workbench.actors.folding import fold_for_names
from workbench.actors.inflection import forms_of


@cache
def _lists() -> dict[str, str]:
    lists: dict[str, str] = tomllib.loads(_read("around_names.toml"))
    return lists


def _read(name: str) -> str:
    return resources.files("resources").joinpath(f"words/{name}").read_text("utf-8")


@cache
def words_of(name: str) -> frozenset[str]:
    """One of the lists of `around_names.toml`."""
    return _folded(_lists()[name])


@cache
def titles() -> frozenset[str]:
    """What stands before the name of a person, Cyrillic words in every case; not in Arabic."""
    return frozenset(form for word in words_of("titles") for form in forms_of(word))


@cache
def given_names() -> frozenset[str]:
    """Given names in Latin, Cyrillic and Arabic letters; not all there are."""
    persons = tomllib.loads(_read("persons.toml"))
    lists = [persons[name] for name in ("given", "given_cyrillic", "given_arabic")]
    return _folded(" ".join((*lists, _lists()["arabic_given"], _lists()["given"])))


@cache
def places() -> frozenset[str]:
    """Countries, peoples and cities of one word."""
    lines = [line for line in _read("places.txt").splitlines() if not line.startswith("#")]
    return _folded(" ".join(name for line in lines for name in line.split(",") if " " not in name.strip()))


@cache
def ordinary_words() -> frozenset[str]:
    """Words that mean something in small letters, of English above all; places are none."""
    english = frozenset(_read("english.txt").split())
    return (english | words_of("ordinary") | words_of("openers")) - places()


def is_german_title(word: str) -> bool:
    """Whether a folded word ends as German titles do, such as `aussenminister`."""
    return word.endswith(_german_endings())


@cache
def _german_endings() -> tuple[str, ...]:
    return tuple(words_of("german_titles"))


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold_for_names(words)[0].split())
