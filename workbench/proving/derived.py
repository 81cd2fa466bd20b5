"""Numbers that follow from what passages say: the ninth is nine, three names are three, two dates a time.

What follows otherwise than the statement has it speaks against it.
"""

import re
from collections.abc import Iterator
from itertools import chain, combinations

from workbench.extraction.model import Amount
from workbench.proving import dates
from workbench.proving.context import Context, Read
from workbench.proving.durations import is_time
from workbench.proving.measures import converted
from workbench.proving.numbers import Number, granularity, may_be_of_the_same, numbers_of
from workbench.proving.spelling import matching
from workbench.proving.unmatched import every_number
from workbench.proving.worked_out import worked_out

Place = tuple[Read, int, int]
_DAYS = {"days": 1.0, "weeks": 7.0, "months": 30.4, "years": 365.25}
_MOST_LISTED = 20
_FEWEST, _MOST_SUMMED = 5, 8
_FAR = 10.0
_PART, _EXACT_PART = 2.0, 0.6
"""Points by which a share may be off, in words and as a figure."""
_LARGE, _ABOUT, _QUARTER = 1000, 0.07, 0.25
"""From here on a number is rounded; by which part "about" and "more than" may be off."""
_SOME, _WELL_HALF = 3, 0.6
"""From how many weeks, months or years on a length of time is rounded, and by how much it may be off."""
_SERIES = re.compile(
    r"[A-ZÀ-ÖØ-ÞŁŚŞŠŽŻİА-Я][\w’'-]*(?: [\w’'-]+){0,3}(?:, [A-ZÀ-ÖØ-ÞŁŚŞŠŽŻİА-Я][\w’'-]*(?: [\w’'-]+){0,3})*,?"
    r" (?:and|et|e|y|und|ve|и|та|i) [A-ZÀ-ÖØ-ÞŁŚŞŠŽŻİА-Я]\w"
)
_JOINT = re.compile(r", (?:and|et|e|y|und|ve|и|та|i) ")
_ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "second segundo segunda deuxième zweite второй второе",
            "third tercer tercera troisième dritte третий",
            "fourth cuarto cuarta quatrième vierte четвертый",
            "fifth quinto quinta cinquième fünfte пятый",
            "sixth sexto sexta sixième sechste шестой",
            "seventh séptimo séptima septième siebte седьмой",
            "eighth octavo octava huitième achte восьмой",
            "ninth noveno novena nona nono neuvième neunte девятый",
            "tenth décimo décima dixième zehnte десятый",
            "eleventh onzième elfte",
            "twelfth douzième zwölfte",
            *(
                "thirteenth",
                "fourteenth",
                "fifteenth",
                "sixteenth",
                "seventeenth",
                "eighteenth",
                "nineteenth",
            ),
        ),
        2,
    )
    for word in words.split()
}
_TWICE = re.compile(
    r"(?<!\w)(?:twice|double[ds]?|doubling|le double|doppelt\w*|el doble|il doppio|o dobro|вдвое|удвое|"
    r"iki kat\w*|ضعف)(?!\w)",
    re.IGNORECASE,
)
_FROM_ANOTHER = re.compile(r"\s(?:after|before|later|earlier|on|ago|to|from|since|until)\b")
_RUNNING = re.compile(
    r"\b(?:(\d+)(?:st|nd|rd|th)|([a-z]+))\s(?:(?:consecutive|straight|successive)\s(month|year|week|day|quarter|annual)\w*|"
    r"(month|year|week|day|quarter)s?\s(?:running|in a row|in succession))",
    re.IGNORECASE,
)
_PERIODS = {
    "day": "days",
    "week": "weeks",
    "month": "months",
    "quarter": "months",
    "year": "years",
    "annual": "years",
}
_OF_A_QUARTER = 3
_MOST_OTHERS = 3
_MOST_DAYS = 40


def derived(context: Context, wanted: Number) -> Place | None:
    """Where a passage says what a number follows from; None where nothing gives it."""
    value = wanted.amount.low
    if value != wanted.amount.high:
        return None
    every = chain(_every(context, wanted), _sums(context, wanted), worked_out(context, wanted))
    return next((place for number, place in every if _is_near(wanted, number)), None)


def denied(context: Context, wanted: Number) -> Place | None:
    """Where a passage says what gives another number than the statement has."""
    if wanted.amount.low != wanted.amount.high:
        return None
    if wanted.amount.unit == "%" and _has_more_counts(context, wanted):
        return None
    if is_time(wanted) and not _FROM_ANOTHER.match(context.text, wanted.end):
        return None
    return next((place for _number, place in _every(context, wanted)), None)


