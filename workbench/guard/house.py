"""Needles that are of the house itself: analysts, clients, notes, rejected claims, words of the analyst."""

import platform
from collections.abc import Iterable, Iterator
from pathlib import Path

from workbench.guard.headers import pieces
from workbench.guard.listing import name_forms
from workbench.guard.material import Material
from workbench.guard.model import Needle, Verdict
from workbench.guard.passages import LEAST_WORDS
from workbench.guard.people import parts_of
from workbench.guard.reading import folded_words
from workbench.guard.words import SHORT_TITLE, is_common, phrase_verdict, says_nothing, word_list
from workbench.values.account import user_name

_SHORT_NOTE = 3
_SHORTEST_ACCOUNT = 3
_ACCOUNTS_OF_ALL = word_list("accounts")
_DEFAULT_ANALYST = "analyst"


def house_needles(material: Material) -> Iterator[Needle]:
    """Every needle that is of no source."""
    for name in material.analysts:
        if len(parts_of(name)) > 1 or folded_words(name) != [_DEFAULT_ANALYST]:
            verdict: Verdict = "refuse" if len(parts_of(name)) > 1 else "ask"
            yield Needle(name, "an analyst of this case", "name", verdict, name_forms(name), "analyst")
    for name in material.clients:
        yield Needle(name, "a client of this case", "name", "ask", role="client", client=name)
    for name in material.house_clients:
        yield Needle(name, "another client", "name", "ask", role="client", client=name)
    for words in material.never:
        yield from _never(words)
    for what, words in material.notes:
        yield from _short(words, f"internal {what}")
    for words in material.rejected:
        yield from _short(words, "a rejected claim")
    if material.title and not is_subject(material.title, material.subjects):
        yield Needle(material.title, "title of the case", "phrase", phrase_verdict(material.title))


def is_subject(words: str, subjects: Iterable[str]) -> bool:
    """Whether words are what a brief is about, such as a country."""
    folded = f" {' '.join(folded_words(words))} "
    return any(folded in f" {' '.join(folded_words(subject))} " for subject in subjects)


def machine_needles(case_path: Path, subjects: Iterable[str] = ()) -> Iterator[Needle]:
    """Where the case is kept, and on whose machine."""
    folder = str(case_path.parent)
    if len(case_path.parent.parts) > 2:
        yield Needle(folder, "the folder of the case", "path", "refuse")
    stem = case_path.stem
    if not says_nothing(tuple(folded_words(stem))) and not is_subject(stem, subjects):
        yield Needle(case_path.name, "the file of the case", "path", "ask", (case_path.stem,))
    else:
        yield Needle(case_path.name, "the file of the case", "path", "ask")
    accounts = {"the user of this computer": user_name(), "the name of this computer": platform.node()}
    for origin, name in accounts.items():
        words = folded_words(name)
        is_plain = len(words) == 1 and (is_common(words[0]) or words[0] in _ACCOUNTS_OF_ALL)
        if len(name) >= _SHORTEST_ACCOUNT and not is_plain:
            yield Needle(name, origin, "phrase", "ask")


def _never(words: str) -> Iterator[Needle]:
    """Words the analyst keeps back: as they stand, and as the name, mailbox or number they are."""
    origin = "never in a client file"
    yield Needle(words, origin, "phrase", "refuse")
    found = pieces(words)
    for address in (*found.mails, *found.addresses):
        yield Needle(address, origin, "address", "refuse", (address.replace("@", " at "),))
    for telephone in found.telephones:
        yield Needle(telephone, origin, "telephone", "refuse")
    if all(letter.isalpha() or letter in " -'’.\u0640" for letter in words):
        yield Needle(words, origin, "name", "refuse", name_forms(words), "word")


def _short(words: str, origin: str) -> Iterator[Needle]:
    """A note of a few words, looked for whole; longer ones are looked for as passages."""
    folded = tuple(folded_words(words))
    is_told = len(folded) >= SHORT_TITLE or not says_nothing(folded)
    if _SHORT_NOTE <= len(folded) < LEAST_WORDS and is_told:
        yield Needle(words, origin, "phrase", "ask")
    elif folded and len(folded) < _SHORT_NOTE:
        verdict: Verdict = "pass" if any(map(is_common, folded)) else "ask"
        yield Needle(words, origin, "phrase", verdict)
