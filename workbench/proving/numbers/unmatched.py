"""What passages say and a statement does not: only that can contradict what no passage proves.

A piece of a statement that no passage has may follow from what they say in other words. It is doubted where a
passage has something of the same kind that nothing else in the statement accounts for.
"""

from workbench.proving.context import Context, Read
from workbench.proving.dates import dates
from workbench.proving.dates.durations import durations_of, is_time
from workbench.proving.numbers import numbers
from workbench.proving.numbers.measures import measures_the_same
from workbench.proving.numbers.numbers import Number
from workbench.proving.reading import DateFound


def other_number(context: Context, wanted: Number) -> tuple[Number, Read] | None:
    """A number of a clip that may be what a statement has wrong; of the same things first."""
    found = left_over(context, wanted)
    return min(found, key=lambda pair: not numbers.counts_the_same(wanted, pair[0]), default=None)


def left_over(context: Context, wanted: Number) -> list[tuple[Number, Read]]:
    """The numbers of clips comparable with one of a statement that no other of the statement accounts for."""
    own = [one for one in _own_numbers(context) if one.start != wanted.start]
    return [
        (number, one)
        for one in context.told
        for number in every_number(one)
        if _comparable(wanted, number)
        and number.amount.low != wanted.amount.low
        and not any(_accounts_for(known, number, wanted) for known in own)
    ]


def every_number(one: Read) -> tuple[Number, ...]:
    """The quantities and lengths of time of a passage."""
    return (*numbers.numbers_of(one.reading), *durations_of(one.reading))


def _own_numbers(context: Context) -> list[Number]:
    return [*numbers.numbers_of(context.reading), *durations_of(context.reading)]


def _accounts_for(known: Number, found: Number, wanted: Number) -> bool:
    """Whether another number of the statement is the one found; "half" is not that of "47 per cent"."""
    if known.is_fraction and not found.is_fraction and not wanted.is_fraction:
        return False
    return numbers.fit(known, found) in ("proven", "looser") or known.amount.low == found.amount.low


def _comparable(wanted: Number, found: Number) -> bool:
    """Whether two numbers may be of the same things."""
    one, two = wanted.amount.unit, found.amount.unit
    if "%" in (one, two):
        return not one or measures_the_same(one, two)
    if is_time(wanted) != is_time(found) and one and (two or one != "years"):
        # A length of time is no number of things; a bare number may be an age.
        return False
    return numbers.may_be_of_the_same(wanted, found) or measures_the_same(one, two)


def other_figure(context: Context) -> tuple[tuple[int, int, str], Read] | None:
    """Figures of a clip that were read as no quantity or date and that the statement does not have."""
    own = {known[2] for known in context.reading.figures}
    for one in context.told:
        for place in one.reading.figures:
            if place[2] not in own and not one.reading.is_taken(place[0], place[1]):
                return place, one
    return None


def other_date(context: Context, wanted: DateFound) -> tuple[DateFound, Read] | None:
    """A date of a clip that no other date of the statement accounts for."""
    for one in context.clips:
        # Words such as "Friday" may mean one of several days: none of them is left over if one is not.
        taken = {found.start for found in one.reading.dated if not _is_left(context, wanted, found)}
        left = next((found for found in one.reading.dated if found.start not in taken), None)
        if left is not None:
            return left, one
    return None


def has_other_event(context: Context, wanted: DateFound) -> bool:
    """Whether a claim has another date that no other date of the statement accounts for."""
    events = (dates.of_claim(claim.event_on, claim.event_to) for claim in context.under.claims)
    return any(event is not None and _is_left(context, wanted, event) for event in events)


def _is_left(context: Context, wanted: DateFound, found: DateFound) -> bool:
    own = (one for one in context.reading.dated if one is not wanted)
    return dates.is_apart(wanted, found) and not any(_has_day(context, known, found) for known in own)


def _has_day(context: Context, known: DateFound, found: DateFound) -> bool:
    return dates.proves(known, context.text[known.start : known.end], found) or dates.equals(known, found)
