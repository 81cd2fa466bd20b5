"""The numbers of a statement, and figures that are no quantity."""

import re
from dataclasses import replace

from workbench.extraction.model import Amount
from workbench.proving.context import Context, Read
from workbench.proving.dates.dates import month_of
from workbench.proving.dates.durations import durations_of, is_time, single_lengths
from workbench.proving.dates.time_between import may_be_between_others
from workbench.proving.model import Checkable, Item, State
from workbench.proving.numbers import numbers
from workbench.proving.numbers.derived import denied, derived, is_from_another
from workbench.proving.numbers.fractions import impossible_parts
from workbench.proving.numbers.how_exact import as_told
from workbench.proving.numbers.misread import digits_of, is_as_long, one_digit_off
from workbench.proving.numbers.reckoned import reckoned
from workbench.proving.numbers.unmatched import every_number, other_figure, other_number

_TELLING = 5
"""From here on the same number is hardly there by chance."""


def number_items(context: Context) -> list[Item]:
    """The quantities of a statement."""
    items = []
    resolved = {one.start for one in context.reading.dated}
    spans = [one for one in durations_of(context.reading) if not _is_within_date(context, one, resolved)]
    for wanted in (*numbers.numbers_of(context.reading), *spans):
        if context.is_quoted(wanted.start, wanted.end) or context.is_named(wanted.start, wanted.end):
            continue
        checkable = context.checkable(wanted.start, wanted.end, "number", wanted.amount)
        item = _number(context, checkable, wanted)
        if item.is_proven or wanted.amount.unit != "%" or context.under.statement.kind != "judgement":
            # The likelihood of a judgement is the analyst's own.
            items.append(item)
    parts = impossible_parts(context.text) if context.language == "en" else []
    for start, end in parts:
        checkable = context.checkable(start, end, "number", None)
        items.append(Item(checkable, "unproven", why="There is no such part."))
    return items


def _is_within_date(context: Context, number: numbers.Number, resolved: set[int]) -> bool:
    """Whether a length of time is of a date that is compared as one."""
    return any(
        find.start in resolved and find.start <= number.start < find.end for find in context.reading.finds
    )


def _every(wanted: numbers.Number, one: Read) -> tuple[numbers.Number, ...]:
    if is_time(wanted):
        return (*every_number(one), *single_lengths(one.reading))
    return numbers.numbers_of(one.reading)


def _number(context: Context, checkable: Checkable, wanted: numbers.Number) -> Item:
    if not wanted.amount.unit and _is_before_a_date(context, wanted.end):
        return Item(checkable, "unproven", why="There is no such date.")
    fits = [
        (_fit(context, wanted, found, one), found, one)
        for one in context.passages for found in _every(wanted, one)
    ]  # fmt: skip
    proven = [(found, one) for fit, found, one in fits if fit == "proven"]
    if proven:
        found, one = min(proven, key=lambda pair: not numbers.counts_the_same(wanted, pair[0]))
        return context.proven(checkable, one, found.start, found.end)
    if wanted.amount.low == wanted.amount.high == 2:
        dual = next((one for one in context.clips if numbers.has_dual(one.reading)), None)
        if dual is not None:
            return context.proven(checkable, dual, 0, 0)
    ends = _both_ends(context, wanted)
    if ends is not None:
        return context.proven(checkable, *ends)
    if wanted.amount.low != wanted.amount.high:
        return _range(context, checkable, wanted)
    return _single(context, checkable, wanted, fits)


def _fit(context: Context, wanted: numbers.Number, found: numbers.Number, one: Read) -> numbers.Fit:
    """What a number of a passage says; of one that is translated, how exact it is says the translation."""
    fit = numbers.fit(wanted, found)
    translated = bool(one.passage.clip_id) and one not in context.told
    if fit == "proven" and translated and not numbers.is_same_value(wanted, found):
        return "none"
    return fit


def _range(context: Context, checkable: Checkable, wanted: numbers.Number) -> Item:
    """A range of which passages have no more than one end: the other may follow from them."""
    items = [_number(context, checkable, end) for end in numbers.ends_of(wanted)]
    left = next((item for item in items if not item.is_proven), None)
    if left is None:
        return items[0]
    # With one end told, the other is hardly said in other words.
    return replace(left, is_open=left.is_open and not any(item.is_proven for item in items))


