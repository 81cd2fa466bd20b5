"""Persons in a text: by their names in other forms, and by their surnames alone.

A surname alone means whom the text names in full, else the only one of the register who bears it. Where
that leaves several, all of them are given and none is certain. Where the text speaks of somebody else
of that surname, nothing is certain either.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from workbench.actors.arabic_surroundings import read_arabic, read_arabic_whole
from workbench.actors.around import places, words_of
from workbench.actors.bearers import Bearers, Standing, Surname, is_arabic, of_people
from workbench.actors.folding import Back
from workbench.actors.hits import How, NameHit
from workbench.actors.surroundings import (
    BARE,
    NAMED,
    OTHER,
    Reading,
    View,
    read_cased,
    read_whole,
)
from workbench.actors.tokens import Tokens

Whole = tuple[int, int, tuple[str, ...], int]
"""A whole name found already: start and end in the folded text, actors, letters of a clitic before it."""


@dataclass(slots=True)
class _Found:
    """What is found in one text."""

    hits: list[tuple[Reading, How, bool]] = field(default_factory=list)
    bare: list[tuple[Standing, Reading]] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    """Actors the text names in full."""
    others: set[tuple[str, ...]] = field(default_factory=set)
    """Surnames that somebody else bears in this text."""
    taken: set[int] = field(default_factory=set)
    """Words that are part of a hit."""


class People:
    """The persons of a register, prepared for finding them; made of (actor id, spelling) pairs."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        self._bearers = Bearers(of_people(entries))

    def present(self, folded: str) -> bool:
        """Whether a surname may stand in a folded text."""
        return self._bearers.present(folded.split())

    def found_in(
        self, text: str, folded: str, back: Back, whole: Sequence[Whole]
    ) -> tuple[list[NameHit], set[int]]:
        """Hits besides the whole names, and which of these, by number, are somebody else's."""
        tokens = Tokens(text, folded, back)
        places_of_whole = [
            (tokens.number_at(start), tokens.number_at(end) - 1) for start, end, _actors, _skip in whole
        ]
        view = View(
            tokens,
            self._bearers,
            frozenset(first for first, _last in places_of_whole),
            frozenset(last for _first, last in places_of_whole),
        )
        found = _Found()
        dropped = self._look_at_whole(view, whole, places_of_whole, found)
        for standing in self._bearers.standing(tokens):
            self._look_at(view, standing, found)
        _settle_bare(tokens, found)
        return [hit for one in found.hits for hit in _hits_of(tokens, *one)], dropped

    def _look_at_whole(
        self, view: View, whole: Sequence[Whole], words: Sequence[tuple[int, int]], found: _Found
    ) -> set[int]:
        dropped = set()
        for number, ((_start, _end, actors, skip), (first, last)) in enumerate(
            zip(whole, words, strict=True)
        ):
            found.taken.update(range(first, last + 1))
            if actors and actors[0] in self._bearers.actors:
                arabic = is_arabic(view.tokens.words[last])
                kind = read_arabic_whole(view, first, skip) if arabic else read_whole(view, first, last)
                if kind == OTHER:
                    found.others.update(self._bearers.surnames_of(actors))
                if kind != NAMED:
                    dropped.add(number)
                    continue
            if len(actors) == 1:
                found.named.update(actors)
        return dropped

    def _look_at(self, view: View, standing: Standing, found: _Found) -> None:
        if not found.taken.isdisjoint(range(standing.first, standing.last + 1)):
            return
        arabic = is_arabic(view.tokens.words[standing.last])
        reading = read_arabic(view, standing) if arabic else read_cased(view, standing)
        if reading.kind == NAMED and found.taken.isdisjoint(range(reading.first, reading.last + 1)):
            found.taken.update(range(reading.first, reading.last + 1))
            found.hits.append((reading, "form", len(reading.actor_ids) == 1))
            if len(reading.actor_ids) == 1:
                found.named.update(reading.actor_ids)
        elif reading.kind == OTHER:
            found.others.add(standing.surname.words)
        elif reading.kind == BARE:
            found.bare.append((standing, reading))


def _settle_bare(tokens: Tokens, found: _Found) -> None:
    """Who is meant by the surnames that stand alone."""
    by_place: dict[tuple[int, int], list[tuple[Standing, Reading]]] = defaultdict(list)
    for standing, reading in found.bare:
        by_place[reading.first, reading.last].append((standing, reading))
    # Of two that begin at one word the longer is meant.
    for (first, last), here in sorted(by_place.items(), key=lambda item: (item[0][0], -item[0][1])):
        if not found.taken.isdisjoint(range(first, last + 1)):
            continue
        bearers = {actor for standing, _r in here for actor, _given in standing.surname.bearers}
        explicit = {actor for standing, _r in here for actor in standing.surname.explicit}
        named = bearers & found.named
        reading = here[0][1]
        if not any(_counts(tokens, standing.surname, one, bool(named)) for standing, one in here):
            continue
        meant = named | explicit if named and explicit else explicit or named or bearers
        is_shared = any(standing.surname.words in found.others for standing, _r in here)
        found.taken.update(range(first, last + 1))
        chosen = Reading(BARE, first, last, reading.skip, tuple(sorted(meant)))
        found.hits.append((chosen, "surname", len(meant) == 1 and not is_shared))


def _counts(tokens: Tokens, surname: Surname, reading: Reading, is_named: bool) -> bool:
    """Whether a surname alone is a name here, which may be an ordinary word or a given name as well."""
    if reading.titled:
        return True
    first, word = reading.first, surname.words[-1]
    if surname.is_month and not (is_named and not _is_date(tokens, reading)):
        return False
    if surname.is_ordinary and (tokens.begins_sentence(first) or tokens.is_german or tokens.is_upper(first)):
        after = tokens.words[reading.last + 1] if reading.last + 1 < len(tokens) else ""
        is_followed = after in words_of("after_names") or after == "s"
        return is_named and (is_followed or word not in tokens.small)
    needs_more = surname.is_given or (len(surname.words) == 1 and word in words_of("eastern") | places())
    return is_named or bool(surname.explicit) or not needs_more


def _is_date(tokens: Tokens, reading: Reading) -> bool:
    before = tokens.words[reading.first - 1] if reading.first else ""
    after = tokens.words[reading.last + 1] if reading.last + 1 < len(tokens) else ""
    return before in words_of("before_dates") or before.isdigit() or after[:1].isdigit()


def _hits_of(tokens: Tokens, reading: Reading, how: How, certain: bool) -> list[NameHit]:
    start, end = tokens.start(reading.first, reading.skip), tokens.end(reading.last)
    if reading.last > reading.first and tokens.is_initial(reading.last):
        # The full stop of "Haftar K." is part of it.
        end += tokens.text[end : end + 1] == "."
    return [NameHit(start, end, actor_id, how, certain) for actor_id in reading.actor_ids]
