"""Persons in a text: by their names in other forms, and by their surnames alone.

A surname alone means whom the text names in full, else the only one of the register who bears it. Where
that leaves several, all of them are given and none is certain. Where the text speaks of somebody else
of that surname, nothing is certain either.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from workbench.actors.arabic_surroundings import read_arabic, read_arabic_whole
from workbench.actors.around import ordinary_words, places, words_of
from workbench.actors.bearers import Bearers, Standing, Surname, of_people
from workbench.actors.folding import Back
from workbench.actors.hearing import Hearing, stems_of
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
from workbench.actors.tokens import BLANK, Tokens
from workbench.actors.transliteration import is_arabic

Whole = tuple[int, int, tuple[str, ...], int, bool]
"""A whole name found already: start and end in the folded text, actors, letters of a clitic before it,
whether it is one word with a capital."""

_APOSTROPHES = ("'", "’")
_OPENING, _CLOSING = "«“„\"'‘", "»”“\"'’"


@dataclass(slots=True)
class _Found:
    """What is found in one text."""

    known: frozenset[str]
    """Actors the case names elsewhere."""
    hits: list[tuple[Reading, How, bool]] = field(default_factory=list)
    bare: list[tuple[Standing, Reading]] = field(default_factory=list)
    named: dict[str, int] = field(default_factory=dict)
    """Actors the text names in full, with the word where it first does."""
    others: list[tuple[Standing, Reading]] = field(default_factory=list)
    """Surnames with the given names of somebody else."""
    taken: set[int] = field(default_factory=set)
    """Words that are part of a hit."""
    met: set[int] = field(default_factory=set)
    """The last words of surnames that were looked at, whatever they are."""

    def is_free(self, first: int, last: int) -> bool:
        """Whether no hit has any of these words."""
        return self.taken.isdisjoint(range(first, last + 1))

    def take(self, reading: Reading, how: How, certain: bool) -> None:
        """Note a hit."""
        self.taken.update(range(reading.first, reading.last + 1))
        self.hits.append((reading, how, certain))
        if certain and how != "surname":
            self.name(reading.actor_ids, reading.first)

    def free_of_shorter(self, reading: Reading) -> None:
        """Drop the name that begins a longer one of the same person: without the family."""
        for hit in [hit for hit in self.hits if hit[0].first == reading.first]:
            if hit[0].actor_ids == reading.actor_ids and hit[0].last < reading.last:
                self.hits.remove(hit)
                self.taken.difference_update(range(hit[0].first, hit[0].last + 1))

    def name(self, actor_ids: Iterable[str], place: int) -> None:
        """Note whom the text names in full."""
        for actor_id in actor_ids:
            self.named[actor_id] = min(place, self.named.get(actor_id, place))


class People:
    """The persons of a register, prepared for finding them; made of (actor id, spelling) pairs."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        self._bearers = Bearers(of_people(entries))
        self._hearing = Hearing(self._bearers)

    def found_in(
        self, text: str, folded: str, back: Back, whole: Sequence[Whole], known: Collection[str] = ()
    ) -> tuple[list[NameHit], set[int]]:
        """Hits besides the whole names, and which of these, by number, are somebody else's.

        `known` are actors whom other texts of the case name: among several of one surname they are meant.
        """
        words = set(folded.split())
        if not (whole or self._bearers.present(words) or self._hearing.may_hear(words)):
            return [], set()
        tokens = Tokens(text, folded, back)
        places_of_whole = [
            (tokens.number_at(start), tokens.number_at(end) - 1) for start, end, _actors, _skip, _one in whole
        ]
        view = View(
            tokens,
            self._bearers,
            frozenset(first for first, _last in places_of_whole),
            frozenset(last for _first, last in places_of_whole),
        )
        found = _Found(frozenset(known))
        dropped = self._look_at_whole(view, whole, places_of_whole, found)
        for standing in self._bearers.standing(tokens):
            _look_at(view, standing, found)
        self._listen(view, found)
        _settle_bare(tokens, found)
        return [hit for one in found.hits for hit in _hits_of(tokens, *one)], dropped

    def _look_at_whole(
        self, view: View, whole: Sequence[Whole], words: Sequence[tuple[int, int]], found: _Found
    ) -> set[int]:
        dropped = set()
        for number, (one, (first, last)) in enumerate(zip(whole, words, strict=True)):
            actors, skip, capital = one[2:]
            if actors and actors[0] in self._bearers.actors:
                if _kind_of_whole(view, first, last, skip) != NAMED:
                    dropped.add(number)
                    continue
            elif capital and first == last and not _is_name(view, first):
                dropped.add(number)
                continue
            found.taken.update(range(first, last + 1))
            if len(actors) == 1:
                found.name(actors, first)
        return dropped

    def _listen(self, view: View, found: _Found) -> None:
        """Names in other spellings, then their surnames in the same letters, then those the case knows."""
        learned: dict[str, list[Surname]] = {}
        tokens = view.tokens
        for reading, surname in self._hearing.whole(tokens, found.taken):
            is_own = _kind_of_whole(view, reading.first, reading.last, reading.skip) == NAMED
            if is_own:
                found.free_of_shorter(reading)
            if is_own and found.is_free(reading.first, reading.last):
                found.take(reading, "form", len(reading.actor_ids) == 1)
                for _skip, stem in stems_of(tokens.words[reading.last]):
                    known = learned.setdefault(stem, [])
                    if surname not in known:
                        known.append(surname)
        if learned:
            for number in tokens.names:
                if number in found.taken or number in found.met:
                    continue
                for skip, stem in stems_of(tokens.words[number], tokens.is_german):
                    for surname in learned.get(stem, ()):
                        _look_at(view, Standing(surname, number, number, skip), found)
        for standing in self._hearing.alone(tokens, found.taken | found.met, found.known):
            _look_at(view, standing, found)


