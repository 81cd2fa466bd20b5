"""The dates of a statement, by the source's day where a passage has relative ones."""

import re
from datetime import timedelta

from workbench.extraction.model import Unresolved
from workbench.proving.context import Context, Read
from workbench.proving.dates import dates
from workbench.proving.dates.dates_elsewhere import elsewhere
from workbench.proving.dates.dates_reckoned import is_day, is_reckoned
from workbench.proving.dates.durations import durations_of
from workbench.proving.model import Checkable, Item, State
from workbench.proving.names import outlets
from workbench.proving.numbers.numbers import numbers_of
from workbench.proving.numbers.unmatched import has_other_event, other_date
from workbench.proving.reading import DateFound, plain_word, words_in

_NEAR = 7
"""Words between a verb of saying and the day on which it was said."""


def date_items(context: Context) -> list[Item]:
    """The dates of a statement that a source can prove."""
    items = []
    for wanted in context.reading.dated:
        if context.is_quoted(wanted.start, wanted.end):
            continue
        checkable = context.checkable(wanted.start, wanted.end, "date", wanted.dates)
        item = elsewhere(context, checkable, wanted) or _date(context, checkable, wanted)
        if item is not None:
            items.append(item)
    return [*items, *_impossible(context)]


def _impossible(context: Context) -> list[Item]:
    """Days that no calendar has: "31 February"."""
    known = {one.start for one in context.reading.dated}
    items = []
    for find in context.reading.finds:
        words = context.text[find.start : find.end]
        if find.kind != "date" or find.start in known or context.is_quoted(find.start, find.end):
            continue
        named = any(dates.month_of(plain_word(word), context.language) for word in words_in(words))
        if named and re.search(r"\d", words) and not dates.names_a_span(words, context.language):
            checkable = context.checkable(find.start, find.end, "date", find.value)
            items.append(Item(checkable, "unproven", why="The calendar has no such date."))
    return items


def _date(context: Context, checkable: Checkable, wanted: DateFound) -> Item | None:
    words = checkable.words
    years = _years(context)
    pairs = [
        (found, one)
        for one in context.passages
        for found in one.reading.dated
        if wanted.floating or not found.floating or wanted.dates.first.year in years
    ]
    ranged = dates.is_range(words, wanted.dates)
    for found, one in pairs:
        exact = dates.equals(wanted, found) if ranged else dates.proves(wanted, words, found)
        if exact:
            return context.proven(checkable, one, found.start, found.end)
    end = next(((f, one) for f, one in pairs if _is_end(wanted, f)), None)
    if end is not None:
        return context.proven(checkable, end[1], end[0].start, end[0].end)
    if ranged:
        first = next(((f, one) for f, one in pairs if dates.same_end(wanted, f, last=False)), None)
        second = next(((f, one) for f, one in pairs if dates.same_end(wanted, f, last=True)), None)
        if first and second:
            return context.proven(checkable, first[1], first[0].start, first[0].end)
    for one in context.clips:
        named = dates.month_named(wanted, one.reading) or dates.half_named(
            wanted, one.reading, one.passage.published
        )
        if named is not None:
            return context.proven(checkable, one, *named)
        counted = _in_months(dates.months_of_year(wanted), one) if _may_be_of(wanted, one) else None
        if counted is not None:
            return context.proven(checkable, one, *counted)
    claimed = _of_the_event(context, wanted, words, ranged)
    published = _published_then(context, checkable, wanted, words)
    if published is not None:
        return published
    if _is_horizon(context, wanted):
        return None
    if claimed:
        return context.claimed(checkable)
    return _unproven(context, checkable, wanted)


def _is_end(wanted: DateFound, found: DateFound) -> bool:
    """Whether a day or year is the first or last of those that a passage has: "from 2012 to 2014"."""
    spans = not found.dates.relative and found.dates.precision in ("span", "year") and not is_day(found)
    return (
        spans
        and (is_day(wanted) or wanted.dates.precision == "year")
        and any(dates.same_end(wanted, found, last=last) for last in (True, False))
    )


def _unproven(context: Context, checkable: Checkable, wanted: DateFound) -> Item:
    """A date that no passage has: doubted where one has another that the statement leaves out."""
    words = checkable.words
    then, other = _as_of(context, checkable, wanted), other_date(context, wanted)
    if other is None and then is None:
        then = _on_the_day(context, checkable, wanted)
    if then is not None and not (other and other[0].dates.precision == wanted.dates.precision != "day"):
        return then
    if other is not None and is_reckoned(context, wanted):
        return Item(checkable, "unproven", why=f"No passage has the date “{words}”.", is_open=True)
    if other is not None:
        found, one = other
        why = f"The passage says “{one.reading.text[found.start : found.end]}”."
        state: State = "contradicted" if found.dates.precision == wanted.dates.precision else "unproven"
        return context.item(checkable, state, one, found.start, found.end, why)
    if has_other_event(context, wanted):
        return Item(checkable, "unproven", why=f"No passage has the date “{words}”; the claim has another.")
    is_open = (
        dates.names_no_time(words, context.language)
        or is_reckoned(context, wanted)
        or _overlaps(context, wanted, words)
        or any(_has_loose_date(one) for one in context.clips)
    )
    return Item(checkable, "unproven", why=f"No passage has the date “{words}”.", is_open=is_open)


