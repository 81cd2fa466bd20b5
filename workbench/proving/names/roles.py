"""Who did what to whom: a statement that has two names the other way round than its passages."""

import re
from dataclasses import dataclass
from itertools import pairwise

from workbench.proving.context import Context, Read
from workbench.proving.english_words import is_telling, stem
from workbench.proving.model import Doubt
from workbench.proving.names.names import Name
from workbench.proving.names.spelling import matching
from workbench.proving.reading import Reading, Token

_MUTUAL = frozenset(map(stem, (
    "meet", "agree", "sign", "talk", "discuss", "cooperate", "differ", "marry", "clash", "fight", "border",
    "negotiate", "exchange", "share", "trade", "ally", "compete",
)))  # fmt: skip
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|got)\b")
_GOVERNED = re.compile(
    r"\b(?:in|to|at|from|of|on|near|with|for|by|into|over|against|between|since|after|before)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
"""What stands before a name that does nothing: "flown to Berlin"."""
_AWAY = re.compile(r"\b(?:on|in|at|of|from|near|since|until|during|aboard|after|before)\b")
_APART = 4
"""Words that may come between a name and the verb."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Somebody, a verb, and whom it is done to."""

    verb: Token
    doer: Name
    other: Name


def doubts(context: Context) -> list[Doubt]:
    """Deeds that passages have the other way round, and none as the statement has them."""
    if context.language != "en":
        return []
    english = [one for one in context.passages if one.passage.is_english]
    found = []
    for deed in _deeds(context.reading, context.names):
        orders = [(_order(deed, one.reading), one) for one in english]
        if any(order == 1 for order, _one in orders):
            continue
        turned = next((one for order, one in orders if order == -1), None)
        if turned is not None:
            found.append(_doubt(context, deed, turned))
    return found


def _doubt(context: Context, deed: Deed, one: Read) -> Doubt:
    start = min(deed.doer.start, deed.other.start)
    end = max(deed.doer.end, deed.other.end)
    words = context.text[start:end]
    why = f"In the passage “{deed.other.text}” and “{deed.doer.text}” have each other’s part."
    return Doubt("roles", why, start, end, words, one.passage.clip_id, one.reading.text)


def _deeds(reading: Reading, names: tuple[Name, ...]) -> list[Deed]:
    """Pairs of names with one verb between them, near to both."""
    found = []
    for first, second in pairwise(names):
        between = [
            token for token in reading.tokens if first.end <= token.start and token.end <= second.start
        ]
        if reading.sentence_at(first.start) != reading.sentence_at(second.start):
            continue
        telling = [
            (at, token)
            for at, token in enumerate(between)
            if is_telling(token)
            and not token.is_capital
            and token.word.endswith(("ed", "s", "t", "k", "d", "e", "n", "g"))
        ]
        if not telling or ";" in reading.text[first.end : second.start]:
            continue
        at, verb = telling[0]
        if _GOVERNED.search(reading.text, 0, first.start) or _AWAY.search(
            reading.text[verb.end : second.start]
        ):
            continue
        if at > _APART or len(between) - at - 1 > _APART or stem(verb.word) in _MUTUAL:
            continue
        turned = _is_passive(reading, first.end, verb, second.start)
        found.append(Deed(verb, second, first) if turned else Deed(verb, first, second))
    return found


def _is_passive(reading: Reading, start: int, verb: Token, end: int) -> bool:
    return bool(_PASSIVE.search(reading.text[start : verb.start])) and bool(
        re.search(r"\bby\b", reading.text[verb.end : end])
    )


def _order(deed: Deed, reading: Reading) -> int:
    """1 where a text has the deed as it is, -1 the other way round, 0 where it does not have it."""
    doers, others = matching(deed.doer.words[-1], reading), matching(deed.other.words[-1], reading)
    for token in reading.tokens:
        if stem(token.word) != stem(deed.verb.word) or not doers or not others:
            continue
        start, end = reading.sentence_at(token.start)
        doer = next((one for one in doers if start <= one.start < end), None)
        other = next((one for one in others if start <= one.start < end), None)
        if doer is None or other is None or (doer.start < token.start) == (other.start < token.start):
            continue
        before, after = min(doer.end, other.end), max(doer.start, other.start)
        # "Chevron-led Tengizchevroil" is led by Chevron.
        turned = _is_passive(reading, before, token, after) or reading.text[token.start - 1] == "-"
        return 1 if (doer.start < token.start) != turned else -1
    return 0
