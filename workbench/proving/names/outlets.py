"""Outlets: which names are one outlet's, and where a text names whose report it gives."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from workbench.extraction.model import Cited, Find
from workbench.extraction.outlets import spellings_of
from workbench.proving.reading import Reading, plain_word, words_in

_REPORTS = re.compile(
    r"\b(?:said|says|told|tells|reported|reports?|wrote|writes|announced|published|according to|stated|"
    r"statement|confirmed|denied|added|declared|quoted|cited|interview|rapport\w*|annonc\w+|selon|déclar\w+|secondo|"
    r"berichtet\w*|laut|teilte|сообщ\w+|заяв\w+|قال\w*|أعلن\w*|ذكر\w*|açıkla\w+|bildir\w+)\b",
    re.IGNORECASE,
)
_SMALL = frozenset(
    re.findall(
        r"\S+", "the a an le la les il lo der die das el al al- news agency agence agenzia agentur ajansi"
    )
)


def tells_of_a_report(sentence: str) -> bool:
    """Whether a sentence says that somebody said or published something."""
    return _REPORTS.search(sentence) is not None


def is_known(name: str, given: tuple[str, ...]) -> bool:
    """Whether a name is that of an outlet, of the case or of those that are shipped."""
    return not _forms(name).isdisjoint(_all_forms(given))


@lru_cache(maxsize=8)
def _all_forms(given: tuple[str, ...]) -> frozenset[str]:
    return frozenset(form for spelling in spellings_of(given) for form in _forms(spelling))


def is_of(outlet: str, names: Sequence[str]) -> bool:
    """Whether an outlet is one of those names, shorter or longer ones of it among them."""
    wanted = _forms(outlet)
    return any(not wanted.isdisjoint(_forms(name)) for name in names) or any(
        _contains(_words(name), _words(outlet)) for name in names
    )


def named_in(outlet: str, reading: Reading) -> tuple[int, int] | None:
    """Where a passage names an outlet as the one it has its report from, or by its name alone."""
    wanted = _forms(outlet)
    for find, cited in reading.outlets:
        if not wanted.isdisjoint(_forms(cited.outlet)):
            return find.start, find.end
    words = _words(outlet)
    tokens = reading.tokens
    for at in range(len(tokens) - len(words) + 1):
        row = tokens[at : at + len(words)]
        if words and tuple(token.word for token in row) == words and row[0].is_capital:
            return row[0].start, row[-1].end
    return None


def name_within(text: str, find: Find, cited: Cited, names: Sequence[str]) -> tuple[int, int]:
    """Where the name of the outlet is in a find that holds its cue too."""
    words = text[find.start : find.end]
    for name in sorted((*_spellings(cited.outlet), *names), key=len, reverse=True):
        match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words, re.IGNORECASE)
        if match and not _forms(name).isdisjoint(_forms(cited.outlet)):
            return find.start + match.start(), find.start + match.end()
    return find.start, find.end


def _contains(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether a name of several words begins or ends with a shorter one of two words or a long one."""
    if not shorter or len(shorter) >= len(longer) or sum(map(len, shorter)) < 5:
        return False
    return longer[: len(shorter)] == shorter or longer[-len(shorter) :] == shorter


@lru_cache(maxsize=2048)
def _forms(name: str) -> frozenset[str]:
    return frozenset(" ".join(_words(spelling)) for spelling in _spellings(name)) - {""}


@lru_cache(maxsize=2048)
def _words(name: str) -> tuple[str, ...]:
    words = tuple(plain_word(word) for word in words_in(name))
    return tuple(word for word in words if word not in _SMALL) or words


@lru_cache(maxsize=2048)
def _spellings(name: str) -> tuple[str, ...]:
    """Every name of an outlet that the shipped list knows, itself where it knows none."""
    return (name, *_known().get(" ".join(_words(name)), ()))


@cache
def _known() -> dict[str, tuple[str, ...]]:
    from workbench.sources.store.outlets import known_outlets

    return {" ".join(_words(name)): outlet.names for outlet in known_outlets() for name in outlet.names}
