"""L25: a judgement that differs from the previous brief's on the same question, and does not say so."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from workbench.briefs import Statement
from workbench.tradecraft.finding import Finding
from workbench.tradecraft.ground import Ground
from workbench.tradecraft.wording import outside_quotes
from workbench.values.errors import NotFound
from workbench.values.scales import Scale, Term, scale, words_in
from workbench.values.text import as_quoted, fold

if TYPE_CHECKING:
    from workbench.case import Case

_FEWEST, _SHARED, _OF_BOTH = 2, 0.75, 0.4
"""How many telling words, and which part of the shorter and of both, two judgements of one question share."""
_NOTED = re.compile(
    r"\b(?:previous\w*|earlier|last (?:brief|report|edition|week|month)|we now|raised?|lowered?"
    r"|up from|down from|changed?|revis\w*|upgrad\w*|downgrad\w*|no longer|unlike|more likely than"
    r"|less likely than|increased from|has (?:risen|fallen|become)|since our)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_EMPTY = frozenset(
    (
        "the", "and", "for", "that", "with", "this", "will", "would", "could", "might", "may", "have",
        "has", "had", "been", "are", "was", "were", "from", "into", "its", "their", "there", "than", "then",
        "them", "they", "not", "but", "which", "who", "whom", "whose", "when", "while", "before", "after",
        "until", "through", "between", "over", "under", "about", "against", "more", "most", "less", "least",
        "very", "highly", "chance", "possibility", "realistic", "roughly", "even", "odds", "nearly",
        "almost", "certain", "certainly", "judge", "assess", "assessed", "believe", "year", "month", "week",
        "day", "days", "weeks", "months", "years", "quarter", "january", "february", "march", "april",
        "june", "july", "august", "september", "october", "november", "december", "end", "early", "late",
        "coming", "next", "likely", "unlikely", "probable", "probably", "improbable", "remote", "least",
        "again", "still",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Earlier:
    text: str
    likelihood: str
    claims: frozenset[str]


@dataclass(frozen=True, slots=True)
class Compared:
    """A judgement beside that of the previous brief on the same question.

    `earlier` is its text, "" where there is none; `before` and `now` are likelihoods with their ranges, ""
    for none. `is_explained` where text or note say what has changed.
    """

    has_previous: bool = False
    earlier: str = ""
    before: str = ""
    now: str = ""
    differs: bool = False
    is_explained: bool = False


def compared(case: "Case", statement_id: str) -> Compared:
    """How a judgement compares with the previous brief. Raises NotFound when it is gone."""
    statement = case.briefs.statement(statement_id)
    brief = case.briefs.get(case.briefs.brief_of(statement_id))
    if not brief.previous_brief_id:
        return Compared()
    earlier, used = _earlier(case, brief.previous_brief_id)
    claims = {claim.id for claim in case.briefs.claims_of(statement_id)}
    match = _nearest(statement.text, claims, earlier)
    if match is None:
        return Compared(True)
    own = scale(brief.scale)
    now = _term(own, statement.text, statement.likelihood)
    before = _term(used, match.text, match.likelihood)
    differs = bool(before and now and _differ(before, now, own.id == used.id))
    return Compared(True, match.text, _told(before), _told(now), differs, _explains(statement))


def _told(term: Term | None) -> str:
    return f"{term.words[0]} ({term.range_text})" if term else ""


def _explains(statement: Statement) -> bool:
    """Whether text or note say what has changed."""
    said = f"{statement.text} {statement.confidence_basis}"
    return bool(statement.note.strip() or _NOTED.search(said))


def check_earlier_brief(case: "Case", ground: Ground) -> Iterator[Finding]:
    """L25 for the judgements of a brief that has a previous one."""
    if not ground.brief.previous_brief_id:
        return
    try:
        earlier, used = _earlier(case, ground.brief.previous_brief_id)
    except NotFound:
        return
    own = scale(ground.brief.scale)
    for grounded in ground.statements:
        statement = grounded.statement
        if statement.kind != "judgement" or _explains(statement):
            continue
        now = _term(own, statement.text, statement.likelihood)
        match = _nearest(statement.text, {known.claim.id for known in grounded.claims}, earlier)
        before = _term(used, match.text, match.likelihood) if match else None
        if match and now and before and _differ(before, now, own.id == used.id):
            yield Finding(
                "L25", "warning",
                f"The previous brief judged this {_told(before)}: "
                f"“{as_quoted(match.text, 90)}”. It is {_told(now)} here, "
                "and nothing says why.",
                "A reader who kept the last brief will ask what has changed.",
                "Say in the text, or under Reasoning beside it, what has changed since.", statement.id,
            )  # fmt: skip


def _earlier(case: "Case", brief_id: str) -> tuple[list[_Earlier], Scale]:
    """The judgements of the previous brief: as the client got them where it was issued."""
    editions = case.briefs.editions.of_brief(brief_id)
    if editions:
        told: dict[str, Any] = json.loads(editions[-1].snapshot)
        stated = [one for section in told["sections"] for one in section["statements"]]
        return [
            _Earlier(one["text"], one["likelihood"], frozenset(one["claims"]))
            for one in stated
            if one["kind"] == "judgement"
        ], scale(told["brief"]["scale"])
    claims = case.briefs.claims_in(brief_id)
    return [
        _Earlier(one.text, one.likelihood, frozenset(claim.id for claim in claims.get(one.id, ())))
        for one in case.briefs.statements(brief_id)
        if one.kind == "judgement"
    ], scale(case.briefs.get(brief_id).scale)


def _term(used: Scale, text: str, likelihood: str) -> Term | None:
    if likelihood:
        return used.term(likelihood)
    hits = used.terms_in(outside_quotes(text))
    return hits[0].term if len({hit.term.id for hit in hits}) == 1 else None


def _differ(before: Term, now: Term, same_scale: bool) -> bool:
    if same_scale:
        return before.id != now.id
    return before.high <= now.low or now.high <= before.low


def _nearest(text: str, claims: set[str], earlier: list[_Earlier]) -> _Earlier | None:
    """The judgement of the previous brief about the same question; None where none is."""
    own = _telling(text)
    best: tuple[float, _Earlier] | None = None
    for one in earlier:
        other = _telling(one.text)
        shared = len(own & other)
        shorter, both = min(len(own), len(other)), len(own | other)
        if shared < _FEWEST or not shorter:
            continue
        near, of_both = shared / shorter, shared / both
        enough = 0.5 if claims & one.claims else _SHARED
        if near >= enough and of_both >= _OF_BOTH and (best is None or of_both > best[0]):
            best = (of_both, one)
    return best[1] if best else None


@lru_cache(maxsize=512)
def _telling(text: str) -> frozenset[str]:
    """The words of a judgement that say what it is about, without their endings."""
    for start, end, _word in reversed(list(words_in(text))):
        text = f"{text[:start]} {text[end:]}"
    return frozenset(_stem(word) for word in _WORD.findall(fold(text)) if word not in _EMPTY)


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e") if len(word) > 4 else word
