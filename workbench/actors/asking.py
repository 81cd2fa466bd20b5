"""Which actors a person may want who has typed some words, and what Enter stands for then."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from workbench.actors.name_index import NameIndex
from workbench.actors.proposals import STRONG, Candidate, Match
from workbench.values.text import fold

BEGINS, WORD_BEGINS, CONTAINS = 93.0, 87.0, 66.0
"""Scores of a name that is not typed to its end, of one with words that begin so, and of other letters."""
_LENGTH = 4.0
"""What a name loses of that where the typed letters are only a small part of it."""
_OTHER_KIND = 12.0
"""What an actor loses that is of another kind than is asked for."""
_EQUAL = 3.0
"""Candidates this near to each other fit equally well."""


class Enter(StrEnum):
    """What Enter does."""

    TAKE = "take"
    """Take the first."""
    CHOOSE = "choose"
    """Nothing before one is chosen: several fit equally well."""
    NEW = "new"
    """Make a new actor of that name: none is near enough."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The actors that may be wanted, the best first, and what Enter stands for.

    `equal` says how many fit as well as the first.
    """

    candidates: tuple[Candidate, ...]
    enter: Enter
    equal: int = 0


def asked(candidates: Iterable[Candidate], kinds: Mapping[str, str], wanted: Collection[str]) -> Asked:
    """The candidates in the order in which they are offered, those of the `wanted` kinds of actors first.

    Of candidates that score the same the given order is kept.
    """
    found = tuple(sorted(candidates, key=lambda one: -round(_standing(one, kinds, wanted), 1)))
    if not found or not _is_strong(found[0], kinds, wanted):
        return Asked(found, Enter.NEW)
    first = _is_other(found[0], kinds, wanted)
    equal = _equal([one for one in found if _is_other(one, kinds, wanted) == first])
    return Asked(found, Enter.CHOOSE if equal > 1 else Enter.TAKE, equal)


def completions(index: NameIndex, text: str) -> list[Candidate]:
    """The actors whose names are typed in part: in each spelling, every word of the text somewhere."""
    words = fold(text).split()
    if not words:
        return []
    best: dict[str, Candidate] = {}
    for number, folded in index.containing(words):
        name = index.texts[number]
        score = _completed(folded, words) - _LENGTH * (1 - min(1.0, len(" ".join(words)) / len(folded)))
        for actor_id in index.holders[number]:
            known = best.get(actor_id)
            if known is None or score > known.score:
                best[actor_id] = Candidate(actor_id, name, score, "", Match.PART)
    return sorted(best.values(), key=lambda one: (-one.score, one.name))


def _completed(folded: str, words: list[str]) -> float:
    if folded.startswith(" ".join(words)):
        return BEGINS
    if all(re.search(rf"(?<!\w){re.escape(word)}", folded) for word in words):
        return WORD_BEGINS
    return CONTAINS


def _standing(one: Candidate, kinds: Mapping[str, str], wanted: Collection[str]) -> float:
    return one.score - _OTHER_KIND * _is_other(one, kinds, wanted)


def _is_other(one: Candidate, kinds: Mapping[str, str], wanted: Collection[str]) -> bool:
    return bool(wanted) and kinds.get(one.actor_id) not in wanted


def _is_strong(one: Candidate, kinds: Mapping[str, str], wanted: Collection[str]) -> bool:
    return _standing(one, kinds, wanted) >= STRONG


def _equal(found: list[Candidate]) -> int:
    """How many fit as well as the first, where that is no matter of how much of a name was typed."""
    first = found[0]
    if first.match == Match.PART or (first.match == Match.SURNAME and first.bearers < 2):
        return 1
    return sum(
        one.match == first.match and first.score - one.score <= _EQUAL * _is_loose(one) for one in found
    )


def _is_loose(one: Candidate) -> bool:
    """Whether a small difference in score says nothing: the same surname before more or fewer names."""
    return one.match == Match.SURNAME
