"""Whether a statement denies what its passages say, or says what they deny."""

import re

from workbench.proving.context import Context, Read
from workbench.proving.denials import unsaid
from workbench.proving.denials.denials import (
    IMPLIED,
    barely_says,
    denies_in_any,
    is_known,
    leans_at,
    means_beyond,
    others_in,
    says_no,
)
from workbench.proving.denials.denied import Denial, denials_in, is_english
from workbench.proving.denials.left_out import left_out
from workbench.proving.denials.meant import denies_elsewhere, has_a_term, may_be_denied
from workbench.proving.denials.other_words import in_other_words
from workbench.proving.denials.said_otherwise import is_contrast, is_first_since, meant
from workbench.proving.denials.turns import classes_at, contrary, is_the_last, turns_beyond
from workbench.proving.denials.undone import is_undone, undone
from workbench.proving.english_words import clause_at, clauses_in, is_telling, stem, stems_in
from workbench.proving.model import Doubt
from workbench.proving.reading import Reading, Token

_TWICE = 14
"""Letters from one word that denies to the next where together they deny nothing."""
_REPORTED = frozenset(
    map(
        stem,
        (
            *("report", "say", "tell", "announce", "state", "write", "warn", "confirm", "promise", "add"),
            *("call", "describe", "label", "brand", "term", "accuse", "hail", "denounce"),
        ),
    )
)


def doubts(context: Context) -> list[Doubt]:
    """Denials of the statement that nothing under it supports, and denials under it that it leaves out."""
    if context.language != "en":
        return in_other_words(context) if is_known(context.language) else []
    own = denials_in(context.reading)
    english = [one for one in context.passages if is_english(one)]
    spared = meant(context, own, english)
    found = [
        _unsupported(context, denial, english)
        for denial in own
        if denial not in spared and not context.is_quoted(denial.start, denial.end)
    ]
    found += [_left_out(context, own, english) or left_out(context) or _contrary(context, own)]
    known = [doubt for doubt in found if doubt is not None] or list(unsaid.doubts(context))[:1]
    return known or in_other_words(context, len(spared))


def _unsupported(context: Context, denial: Denial, english: list[Read]) -> Doubt | None:
    """A denial that no passage makes."""
    twice = any(0 < known.start - denial.start <= _TWICE for known in denials_in(context.reading))
    for one in english if not twice else ():
        for other in denials_in(one.reading):
            if set(denial.heads[:3]) & set(other.heads) or _alike(denial.clause, other.clause):
                return None
    heads = denial.heads[:1] if denial.by_verb else denial.heads[:2]
    if any(is_undone(one.reading, denial.heads[:2]) for one in english):
        return None
    if any(_implies(one.reading, heads) for one in english) and not twice:
        return None
    if not denial.by_verb and any(_may_deny(one, context.text) for one in context.clips):
        return None
    vague = denial.by_verb and _verb_of(context, denial) in _VAGUE
    positive = None if vague else next((one for one in english if _says(one.reading, heads)), None)
    turned = next((one for one in english if _turns_alike(context, denial, one)), None)
    if positive is None and turned is not None:
        return _not_denied(denial, turned)
    if positive is None and heads and heads[0] in _REPORTED:
        positive = next(iter(context.clips), None)
    if positive is None and not denial.by_verb:
        # "Giving no date": where passages are silent, that may be just what it says.
        return None
    if positive is None and has_a_term(context, denial.start):
        return None
    if (
        positive is None
        and not twice
        and (may_be_denied(context, denial.start) or any(denies_elsewhere(one) for one in context.told))
    ):
        return None
    if positive is not None and is_first_since(context, denial, positive):
        return None
    if positive is not None and denial.heads and _is_meant(context, positive, denial):
        return None
    if positive is None and is_contrast(context, denial):
        return None
    shown = positive or next(iter(context.clips), None) or next(iter(context.passages), None)
    if shown is None:
        return None
    return _not_denied(denial, shown)


def _not_denied(denial: Denial, one: Read) -> Doubt:
    why = f"The statement says “{denial.words}”; no passage under it denies this."
    return _doubt(denial.start, denial.end, denial.words, why, one)


def _turns_alike(context: Context, denial: Denial, one: Read) -> bool:
    """Whether a clause has, without "not", a word such as the one denied: "lifted", "not withdrawn"."""
    after = [token for token in context.reading.tokens if token.start >= denial.end][:1]
    classes = classes_at(context.text, denial.start, max([denial.end, *(token.end for token in after)]))
    return bool(classes) and any(
        not classes.isdisjoint(classes_at(one.reading.text, start, end))
        and not says_no(one.reading.text[start:end])
        and not turns_beyond(one.reading.text[start:end], context.text, "staying")
        for start, end in clauses_in(one.reading)
    )


def _contrary(context: Context, own: tuple[Denial, ...]) -> Doubt | None:
    """What a passage has the contrary of: "allowed", where it is forbidden."""
    denied = {head for denial in own for head in denial.heads}
    stems = {stem(token.word): token for token in reversed(context.reading.tokens)}
    for one in context.told:
        if not one.passage.is_english:
            continue
        found = contrary(stems.keys() - denied, {stem(token.word) for token in one.reading.tokens})
        if found is not None and not any(found[1] in known.heads for known in denials_in(one.reading)):
            token = stems[found[0]]
            why = f"A passage has the contrary of “{token.text}”."
            return _doubt(token.start, token.end, token.text, why, one)
    return None


