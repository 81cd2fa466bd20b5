"""What a statement can only say with a "not" that it lacks: by its grammar, or because a state has lasted.

Each needs something under the statement that speaks against it: a passage that denies, the first since a
time, or a state that goes on and whose end the statement tells.
"""

import re
from collections.abc import Iterator

from workbench.proving.context import Context, Read
from workbench.proving.denials.denials import leans_at, says_no
from workbench.proving.denials.denied import is_english
from workbench.proving.denials.left_out import words_at
from workbench.proving.denials.turns import lasting, turns_in
from workbench.proving.english_words import clauses_in
from workbench.proving.model import Doubt
from workbench.proving.reading import Reading

_NEEDS_NOT = re.compile(
    r"\b(?:(?:has|have|had) (?:said|disclosed|revealed|specified|indicated)|"
    r"would (?:say|disclose|reveal|specify)|said) (?:whether|why)\b|"
    r"\b(?:is|are|was|were|has|have|had) yet (?!to\b|an)\w+|"
    r"\b(?:has|have|had|did|is|are|was|were) (?:\w+ )?\w+ (?P<any>any|anybody|anyone|at all|either)\b"
)
"""What is hardly ever said without a denial: "has said whether", "is yet known", "has repatriated any"."""
_ALLOWS_ANY = re.compile(
    r"\b(?:can|could|may|might|would|will|should|must|if|whether|than|before|unless|every|all|as)\b"
)
_SINCE = re.compile(r"\b(?:has|have|had) (?:[\w-]+ ){1,8}since (?P<when>[\w ]{3,24})")
_FIRST = re.compile(r"\b(?:first|last|latest|previous\w*)\b[^,;.]*?\bsince (?P<when>[\w ]{3,24})")
_STEADY = re.compile(r"\b(?:first|last|latest|only|always|steadily|every|each|ever)\b")
_STILL = re.compile(r"\b(?:still|remain(?:s|ed|ing)?|stay(?:s|ed|ing)?|keeps?|kept)\b")


def doubts(context: Context) -> Iterator[Doubt]:
    """All of them; a clause that denies in whatever words is left alone."""
    english = [one for one in context.told if is_english(one)]
    for start, end in clauses_in(context.reading):
        if _denies(context, start, end):
            continue
        yield from _without_not(context, start, end, english)
        yield from _since(context, start, end, english)
        yield from _ended(context, start, end, english)


def _denies(context: Context, start: int, end: int) -> bool:
    text = context.text[start:end]
    return says_no(text) or leans_at(context.reading, start, end)


def _without_not(context: Context, start: int, end: int, english: list[Read]) -> Iterator[Doubt]:
    """Words that go with a denial, where a passage has one."""
    match = _NEEDS_NOT.search(context.text, start, end)
    if match is None or context.is_quoted(*match.span()):
        return
    first, last = context.reading.sentence_at(start)
    if match["any"] and (_ALLOWS_ANY.search(context.text, first, last) or turns_in(context.text[first:last])):
        return
    for one in english:
        if says_no(one.reading.text) or turns_in(one.reading.text):
            why = f"“{match[0]}” is hardly said without a denial, and a passage denies something."
            yield _doubt(match.start(), match.end(), match[0], why, one)
            return


def _since(context: Context, start: int, end: int, english: list[Read]) -> Iterator[Doubt]:
    """Something that has been so since a time, where a passage has the first or last since then."""
    match = _SINCE.search(context.text, start, end)
    if match is None or _STEADY.search(context.text, start, end):
        return
    for one in english:
        for first in _FIRST.finditer(one.reading.text):
            if first["when"].split()[0] == match["when"].split()[0]:
                why = f"A passage has “{first[0]}”, so there was none since then."
                yield _doubt(match.start(), match.end(), match[0], why, one)
                return


def _ended(context: Context, start: int, end: int, english: list[Read]) -> Iterator[Doubt]:
    """The end of a state that goes on after every passage that has it."""
    own = words_at(context.reading, start, end)
    every = frozenset(word for one in english for word in _words(one.reading))
    for one in english:
        for first, last in clauses_in(one.reading):
            if _STILL.search(one.reading.text, first, last) is None:
                continue
            pair = lasting(own, words_at(one.reading, first, last), every)
            if pair is None or not _is_of_the_same(context, start, one, first, pair):
                continue
            why = f"In a passage the state goes on: “{' '.join(one.reading.text[first:last].split())}”."
            token = next(known for known in context.reading.tokens if known.start >= start)
            yield _doubt(token.start, end, context.text[token.start : end].strip(), why, one)
            return


def _is_of_the_same(context: Context, start: int, one: Read, first: int, pair: frozenset[str]) -> bool:
    """Whether the sentences of two clauses share a word beside those of the state."""
    own = words_at(context.reading, *context.reading.sentence_at(start))
    return bool((own & words_at(one.reading, *one.reading.sentence_at(first))) - pair)


def _words(reading: Reading) -> frozenset[str]:
    return words_at(reading, 0, len(reading.text))


def _doubt(start: int, end: int, words: str, why: str, one: Read) -> Doubt:
    return Doubt("negation", why, start, end, words, one.passage.clip_id, one.reading.text)
