"""What is denied of numbers, dates and names that a statement and its passages have in common.

Clauses are compared that have the same of them, in whatever language: where one denies and the other has no
word that may mean so, they say the contrary of each other.
"""

import re
from collections.abc import Iterator, Sequence

from workbench.extraction.model import Amount
from workbench.proving.context import Context, Read
from workbench.proving.dates import dates
from workbench.proving.denials.denials import denied_clauses, denies_beyond, leans_at, not_denying
from workbench.proving.denials.meant import has_a_term
from workbench.proving.denials.said_otherwise import meant_otherwise
from workbench.proving.denials.turns import is_the_last, turns_beyond, turns_in
from workbench.proving.english_words import clauses_in
from workbench.proving.model import Doubt, Item
from workbench.proving.names.spelling import matching
from workbench.proving.numbers import numbers
from workbench.proving.numbers.unmatched import every_number

_NOT = re.compile(
    r"\b(?:not|never)\b(?! (?:only|least|later|more|less|until|before))|n[’']t\b|"
    r"\bno(?:ne)?\b(?! (?:less|more|fewer|later|longer))"
)
_EXACT = ("number", "date")
_ANCHORS = (*_EXACT, "name", "place")
_PART = re.compile(r"[,;:!?،؛—–](?!\d)|(?<!\d)\.(?=\s|\Z)|\s-\s")
_NEAR = 5
"""Words from one that denies to a number or date of what is denied."""


def doubts(context: Context, items: list[Item]) -> list[Doubt]:
    """Clauses of a statement that deny what passages do not deny of the same, or the other way round."""
    if context.language != "en":
        return []
    found = (
        one
        for start, end in clauses_in(context.reading)
        for one in (_added(context, items, start, end), _left_out(context, items, start, end))
        if one is not None
    )
    return list(found)[:1]


def _added(context: Context, items: Sequence[Item], start: int, end: int) -> Doubt | None:
    """A clause that denies, where every clause of passages with the same things has nothing like it."""
    match = _NOT.search(context.text, start, end)
    if not match or context.is_quoted(*match.span()):
        return None
    if any(first <= match.start() < last for first, last in not_denying(context.text)):
        return None
    if match.start() in meant_otherwise(context):
        return None
    near = [token for token in context.reading.tokens if start <= token.start < end]
    at = next((n for n, token in enumerate(near) if token.start >= match.start()), 0)
    close = near[max(0, at - _NEAR) : at + _NEAR + 1]
    anchors = [
        item for item in _anchors(items, start, end)
        if item.checkable.kind in _EXACT and _is_told(item)
        and any(item.checkable.start <= token.start < item.checkable.end for token in close)
    ]  # fmt: skip
    own = context.text[start:end]
    shown = None
    for item in anchors:
        for one, place in _places(context, item):
            if denies_beyond(one.reading.text[slice(*_part(one, place))], one.reading.language, own):
                return None
            shown = shown or (item, one)
    if shown is None or has_a_term(context, match.start()):
        return None
    item, one = shown
    why = f"The statement denies something; the passage with “{item.checkable.words}” does not."
    where = item.checkable
    return Doubt("negation", why, where.start, where.end, where.words, one.passage.clip_id, one.reading.text)


def _left_out(context: Context, items: Sequence[Item], start: int, end: int) -> Doubt | None:
    """A clause that denies nothing, where passages have the same things only in clauses that deny."""
    anchors = _anchors(items, start, end)
    if not any(item.checkable.kind in _EXACT for item in anchors):
        return None
    if leans_at(context.reading, 0, len(context.text)) or turns_in(context.text):
        return None
    shown = None
    for item in anchors:
        places = list(_places(context, item))
        denied = [(one, clause) for one, place in places if (clause := _denied(one, place)) is not None]
        if not places or len(denied) < len(places):
            return None
        shown = shown or (item, *denied[0])
    if shown is None:
        return None
    item, one, (first, last) = shown
    told = one.reading.text[first:last]
    if turns_beyond(told, context.text) or is_the_last(context.text, told):
        # Denied twice, it may well be so: "did not rule out 2026".
        return None
    why = f"The passage denies something of this: “{' '.join(one.reading.text[first:last].split())}”."
    where = item.checkable
    return Doubt("negation", why, where.start, where.end, where.words, one.passage.clip_id, one.reading.text)


def _anchors(items: Sequence[Item], start: int, end: int) -> list[Item]:
    """The items of a clause that a passage has."""
    return [
        item for item in items
        if item.is_proven and item.clip_id
        and item.checkable.kind in _ANCHORS and start <= item.checkable.start < end
    ]  # fmt: skip


def _is_told(item: Item) -> bool:
    """Whether a passage has an item itself: a fraction in words may only follow from its numbers."""
    value = item.checkable.value
    is_share = isinstance(value, Amount) and value.unit == "%"
    return not is_share or any(sign.isdigit() for sign in item.checkable.words)


def _places(context: Context, item: Item) -> Iterator[tuple[Read, int]]:
    """Where passages have an item, in each of them once."""
    for one in context.told:
        if one.passage.clip_id == item.clip_id and (one.passage.part or "quote") == item.part:
            if item.end > item.start:
                yield one, item.start
            continue
        place = _place(context, item, one)
        if place >= 0:
            yield one, place


def _place(context: Context, item: Item, one: Read) -> int:
    """Where a passage has what an item names; -1 where it does not."""
    where = item.checkable
    if where.kind == "number":
        own = next((known for known in _own(context) if known.start == where.start), None)
        known = (found.start for found in every_number(one) if own and numbers.fit(own, found) == "proven")
        return next(known, -1)
    if where.kind == "date":
        wanted = next((known for known in context.reading.dated if known.start == where.start), None)
        found = (
            known.start for known in one.reading.dated if wanted and dates.proves(wanted, where.words, known)
        )
        return next(found, -1)
    name = next((known for known in context.names if known.start == where.start), None)
    if name is None:
        return -1
    return next((token.start for word in name.words for token in matching(word, one.reading)), -1)


def _own(context: Context) -> tuple[numbers.Number, ...]:
    return every_number(Read(context.passages[0].passage, context.reading))


def _part(one: Read, place: int) -> tuple[int, int]:
    """The clause of a passage around a place, from one mark to the next."""
    text = one.reading.text
    first = max((match.end() for match in _PART.finditer(text, 0, place)), default=0)
    last = _PART.search(text, place)
    return first, last.start() if last else len(text)


def _denied(one: Read, place: int) -> tuple[int, int] | None:
    """The clause that denies and has a place."""
    return next(((first, last) for first, last in denied_clauses(one.reading) if first <= place < last), None)
