"""Months and years that passages have only by chance: within a day, or guessed, where they name others."""

from workbench.proving.context import Context, Read
from workbench.proving.dates import dates
from workbench.proving.model import Checkable, Item
from workbench.proving.reading import DateFound


def elsewhere(context: Context, checkable: Checkable, wanted: DateFound) -> Item | None:
    """A month that only the day of another date is in, where the passages name other months.

    Or a year that passages name none of, but for days and months that were reckoned to be in it.
    """
    if wanted.dates.precision == "year":
        return _other_year(context, checkable, wanted)
    if wanted.dates.precision != "month":
        return None
    own = [one for one in context.reading.dated if one is not wanted]
    days = {one.dates.first for one in own if one.dates.precision == "day"}
    pairs = [(found, one) for one in context.passages for found in one.reading.dated]
    fitting = [found for found, _one in pairs if dates.proves(wanted, checkable.words, found)]
    if not days or any(found.dates.precision != "day" or found.dates.first not in days for found in fitting):
        return None
    others = [
        (found, one) for found, one in pairs
        if found.dates.precision == "month" and one.passage.clip_id
        and not any(dates.proves(known, "", found) for known in own)
    ]  # fmt: skip
    if not others or not fitting:
        return None
    return _contradicted(context, checkable, *others[0])


def _other_year(context: Context, checkable: Checkable, wanted: DateFound) -> Item | None:
    """A year that is only guessed of months that the statement has as well, where passages name another."""
    own = [one for one in context.reading.dated if one is not wanted]
    pairs = [(found, one) for one in context.passages for found in one.reading.dated]
    fitting = [found for found, _one in pairs if dates.proves(wanted, checkable.words, found)]
    accounted = all(
        found.dates.relative
        and any(known.floating and dates.proves(known, "", found) for known in own)
        for found in fitting
    )  # fmt: skip
    others = [
        (found, one)
        for found, one in pairs
        if found.dates.precision == "year" and not found.dates.relative and one.passage.clip_id
        and not any(dates.equals(known, found) for known in own)
    ]  # fmt: skip
    if not fitting or not accounted or not others:
        return None
    return _contradicted(context, checkable, *others[0])


def _contradicted(context: Context, checkable: Checkable, found: DateFound, one: Read) -> Item:
    why = f"The passage says “{one.reading.text[found.start : found.end]}”."
    return context.item(checkable, "contradicted", one, found.start, found.end, why)