def _kind_of_whole(view: View, first: int, last: int, skip: int) -> str:
    if is_arabic(view.tokens.words[last]):
        return read_arabic_whole(view, first, skip)
    return read_whole(view, first, last)


def _is_name(view: View, number: int) -> bool:
    """Whether an ordinary word with a capital is the name here, and no word nor a person's given name."""
    tokens = view.tokens
    word = tokens.words[number]
    is_followed = tokens.joint(number + 1) == BLANK and tokens.is_capital(number + 1)
    if view.is_given(word) and is_followed and not tokens.is_german:
        return False
    if word not in ordinary_words() or not tokens.begins_sentence(number) or _is_quoted(tokens, number):
        return True
    again = (other for other, written in enumerate(tokens.words) if written == word and other != number)
    return any(tokens.is_capital(other) and not tokens.begins_sentence(other) for other in again)


def _is_quoted(tokens: Tokens, number: int) -> bool:
    """Whether quotation marks stand around one word."""
    start, end = tokens.start(number), tokens.end(number)
    return tokens.text[max(0, start - 1) : start] in _OPENING and tokens.text[end : end + 1] in _CLOSING


def _look_at(view: View, standing: Standing, found: _Found) -> None:
    if not found.is_free(standing.first, standing.last):
        return
    found.met.add(standing.last)
    arabic = is_arabic(view.tokens.words[standing.last])
    reading = read_arabic(view, standing) if arabic else read_cased(view, standing)
    if reading.kind == NAMED:
        found.free_of_shorter(reading)
        if found.is_free(reading.first, reading.last):
            found.take(reading, "form", len(reading.actor_ids) == 1)
    elif reading.kind == OTHER:
        found.others.append((standing, reading))
    elif reading.kind == BARE:
        found.bare.append((standing, reading))


def _settle_bare(tokens: Tokens, found: _Found) -> None:
    """Who is meant by the surnames that stand alone."""
    by_place: dict[tuple[int, int], list[tuple[Standing, Reading]]] = defaultdict(list)
    for standing, reading in found.bare:
        by_place[reading.first, reading.last].append((standing, reading))
    # Of two that begin at one word the longer is meant.
    for (first, last), here in sorted(by_place.items(), key=lambda item: (item[0][0], -item[0][1])):
        if not found.is_free(first, last):
            continue
        bearers = {actor for standing, _r in here for actor, _given in standing.surname.bearers}
        explicit = {actor for standing, _r in here for actor in standing.surname.explicit}
        known = bearers & found.known
        before = bearers & {actor for actor, place in found.named.items() if place < first}
        named = bearers & found.named.keys()
        is_known = bool(named or known)
        if not any(_counts(tokens, standing.surname, one, is_known) for standing, one in here):
            continue
        nearest = before or known or named
        meant = (nearest | explicit if nearest and explicit else explicit) or nearest or bearers
        is_meant = len(meant) == 1 and not _is_somebody_new(found, here, is_known)
        found.take(Reading(BARE, first, last, here[0][1].skip, tuple(sorted(meant))), "surname", is_meant)


def _is_somebody_new(found: _Found, here: Sequence[tuple[Standing, Reading]], is_known: bool) -> bool:
    """Whether somebody else of that surname may be meant, whom the text has brought in before."""
    surnames = {standing.surname.words for standing, _reading in here}
    at = here[0][1].first
    others = [
        reading
        for standing, reading in found.others
        if standing.surname.words in surnames and found.is_free(reading.first, reading.last)
    ]
    if not is_known:
        return bool(others)
    before = [reading for reading in others if reading.first < at]
    return (
        bool(before)
        and before[-1].titled
        and not any(
            before[-1].first < reading.first < at and reading.kind == NAMED
            for reading, _how, _c in found.hits
        )
    )


def _counts(tokens: Tokens, surname: Surname, reading: Reading, is_named: bool) -> bool:
    """Whether a surname alone is a name here, which may be an ordinary word or a given name as well."""
    if reading.titled:
        return True
    first, word = reading.first, surname.words[-1]
    if is_arabic(word):
        # Without capitals "the Sudanese" or "the sea" is as likely.
        return is_named or bool(surname.explicit)
    if surname.is_month and not (is_named and not _is_date(tokens, reading)):
        return False
    if surname.is_ordinary and (tokens.begins_sentence(first) or tokens.is_german or tokens.is_upper(first)):
        after = tokens.words[reading.last + 1] if reading.last + 1 < len(tokens) else ""
        end = tokens.end(reading.last)
        # Turkish writes an apostrophe behind names only.
        is_marked = tokens.is_turkish and tokens.text[end : end + 1] in _APOSTROPHES
        is_followed = is_marked or after in words_of("after_names") or after == "s"
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
