"""Words beside a number of a statement that say that it was reckoned, and is told by no passage itself."""

import re

from workbench.proving.context import Context
from workbench.proving.numbers.numbers import Number

_BESIDE = 45
_RECKONED = re.compile(
    r"\b(?:impl(?:y|ies|ied|ying)|thus|hence|thereby|works? out|worked out|adds? up|added up|implicit\w*|"
    r"previous\w*|equivalent|on average|apiece|in all|a head|per head|for every)\b"
    r"|\san? (?:day|week|month|year|quarter|family|household|head|person|share|tonne|ton|kilo\w*|"
    r"litre|hectare)\b",
    re.IGNORECASE,
)


def may_be_reckoned(context: Context, wanted: Number) -> bool:
    """Whether the words around a number speak of reckoning, so that passages may not have it as it is."""
    start, end = context.reading.sentence_at(wanted.start)
    return (
        _RECKONED.search(context.text, max(start, wanted.start - _BESIDE), min(end, wanted.end + _BESIDE))
        is not None
    )