def _on_the_day(context: Context, checkable: Checkable, wanted: DateFound) -> Item | None:
    """What was so on the day on which a source was published that names no other day."""
    if wanted.dates.first != wanted.dates.last:
        return None
    for one in context.clips:
        if _tells_a_day(context, one):
            continue
        if one.passage.published is not None and dates.equals(wanted, dates.on(one.passage.published)):
            why = "A source under the statement was published on this day."
            return Item(checkable, "proven", one.passage.clip_id, why=why)
    return None


_VAGUE = re.compile(r"\b(?:early|mid|late|beginning|start|middle|end|close)\b", re.IGNORECASE)


def _overlaps(context: Context, wanted: DateFound, words: str) -> bool:
    """Whether a vague date has days in common with one of a passage: "early February", "in February"."""
    if wanted.dates.precision != "span" or not _VAGUE.search(words):
        return False
    return any(
        not dates.is_apart(wanted, found)
        for one in context.clips
        for found in one.reading.dated
        if found.dates.precision not in ("year", "day") or not found.dates.relative
    )


_AS_OF = re.compile(r"\b(?:by|as of|as at|until|till|up to|so far|before|since)\s(?:the\s)?\Z", re.IGNORECASE)
_LATE = timedelta(3)
"""Days by which a report may come after what it tells of."""


def _as_of(context: Context, checkable: Checkable, wanted: DateFound) -> Item | None:
    """What was so when a source was published: "by 19 January", "in early September"."""
    first, last = dates.span_of(wanted, checkable.words)
    is_day = wanted.dates.precision == "day"
    is_bound = _AS_OF.search(context.text, 0, wanted.start) is not None
    if (is_day and (not is_bound or wanted.dates.first != wanted.dates.last)) or dates.is_range(
        checkable.words, wanted.dates
    ):
        return None
    left = is_day and other_date(context, wanted) is not None
    for one in context.clips:
        day = one.passage.published
        late = timedelta(0) if left else timedelta(1) if is_day else _LATE
        if day is not None and first <= day <= last + late:
            why = "A source under the statement was published then."
            return Item(checkable, "proven", one.passage.clip_id, why=why)
    return None


def _has_loose_date(one: Read) -> bool:
    """Whether a passage has a date that could not be read: "the season before"."""
    return any(find.kind == "date" and isinstance(find.value, Unresolved) for find in one.reading.finds)


def _in_months(count: int, one: Read) -> tuple[int, int] | None:
    """Where a passage counts the months of a year that a statement names: "за девять месяцев"."""
    if not count:
        return None
    for number in (*numbers_of(one.reading), *durations_of(one.reading)):
        if number.amount.unit == "months" and number.amount.low == number.amount.high == count:
            return number.start, number.end
    return None


_MIDYEAR = 6


def _may_be_of(wanted: DateFound, one: Read) -> bool:
    """Whether a passage that does not say so may be about the year of a date."""
    day, year = one.passage.published, wanted.dates.first.year
    if day is None or wanted.floating:
        return True
    named = {found.dates.first.year for found in one.reading.dated}
    return year in named | {day.year} or (year == day.year - 1 and day.month <= _MIDYEAR)


def _years(context: Context) -> set[int]:
    """The years that anything under the statement names, or in which a source was published."""
    found = {
        one.dates.first.year for read in context.passages for one in read.reading.dated if not one.floating
    }
    told = [one.passage.published_on for one in context.passages]
    told += [day for claim in context.under.claims for day in (claim.event_on, claim.event_to)]
    return found | {int(day[:4]) for day in told if day}


def _of_the_event(context: Context, wanted: DateFound, words: str, ranged: bool) -> bool:
    """Whether the dates of a claim are those of the statement."""
    for claim in context.under.claims:
        event = dates.of_claim(claim.event_on, claim.event_to)
        if event is None:
            continue
        if dates.equals(wanted, event) or (not ranged and dates.proves(wanted, words, event)):
            return True
    return False


def _tells_a_day(context: Context, one: Read) -> bool:
    """Whether a clip, or its translation, has a day of its own."""
    return any(
        found.dates.precision == "day"
        for known in context.clips
        if known.passage.clip_id == one.passage.clip_id
        for found in known.reading.dated
    )


def _published_then(context: Context, checkable: Checkable, wanted: DateFound, words: str) -> Item | None:
    """A report of that day, where the sentence is about a report."""
    before = [token for token in context.reading.tokens if token.end <= wanted.start][-_NEAR:]
    start = max(before[0].start if before else 0, context.reading.sentence_at(wanted.start)[0])
    if not outlets.tells_of_a_report(context.text[start : wanted.start]):
        return None
    for one in context.clips:
        day = one.passage.published
        told = _tells_a_day(context, one)
        cited = any(
            outlets.is_of(known.outlet, one.passage.outlets) for _find, known in context.reading.outlets
        )
        if day is not None and (cited or not told) and dates.equals(wanted, dates.on(day)):
            why = "A source under the statement was published on this day."
            return Item(checkable, "proven", one.passage.clip_id, why=why)
    return None


def _is_horizon(context: Context, wanted: DateFound) -> bool:
    """Whether a date of a judgement or assumption looks ahead, so that no source can prove it."""
    statement = context.under.statement
    if statement.kind not in ("judgement", "assumption"):
        return False
    horizon = dates.of_claim(statement.horizon_on, "")
    return horizon is not None and (
        wanted.dates.last == horizon.dates.last or dates.proves(wanted, "", horizon)
    )
