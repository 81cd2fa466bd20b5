"""Actors that may be entered twice: only pairs that are worth a look."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from workbench.actors.name_index import NameIndex
from workbench.actors.proposals import Candidate, Match, keep_better, propose_from

_LEAST = {Match.SAME: 99.0, Match.WHOLE: 88.5, Match.PART: 88.5, Match.SURNAME: 89.0, Match.ACRONYM: 85.0}
"""The lowest score worth a look, for each way two names may agree."""
_ALONE = frozenset({Match.PART, Match.SURNAME, Match.ACRONYM})
"""Ways that say something only where nobody else agrees so."""
_MOST = 2
_UNLIKE = {"place", "asset"}
"""Kinds that are named after people and bodies: only the whole name is worth a look."""


_REASONS = {
    "the words are a part of this name": "a longer form of the name",
    "this name is a part of the words": "a shorter form of the name",
}
"""What is said of typed words, as it is said of an actor."""


def worth_a_look(
    index: NameIndex, spellings: Collection[str], apart: Collection[str], kinds: Mapping[str, str], kind: str
) -> list[Candidate]:
    """The actors of an index that may be the one of these spellings, the likeliest first."""
    best: dict[str, Candidate] = {}
    for spelling in spellings:
        for found in _near(index, spelling, apart):
            other = kinds.get(found.actor_id, kind)
            if other != kind and found.match not in (Match.SAME, Match.WHOLE) and {other, kind} & _UNLIKE:
                continue
            keep_better(best, replace(found, why=_REASONS.get(found.why, found.why)))
    return sorted(best.values(), key=lambda found: -found.score)


def _near(index: NameIndex, spelling: str, apart: Collection[str]) -> list[Candidate]:
    candidates = [found for found in propose_from(index, spelling) if found.actor_id not in apart]
    counts = {match: sum(found.match == match for found in candidates) for match in Match}
    return [
        found
        for found in candidates
        if found.score >= _LEAST[found.match] and (found.match not in _ALONE or counts[found.match] <= _MOST)
    ]