def _single(
    context: Context,
    checkable: Checkable,
    wanted: numbers.Number,
    fits: list[tuple[numbers.Fit, numbers.Number, Read]],
) -> Item:
    """A number that no passage has as it is: what it follows from, or what speaks against it."""
    near = one_digit_off(context, wanted)
    if near is not None and len(digits_of(wanted)) > 1 and numbers.counts_the_same(wanted, near[0]):
        return _instead(context, checkable, wanted, near)
    given = derived(context, wanted)
    if given is not None:
        return context.proven(checkable, *given)
    figure = _as_figure(context, wanted)
    if figure is not None:
        return context.proven(checkable, *figure)
    from_others = reckoned(context, wanted)
    if from_others is not None:
        return context.proven(checkable, *from_others)
    other = near or other_number(context, wanted)
    from_another = is_from_another(context, wanted)
    if other is not None and is_time(wanted) and is_time(other[0]):
        other = other if is_as_long(wanted, other[0], strictly=from_another) else None
    between = from_another and may_be_between_others(context, wanted)
    if between and other is None:
        why = f"No passage has “{checkable.words}”."
        return Item(checkable, "unproven", why=why, is_open=True)
    looser = next(((found, one) for fit, found, one in fits if fit == "looser"), None)
    if looser is not None and not (other and other[0].amount.unit == wanted.amount.unit):
        found, one = looser
        why = f"The passage says “{as_told(one.reading, found.start, found.end)}”, which is less exact."
        return replace(context.item(checkable, "unproven", one, found.start, found.end, why), is_open=True)
    moved = _of_other_things(context, wanted)
    if moved is not None and not (other and numbers.counts_the_same(wanted, other[0])):
        found, one = moved
        why = f"The passage has “{found.words}”, of other things."
        return replace(context.item(checkable, "unproven", one, found.start, found.end, why), is_open=True)
    if other is not None:
        return _instead(context, checkable, wanted, other)
    return _without_number(context, checkable, wanted)


def _instead(
    context: Context, checkable: Checkable, wanted: numbers.Number, other: tuple[numbers.Number, Read]
) -> Item:
    """What a passage has in place of a number."""
    found, one = other
    why = f"The passage says “{found.words}”."
    state: State = "contradicted" if numbers.counts_the_same(wanted, found) else "unproven"
    return context.item(checkable, state, one, found.start, found.end, why)


def _of_other_things(context: Context, wanted: numbers.Number) -> tuple[numbers.Number, Read] | None:
    """The same number of other things, from which it may follow: sixteen minutes for sixteen dead."""
    value = wanted.amount.low
    if value != wanted.amount.high or value < _TELLING or wanted.amount.unit == "%":
        return None
    own = [one.amount.low for one in numbers.numbers_of(context.reading) if one.start != wanted.start]
    return next(
        (
            (found, one)
            for one in context.told
            for found in numbers.numbers_of(one.reading)
            if found.amount.low == found.amount.high == value
            and found.amount.unit != "%"
            and value not in own
        ),
        None,
    )


def _without_number(context: Context, checkable: Checkable, wanted: numbers.Number) -> Item:
    """A number where every one of the passages is accounted for, so that it may follow from them."""
    against = denied(context, wanted)
    if against is not None:
        one, start, end = against
        why = f"What the passages say does not give “{checkable.words}”."
        return context.item(checkable, "unproven", one, start, end, why)
    figure = other_figure(context)
    if figure is not None and _is_alike(wanted, figure[0][2]):
        (start, end, digits), one = figure
        return context.item(checkable, "unproven", one, start, end, f"The passage has “{digits}”.")
    is_open = not numbers.is_exact_figure(wanted)
    return Item(checkable, "unproven", why=f"No passage has “{checkable.words}”.", is_open=is_open)


def _is_alike(wanted: numbers.Number, digits: str) -> bool:
    """Whether figures that count nothing may be what a number was taken from: as long, and of no measure."""
    return not wanted.has_known_unit and len(f"{wanted.amount.low:g}") == len(digits)


def _both_ends(context: Context, wanted: numbers.Number) -> tuple[Read, int, int] | None:
    """The two ends of a range in one passage: "from 0.05% … to 0.1%"."""
    if wanted.amount.low == wanted.amount.high:
        return None
    for one in context.passages:
        places = [
            found for end in (wanted.amount.low, wanted.amount.high)
            for found in numbers.numbers_of(one.reading)
            if found.amount.low == found.amount.high == end
            and numbers.fit(numbers.at(wanted, end), found) == "proven"
        ]  # fmt: skip
        if len({found.amount.low for found in places}) == 2:
            return one, min(found.start for found in places), max(found.end for found in places)
    return None


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
        if re.fullmatch(r"\d+\.\d+|\d{1,3}(?:,\d{3})+", digits):
            # Half of a pair: "by 62.8 to 35.8 per cent"; a count behind a name: "the Institute 1,200 doses".
            number_told = float(digits.replace(",", ""))
            value = Amount(number_told, number_told)
            number = numbers.Number(start, end, checkable.words, value, "exact", context.language)
            items.append(_number(context, checkable, number))
            continue
        for one in context.passages if not _is_before_a_date(context, end) else ():
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
            is_open = other_figure(context) is None and not _is_before_a_date(context, end)
            why = f"No passage has “{checkable.words}”."
            items.append(Item(checkable, "unproven", why=why, is_open=is_open))
    return items


def _is_before_a_date(context: Context, end: int) -> bool:
    """Whether figures are right before a month and yet no date: "31 February"."""
    after = next((token for token in context.reading.tokens if token.start >= end), None)
    return after is not None and after.start <= end + 2 and month_of(after.word, context.language) > 0


def _as_figure(context: Context, wanted: numbers.Number) -> tuple[Read, int, int] | None:
    """The figures of a number within a longer word of a passage: "43-километровый"."""
    for one in context.passages:
        for start, end, digits in one.reading.figures:
            if one.reading.is_taken(start, end) or not digits.isdecimal():
                continue
            if float(digits) == wanted.amount.low == wanted.amount.high:
                return one, start, end
    return None
