"""Other doubts about a statement and its ground: another subject, old sources, one side of several."""

import re
from datetime import timedelta

from workbench.proving.context import Context, Read
from workbench.proving.dates import dates
from workbench.proving.english_words import IRREGULAR, clause_at, is_telling, stem
from workbench.proving.ground import ClaimGround
from workbench.proving.model import Doubt, Item
from workbench.proving.names.spelling import matching
from workbench.proving.numbers import numbers
from workbench.proving.reading import DateFound, Reading, plain_word

OLD = timedelta(days=365)
"""Age of the newest source from which the present tense is not its own."""
_TO_COME = re.compile(
    r"\b(?:will|would|planned|due|scheduled|expected|(?:is|are|was|were) to|set to|plans?|intends?|upcoming|"
    r"cancel\w*|postpon\w*|until|deadline|expires?|ends?|takes? (?:office|effect|over)|begins|starts|opens|"
    r"comes into|goes into|falls due)\b",
    re.IGNORECASE,
)
_ON = re.compile(r"\b(?:on|On)\s(?:\w+day,?\s)?\Z")
_PLANNED = re.compile(
    r"\b(?:for|to)\s(?:an?|the|early|new|snap|fresh)?\s?(?:[\w-]+\s){0,3}on\s(?:\w+day,?\s)?\Z|"
    r"\b(?:referendum|elections?|ballot|vote|hearing|summit|meeting|talks|strike|deadline|trial)\son\s"
    r"(?:\w+day,?\s)?\Z"
)
"""What is on a day that is still to come: "voted for a referendum on 25 October"."""
_PRESENT = re.compile(r"\b(?:is|are|remains?|holds?|controls?|keeps?|continues?|currently|now)\b")
_NEAR = 4


def doubts(context: Context, items: list[Item]) -> list[Doubt]:
    """All of them."""
    if context.language != "en":
        return []
    return [
        *_other_subject(context, items),
        *_told_too_early(context),
        *_grown_old(context),
        *_of_one_side(context, items),
    ]


# -- another subject ------------------------------------------------------------------------------


def _other_subject(context: Context, items: list[Item]) -> list[Doubt]:
    """Claims under a statement that share nothing with it."""
    if context.under.statement.kind not in ("fact", "context"):
        return []
    common = {stem(plain_word(word)) for word in context.under.country.split()}
    stems = {stem(token.word) for token in context.reading.tokens if is_telling(token)} - common
    found = []
    for claim in context.under.claims:
        read = [one for one in context.passages if one.passage.claim_id == claim.id]
        clips = {one.passage.clip_id for one in read if one.passage.clip_id}
        if (
            not read
            or any(item.clip_id in clips for item in items)
            or _shares(context, stems, common, claim, read)
        ):
            continue
        why = f"The claim “{claim.text.rstrip('.')}” shares no subject with this statement."
        clip = next((one.passage.clip_id for one in read if one.passage.clip_id), "")
        found.append(Doubt("subject", why, clip_id=clip, clip_words=claim.text))
    return found


_THEN = re.compile(
    r"\b(?:(?:that|the same|the next|the following|the previous) (?:day|evening|morning|night|week|month)|"
    r"by then|since then|(?:its|their|the) (?:first|second|third|\w+th) (?:day|week|month|year)|"
    r"(?:day|days|week|weeks|month|months|hours) (?:later|earlier|before|after))\b",
    re.IGNORECASE,
)


def _shares(
    context: Context,
    stems: set[str],
    common: set[str],
    claim: ClaimGround,
    read: list[Read],
) -> bool:
    """Whether a claim or a passage of it has words, actors, names or numbers of the statement."""
    for one in read:
        shared = stems & {stem(token.word) for token in one.reading.tokens if is_telling(token)} - common
        if len(shared) > 1 or (shared and not one.passage.clip_id):
            return True
    if claim.event_on and _THEN.search(context.text):
        # The claim may be there for its date alone.
        return True
    actor_ids = claim.actor_ids | {claim.place_id}
    if any(name.actor_ids & actor_ids for name in context.names):
        return True
    country = plain_word(context.under.country)
    for name in context.names:
        for one in read:
            if plain_word(name.text) != country and any(matching(word, one.reading) for word in name.words):
                return True
    values = {number.amount.low for number in numbers.numbers_of(context.reading)}
    return any(number.amount.low in values for one in read for number in numbers.numbers_of(one.reading))


# -- age ------------------------------------------------------------------------------------------


