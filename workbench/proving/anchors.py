"""What a passage denies of the very thing that a statement says without denying it.

Words of different languages are not compared; numbers, dates, names and places that were found in both are.
"""

from workbench.proving.context import Context, Read
from workbench.proving.denials import denied_clauses, leans_at
from workbench.proving.model import Doubt, Item

_ANCHORS = ("number", "date", "name", "place")


def doubts(context: Context, items: list[Item]) -> list[Doubt]:
    """Sentences that deny nothing and whose items the passages have in clauses that deny, all of them."""
    if context.language != "en":
        return []
    found = []
    for start, end in context.reading.sentences:
        if leans_at(context.reading, start, end):
            continue
        anchors = [
            item for item in items
            if item.checkable.kind in _ANCHORS and start <= item.checkable.start < end
            and item.is_proven and item.clip_id and item.end > item.start
        ]  # fmt: skip
        denied = [one for item in anchors if (one := _denied(context, item)) is not None]
        if anchors and len(denied) == len(anchors):
            found.append(_doubt(context, anchors[0], denied[0]))
    return found[:1]


def _denied(context: Context, item: Item) -> Read | None:
    """The passage that has an item in a clause that denies; None where its clause does not."""
    for one in context.clips:
        same = one.passage.clip_id == item.clip_id and (one.passage.part or "quote") == item.part
        if same and any(first <= item.start < last for first, last in denied_clauses(one.reading)):
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
