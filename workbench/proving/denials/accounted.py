"""Which words of passages that deny tell of which clause of a statement.

Each word that may deny in a passage belongs to one clause of the statement: the one with which its own
clause shares most, more so where that clause denies in the same way. A denial of the statement to whose
clause no such word belongs is denied nowhere, whatever else the passages deny.
"""

from collections.abc import Iterator
from functools import lru_cache

from workbench.proving.context import Context, Read
from workbench.proving.denials.denials import denies_in_any, is_denied_itself, is_known, others_in
from workbench.proving.denials.denied import is_english
from workbench.proving.denials.left_out import has_word, words_at
from workbench.proving.denials.operators import Operator, operators_in
from workbench.proving.english_words import AUXILIARIES, clauses_in, is_telling, stem
from workbench.proving.reading import Reading

_STRONG = frozenset(("refusing", "forbidding", "ending", "failing"))
"""Kinds of denial that other languages say with a word such as "not", too."""
_LOOSE = frozenset(("few", "staying"))
"""Kinds of words that are in many clauses and hardly ever what these deny."""
_NEAR = 7
"""Words around one that denies to which it is nearest."""
_BESIDE = 3
_SAME_CLASS, _SAME_SENTENCE, _IN_CLAUSE = 3, 1, 2


def accounts(context: Context, position: int, closely: bool = False) -> bool:
    """Whether a word of a passage that may deny belongs to the clause around a denial of the statement.

    `closely` asks for "not" or its like right before a word of that clause.

    Of passages in other languages without a translation the denials are only counted.
    """
    own = operators_in(context.reading)
    denial = next((one for one in own if one.start <= position < one.end), None)
    if denial is None:
        return True
    rest = [one for one in own if one is not denial]
    if any(
        denial.clause in wanted
        and not any(_is_same(context, one, denial, there, operator, wanted) for one in rest)
        and (not closely or _is_before_one(context, denial.clause, there, operator))
        for there, operator, wanted in belonging(context)
    ):
        return True
    if closely:
        return False
    others = sum(one is not denial and (one.is_plain or not _STRONG.isdisjoint(one.classes)) for one in own)
    return sum(_elsewhere(one) for one in context.told) > others


def _is_same(
    context: Context, one: Operator, denial: Operator, there: Read, operator: Operator,
    wanted: list[tuple[int, int]],
) -> bool:  # fmt: skip
    """Whether a word of a passage that may deny is rather told by another word of the statement."""
    if one.clause not in wanted:
        return False
    shared = one.classes & operator.classes - _LOOSE
    if one.clause == denial.clause:
        return bool(shared)
    words = context.text[one.start : one.end].lower()
    return bool(shared) and words == there.reading.text[operator.start : operator.end].lower() != "not"


def is_behind_one(context: Context, word: str) -> bool:
    """Whether a passage denies right before a word, by its stem: "disqualified as a referee"."""
    known = belonging(context)
    return any(has_word(_behind(one.reading, operator), word) for one, operator, _wanted in known)


def denied_twice(context: Context, denial_start: int) -> Operator | None:
    """What itself denies and is denied, right behind "not": "not ruled out".

    Nothing where no passage is in English, for which denials are counted.
    """
    if not any(is_english(one) for one in context.told):
        return None
    own = operators_in(context.reading)
    at = next((n for n, one in enumerate(own) if one.start <= denial_start < one.end), None)
    if at is None or at + 1 == len(own):
        return None
    one, other = own[at], own[at + 1]
    between = [
        token for token in context.reading.tokens
        if one.end <= token.start < other.start and is_telling(token) and token.word not in AUXILIARIES
    ]  # fmt: skip
    if other.clause != one.clause or between or not is_denied_itself(context.text[other.start : other.end]):
        return None
    return other


def denies_once(context: Context, other: Operator) -> Read | None:
    """The passage that denies once what a statement denies twice, and so not at all."""
    found: dict[tuple[Reading, tuple[int, int]], list[Read]] = {}
    for one, operator, wanted in belonging(context):
        denies = operator.is_plain or is_denied_itself(one.reading.text[operator.start : operator.end])
        if other.clause in wanted and (denies or operator.classes & other.classes):
            found.setdefault((one.reading, operator.clause), []).append(one)
    return next((several[0] for several in found.values() if len(several) == 1), None)


