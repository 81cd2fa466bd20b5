"""The names of a statement: actors of the register in any script, places, and all others."""

import re
from dataclasses import replace

from workbench.extraction.model import Named
from workbench.proving.context import Context, Read
from workbench.proving.model import Checkable, Item, State
from workbench.proving.names import outlets
from workbench.proving.names.governments import countries_in, governments, is_seat
from workbench.proving.names.names import Name
from workbench.proving.names.places import codes_of
from workbench.proving.names.spelling import Found, find, words_of
from workbench.proving.names.unnamed import doubted, first_name_before, is_where
from workbench.proving.reading import plain_word

_GLOSS = 45
"""Letters from an acronym to the end of what explains it."""
_OWNERS = frozenset(("UN", "EU", "US", "UK", "AU", "NATO"))
"""Whose body it is may be left out: "UN Security Council"."""


def name_items(context: Context) -> list[Item]:
    """Each name that is no outlet the statement reports."""
    items = []
    for name in context.names:
        is_cited = any(start < name.end and name.start < end for start, end in context.cited)
        if is_cited or context.is_quoted(name.start, name.end):
            continue
        if name.descriptive and not _is_of_another_country(context, name):
            continue
        checkable = context.checkable(
            name.start, name.end, "place" if name.is_place else "name", Named(tuple(sorted(name.actor_ids)))
        )
        items.append(_name(context, checkable, name))
    return [_explained(context, item, items) for item in items]


def _explained(context: Context, item: Item, items: list[Item]) -> Item:
    """A name in brackets behind its acronym, which a passage has: "JNIM (Jama’at Nusrat …)"."""
    if item.state != "unproven" or item.clip_id:
        return item
    for known in items:
        acronym = known.checkable.words
        between = context.text[known.checkable.end : item.checkable.start]
        if (
            0 < len(between) <= _GLOSS
            and "(" in between
            and acronym.isupper()
            and len(acronym) > 2
            and (known.is_proven or known.in_claim)
        ):
            initials = [
                word[0].upper() for word in re.findall(r"[^\W_]+", item.checkable.words) if word[0].isupper()
            ]
            if initials and set(initials) <= set(acronym):
                return replace(known, checkable=item.checkable)
    return item


def _name(context: Context, checkable: Checkable, name: Name) -> Item:
    item = _by_actor(context, checkable, name)
    if item is not None:
        return item
    partly: list[tuple[Found, Read]] = []
    for one in context.passages:
        found = _found(context, name, one)
        if found is not None and found.whole:
            return context.proven(checkable, one, found.start, found.end)
        if found is not None:
            partly.append((found, one))
    for one in context.clips:
        if _stands_behind(context, name, one) or _is_of_its_country(context, name, one):
            why = f"{one.passage.outlet or 'The source'} is described so in the case."
            return Item(checkable, "proven", one.passage.clip_id, why=why)
    for one in context.clips:
        if outlets.is_of(name.text, one.passage.outlets):
            return Item(checkable, "proven", one.passage.clip_id, why=f"The passage is from {name.text}.")
    return _by_government(context, checkable, name) or _partly(context, checkable, name, partly)


def _by_government(context: Context, checkable: Checkable, name: Name) -> Item | None:
    """A capital that means a government whose country a passage names; a country whose capital it names."""
    countries = governments(name.codes)
    if not countries or (is_seat(name.codes) and is_where(context, name)):
        return None
    for one in context.passages:
        known = countries_in(one.reading)
        for country in countries:
            if country in known:
                return context.proven(checkable, one, *known[country])
    return None


def _is_of_another_country(context: Context, name: Name) -> bool:
    """Whether passages name a country, and neither this one nor only those of the rest of the statement."""
    there = {country for one in context.passages for country in countries_in(one.reading)}
    if there & governments(name.codes):
        return False
    others = {code for known in context.names if known is not name for code in governments(known.codes)}
    return bool(there - others - governments(codes_of(context.under.country)))


def _stands_behind(context: Context, name: Name, one: Read) -> bool:
    """Whether a name is of what the register of outlets says: of whom an outlet is, and where from."""
    described = one.passage.stands_behind
    if not described.strip("; "):
        return False
    words = {word for word in re.findall(r"[^\W_]+", described) if word[0].isupper()}
    spellings = [name.text]
    for actor_id in name.actor_ids:
        spellings += context.register.spellings.get(actor_id, ())
    if any(f" {spelling.lower()}" in f" {described.lower()}" for spelling in spellings):
        return True
    return bool(name.codes) and any(name.codes & codes_of(word) for word in words)


