"""What a passage denies of the very thing that a statement says without denying it.

Words of different languages are not compared; numbers, dates, names and places that were found in both are.
"""

import re
from collections.abc import Iterator

from workbench.proving.context import Context, Read
from workbench.proving.denials import denied_clauses, is_known, leans_at
from workbench.proving.model import Doubt, Item

_NOT = re.compile(r"\b(?:not|never)\b(?! (?:only|least))|n[’']t\b")
_BREAK = re.compile(
    r"\b(?:and|but|while|though|although|because|which|who|that|until|unless|before|after|when)\b"
)
_ANCHORS = ("number", "date", "name", "place")


def doubts(context: Context, items: list[Item]) -> list[Doubt]:
    """Sentences that deny nothing and whose items the passages have in clauses that deny, all of them."""
    if context.language != "en":
        return []
    found = _added(context, items)
    for start, end in context.reading.sentences:
        if leans_at(context.reading, start, end):
            continue
        anchors = _anchors(items, start, end)
        denied = [one for item in anchors if (one := _denied(context, item)) is not None]
        if anchors and len(denied) == len(anchors):
            found.append(_doubt(context, anchors[0], denied[0]))
    return found[:1]


def _added(context: Context, items: list[Item]) -> list[Doubt]:
    """What a "not" is before and passages of other languages have in clauses that do not deny."""
    found = []
    for start, end in denied_clauses(context.reading):
        match = _NOT.search(context.text, start, end)
        if not match or context.is_quoted(*match.span()):
            continue
        ahead = _BREAK.search(context.text, match.end(), end)
        start, end = match.end(), ahead.start() if ahead else end
        anchors = [item for item in _anchors(items, start, end) if _is_foreign(context, item)]
        if anchors and all(_denied(context, item, after=True) is None for item in anchors):
            item = anchors[0]
            one = next(_passages(context, item))
            why = f"The statement denies something; the passage with “{item.words}” does not."
            where = item.checkable
            found.append(
                Doubt("negation", why, where.start, where.end, where.words, item.clip_id, one.reading.text)
            )
    return found


def _anchors(items: list[Item], start: int, end: int) -> list[Item]:
    """The items of a stretch of the statement that have a place in a passage."""
    return [
        item for item in items
        if item.checkable.kind in _ANCHORS and start <= item.checkable.start < end
        and item.is_proven and item.clip_id and item.end > item.start
    ]  # fmt: skip


def _passages(context: Context, item: Item) -> Iterator[Read]:
    """The passages in which an item has its place: the quote or the translation of its clip."""
    for one in context.clips:
        if one.passage.clip_id == item.clip_id and (one.passage.part or "quote") == item.part:
            yield one


def _is_foreign(context: Context, item: Item) -> bool:
    """Whether the passage of an item is in a language whose denials are known, and not in English."""
    return any(is_known(one.reading.language) for one in _passages(context, item))


def _denied(context: Context, item: Item, after: bool = False) -> Read | None:
    """The passage that has an item in a clause that denies; None where its clause does not.

    With `after` also in what goes on behind such a clause: "nie zugesagt, die Kämpfer auszuliefern".
    """
    for one in _passages(context, item):
        for first, last in denied_clauses(one.reading):
            if first <= item.start < (one.reading.sentence_at(first)[1] if after else last):
                return one
    return None


def _doubt(context: Context, item: Item, one: Read) -> Doubt:
    where = item.checkable
    clause = next(
        one.reading.text[first:last]
        for first, last in denied_clauses(one.reading)
        if first <= item.start < last
    )
    why = f"The passage denies something of this: “{' '.join(clause.split())}”."
    return Doubt("negation", why, where.start, where.end, where.words, one.passage.clip_id, one.reading.text)
