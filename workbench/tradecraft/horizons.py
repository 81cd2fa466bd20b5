"""By when a judgement should have come true, and which judgements have no such day."""

import re
from datetime import date
from functools import cache

from workbench.extraction.model import Dates
from workbench.tradecraft.rules import rulebook
from workbench.tradecraft.terms import Terms
from workbench.tradecraft.word_lists import expanded, words
from workbench.tradecraft.wording import Wording

_NEAR_DATE = 60
"""Letters before a date in which what makes it a horizon is looked for."""
_CLAUSE = 100
"""Letters behind a term in which its verb is looked for."""


def is_bounded(wording: Wording, as_of: date) -> bool:
    """Whether a text says by when. `as_of` is the day of writing: what lies before it is no horizon."""
    lower = wording.words.lower
    if any(pattern.search(lower) for pattern in _bounds()):
        return True
    by, on = _before_date()
    vague = [(start, end) for start, end, _words in rulebook().vague_time.found_in(wording.words)]
    for find in wording.dates:
        if any(start < find.end and find.start < end for start, end in vague):
            continue
        start = max(0, find.start - _NEAR_DATE)
        if by.search(lower, start, find.start) or _itself().match(lower, find.start):
            return True
        to_come = not isinstance(find.value, Dates) or find.value.last >= as_of
        if to_come and on.search(lower, start, find.start):
            return True
    return False


@cache
def _bounds() -> tuple[re.Pattern[str], ...]:
    number = r"(?:\d+|an?|@number_words|half a)"
    count = rf"(?:at least |at most |about |around |some |up to |another |roughly |more than )*{number}(?: (?:to|or|-) {number})?(?:[- ]and[- ]a[- ]half)?"
    patterns = (
        rf"\b(?:within|in|for|over|during|after) (?:the (?:next|coming|following|first) )?{count}[ -](?:more |further |full )?@units_of_time\b(?! ago)",
        rf"\b(?:next|coming|following) {count}[ -]@units_of_time\b",
        rf"\b{count} (?:more|further) @units_of_time\b|\b{count} @units_of_time(?:'|s')? (?:from now|time)\b",
        r"\b(?:this|next|the (?:coming|next|following|current|same|rest of the|remainder of the)) (?:@one_unit_of_time|weekend|@seasons|@weekdays|@months)\b",
        r"\bwithin (?:the |a |an )?(?:day|days|week|weeks|month|months|year|years|hours|quarter)\b(?! (?:of|to) (?:come|go))",
        r"\b(?:by|before|until|till|around|at|towards?) (?:the )?(?:turn|end|close|beginning|start|middle) of (?:the |this |next )?(?:@one_unit_of_time|@seasons|@months|@events|mandate|term)\b",
        r"\b(?:by|before|until|at|towards?) (?:the )?(?:year|month|week|quarter)(?:-| )end\b",
        r"\b(?:by|before|until|till|ahead of|prior to|in time for|in the run-up to|up to|no later than|during|at|through) (?:(?:the|this|its|his|her|their|next|a|any|upcoming|coming|general|presidential|parliamentary|local|planned|rainy|dry|snap|national|regional|federal|annual|scheduled|[\w-]+’s|[\w-]+'s) ){0,3}@events\b",
        r"\b(?:tomorrow|tonight|by then|overnight)\b",
    )
    return tuple(re.compile(expanded(pattern)) for pattern in patterns)


@cache
def _before_date() -> tuple[re.Pattern[str], re.Pattern[str]]:
    by = (
        r"\b(?:by|before|until|till|through|ahead of|prior to|up to|(?:no|not) later than|between|(?:end|half|quarter|close|"
        r"beginning|start|middle|course|turn|week|month|rest|remainder) of|towards|from now (?:to|until)|within|throughout)"
        r"\s+(?:[\w'-]+\s+){0,5}\Z|\b(?:for|to)\s+(?:the\s+)?(?:early\s+|mid\s+|late\s+)?\Z"
    )
    on = r"\b(?:in|on|during|at|over|around|about|this|next|early|mid|late|of|the|and|,)\s*(?:[\w'-]+\s+){0,2}\Z"
    return re.compile(by), re.compile(on)


