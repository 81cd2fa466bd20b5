"""Which sources the words of a statement name, quote or take up."""

import re
from collections.abc import Iterable, Mapping

from workbench.tradecraft.wording import quotations
from workbench.values.text import fold

_WORD = re.compile(r"\w{4,}")
_CAPITALS = re.compile(r"\b[A-Z][A-Z0-9]+\b")
_FEWEST_QUOTED = 3
"""Words from which a quotation says where it is from."""


def acronyms_of(spellings: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """Acronym -> the full name, which is the first of each of `spellings`."""
    return {name: known[0] for known in spellings for name in known if name.isupper()}


def acronyms_written_out(text: str, acronyms: Mapping[str, str]) -> str:
    """`Council of the EU` as `Council of the European Union`."""
    if not acronyms or acronyms.keys().isdisjoint(_CAPITALS.findall(text)):
        return text
    return _CAPITALS.sub(lambda match: acronyms.get(match[0], match[0]), text)


def is_named(text: str, publication: str, descriptor: str = "") -> bool:
    """Whether a text names a publication, or describes a protected source in its set words.

    The first two words of a long name will do: “the Tramontane Centre” names the Tramontane Centre
    for Mediterranean Security, but “Ministry of” no ministry. A name of one word counts only as the
    outlet writes it.
    """
    beginning = publication.split()[:2]
    short = "" if beginning[-1:] and beginning[-1].islower() else " ".join(beginning)
    for name in dict.fromkeys((descriptor, publication, short)):
        exact = " " not in name
        if name and (stands_in(name, text) if exact else stands_in(fold(name), fold(text))):
            return True
    return False


def stands_in(words: str, text: str) -> bool:
    """Whether a text has words just so, not as a part of longer ones. Quicker than a pattern of each."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not (_is_of_word(text[at - 1 : at]) or _is_of_word(text[end : end + 1])):
            return True
        at = text.find(words, at + 1)
    return False


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def is_quoted(text: str, *passages: str) -> bool:
    """Whether the text holds, in quotation marks, words that one of the passages has."""
    folded = [fold(passage) for passage in passages if passage]
    return any(
        fold(quotation) in passage
        for quotation in quotations(text)
        if len(quotation.split()) >= _FEWEST_QUOTED
        for passage in folded
    )


def is_taken_up(text: str, claim: str, *passages: str) -> bool:
    """Whether the text uses at least two words of the passages that the claim itself does not have."""
    brought = set(_WORD.findall(fold(" ".join(passages)))) - set(_WORD.findall(fold(claim)))
    return len(brought & set(_WORD.findall(fold(text)))) >= 2