def _is_of_its_country(context: Context, name: Name, one: Read) -> bool:
    """Whether a name is of the government whose office published a passage: "Washington" of a US body."""
    countries = governments(name.codes)
    if not countries or (is_seat(name.codes) and is_where(context, name)):
        return False
    return any(
        not countries.isdisjoint(governments(codes_of(word)))
        for outlet in one.passage.outlets
        for word in (*outlet.split(), outlet)
    )


def _partly(context: Context, checkable: Checkable, name: Name, partly: list[tuple[Found, Read]]) -> Item:
    """A name of which each passage has no more than some words."""
    in_clips = [(found, one) for found, one in partly if one.passage.clip_id]
    if in_clips and {word.word for word in name.words} <= {
        word for known, _one in partly for word in known.words
    }:
        found, one = max(in_clips, key=lambda pair: len(pair[0].words))
        return context.proven(checkable, one, found.start, found.end)
    other = doubted(context, name, in_clips)
    if isinstance(other, bool):
        why = f"No passage names “{checkable.words}”."
        return Item(checkable, "unproven", why=why, is_open=not other)
    known, one = other
    why = f"The passage names “{known.text}”."
    state: State = "contradicted" if in_clips else "unproven"
    return context.item(checkable, state, one, known.start, known.end, why)


def _by_actor(context: Context, checkable: Checkable, name: Name) -> Item | None:
    """The same actor named otherwise, or said by a person to be meant."""
    if not name.actor_ids:
        return None
    for one in context.clips:
        for hit in context.hits(one.reading.text):
            if hit.actor_id in name.actor_ids:
                return context.proven(checkable, one, hit.start, hit.end)
    for one in context.clips:
        if one.passage.actor_ids & name.actor_ids:
            return Item(
                checkable, "proven", one.passage.clip_id, why="The passage is marked as one about this actor."
            )
    for claim in context.under.claims:
        if name.actor_ids & claim.actor_ids or claim.place_id in name.actor_ids:
            return context.claimed(checkable)
    return None


def _found(context: Context, name: Name, one: Read) -> Found | None:
    """A name in a passage by its words; its surname will do where nobody else has it."""
    found = find(name.text, name.words, name.codes, one.reading)
    if len(name.words) > 1 and name.words[0].text in _OWNERS and not (found and found.whole):
        rest = name.words[1:]
        text = context.text[rest[0].start : rest[-1].end]
        found = find(text, rest, codes_of(text), one.reading) or found
    for actor_id in sorted(name.actor_ids):
        for spelling in context.register.spellings.get(actor_id, ()):
            if found is not None and found.whole:
                break
            other = find(spelling, words_of(spelling), codes_of(spelling), one.reading)
            if other is not None and (found is None or other.weight > found.weight):
                found = other
    if found is not None and found.by_acronym and _is_of_another(context, found, one):
        return None
    if found is None or not name.actor_ids:
        return found
    if _is_somebody_else(context, name, found, one):
        return replace(found, whole=False)
    alone = found.surname and not found.whole and len(name.words) > 1
    if alone and _bearers(context, name) == 1 and not first_name_before(found, one.reading):
        return replace(found, whole=True)
    return found


def _is_somebody_else(context: Context, name: Name, found: Found, one: Read) -> bool:
    """Whether the words in the passage are those of another actor of the register."""
    holders = {
        hit.actor_id
        for hit in context.hits(one.reading.text)
        if hit.start <= found.start and found.end <= hit.end
    }
    return bool(holders) and holders.isdisjoint(name.actor_ids)


def _is_of_another(context: Context, found: Found, one: Read) -> bool:
    """Whether an acronym is that of an actor of the register, who would have been found by name."""
    return any(hit.start <= found.start and found.end <= hit.end for hit in context.hits(one.reading.text))


def _bearers(context: Context, name: Name) -> int:
    """How many actors of the register end in the last word of a name."""
    last = name.words[-1].word
    return sum(
        any(plain_word(spelling.split()[-1]) == last for spelling in spellings if spelling.split())
        for spellings in context.register.spellings.values()
    )
