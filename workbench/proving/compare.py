"""One statement against what is under it: each checkable thing proven, contradicted or left unproven."""

from workbench.proving import sides
from workbench.proving.context import Context, Hits
from workbench.proving.dates.dated import date_items
from workbench.proving.denials import anchors, polarity
from workbench.proving.ground import Register, Under
from workbench.proving.model import StatementProof
from workbench.proving.names import roles
from workbench.proving.names.governments import countries_in
from workbench.proving.names.named import name_items
from workbench.proving.names.reported import outlet_items
from workbench.proving.numbers.counted import figure_items, number_items
from workbench.proving.quoted import quotation_items


def prove(under: Under, register: Register, hits: Hits) -> StatementProof:
    """What of a statement is proven by the passages under it; nothing to say of one without claims."""
    if not under.claims:
        return StatementProof(under.statement.id)
    context = Context(under, register, hits)
    items = [
        *quotation_items(context), *number_items(context), *figure_items(context), *date_items(context),
        *outlet_items(context), *name_items(context),
    ]  # fmt: skip
    items.sort(key=lambda item: (item.checkable.start, -item.checkable.end))
    denials = polarity.doubts(context) or anchors.doubts(context, items)
    doubts = [*denials, *roles.doubts(context), *sides.doubts(context, items)]
    countries = frozenset(code for one in context.passages for code in countries_in(one.reading))
    return StatementProof(under.statement.id, tuple(items), tuple(doubts), countries)