def _has_more_counts(context: Context, wanted: Number) -> bool:
    """Whether passages count things that the statement leaves out, of which a share may be."""
    own = {number.amount.low for number in numbers_of(context.reading)}
    return any(
        number.amount.unit != "%" and number.amount.low not in own
        for one in context.told
        for number in numbers_of(one.reading)
    )


def _is_near(wanted: Number, number: float) -> bool:
    """Whether a number is the statement's as far as that is exact."""
    value = wanted.amount.low
    if wanted.amount.unit == "%":
        if wanted.sense in ("above", "below"):
            apart = (number - value) * (1 if wanted.sense == "above" else -1)
            return 0 < apart <= min(_FAR, _QUARTER * value)
        return abs(number - value) <= (
            _PART if wanted.is_fraction or wanted.sense != "exact" else _EXACT_PART
        )
    if is_time(wanted) and wanted.amount.unit != "days" and value >= _SOME:
        if wanted.sense == "above":
            return 0 <= number - value <= 1
        return abs(number - value) < (1.0 if wanted.amount.unit == "years" else _WELL_HALF)
    if is_time(wanted) or wanted.amount.unit == "times":
        return abs(number - value) <= max(0.07 * value, 0.01)
    if wanted.sense == "exact":
        return abs(number - value) <= (0.01 * value if value >= _LARGE else 0.01)
    grain = granularity(value)
    if wanted.sense == "about":
        return abs(number - value) <= min(grain / 2, _ABOUT * value)
    return 0 <= (number - value) * (1 if wanted.sense == "above" else -1) < min(grain, value * _QUARTER)


