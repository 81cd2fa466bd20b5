"""The quotations of a statement: word for word in a passage, or misquoted."""

from workbench.proving import quotations
from workbench.proving.context import Context
from workbench.proving.model import Checkable, Item


def quotation_items(context: Context) -> list[Item]:
    """The words in quotation marks."""
    items = []
    for found, quoted in context.reading.quotations:
        checkable = context.checkable(found.start, found.end, "quotation", quoted)
        item = None
        for one in context.passages:
            place = quotations.place_of(quoted.words, one.reading)
            if place is not None:
                item = context.proven(checkable, one, place.start, place.end)
                break
        items.append(item or _misquoted(context, checkable, quoted.words))
    return items


def _misquoted(context: Context, checkable: Checkable, words: str) -> Item:
    for one in context.passages:
        place = quotations.nearest(words, one.reading)
        if place is not None:
            there = one.reading.text[place.start : place.end]
            why = f"The passage reads “{there}”."
            if place.other:
                why = f"The passage has “{place.other}” where the quotation has “{place.instead}”."
            return context.item(checkable, "contradicted", one, place.start, place.end, why)
    return Item(checkable, "unproven", why="No passage has these words.")
