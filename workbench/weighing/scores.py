"""What the cells of a matrix say: scores of the hypotheses, and what the claims do for them. Pure functions.

Only what speaks against a hypothesis counts: what is consistent with it proves nothing. A cell that is not
judged is no neutral cell; it is counted apart, and says how much the score may still grow.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt

from workbench.values.records import dataclass

CONSISTENT, INCONSISTENT, NOT_APPLICABLE = "consistent", "inconsistent", "not applicable"
VALUES = (CONSISTENT, INCONSISTENT, NOT_APPLICABLE)
"""What a cell may hold; one that is not judged is not there."""
WEIGHTS: Mapping[str, float] = {"low": 0.5, "medium": 1.0, "high": 2.0}
"""How much a claim weighs. Sums of these are exact."""
_MAY_REFUTE = (INCONSISTENT, "")
_BY_CREDIBILITY = {"1": "high", "2": "high", "3": "medium", "4": "low", "5": "low"}

Cells = Mapping[tuple[str, str], str]
"""(claim of the matrix, hypothesis) -> one of `VALUES`."""
Order = tuple[tuple[str, ...], ...]
"""Hypotheses with the least against them first; those with the same score together."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one hypothesis comes off.

    `against` is the sum of the weights of the claims that are inconsistent with it, `at_most` what it would
    be if every cell that is not judged were inconsistent. `rank` counts from 1; equal scores have the same.
    """

    hypothesis_id: str
    against: float
    at_most: float
    rank: int
    consistent: int
    inconsistent: int
    not_applicable: int
    blank: int


@dataclass(frozen=True, slots=True)
class Change:
    """What would be without one claim: what would be against each hypothesis then."""

    weighed_id: str
    against: Mapping[str, float]

    @property
    def order(self) -> Order:
        """The order of the hypotheses then; of hundreds of changes a few are asked for it."""
        return _order(self.against)

    @property
    def first(self) -> tuple[str, ...]:
        """The hypotheses that would have the least against them."""
        least = min(self.against.values())
        return tuple(one for one, score in self.against.items() if score == least)


@dataclass(frozen=True, slots=True)
class Result:
    """What a matrix says.

    `standings` are in the order of the hypotheses, `order` has the least against first. `diagnosticity` has a
    number from 0 (tells no hypotheses apart) to 1 for each claim, None where fewer than two cells are judged.
    `changes` are the claims without which the order would differ, in the order of the matrix. `needed` is how
    many claims would have to be false together so that the one hypothesis with the least against it would no
    longer be alone with that; 0 where several have the least already, or there is one hypothesis.
    """

    standings: tuple[Standing, ...]
    order: Order
    diagnosticity: Mapping[str, float | None]
    changes: tuple[Change, ...]
    needed: int

    @property
    def blank(self) -> int:
        """How many cells are not judged."""
        return sum(one.blank for one in self.standings)

    @property
    def cells(self) -> int:
        """How many cells there are."""
        return len(self.standings) * len(self.diagnosticity)

    @property
    def first(self) -> tuple[str, ...]:
        """The hypotheses with the least against them."""
        return self.order[0] if self.order else ()

    @property
    def is_settled(self) -> bool:
        """Whether the same hypotheses have the least against them, whatever the cells not judged will say."""
        ahead = [one for one in self.standings if one.hypothesis_id in self.first]
        behind = [one.against for one in self.standings if one.hypothesis_id not in self.first]
        if len(ahead) > 1 and any(one.at_most != one.against for one in ahead):
            return False
        return all(one.at_most < least for one in ahead for least in behind)


def suggested_weight(credibility: str) -> str:
    """The weight that a credibility suggests; for one that cannot be judged (6) the medium one."""
    return _BY_CREDIBILITY.get(credibility, "medium")


def weigh(hypotheses: Sequence[str], claims: Iterable[tuple[str, float]], cells: Cells) -> Result:
    """What a matrix of hypotheses by claims says; `claims` are pairs of id and weight, in order.

    A claim of weight 0 counts for nothing, as if it were false.
    """
    weights = dict(claims)
    against = dict.fromkeys(hypotheses, 0.0)
    at_most, tallies = dict(against), {one: dict.fromkeys((*VALUES, ""), 0) for one in hypotheses}
    refuting: dict[str, list[str]] = {}
    diagnosticity: dict[str, float | None] = {}
    for claim, weight in weights.items():
        row = [cells.get((claim, one), "") for one in hypotheses]
        refuted = []
        for one, value in zip(hypotheses, row, strict=True):
            tallies[one][value] += 1
            if value == INCONSISTENT:
                against[one] += weight
                refuted.append(one)
            if value in _MAY_REFUTE:
                at_most[one] += weight
        if refuted:
            refuting[claim] = refuted
        diagnosticity[claim] = _spread(row)
    order = _order(against)
    ranks = _ranks(order)
    standings = tuple(
        Standing(
            one, against[one], at_most[one], ranks[one], tallies[one][CONSISTENT],
            tallies[one][INCONSISTENT], tallies[one][NOT_APPLICABLE], tallies[one][""],
        )
        for one in hypotheses
    )  # fmt: skip
    changes = tuple(_changes(against, weights, refuting))
    return Result(standings, order, diagnosticity, changes, _needed(against, order, weights, refuting))


def _spread(row: Sequence[str]) -> float | None:
    """The standard deviation of a row, each cell 1, 0 or -1; nothing is told by fewer than two cells."""
    ups, downs = row.count(CONSISTENT), row.count(INCONSISTENT)
    judged = ups + downs + row.count(NOT_APPLICABLE)
    if judged < 2:
        return None
    # Squares of 1 and -1 are 1: in whole numbers until the root is taken.
    return sqrt((ups + downs) * judged - (ups - downs) ** 2) / judged


def _order(against: Mapping[str, float]) -> Order:
    groups: dict[float, list[str]] = {}
    for one, score in against.items():
        groups.setdefault(score, []).append(one)
    return tuple(tuple(groups[score]) for score in sorted(groups))


def _ranks(order: Order) -> dict[str, int]:
    ranks, rank = {}, 1
    for group in order:
        ranks.update(dict.fromkeys(group, rank))
        rank += len(group)
    return ranks


def _changes(
    against: Mapping[str, float], weights: Mapping[str, float], refuting: Mapping[str, list[str]]
) -> Iterable[Change]:
    for claim, refuted in refuting.items():
        weight = weights[claim]
        if not weight or not _is_passed(against, weight, refuted):
            continue
        without = dict(against)
        for one in refuted:
            without[one] -= weight
        yield Change(claim, without)


def _is_passed(against: Mapping[str, float], weight: float, refuted: Sequence[str]) -> bool:
    """Whether one of those refuted would meet, leave or pass another if it had so much less against it."""
    spared = {score for one, score in against.items() if one not in refuted}
    return any(against[one] - weight <= score <= against[one] for one in refuted for score in spared)


def _needed(
    against: Mapping[str, float],
    order: Order,
    weights: Mapping[str, float],
    refuting: Mapping[str, list[str]],
) -> int:
    if len(order) < 2 or len(order[0]) != 1:
        return 0
    (first,) = order[0]
    gains: dict[str, list[float]] = {one: [] for one in against if one != first}
    for claim, refuted in refuting.items():
        if first not in refuted:
            for one in refuted:
                gains[one].append(weights[claim])
    return min(_fewest(gains[one], against[one] - against[first]) for one in gains)


def _fewest(gains: list[float], gap: float) -> int:
    """How many claims close a gap, the heaviest first."""
    for number, gain in enumerate(sorted(gains, reverse=True), 1):
        gap -= gain
        if gap <= 0:
            return number
    raise ArithmeticError("the claims against a hypothesis are less than what is against it")
