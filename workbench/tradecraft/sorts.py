"""What a statement in an Outlook is in truth: a judgement, advice, or a plain fact."""

import re
from functools import cache, lru_cache
from typing import Literal

from workbench.tradecraft.word_lists import expanded, words
from workbench.tradecraft.wording import Wording

Sort = Literal["judgement", "advice", "fact"]

_DONE = re.compile(
    r"\b(?:has|have|had)(?:n't)?(?: \w+ly| not| never| yet| also| since| already| now| only| so far| twice)* (?!to\b)[a-z]{2,}"
    r"|\b(?:was|were)(?:n't)?(?: \w+ly| not| also| then| later)* (?:[a-z]{2,}ed|[a-z]+en|[a-z]*(?:shot|held|sent|paid|sold|built|cut|put|"
    r"lost|found|made|told|led|left|brought|bought|caught|struck|won|hit|kept|met))\b"
    r"|\bdid(?:n't| not)\b|\b[a-z]{2,}ed\b"
)
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")


@lru_cache(maxsize=4_096)
def sort_of(wording: Wording) -> Sort:
    """What an English text without a term of likelihood is. In doubt a judgement."""
    lower = wording.words.lower
    sorts = {_of_sentence(lower[start:end]) for start, end in wording.sentences}
    if sorts == {"fact"}:
        return "fact"
    return "advice" if sorts and sorts <= {"advice", "fact"} else "judgement"


def _of_sentence(sentence: str) -> Sort:
    if any(pattern.search(sentence) for pattern in _advice()):
        return "advice"
    found = _WORD.findall(sentence)
    if words("estimative").isdisjoint(found) and (
        _DONE.search(sentence) or not words("pasts").isdisjoint(found)
    ):
        return "fact"
    return "judgement"


@cache
def _advice() -> tuple[re.Pattern[str], ...]:
    patterns = (
        r"^(?:please |instead, |therefore, |until then,? )?@advice_verbs\b(?! (?:of|is|are|was|has|will|and|or|may|to)\b)",
        r"[;,] (?:please )?(?:do not|don't|avoid|refrain|never) [a-z]+",
        r"\b@advised\b[^.;]{0,80}\b(?:should|must|ought to|need to|had better)\b",
        r"\b(?:we|i) (?:strongly |also |therefore )*(?:recommend|advise|urge|counsel)\b",
        r"\b(?:is|are) (?:strongly |well |also )*(?:advised|recommended|urged|encouraged|best avoided)\b",
        r"\bshould (?:not )?(?:be|only be) (?:avoided|reviewed|kept|made|limited|deferred|postponed|for|treated|considered|"
        r"monitored|booked|carried|confined|restricted|put off|planned|undertaken|escorted|arranged)\b",
        r"\bit is (?:advisable|prudent|wise|best) to\b",
    )
    return tuple(re.compile(expanded(pattern)) for pattern in patterns)
