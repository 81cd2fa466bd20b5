"""Denials of a statement that its passages make in other words: by an opposite, as the first since."""

import re

from workbench.proving.context import Context, Read
from workbench.proving.denials.denied import Denial, denials_in, is_english
from workbench.proving.denials.meant import nearest
from workbench.proving.denials.turns import says_the_like, says_the_opposite
from workbench.proving.english_words import clauses_in, stem
from workbench.proving.names.places import codes_of


def meant_otherwise(context: Context) -> frozenset[int]:
    """Where the denials of a statement begin that its passages make in other words."""
    english = [one for one in context.passages if is_english(one)]
    return frozenset(one.start for one in meant(context, denials_in(context.reading), english))


def meant(context: Context, own: tuple[Denial, ...], english: list[Read]) -> list[Denial]:
    """The denials that passages make by an opposite, by a first since then, or by what is short of them."""
    return [
        denial
        for denial in own
        if _is_opposite(context, denial, english)
        or is_contrast(context, denial)
        or any(is_first_since(context, denial, one) for one in english)
    ]


_SINCE = re.compile(r"\b(?:since|(?:for|in) (?:[\w-]+ ){1,4}(?:years|decades|months|weeks))\b[^,;]*\Z")


_DATING = re.compile(r"\b(?:\d+|[A-Z][a-z]+)\b")
"""The words by which a clause names the same time."""
_FIRST = re.compile(r"\b(?:first|last|latest|previous\w*|\w{2,}est since)\b")


def is_first_since(context: Context, denial: Denial, one: Read) -> bool:
    """Whether what was not so "since June" is what a passage calls the first since then."""
    end = context.reading.sentence_at(denial.start)[1]
    behind = re.split("[,;.]", context.text[denial.end : end])[0]
    if _SINCE.search(behind) is None or "first" in context.text[denial.start : end]:
        return False
    words = {word.lower() for word in _DATING.findall(behind)}
    return any(
        _FIRST.search(text) is not None and ("since" in text or any(word in text.lower() for word in words))
        for text in (one.reading.text[first:last] for first, last in clauses_in(one.reading))
    )


_CONTRAST = re.compile(r"\b(?:but|though|although|if|albeit) (?:has |have |is |are )?\Z")


def is_contrast(context: Context, denial: Denial) -> bool:
    """Whether a denial only says what something is short of: "initialled, but not signed"."""
    return _CONTRAST.search(context.text, 0, denial.start) is not None


def _is_opposite(context: Context, denial: Denial, english: list[Read]) -> bool:
    """Whether passages have the opposite of what is denied: "a surplus" for "not a deficit"."""
    said = {stem(token.word) for one in english for token in one.reading.tokens}
    if "foreign" in {word[:_FOREIGN] for word in said} and _is_of_a_country(context, denial):
        return True
    heads = [head for head in denial.heads if head not in said]
    deed = denial.heads[:1]
    near = [text for text in nearest(context, denial.start) if not says_the_like(deed, text)]
    if any(
        says_the_opposite(heads, text, context.text, table)
        for text in near
        for table in ("opposites", "measures")
    ):
        return True
    # A deed may be told far from the words that the statement has of it, unless its like is told as well.
    texts = [one.reading.text for one in english]
    return not any(says_the_like(deed, text) for text in texts) and any(
        says_the_opposite([head for head in deed if head in heads], text, context.text) for text in texts
    )


_FOREIGN = len("foreign")


def _is_of_a_country(context: Context, denial: Denial) -> bool:
    """Whether what is denied is that somebody is of a country: "not Venezuelan" of foreigners."""
    after = next((token for token in context.reading.tokens if token.start > denial.start), None)
    return after is not None and after.is_capital and bool(codes_of(after.text))
