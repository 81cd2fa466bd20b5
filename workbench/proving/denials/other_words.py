"""Denials counted: what no passage can have, and what all of them deny, in whatever words and language."""

import re

from workbench.proving.context import Context, Read
from workbench.proving.denials.denials import (
    all_denials,
    is_double,
    leans,
    means_beyond,
    plain_denials,
    twice_denied,
)
from workbench.proving.denials.meant import nearest, says_since
from workbench.proving.denials.turns import turns_beyond, turns_in
from workbench.proving.model import Doubt

_DENIES_MORE = "The statement denies something; no passage under it does."
_DENIES_LESS = "Every passage denies something; the statement denies nothing."
_DENYING = re.compile(r"\b(?:not|never|cannot|no|none|neither|nor|without)\b|\w+n[’']t\b", re.IGNORECASE)


def in_other_words(context: Context, meant: int = 0) -> list[Doubt]:
    """Denials that no passage can have, and what all passages deny and the statement does not.

    `meant` is how many denials are accounted for by their opposites. By counting alone: which words
    deny what is not compared across languages.
    """
    by_clip = sum(
        max(all_denials(one.reading) for one in several) for several in _by_clip(context.clips).values()
    )
    under = max(by_clip, sum(plain_denials(one.reading) for one in context.claims))
    own = max(0, plain_denials(context.reading) - meant)
    twice = twice_denied(context.reading) if context.language == "en" else None
    known = any(
        is_double(one.reading.text[start:end], one.reading.language)
        for one in context.passages
        for start, end in one.reading.sentences
    )
    if twice and not known and not context.is_quoted(*twice.span()):
        return [_by_count(context, twice.start(), twice.end(), _DENIES_MORE)]
    if own > under:
        start, end = _last_denial(context)
        if any(
            means_beyond(one.reading.text, context.text) for one in context.told if one.passage.is_english
        ):
            return []
        if says_since(context.text, end) and any(
            turns_beyond(text, context.text) for text in nearest(context, start, surely=True)
        ):
            # "Not used since 2009" for "left in 2009".
            return []
        return [_by_count(context, start, end, _DENIES_MORE)] if end else []
    if own or leans(context.reading) or not context.clips or turns_in(context.text):
        return []
    supporting = [one for one in context.clips if one.passage.stance == "supports"]
    claims = [one for one in context.claims if one.passage.language]
    denied = [max(all_denials(one.reading) for one in several) for several in _by_clip(supporting).values()]
    denied += [all_denials(one.reading) for one in claims]
    everybody = supporting and claims and all(denied)
    return [_by_count(context, 0, 0, _DENIES_LESS)] if everybody else []


def _by_clip(clips: list[Read]) -> dict[str, list[Read]]:
    found: dict[str, list[Read]] = {}
    for one in clips:
        found.setdefault(one.passage.clip_id, []).append(one)
    return found


def _last_denial(context: Context) -> tuple[int, int]:
    """Where the statement last denies something outside a quotation; the whole of it in other languages."""
    if context.language != "en":
        return 0, len(context.text)
    places = [match.span() for match in _DENYING.finditer(context.text)]
    return next((place for place in reversed(places) if not context.is_quoted(*place)), (0, 0))


def _by_count(context: Context, start: int, end: int, why: str) -> Doubt:
    shown = next(iter(context.clips), None) or context.passages[0]
    words = context.text[start:end]
    return Doubt("negation", why, start, end, words, shown.passage.clip_id, shown.reading.text)
