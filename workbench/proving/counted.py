"""The numbers of a statement, and figures that are no quantity."""

from workbench.proving import numbers
from workbench.proving.context import Context, Read
from workbench.proving.model import Checkable, Item


def number_items(context: Context) -> list[Item]:
    """The quantities of a statement."""
    items = []
    for wanted in numbers.numbers_of(context.reading):
        if context.is_quoted(wanted.start, wanted.end) or context.is_named(wanted.start, wanted.end):
            continue
        checkable = context.checkable(wanted.start, wanted.end, "number", wanted.amount)
        items.append(_number(context, checkable, wanted))
    return items


def _number(context: Context, checkable: Checkable, wanted: numbers.Number) -> Item:
    fits = [
        (numbers.fit(wanted, found), found, one)
        for one in context.passages
        for found in numbers.numbers_of(one.reading)
    ]
    proven = [(found, one) for fit, found, one in fits if fit == "proven"]
    if proven:
        found, one = min(proven, key=lambda pair: not numbers.counts_the_same(wanted, pair[0]))
        return context.proven(checkable, one, found.start, found.end)
    if wanted.amount.low == wanted.amount.high == 2:
        dual = next((one for one in context.clips if numbers.has_dual(one.reading)), None)
        if dual is not None:
            return context.proven(checkable, dual, 0, 0)
    figure = _as_figure(context, wanted)
    if figure is not None:
        return context.proven(checkable, *figure)
    looser = next(((found, one) for fit, found, one in fits if fit == "looser"), None)
    if looser is not None:
        found, one = looser
        why = f"The passage says “{numbers.as_told(one.reading, found)}”, which is less exact."
        return context.item(checkable, "unproven", one, found.start, found.end, why)
    others = [
        (found, one) for fit, found, one in fits
        if fit == "other" and one.passage.clip_id and numbers.counts_the_same(wanted, found)
    ]  # fmt: skip
    if others:
        found, one = others[0]
        return context.item(
            checkable, "contradicted", one, found.start, found.end, f"The passage says “{found.words}”."
        )
    return Item(checkable, "unproven", why=f"No passage has “{checkable.words}”.")


def figure_items(context: Context) -> list[Item]:
    """Figures that are no quantity: of a brigade, a resolution, a type, an hour."""
    items = []
    taken = [(find.start, find.end) for find in context.reading.finds if find.kind in ("date", "number")]
    for start, end, digits in context.reading.figures:
        if (
            context.is_quoted(start, end)
            or context.is_named(start, end)
            or any(first < end and start < last for first, last in taken)
        ):
            continue
        checkable = context.checkable(start, end, "number", None)
        for one in context.passages:
            place = next(
                (
                    known
                    for known in one.reading.figures
                    if known[2] == digits and not one.reading.is_dated(known[0], known[1])
                ),
                None,
            )
            if place is not None:
                items.append(context.proven(checkable, one, place[0], place[1]))
                break
        else:
            items.append(Item(checkable, "unproven", why=f"No passage has “{checkable.words}”."))
    return items


def _as_figure(context: Context, wanted: numbers.Number) -> tuple[Read, int, int] | None:
    """The figures of a number within a longer word of a passage: "43-километровый"."""
    for one in context.passages:
        for start, end, digits in one.reading.figures:
            if one.reading.is_taken(start, end) or not digits.isdecimal():
                continue
            if float(digits) == wanted.amount.low == wanted.amount.high:
                return one, start, end
    return None
