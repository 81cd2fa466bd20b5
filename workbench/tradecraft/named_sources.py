"""Which sources the words of a statement name, quote or take up."""

import re
from collections.abc import Iterable

from workbench.tradecraft.wording import quotations
from workbench.values.text import fold

_WORD = re.compile(r"\w{4,}")
_CAPITALS = re.compile(r"\b[A-Z][A-Z0-9]+\b")
_FEWEST_QUOTED = 3
"""Words from which a quotation says where it is from."""


def acronyms_written_out(text: str, spellings: Iterable[tuple[str, ...]]) -> str:
    """`Council of the EU` as `Council of the European Union`; each of `spellings` is the full name first."""
    full = {name: known[0] for known in spellings for name in known if name.isupper()}
    return _CAPITALS.sub(lambda match: full.get(match[0], match[0]), text)


def is_named(text: str, publication: str, descriptor: str = "") -> bool:
    """Whether a text names a publication, or describes a protected source in its set words.

    The first two words of a long name will do: “the Tramontane Centre” names the Tramontane Centre
    for Mediterranean Security, but “Ministry of” no ministry. A name of one word counts only as the
    outlet writes it.
    """
    folded = fold(text)
    beginning = publication.split()[:2]
    short = "" if beginning[-1:] and beginning[-1].islower() else " ".join(beginning)
    for name in (descriptor, publication, short):
        exact = " " not in name
        wanted, where = (name, text) if exact else (fold(name), folded)
        if name and re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", where):
            return True
    return False


def is_quoted(text: str, *passages: str) -> bool:
    """Whether the text holds, in quotation marks, words that stand in one of the passages."""
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
