"""What a statement in an Outlook is in truth: a judgement, advice, or a plain fact."""

import re
from functools import lru_cache
from typing import Literal

from workbench.tradecraft.word_lists import pattern, patterns, words
from workbench.tradecraft.wording import Wording

Sort = Literal["judgement", "advice", "fact"]

_EXPECTING = frozenset(
    ("will", "would", "likely", "unlikely", "probably", "chance", "may", "might", "could", "if")
)
"""Words with which a matter of the calendar becomes a forecast."""
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")


@lru_cache(maxsize=4_096)
def sort_of(wording: Wording) -> Sort:
    """What an English text without a term of likelihood is. In doubt a judgement."""
    lower = wording.without_dates
    sorts = {
        _of_sentence(lower[start:end], any(start <= found.start < end for found in wording.dates))
        for start, end in wording.sentences
    }
    if sorts == {"fact"}:
        return "fact"
    return "advice" if sorts and sorts <= {"advice", "fact"} else "judgement"


def _of_sentence(sentence: str, has_date: bool) -> Sort:
    if any(pattern.search(sentence) for pattern in patterns("advice")):
        return "advice"
    found = _WORD.findall(sentence)
    if words("estimative").isdisjoint(found) and (
        pattern("done").search(sentence) or not words("pasts").isdisjoint(found)
    ):
        return "fact"
    if has_date and _EXPECTING.isdisjoint(found) and pattern("on the calendar").search(sentence):
        return "fact"
    return "judgement"