@cache
def _itself() -> re.Pattern[str]:
    return re.compile(
        r"(?:next|this|coming|tomorrow|early|mid|late|by|before|until|(?:the\s+)?(?:end|close|beginning|start|middle)\s+of"
        r"|\w+\s+(?:half|quarter)\s+of)\b"
    )


_WILL = re.compile(r"(?:\b(?:will|would|shall|won't)|'ll)\s+(?:\w+\s+){0,3}\Z")
_IS = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|am)|'s|'re|'m)\s+(?:\w+ly\s+|also\s+|thus\s+|in part\s+|at least\s+|still\s+|now\s+|all\s+)*\Z"
)
_HAVE_DONE = re.compile(
    r"\s+(?:to\s+(?:\w+ly\s+|also\s+|already\s+)*(?:have\b|be\s+(?:\w+ly\s+|still\s+|already\s+)?[\w-]{2,}ing\b))"
)
_TO = re.compile(r"\s+to\b|\s+(?:will|would)\b")
_THAT = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:(?:chance|possibility|odds|prospect)\s+)?(?:that\b|,)(?P<clause>[^.;]*)"
)
_OF = re.compile(r"\s*(?:chance|possibility|odds|prospect)?\s*(?:of|for)\b")
_IS_TO_COME = re.compile(
    r"\s+(?:that|by|before|within|this|next|in|until|till|through|throughout|during|on|at|over|after|from|under|if|unless|"
    r"when|and|or|but|as|even|for|once|should|while|because|since|given|soon|shortly|so|too|again|with|without|to)\b"
    r"|\s*[.,;:()\ufffc]|\s*\Z"
)
_FUTURE = re.compile(r"\b(?:will|would|won't|going to|shall|may|might|could)\b|'ll\b")
_WORD = re.compile(r"[a-z][a-z'-]*")
_ED = re.compile(r"\b[a-z]{2,}ed\b")
_NOT_PAST = frozenset(
    ("need", "speed", "proceed", "exceed", "succeed", "feed", "seed", "indeed", "embed", "shed", "wed", "bed")
)


def looks_ahead(wording: Wording, terms: Terms) -> bool:
    """Whether a judgement is about what is to come, so that there is a day by which it should have."""
    lower = wording.words.lower
    if not terms.spans:
        return (
            bool(wording.words.present & words("ahead"))
            or any(f" {phrase} " in lower for phrase in words("ahead") if " " in phrase)
            or bool(re.search(r"'(?:ll|s going)\b|\bthe years? to come\b", lower))
        )
    return any(_foretells(lower, start, end) for start, end in terms.spans)


def _foretells(lower: str, start: int, end: int) -> bool:
    """Whether a term is about what is to come: not "is likely part of", "probably knew", "likely to have"."""
    if _HAVE_DONE.match(lower, end):
        return False
    if _TO.match(lower, end) or _WILL.search(lower, max(0, start - 40), start):
        return True
    that = _THAT.match(lower, end)
    if that:
        return not _is_past(that["clause"][:_CLAUSE])
    if _OF.match(lower, end):
        return True
    be = _IS.search(lower, max(0, start - 40), start)
    if be:
        return bool(_IS_TO_COME.match(lower, end)) and not be[0].startswith(("was", "were"))
    # "the likely outcome": a term before a noun. "They likely knew": one before a verb.
    return bool(re.search(r"\b(?:a|an|the|its|his|their|more|no)\s+\Z", lower[max(0, start - 12) : start]))


def _is_past(clause: str) -> bool:
    """Whether what is behind "likely that" has been or is: "the ship left", "he has gone"."""
    if _FUTURE.search(clause):
        return False
    found = set(_WORD.findall(clause))
    return bool(found & words("pasts")) or bool(set(_ED.findall(clause)) - _NOT_PAST)