def _is_before_one(context: Context, clause: tuple[int, int], there: Read, operator: Operator) -> bool:
    """Whether "not" or "un" is right before a word of a clause."""
    is_plain = operator.is_plain or there.reading.text[operator.start : operator.end].startswith("un")
    return is_plain and _has_one(context.reading, clause, _behind(there.reading, operator))


def _elsewhere(one: Read) -> int:
    """How often a passage in another language denies."""
    if is_english(one):
        return 0
    if is_known(one.passage.language):
        return others_in(one.reading.text, one.passage.language)
    return int(denies_in_any(one.reading.text))


def belonging(context: Context) -> Iterator[tuple[Read, Operator, list[tuple[int, int]]]]:
    """The words of English passages and claims that may deny, each with the clauses that it belongs to."""
    clauses = _clauses(context.reading)
    english = [one for one in (*context.told, *context.claims) if is_english(one)]
    for one in english:
        for operator in operators_in(one.reading):
            if operator.classes <= _LOOSE:
                continue
            scores = [_score(context.reading, clause, one.reading, operator) for clause in clauses]
            best = max(scores, default=0)
            beside = _behind(one.reading, operator)
            wanted = [
                clause
                for clause, score in zip(clauses, scores, strict=True)
                if (score == best and best > 0) or _has_one(context.reading, clause, beside)
            ]
            if wanted:
                yield one, operator, wanted


def _has_one(reading: Reading, clause: tuple[int, int], others: frozenset[str]) -> bool:
    return any(has_word(others, word) for word in words_at(reading, *clause))


@lru_cache(maxsize=2048)
def _clauses(reading: Reading) -> list[tuple[int, int]]:
    """The clauses of a statement, those of its denials among them."""
    own = [one.clause for one in operators_in(reading)]
    others = [
        (start, end) for start, end in clauses_in(reading)
        if not any(first <= start < last for first, last in own)
    ]  # fmt: skip
    return sorted({*own, *others})


def _score(reading: Reading, clause: tuple[int, int], there: Reading, operator: Operator) -> float:
    words = words_at(reading, *clause) | _figures(reading, *clause)
    in_clause = sum(has_word(_near(there, operator), word) for word in words)
    in_sentence = _shared(words, there, operator.sentence)
    score = float(_IN_CLAUSE * in_clause + _SAME_SENTENCE * in_sentence)
    own = [one for one in operators_in(reading) if one.clause == clause]
    if any(one.classes & operator.classes for one in own):
        score += _SAME_CLASS if not operator.is_plain else 1
    return score + 0.5 * bool(own and score)


@lru_cache(maxsize=16384)
def _near(reading: Reading, operator: Operator) -> frozenset[str]:
    """The words of a clause that are nearest to a word of it that denies, and what that does away with."""
    first, last = operator.clause
    tokens = [token for token in reading.tokens if first <= token.start < last]
    at = next((n for n, token in enumerate(tokens) if token.start >= operator.start), 0)
    near = tokens[max(0, at - _NEAR) : at + _NEAR + 1]
    if not near:
        return frozenset()
    undone = reading.text[operator.start : operator.end].lower()
    inner = {stem(undone[2:])} if undone.startswith(("un", "in", "im")) else set()
    place = near[0].start, near[-1].end
    return words_at(reading, *place) | _figures(reading, *place) | inner


def _behind(reading: Reading, operator: Operator) -> frozenset[str]:
    """The words of a clause right behind a word of it that denies."""
    behind = [
        token for token in reading.tokens
        if operator.end <= token.start < operator.clause[1] and is_telling(token)
    ]  # fmt: skip
    return words_at(reading, operator.end, behind[:_BESIDE][-1].end) if behind else frozenset()


def _shared(words: frozenset[str], there: Reading, place: tuple[int, int]) -> int:
    others = words_at(there, *place) | _figures(there, *place)
    return sum(has_word(others, word) for word in words)


def _figures(reading: Reading, start: int, end: int) -> frozenset[str]:
    return frozenset(figures for first, last, figures in reading.figures if start <= first and last <= end)
