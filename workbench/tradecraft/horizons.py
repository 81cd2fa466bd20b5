"""By when a judgement should have come true, and which judgements have no such day."""

import re
from datetime import date

from workbench.extraction.model import Dates
from workbench.tradecraft.rules import rulebook
from workbench.tradecraft.terms import Terms
from workbench.tradecraft.word_lists import pattern, patterns, words
from workbench.tradecraft.wording import Wording

_NEAR_DATE = 60
"""Letters before a date in which what makes it a horizon is looked for."""
_CLAUSE = 100
"""Letters behind a term in which its verb is looked for."""


def is_bounded(wording: Wording, as_of: date) -> bool:
    """Whether a text says by when. `as_of` is the day of writing: what lies before it is not a horizon."""
    lower = wording.words.lower
    if any(one.search(lower) for one in patterns("horizon")):
        return True
    by, on = pattern("makes a date a horizon"), pattern("before a date to come")
    vague = [(start, end) for start, end, _words in rulebook().vague_time.found_in(wording.words)]
    for find in wording.dates:
        if any(start < find.end and find.start < end for start, end in vague):
            continue
        start = max(0, find.start - _NEAR_DATE)
        if by.search(lower, start, find.start) or pattern("date that is a horizon").match(lower, find.start):
            return True
        to_come = not isinstance(find.value, Dates) or find.value.last >= as_of
        if to_come and on.search(lower, start, find.start):
            return True
    return False


_WORD = re.compile(r"[a-z][a-z'-]*")
_ED = re.compile(r"\b[a-z]{2,}ed\b")
_NOT_PAST = frozenset(
    ("need", "speed", "proceed", "exceed", "succeed", "feed", "seed", "indeed", "embed", "shed", "wed", "bed")
)


def looks_ahead(wording: Wording, terms: Terms) -> bool:
    """Whether a judgement is about what is to come, so that there is a day by which it should have."""
    lower = wording.words.lower
    if not terms.spans:
        lower = wording.without_dates
        return (
            not words("ahead").isdisjoint(_WORD.findall(lower))
            or any(f" {phrase} " in lower for phrase in words("ahead") if " " in phrase)
            or bool(pattern("to come").search(lower))
        )
    return any(_foretells(lower, start, end) for start, end in terms.spans)


def _foretells(lower: str, start: int, end: int) -> bool:
    """Whether a term is about what is to come: not "is likely part of", "probably knew", "likely to have"."""
    if pattern("to have done").match(lower, end):
        return False
    if pattern("to behind").match(lower, end) or pattern("will before").search(
        lower, max(0, start - 40), start
    ):
        return True
    that = pattern("that behind").match(lower, end)
    if that:
        return not _is_past(that["clause"][:_CLAUSE])
    if pattern("of behind").match(lower, end):
        return True
    be = pattern("be before").search(lower, max(0, start - 40), start)
    if be:
        return bool(pattern("end of a forecast").match(lower, end)) and not be[0].startswith(("was", "were"))
    # "the likely outcome": a term before a noun. "They likely knew": one before a verb.
    return bool(re.search(r"\b(?:a|an|the|its|his|their|more|no)\s+\Z", lower[max(0, start - 12) : start]))


def _is_past(clause: str) -> bool:
    """Whether what is behind "likely that" has been or is: "the ship left", "he has gone"."""
    if pattern("future").search(clause):
        return False
    clause = pattern("passive of the present").sub(" ", clause)
    found = set(_WORD.findall(clause))
    return bool(found & words("pasts")) or bool(set(_ED.findall(clause)) - _NOT_PAST)