def _may_deny(one: Read, own: str) -> bool:
    """Whether a passage denies anything, or may do so by words of which a statement's have none like them."""
    return _denies(one) or (is_english(one) and turns_beyond(one.reading.text, own))


_SPARED = re.compile(r"\b(?:spared|immune|exempt|escaped?|untouched|unaffected|without)\b")
"""What makes all of none: "no power station has been spared"."""
_NO_OTHER = frozenset(("single", "other", "previous"))
_SUPERLATIVE = re.compile(r"\b(?:most|\w{2,}(?:est|[^s]st))\b|\brecord\b|\bfirst\b")


def _is_meant(context: Context, one: Read, denial: Denial) -> bool:
    """Whether a passage has words that are denied only in clauses that may say so otherwise."""
    if not denial.by_verb and any(word in _NO_OTHER for word in denial.words.lower().split()):
        return _SUPERLATIVE.search(one.reading.text) is not None
    clauses = [
        (set(stems_in(one.reading, start, end)), one.reading.text[start:end])
        for start, end in clauses_in(one.reading)
    ]
    first = [text for stems, text in clauses if denial.heads[0] in stems]
    if first and all(barely_says(text) for text in first):
        return True
    later = [text for stems, text in clauses if stems & set(denial.heads[1:3])]
    return any(
        means_beyond(text, context.text)
        for text in (later if denial.by_verb else (text for _s, text in clauses))
    )


def _verb_of(context: Context, denial: Denial) -> str:
    """The word behind one that denies."""
    after = (
        token.word for token in context.reading.tokens
        if token.start > denial.start and token.word not in ("been", "be", "being")
    )  # fmt: skip
    return next(after, "")


_VAGUE = frozenset(("get", "got", "go", "come", "take", "make", "have", "be", "been"))
"""Verbs that say too little to be looked for in a passage."""


def _implies(reading: Reading, heads: tuple[str, ...]) -> bool:
    """Whether a text denies something without a word such as "not": "failed to agree"."""
    for start, end in reading.sentences:
        match = IMPLIED.search(reading.text, start, end)
        if (
            match
            and heads
            and set(heads) <= set(stems_in(reading, match.end(), _stop(reading, match.end(), end))[:2])
        ):
            return True
    return False


def _stop(reading: Reading, start: int, end: int) -> int:
    """Where the words behind a place end: at the next comma or semicolon."""
    return next((at for at in range(start, end) if reading.text[at] in ",;:"), end)


def _says(reading: Reading, heads: tuple[str, ...]) -> bool:
    stems = {stem(token.word) for token in reading.tokens}
    return bool(heads) and all(head in stems for head in heads)


def _denies(one: Read) -> bool:
    """Whether a passage denies anything by words such as "not", in English or in its own language."""
    if is_english(one):
        return bool(denials_in(one.reading))
    if is_known(one.passage.language):
        return bool(others_in(one.reading.text, one.passage.language))
    return denies_in_any(one.reading.text)


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two clauses are about the same: half of the telling words of the shorter."""
    shared = len(set(one) & set(other))
    return shared >= 2 and 2 * shared >= min(len(set(one)), len(set(other)))


def _left_out(context: Context, own: tuple[Denial, ...], english: list[Read]) -> Doubt | None:
    """What a passage denies and the statement says without denying it."""
    stems = {stem(token.word): token for token in reversed(context.reading.tokens) if is_telling(token)}
    for one in english:
        for denial in denials_in(one.reading):
            wanted = denial.heads[:1]
            if not wanted or not all(head in stems for head in wanted) or not _covers(stems, denial):
                continue
            token = stems[wanted[-1]]
            if _SPARED.search(one.reading.text, denial.start) or is_the_last(context.text, one.reading.text):
                continue
            if _turns_at(context, token, one) or _is_said(english, denial, wanted):
                continue
            if _is_denied(context, own, denial, token):
                continue
            why = f"A passage says “{denial.words}”; the statement does not deny it."
            return _doubt(token.start, token.end, token.text, why, one)
    return undone(context, own, english)


def _turns_at(context: Context, token: Token, one: Read) -> bool:
    """Whether the sentence around a word may deny by words of which a passage has none like them.

    What something remains at says nothing of a deed in another clause: "was raised and remained at 40".
    """
    start, end = context.reading.sentence_at(token.start)
    spared = "" if leans_at(context.reading, *clause_at(context.reading, token.start)) else "staying"
    return turns_beyond(context.text[start:end], one.reading.text, spared)


def _covers(stems: dict[str, Token], denial: Denial) -> bool:
    """Whether the statement has most of what the clause of a denial is about."""
    clause = set(denial.clause)
    return 2 * len(clause & stems.keys()) >= len(clause)


def _is_denied(context: Context, own: tuple[Denial, ...], denial: Denial, token: Token) -> bool:
    if any(
        set(known.heads) & set(denial.heads)
        or _alike(known.clause, denial.clause)
        or denial.heads[0] in known.clause
        for known in own
    ):
        return True
    start, end = context.reading.sentence_at(token.start)
    return IMPLIED.search(context.text[start:end]) is not None


def _is_said(english: list[Read], denial: Denial, wanted: tuple[str, ...]) -> bool:
    """Whether another sentence under the statement says the same without denying it."""
    for one in english:
        for start, end in one.reading.sentences:
            if set(wanted) <= set(stems_in(one.reading, start, end)) and not any(
                start <= known.start < end for known in denials_in(one.reading)
            ):
                return True
    return False


def _doubt(start: int, end: int, words: str, why: str, one: Read) -> Doubt:
    return Doubt("negation", why, start, end, words, one.passage.clip_id, one.reading.text)
