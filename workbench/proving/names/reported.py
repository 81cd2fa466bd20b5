"""The outlets that a statement names as its sources."""

from workbench.proving.context import Context
from workbench.proving.model import Checkable, Item
from workbench.proving.names import outlets
from workbench.proving.names.places import codes_of, places_in
from workbench.values.text import with_and


def outlet_items(context: Context) -> list[Item]:
    """Each outlet that the statement says it has something from."""
    items = []
    for found, cited in context.reading.outlets:
        start, end = outlets.name_within(context.text, found, cited, context.register.outlets)
        checkable = context.checkable(start, end, "outlet", cited)
        items.append(_outlet(context, checkable, cited.outlet))
    return items


def _outlet(context: Context, checkable: Checkable, outlet: str) -> Item:
    for one in context.clips:
        if outlets.is_of(outlet, one.passage.outlets):
            why = f"A passage under the statement is from {outlet}."
            return Item(checkable, "proven", one.passage.clip_id, why=why)
    for one in context.passages:
        place = outlets.named_in(outlet, one.reading)
        if place is not None:
            return context.proven(checkable, one, place[0], place[1])
    for one in context.clips:
        known = places_in(one.reading)
        code = next((code for code in sorted(codes_of(outlet)) if code in known), "")
        if code:
            return context.proven(checkable, one, *known[code])
    names = list(dict.fromkeys(one.passage.outlet for one in context.clips if one.passage.outlet))
    if not names:
        return Item(checkable, "unproven", why=f"No passage is from {outlet}.")
    first = next(one for one in context.clips if one.passage.outlet == names[0])
    return Item(
        checkable, "contradicted", first.passage.clip_id, why=f"The passages are from {with_and(names)}."
    )
