"""Whether two claims contradict each other. What is in doubt is no contradiction: precision comes first."""

from workbench.contradictions.model import Contradiction, Kind
from workbench.contradictions.reading import Number, Told
from workbench.values.moments import first_day, may_overlap

FEWEST = 2
"""Telling words that two claims share at least."""
_MOST_EXTRA = 0.5
"""Of all telling words of two claims, the part that only one of them may have."""
ONCE = frozenset(
    (
        "sign", "kill", "born", "appoint", "elect", "found", "resign", "swear", "sworn", "inaugurat", "marri",
        "arrest", "releas", "sentenc", "assassinat",
    )
)  # fmt: skip
"""What happens to somebody or something once, so that two days for it contradict each other."""
_OF_SEVERAL = frozenset(("kill", "arrest", "releas", "sentenc"))
_MEETING = frozenset(("meet", "sign", "born", "arrest", "assassinat"))
_DAYS_APART = 45
_SMALL = 100
_NEAR = 0.02
_WHOLE_DAY = 10
_WORSE = (frozenset(("kill",)), frozenset(("wound",)), frozenset(("arrest",)), frozenset(("displac",)))


def contradiction(one: Told, other: Told) -> Contradiction | None:
    """What two claims contradict each other in; None where they do not, or may both be true."""
    if one.fact.id > other.fact.id:
        one, other = other, one
    if one.fact.id == other.fact.id or not _connected(one, other):
        return None
    same_time = _same_time(one, other)
    if same_time and (found := _posts(one, other)):
        return found
    if not _same_matter(one, other) or one.several or other.several:
        return None
    if same_time:
        return _numbers(one, other) or _polarity(one, other) or _places(one, other)
    return _dates(one, other)


def _made(one: Told, other: Told, kind: Kind, one_says: str, other_says: str) -> Contradiction:
    return Contradiction(one.fact.id, other.fact.id, kind, one_says, other_says)


def _connected(one: Told, other: Told) -> bool:
    """Whether they are about the same actors, or the same place where no actors are known."""
    first, second = one.fact.actors, other.fact.actors
    if first and second:
        return bool(first & second)
    same_place = bool(one.fact.place) and one.fact.place == other.fact.place
    return same_place or bool(one.names & other.names)


def _same_time(one: Told, other: Told) -> bool:
    first, second = one.fact, other.fact
    if not first.event_on or not second.event_on:
        return first.event_on == second.event_on
    if len(first.event_on) == len(second.event_on) == _WHOLE_DAY and not (first.event_to or second.event_to):
        return first.event_on == second.event_on
    # A month and a day in it may be of one event; whole years are too wide to say that of anything.
    if min(len(first.event_on), len(second.event_on)) == 4 and first.event_on != second.event_on:
        return False
    return may_overlap(
        first.event_on, first.event_to or first.event_on, second.event_on, second.event_to or second.event_on
    )


def _same_matter(one: Told, other: Told) -> bool:
    """Whether the words of one are words of the other: each may add nothing that the other says otherwise."""
    first, second = one.stems, other.stems
    shared = first & second
    if len(shared) < FEWEST:
        return False
    left, right = first - second - one.place_words, second - first - other.place_words
    if left and right:
        return False
    return len(left | right) <= _MOST_EXTRA * len(first | second)


def _numbers(one: Told, other: Told) -> Contradiction | None:
    if one.updates or other.updates or one.sign != other.sign:
        return None
    if any(bool(one.stems & worse) != bool(other.stems & worse) for worse in _WORSE):
        return None
    if _narrower(one, other) or _narrower(other, one) or _counted_otherwise(one, other):
        return None
    for number in one.numbers:
        rivals = [rival for rival in other.numbers if _same_measure(number, rival)]
        own = [mine for mine in one.numbers if _same_measure(number, mine)]
        if len(rivals) == len(own) == 1 and not _agree(number, rivals[0]):
            return _made(one, other, "number", number.words, rivals[0].words)
    return None


def _narrower(one: Told, other: Told) -> bool:
    """Whether one names somebody or some place that the other does not: 12 branches in Sabha, 40 in all."""
    return bool(one.names - other.stems - other.names - one.place_words - other.place_words)


def _counted_otherwise(one: Told, other: Told) -> bool:
    """Whether one counts what the other has without a number: two boats with 120, a boat with 45."""
    for told, rival in ((one, other), (other, one)):
        for number in told.numbers:
            if number.of in rival.stems and not any(_same_measure(number, known) for known in rival.numbers):
                return True
    return False


def _same_measure(one: Number, other: Number) -> bool:
    if not (one.unit or one.of) or not (other.unit or other.of):
        # "The bombing killed 30": what is counted comes before the number.
        return True
    if one.unit and other.unit:
        return one.unit == other.unit and (one.of == other.of or not (one.of and other.of))
    return one.of == other.of


def _agree(one: Number, other: Number) -> bool:
    if one.low <= other.high and other.low <= one.high:
        return True
    low, high = (one, other) if one.high < other.low else (other, one)
    return high.low >= _SMALL and (high.low - low.high) <= _NEAR * high.low


def _polarity(one: Told, other: Told) -> Contradiction | None:
    if one.sign == other.sign or not _same_numbers(one, other):
        return None
    told_by_one_alone = (one.stems ^ other.stems) - one.place_words - other.place_words
    if len(told_by_one_alone) > 1:
        return None
    # Each may be true of its own place.
    if one.fact.place != other.fact.place and one.fact.place and other.fact.place:
        return None
    return _made(one, other, "polarity", one.fact.text, other.fact.text)


def _same_numbers(one: Told, other: Told) -> bool:
    return all(any(_agree(a, b) for b in other.numbers) for a in one.numbers) or not other.numbers


def _places(one: Told, other: Told) -> Contradiction | None:
    first, second = one.fact, other.fact
    if not first.place or not second.place or first.place == second.place or one.numbers or other.numbers:
        return None
    if (
        len(first.event_on) != _WHOLE_DAY
        or not (one.stems & other.stems & _MEETING)
        or one.sign != other.sign
    ):
        return None
    if not first.actors & second.actors or one.stems - one.place_words != other.stems - other.place_words:
        return None
    return _made(one, other, "place", one.fact.text, other.fact.text)


def _posts(one: Told, other: Told) -> Contradiction | None:
    first, second = one.post, other.post
    if first is None or second is None or first.head != second.head or first.past != second.past:
        return None
    if first.who != second.who or one.sign != other.sign or not one.fact.event_on:
        return None
    narrower = first.title <= second.title or second.title <= first.title
    if narrower and not (first.title ^ second.title) & {"deputy", "acting", "vice", "former"}:
        return None
    return _made(one, other, "post", first.words, second.words)


def _dates(one: Told, other: Told) -> Contradiction | None:
    first, second = one.fact.event_on, other.fact.event_on
    if len(first) != _WHOLE_DAY or len(second) != _WHOLE_DAY or one.sign != other.sign:
        return None
    if one.stems != other.stems or not one.stems & ONCE:
        return None
    figures, rivals = ({(one.low, one.high, one.of) for one in told.numbers} for told in (one, other))
    # Two people may be killed on two days; an accord of two sides is signed on one.
    if figures != rivals or (figures and one.stems & _OF_SEVERAL):
        return None
    if one.fact.place and other.fact.place and one.fact.place != other.fact.place:
        return None
    if abs((first_day(first) - first_day(second)).days) > _DAYS_APART:
        return None
    return _made(one, other, "date", first, second)