def _told_too_early(context: Context) -> list[Doubt]:
    """A day in the past tense that was still to come when every source was published."""
    if context.under.statement.kind not in ("fact", "context"):
        return []
    days = [one.passage.published for one in context.clips if one.passage.stance == "supports"]
    known = [day for day in days if day is not None]
    if not known or len(known) < len(days):
        return []
    newest = max(known)
    found = []
    for one in context.reading.dated:
        start, end = context.reading.sentence_at(one.start)
        if not _is_day(one):
            continue
        day = dates.in_year_near(one, newest)
        if day is None or day <= newest or not _ON.search(context.text[: one.start]):
            continue
        if not _is_past(context.reading, one.start):
            continue
        if _TO_COME.search(context.text[start:end]) or _PLANNED.search(context.text[start : one.start]):
            continue
        words = context.text[one.start : one.end]
        why = f"The newest source under the statement was published before “{words}”."
        clip = context.clips[0]
        found.append(Doubt("tense", why, one.start, one.end, words, clip.passage.clip_id, clip.reading.text))
    return found


_PAST = re.compile(r"\b(?:was|were|had|did|\w{2,}ed)\b")


def _is_past(reading: Reading, position: int) -> bool:
    """Whether the clause around a place tells of something in the past tense."""
    start, end = clause_at(reading, position)
    words = {token.word for token in reading.tokens if start <= token.start < end}
    return _PAST.search(reading.text[start:end]) is not None or not IRREGULAR.isdisjoint(words)


def _is_day(one: DateFound) -> bool:
    return one.dates.first == one.dates.last


def _grown_old(context: Context) -> list[Doubt]:
    """The present tense on sources that are more than a year old."""
    reference = context.under.reference
    days = [one.passage.published for one in context.clips]
    known = [day for day in days if day is not None]
    if reference is None or not known or len(known) < len(days) or context.under.statement.kind != "fact":
        return []
    match = _PRESENT.search(context.text)
    if not match or context.reading.dated or context.is_quoted(match.start(), match.end()):
        return []
    newest = max(known)
    if reference - newest <= OLD:
        return []
    clip = next(one for one in context.clips if one.passage.published == newest)
    why = f"The newest source under the statement is of {newest.year}; the statement is about today."
    return [
        Doubt("tense", why, match.start(), match.end(), match[0], clip.passage.clip_id, clip.reading.text)
    ]


# -- one side -------------------------------------------------------------------------------------


def _of_one_side(context: Context, items: list[Item]) -> list[Doubt]:
    """Another number of the same in another passage under the same claim, which the statement leaves out."""
    own = numbers.numbers_of(context.reading)
    values = {number.amount.low for number in own}
    found = []
    for wanted in own:
        for one in context.clips:
            if one.passage.stance == "context" or not one.passage.is_english:
                continue
            if one.passage.claim_id not in _claims_of(context, items, wanted):
                continue
            if one.passage.outlets[:1] in _outlets_of(context, items, wanted):
                # Nobody contradicts himself: what one outlet says of both is of two things.
                continue
            told = numbers.numbers_of(one.reading)
            if any(number.amount.low in values for number in told):
                continue
            other = [number for number in told if numbers.counts_the_same(wanted, number)]
            if len(other) != 1 or not _of_the_same_deed(context.reading, wanted, one.reading, other[0]):
                continue
            if numbers.fit(wanted, other[0]) != "other":
                continue
            whose = one.passage.outlet or "Another passage"
            why = f"{whose} says “{other[0].words}”; the statement gives one of the two."
            found.append(
                Doubt(
                    "one_side", why, wanted.start, wanted.end, wanted.words,
                    one.passage.clip_id, other[0].words,
                )
            )  # fmt: skip
            break
    proven = {(item.checkable.start, item.checkable.end) for item in items if item.is_proven}
    return [doubt for doubt in found if (doubt.start, doubt.end) in proven]


def _claims_of(context: Context, items: list[Item], wanted: numbers.Number) -> set[str]:
    """The claims whose passages prove a number."""
    clips = {item.clip_id for item in items if item.checkable.start == wanted.start and item.is_proven}
    return {one.passage.claim_id for one in context.clips if one.passage.clip_id in clips}


def _outlets_of(context: Context, items: list[Item], wanted: numbers.Number) -> list[tuple[str, ...]]:
    """Whose passages prove a number."""
    clips = {item.clip_id for item in items if item.checkable.start == wanted.start and item.is_proven}
    return [one.passage.outlets[:1] for one in context.clips if one.passage.clip_id in clips]


def _of_the_same_deed(
    reading: Reading, wanted: numbers.Number, other: Reading, number: numbers.Number
) -> bool:
    """Whether the words beside two numbers are about the same, beyond what is counted."""
    counted = {stem(plain_word(word)) for word in wanted.words.split()}
    return bool((_beside(reading, wanted) & _beside(other, number)) - counted)


def _beside(reading: Reading, number: numbers.Number) -> set[str]:
    before = [one for one in reading.tokens if one.end <= number.start and is_telling(one)][-_NEAR:]
    after = [one for one in reading.tokens if one.start >= number.end and is_telling(one)][:_NEAR]
    return {stem(one.word) for one in (*before, *after) if not one.is_capital}