def _every(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    """What follows from the passages for things such as the number counts."""
    if is_time(wanted):
        yield from _running(context, wanted)
        yield from _times_between(context, wanted)
    else:
        yield from _ordinals(context, wanted)
        yield from _lists(context, wanted)
    yield from _doubled(context, wanted)
    yield from _parts_of(context, wanted)
    if wanted.amount.unit in ("times", "fold"):
        yield from _ratios(context)
    if wanted.amount.unit == "%":
        yield from _shares(context, wanted)


def _ordinals(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    if wanted.has_known_unit and wanted.amount.unit != "times":
        return
    for one in context.told:
        for token in one.reading.tokens:
            number = _ORDINALS.get(token.text.lower())
            if number and not one.reading.is_taken(token.start, token.end):
                yield float(number), (one, token.start, token.end)


def _running(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    """How long something has gone on: "the 64th consecutive monthly surplus", "the third year running"."""
    for one in context.told:
        for match in _RUNNING.finditer(one.reading.text):
            count = int(match[1]) if match[1] else _ORDINALS.get(match[2].lower(), 0)
            period = (match[3] or match[4]).lower()
            length = count * (_OF_A_QUARTER if period == "quarter" else 1)
            known = converted(Amount(length, length, _PERIODS[period]), wanted.amount.unit)
            if count and (known is not None or _PERIODS[period] == wanted.amount.unit):
                yield known.low if known is not None else float(length), (one, match.start(), match.end())


def _lists(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    """As many names in a row as a small number in words counts: "three cities"."""
    if (
        not 2 <= wanted.amount.low <= _MOST_LISTED
        or wanted.words[0].isdigit()
        or wanted.amount.unit == "times"
    ):
        return
    for one in context.passages:
        for match in _SERIES.finditer(one.reading.text):
            count = match[0].count(", ") + 2 - bool(_JOINT.search(match[0]))
            if _OTHER.match(context.text, wanted.end - len(wanted.words)):
                count -= _named_in(context, one, match.span())
            yield float(count), (one, match.start(), match.end())


_OTHER = re.compile(r"\w+ (?:other|more|further)\b")


def _named_in(context: Context, one: Read, span: tuple[int, int]) -> int:
    """How many names of the statement are in a row of names."""
    return sum(
        any(
            span[0] <= token.start < _end(one, span)
            for word in name.words
            for token in matching(word, one.reading)
        )
        for name in context.names
    )


def _end(one: Read, span: tuple[int, int]) -> int:
    """Where the last name of a row ends, of which the row has the beginning."""
    return next((token.end for token in one.reading.tokens if token.end >= span[1]), span[1])


def _times_between(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    """The time between two dates that passages, claims or the statement name."""
    unit = _DAYS.get(wanted.amount.unit)
    if unit is None:
        return
    found = [(known.dates, one) for one in context.clips for known in one.reading.dated]
    shown = next(iter(context.clips), None)
    if shown is None:
        return
    for known, one in found:
        if known.first != known.last and known.precision == "span":
            yield ((known.last - known.first).days + 1) / unit, (one, 0, 0)
    days = {known.first for known, _one in found if known.precision in ("day", "month", "year")}
    days |= {known.dates.first for known in context.reading.dated if known.dates.precision == "day"}
    for claim in context.under.claims:
        event = dates.of_claim(claim.event_on, claim.event_to)
        if event is not None:
            days.add(event.dates.first)
    if context.under.reference is not None and (
        wanted.amount.unit == "years" or context.text[wanted.end : wanted.end + 4] == " ago"
    ):
        days.add(context.under.reference)
    days |= context.under.days
    for first, second in combinations(sorted(days)[:_MOST_DAYS], 2):
        yield (second - first).days / unit, (shown, 0, 0)


def _doubled(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    own = {number.amount.low for number in numbers_of(context.reading) if number.start != wanted.start}
    for one in context.told:
        match = _TWICE.search(one.reading.text)
        if match is None:
            continue
        for number in (known for told in context.told for known in every_number(told)):
            if number.amount.unit == wanted.amount.unit and number.amount.low in own:
                yield 2 * number.amount.low, (one, match.start(), match.end())


def _ratios(context: Context) -> Iterator[tuple[float, Place]]:
    for one in context.told:
        for first, second in combinations(numbers_of(one.reading), 2):
            low, high = sorted((first.amount.low, second.amount.low))
            if first.amount.unit == second.amount.unit and low > 0:
                yield high / low, (one, min(first.start, second.start), max(first.end, second.end))


def _shares(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    """The share of one number of the statement in another: "50,565 of the 84,328, or 60 per cent"."""
    own = {number.amount.low for number in numbers_of(context.reading) if number.start != wanted.start}
    for one in context.told:
        for first, second in combinations(numbers_of(one.reading), 2):
            low, high = sorted((first.amount.low, second.amount.low))
            alike = first.amount.unit == second.amount.unit or not first.amount.unit or not second.amount.unit
            both = {low, high} <= own or (wanted.is_fraction and high in own)
            if both and alike and first.amount.unit != "%" and low > 0:
                place = one, min(first.start, second.start), max(first.end, second.end)
                for share in (low / high, 1 - low / high, high / low - 1):
                    yield 100 * share, place


def _parts_of(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    """A share of an amount: "a fifth of the $3.2 billion"."""
    if wanted.amount.unit in ("", "%", "times"):
        return
    for one in context.told:
        found = numbers_of(one.reading)
        shares = [number for number in found if number.amount.unit == "%"]
        wholes = [number for number in found if number.amount.unit == wanted.amount.unit]
        if len(shares) == len(wholes) == 1:
            place = one, min(shares[0].start, wholes[0].start), max(shares[0].end, wholes[0].end)
            yield shares[0].amount.low * wholes[0].amount.low / 100, place


_REST = re.compile(r"\w*\s?(?:\w+\s)?(?:others?|more|further|other)\b")


def _others(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    """How many there are beside those that a statement names: "Vesić and 12 others" of 13 people."""
    if not _REST.match(context.text, wanted.end - len(wanted.words)):
        return
    for one in context.told:
        for number in numbers_of(one.reading):
            if number.amount.unit in ("", "people") or not number.has_known_unit:
                for named in range(1, _MOST_OTHERS + 1):
                    yield number.amount.low - named, (one, number.start, number.end)


def _sums(context: Context, wanted: Number) -> Iterator[tuple[float, Place]]:
    """Two or three numbers of the same things together, and what one is more than another."""
    if wanted.amount.unit == "%":
        for one in context.told if wanted.is_fraction else ():
            shares = [number for number in numbers_of(one.reading) if number.amount.unit == "%"]
            for part, rest in combinations(shares[:_MOST_SUMMED], 2):
                yield part.amount.low + rest.amount.low, (one, part.start, rest.end)
        return
    yield from _others(context, wanted)
    if wanted.amount.low < _FEWEST or wanted.amount.unit == "times":
        return
    told = [(number, one) for one in context.told for number in numbers_of(one.reading)]
    alike = [(number, one) for number, one in told if may_be_of_the_same(wanted, number)][:_MOST_SUMMED]
    for first, second in combinations(alike, 2):
        if is_time(first[0]) != is_time(second[0]):
            continue
        place = first[1], first[0].start, first[0].end
        yield first[0].amount.low + second[0].amount.low, place
        yield abs(first[0].amount.low - second[0].amount.low), place
    for first, second, third in combinations(alike, 3):
        yield (
            sum(number.amount.low for number, _one in (first, second, third)),
            (first[1], first[0].start, first[0].end),
        )
