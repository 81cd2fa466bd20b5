"""Which actors a person may want who has typed some words, and what Enter stands for then."""

import heapq
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
_MOST = 60
"""Names typed in part that are looked at more closely."""
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

    `equal` says how many fit as well as the first, `total` how many there are with those left out.
    """

    candidates: tuple[Candidate, ...]
    enter: Enter
    equal: int = 0
    total: int = 0


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


def completions(index: NameIndex, text: str) -> tuple[list[Candidate], int]:
    """The actors whose names are typed in part, the best of them, and how many there are.

    Each spelling has every word of the text somewhere.
    """
    words = fold(text).split()
    if not words:
        return [], 0
    whole, typed = " ".join(words), sum(map(len, words))
    begins = [re.compile(rf"(?<!\w){re.escape(word)}") for word in words]
    scored: dict[str, tuple[float, int]] = {}
    for number, folded in index.containing(words):
        if folded.startswith(whole):
            score = BEGINS
        else:
            score = WORD_BEGINS if all(word.search(folded) for word in begins) else CONTAINS
        score -= _LENGTH * (1 - min(1.0, typed / len(folded)))
        for actor_id in index.holders[number]:
            if actor_id not in scored or score > scored[actor_id][0]:
                scored[actor_id] = score, number
    best = heapq.nlargest(_MOST, scored.items(), key=lambda one: one[1][0])
    return [
        Candidate(actor_id, index.texts[number], score, "", Match.PART) for actor_id, (score, number) in best
    ], len(scored)


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
