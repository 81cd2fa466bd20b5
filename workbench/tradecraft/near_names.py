"""Names in a brief that come near a name of the register: a slip, or a spelling that it lacks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.actors.names import NameHit
from workbench.tradecraft.finding import Finding
from workbench.tradecraft.ground import Ground
from workbench.tradecraft.language import ENGLISH, written_in
from workbench.tradecraft.word_lists import words as listed
from workbench.values.text import fold

if TYPE_CHECKING:
    from workbench.actors.proposals import Candidate
    from workbench.case import Case

_NAME = r"[^\W\d_a-z][\w’'-]*[a-z][\w’'-]*"
_RUN = re.compile(rf"(?<![\w’'-]){_NAME}(?: (?:(?:al|el|bin|ben|de|von)[- ])?{_NAME}){{0,4}}")
_SHORTEST, _NEAR = 5, 85.0
"""Letters of a lone word; score from which a candidate is near."""
_ALIKE = 70.0
"""Likeness of letters (rapidfuzz ratio) of a slip."""


@dataclass(frozen=True, slots=True)
class Near:
    """A name that comes near one of the register: the actor, its name, and how the words would be spelled."""

    actor_id: str
    name: str
    spelling: str


_MOST_KEPT = 8_192
_UNKNOWN = Near("", "", "")
_kept: dict[tuple[int, str], Near | None] = {}
"""(the register, words) -> what they come near, since all of a brief is checked again with every change."""


def near_names(
    case: "Case", ground: Ground, names: dict[str, list[NameHit]]
) -> Iterator[tuple[str, int, str, Near]]:
    """Statement id, start, words and what they come near; `names` are known ones by statement id."""
    calendar = listed("months") | listed("weekdays") | listed("small_words")
    register = hash(frozenset(ground.spellings.items()))
    for grounded in ground.statements:
        statement_id, masked = grounded.statement.id, grounded.wording.masked
        if written_in(grounded.statement.text) != ENGLISH:
            continue
        taken = [(hit.start, hit.end) for hit in names.get(statement_id, ())]
        for match in _RUN.finditer(masked):
            start, end = match.span()
            words = match[0].removesuffix("’s").removesuffix("'s")
            if _kept.get((register, words), _UNKNOWN) is None:
                continue  # The usual answer, and the quickest to have.
            if any(first < end and start < last for first, last in taken):
                continue
            if " " not in words and (len(words) < _SHORTEST or words.lower() in calendar):
                continue
            near = _near(case, ground, register, words)
            if near:
                yield statement_id, start, words, near


def check_near_names(case: "Case", ground: Ground, names: dict[str, list[NameHit]]) -> Iterator[Finding]:
    """L20: once for each such name."""
    seen: set[str] = set()
    for statement_id, start, words, near in near_names(case, ground, names):
        if near.spelling in seen:
            continue
        seen.add(near.spelling)
        yield Finding(
            "L20", "info",
            f"“{words}” looks like “{near.name}” in the register, but is spelled differently.",
            "Readers take two spellings for two people.",
            f"Write “{near.spelling}”, or add the spelling to the register.",
            statement_id, start, start + len(words), evidence=(near.actor_id,), fix_text=near.spelling,
        )  # fmt: skip


def _near(case: "Case", ground: Ground, register: int, words: str) -> Near | None:
    key = (register, words)
    if key not in _kept:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        _kept[key] = _found(case.actors.propose(words), ground.spellings, words)
    return _kept[key]


def _found(candidates: "list[Candidate]", spellings: dict[str, tuple[str, ...]], words: str) -> Near | None:
    from rapidfuzz import fuzz

    from workbench.actors.proposals import Match

    near = [
        one
        for one in candidates
        if one.score >= _NEAR
        and one.match in (Match.WHOLE, Match.SURNAME)
        and one.name.isascii() == words.isascii()
    ]
    if not near:
        return None
    best, said = near[0], set(fold(words).split())
    every = [spelling for one in near for spelling in spellings.get(one.actor_id, ())]
    last = fold(words).split()[-1]
    if any(last in fold(spelling).split() or said <= set(fold(spelling).split()) for spelling in every):
        return None  # A name, or a part of one behind a title, spelled as the register has it.
    spelling = best.name
    if best.match is Match.SURNAME:
        surnames = {one.name.split()[-1] for one in near}
        spelling = surnames.pop() if len(surnames) == 1 else ""
    # A translation or the adjective of a country is no slip.
    alike = spelling[:1].isupper() and fuzz.ratio(fold(words), fold(spelling)) >= _ALIKE
    return Near(best.actor_id, best.name, spelling) if alike else None
