"""The numbers of a statement, and figures that are no quantity."""

import re

from workbench.proving import numbers
from workbench.proving.context import Context, Read
from workbench.proving.dates import month_of
from workbench.proving.durations import durations_of, is_time
from workbench.proving.model import Checkable, Item
from workbench.proving.reckoned import reckoned


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
    return items


def _is_within_date(context: Context, number: numbers.Number, resolved: set[int]) -> bool:
    """Whether a length of time is of a date that is compared as one."""
    return any(
        find.start in resolved and find.start <= number.start < find.end for find in context.reading.finds
    )


def _every(wanted: numbers.Number, one: Read) -> tuple[numbers.Number, ...]:
    found = numbers.numbers_of(one.reading)
    return (*found, *durations_of(one.reading)) if is_time(wanted) else found


def _number(context: Context, checkable: Checkable, wanted: numbers.Number) -> Item:
    if not wanted.amount.unit and _is_before_a_date(context, wanted.end):
        return Item(checkable, "unproven", why="There is no such date.")
    fits = [
        (numbers.fit(wanted, found), found, one) for one in context.passages for found in _every(wanted, one)
    ]
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
    listed = _listed(context, wanted)
    if listed is not None:
        return context.proven(checkable, *listed)
    figure = _as_figure(context, wanted)
    if figure is not None:
        return context.proven(checkable, *figure)
    from_others = reckoned(context, wanted)
    if from_others is not None:
        return context.proven(checkable, *from_others)
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
    # "Most", "every second": a passage may give a part in words that are not read as a number.
    told = any(found.amount.unit == "%" for _fit, found, one in fits if one.passage.clip_id)
    is_open = wanted.is_fraction and not told
    if wanted.amount.unit == "times":
        is_open = _tells_a_time(context)
    if wanted in durations_of(context.reading):
        # How long something took may follow from dates.
        is_open = not any(is_time(found) for _fit, found, one in fits if one.passage.clip_id)
        is_open = is_open or _is_from_years(context, wanted)
    return Item(checkable, "unproven", why=f"No passage has “{checkable.words}”.", is_open=is_open)


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


def _tells_a_time(context: Context) -> bool:
    """Whether a passage says "for the sixteenth time": ordinals in words are not read as numbers."""
    return any(_TIME.search(one.reading.text) for one in context.clips)


def _is_from_years(context: Context, wanted: numbers.Number) -> bool:
    """Whether two of the years named are this many years apart: "two years earlier"."""
    if wanted.amount.unit != "years":
        return False
    told = {found.dates.first.year for one in context.passages for found in one.reading.dated}
    own = {found.dates.first.year for found in context.reading.dated}
    if context.under.reference is not None:
        own.add(context.under.reference.year)
    return any(abs(one - other) == wanted.amount.low for one in told for other in own | told)


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
            is_open = context.text[end:].startswith(" times ") and _tells_a_time(context)
            why = f"No passage has “{checkable.words}”."
            items.append(Item(checkable, "unproven", why=why, is_open=is_open))
    return items


def _is_before_a_date(context: Context, end: int) -> bool:
    """Whether figures are right before a month and yet no date: "31 February"."""
    after = next((token for token in context.reading.tokens if token.start >= end), None)
    return after is not None and after.start <= end + 2 and month_of(after.word, context.language) > 0


_SERIES = re.compile(
    r"[A-ZÀ-ÖØ-ÞŁŚŞŠŽŻİА-Я][\w’'-]*(?: [\w’'-]+){0,3}(?:, [A-ZÀ-ÖØ-ÞŁŚŞŠŽŻİА-Я][\w’'-]*(?: [\w’'-]+){0,3})*,?"
    r" (?:and|et|e|und|ve|и|та) [A-ZÀ-ÖØ-ÞŁŚŞŠŽŻİА-Я]\w"
)
_MOST_LISTED = 9
_TIME = re.compile(r"\w+ (?:time|fois|Mal|volta|vez|раз|раза|kez|kere|مرة|بار)(?!\w)")


def _listed(context: Context, wanted: numbers.Number) -> tuple[Read, int, int] | None:
    """As many names in a row as a small number in words counts: "three cities"."""
    value = wanted.amount.low
    if value != wanted.amount.high or not 2 <= value <= _MOST_LISTED or wanted.words[0].isdigit():
        return None
    for one in context.passages:
        for match in _SERIES.finditer(one.reading.text):
            if match[0].count(", ") + 2 - bool(re.search(r", (?:and|et|e|und|ve|и|та) ", match[0])) == value:
                return one, match.start(), match.end()
    return None


def _as_figure(context: Context, wanted: numbers.Number) -> tuple[Read, int, int] | None:
    """The figures of a number within a longer word of a passage: "43-километровый"."""
    for one in context.passages:
        for start, end, digits in one.reading.figures:
            if one.reading.is_taken(start, end) or not digits.isdecimal():
                continue
            if float(digits) == wanted.amount.low == wanted.amount.high:
                return one, start, end
    return None
