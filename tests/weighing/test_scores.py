"""Scores, diagnosticity and sensitivity against figures that are computed in another way.

The reference adds in fractions, ranks by counting who is better, takes the deviation from all pairs of cells,
and finds what a claim changes by weighing the matrix again without it; which claims it takes together, by
trying all sets of them.
"""

import random
from fractions import Fraction
from itertools import combinations
from math import isclose

from workbench.weighing import compare, weigh
from workbench.weighing.scores import VALUES, Cells, suggested_weight

MARK = {"consistent": 1, "not applicable": 0, "inconsistent": -1}
Made = tuple[list[str], list[tuple[str, float]], dict[tuple[str, str], str]]


def made(generator: random.Random, most_claims: int = 9) -> Made:
    """A matrix of up to 6 hypotheses, with cells that are not judged and claims that count for nothing."""
    hypotheses = [f"h{number}" for number in range(generator.randrange(1, 7))]
    weights = [0.0, 0.5, 1.0, 1.0, 2.0]
    claims = [(f"c{n}", generator.choice(weights)) for n in range(generator.randrange(most_claims))]
    kinds = generator.choice(((*VALUES, ""), VALUES, ("consistent", "inconsistent")))
    cells = {(claim, one): generator.choice(kinds) for claim, _ in claims for one in hypotheses}
    return hypotheses, claims, {at: value for at, value in cells.items() if value}


def scores(
    hypotheses: list[str], claims: list[tuple[str, float]], cells: Cells, *counted: str
) -> list[Fraction]:
    return [
        sum(
            (Fraction(weight) for claim, weight in claims if cells.get((claim, one), "") in counted),
            Fraction(0),
        )
        for one in hypotheses
    ]


def places(found: list[Fraction]) -> list[int]:
    """The rank of each: one more than the number of those that are better."""
    return [1 + sum(other < one for other in found) for one in found]


def deviation(marks: list[int]) -> float | None:
    if len(marks) < 2:
        return None
    pairs = sum((first - second) ** 2 for first, second in combinations(marks, 2))
    return float(Fraction(pairs, len(marks) ** 2)) ** 0.5


def fewest(hypotheses: list[str], claims: list[tuple[str, float]], cells: Cells) -> int:
    """How many claims must go so that who is first alone is no longer first alone, by trying them all."""
    ranks = places(scores(hypotheses, claims, cells, "inconsistent"))
    if ranks.count(1) != 1 or len(hypotheses) < 2:
        return 0
    first = ranks.index(1)
    for number in range(1, len(claims) + 1):
        for gone in combinations(claims, number):
            kept = [one for one in claims if one not in gone]
            after = places(scores(hypotheses, kept, cells, "inconsistent"))
            if after[first] != 1 or after.count(1) != 1:
                return number
    raise AssertionError("some claims must make the difference")


def test_scores_ranks_diagnosticity_and_sensitivity_equal_the_reference_on_500_matrices() -> None:
    generator = random.Random(20)
    sensitive = 0
    for _number in range(500):
        hypotheses, claims, cells = made(generator)
        found = weigh(hypotheses, claims, cells)
        against = scores(hypotheses, claims, cells, "inconsistent")
        ranks = places(against)
        assert [one.hypothesis_id for one in found.standings] == hypotheses
        assert [Fraction(one.against) for one in found.standings] == against
        most = scores(hypotheses, claims, cells, "inconsistent", "")
        assert [Fraction(one.at_most) for one in found.standings] == most
        assert [one.rank for one in found.standings] == ranks
        for one in found.standings:
            told = [cells.get((claim, one.hypothesis_id), "") for claim, _ in claims]
            assert [one.consistent, one.inconsistent, one.not_applicable, one.blank] == [
                told.count(value) for value in (*VALUES, "")
            ]
        by_rank: dict[int, tuple[str, ...]] = {}
        for name, rank in zip(hypotheses, ranks, strict=True):
            by_rank[rank] = (*by_rank.get(rank, ()), name)
        assert found.order == tuple(by_rank[rank] for rank in sorted(by_rank))
        for claim, _weight in claims:
            marks = [MARK[cells[claim, one]] for one in hypotheses if (claim, one) in cells]
            expected, given = deviation(marks), found.diagnosticity[claim]
            assert given is expected is None or isclose(given or 0.0, expected or 0.0, abs_tol=1e-12)
        changing = {}
        for claim, _weight in claims:
            kept = [one for one in claims if one[0] != claim]
            after = places(scores(hypotheses, kept, cells, "inconsistent"))
            if after != ranks:
                changing[claim] = {name for name, rank in zip(hypotheses, after, strict=True) if rank == 1}
        assert {one.weighed_id: set(one.first) for one in found.changes} == changing
        sensitive += len(changing)
        assert found.needed == fewest(hypotheses, claims, cells)
    assert sensitive > 300, "the matrices are worth comparing"


def test_what_is_not_judged_may_or_may_not_change_who_is_first() -> None:
    generator = random.Random(5)
    seen = set()
    for _number in range(150):
        hypotheses, claims, cells = made(generator, 4)
        found = weigh(hypotheses, claims, cells)
        blank = [(claim, one) for claim, _ in claims for one in hypotheses if (claim, one) not in cells]
        if len(blank) > 7:
            continue
        # Every way of filling them in; only what is inconsistent counts.
        outcomes = {
            frozenset(weigh(hypotheses, claims, {**cells, **dict.fromkeys(some, "inconsistent")}).first)
            for number in range(len(blank) + 1)
            for some in combinations(blank, number)
        }
        assert found.is_settled == (len(outcomes) == 1)
        seen.add((found.is_settled, bool(blank)))
    assert {(True, True), (False, True), (True, False)} <= seen


def test_what_speaks_against_all_of_them_tells_none_apart_and_unknown_is_not_worst() -> None:
    cells = {("a", one): "inconsistent" for one in ("h1", "h2")}
    found = weigh(["h1", "h2"], [("a", 2.0)], cells)
    assert found.diagnosticity == {"a": 0.0}
    assert found.changes == ()
    assert weigh([], [], {}).first == ()
    assert [suggested_weight(grade) for grade in "123456"] == [
        "high",
        "high",
        "medium",
        "low",
        "low",
        "medium",
    ]


def test_two_analysts_are_compared_cell_by_cell() -> None:
    generator = random.Random(9)
    for _number in range(100):
        hypotheses, claims, one = made(generator)
        other = {
            (claim, name): generator.choice(VALUES)
            for claim, _ in claims
            for name in hypotheses
            if generator.random() < 0.7
        }
        found = compare([claim for claim, _ in claims], hypotheses, one, other)
        assert found.both == len(one.keys() & other.keys())
        assert found.same == len(one.items() & other.items())
        assert {(known.weighed_id, known.hypothesis_id) for known in found.differences} == {
            at for at in one.keys() & other.keys() if one[at] != other[at]
        }
        assert (found.only_one, found.only_other) == (
            len(one.keys() - other.keys()),
            len(other.keys() - one.keys()),
        )
        assert found.neither == len(claims) * len(hypotheses) - len(one.keys() | other.keys())
