"""A matrix of hypotheses by claims as the rest of the program sees it."""

from functools import cached_property

from workbench.values.records import dataclass
from workbench.weighing.scores import VALUES, WEIGHTS, Cells, Result, suggested_weight, weigh

__all__ = ["VALUES", "WEIGHTS", "Chosen", "Grid", "Hypothesis", "Matrix", "Reader", "WeighedClaim"]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A question that is weighed. `analyst` opened it; their cells are those that are printed."""

    id: str
    question: str
    analyst_id: str
    analyst: str
    created_at: str


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One answer to the question; `number` counts from 1."""

    id: str
    number: int
    text: str

    @property
    def name(self) -> str:
        """`H2`."""
        return f"H{self.number}"


@dataclass(frozen=True, slots=True)
class WeighedClaim:
    """A claim in a matrix; `number` counts from 1. `chosen` is the weight that was set, "" for none."""

    id: str
    number: int
    claim_id: str
    text: str
    credibility: str
    status: str
    chosen: str = ""

    @property
    def is_rejected(self) -> bool:
        """Whether the claim was rejected: it counts for nothing then."""
        return self.status == "rejected"

    @property
    def weight(self) -> str:
        """`low`, `medium` or `high`: as set, else as its credibility suggests."""
        return self.chosen or suggested_weight(self.credibility)

    @property
    def weighs(self) -> float:
        """What it adds to the score of a hypothesis that it is inconsistent with."""
        return 0.0 if self.is_rejected else WEIGHTS[self.weight]


@dataclass(frozen=True, slots=True)
class Reader:
    """An analyst with the number of cells of a matrix that they judged."""

    analyst_id: str
    name: str
    judged: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """A matrix in the annex of a brief; `for_client` says whether clients get it."""

    brief_id: str
    matrix_id: str
    for_client: bool


class Grid:
    """A matrix with the cells of one analyst, as it was read at one moment."""

    def __init__(
        self,
        matrix: Matrix,
        analyst_id: str,
        hypotheses: tuple[Hypothesis, ...],
        claims: tuple[WeighedClaim, ...],
        cells: Cells,
    ) -> None:
        self.matrix = matrix
        self.analyst_id = analyst_id
        self.hypotheses = hypotheses
        self.claims = claims
        self.cells = cells

    @cached_property
    def result(self) -> Result:
        """What it says; worked out when it is first asked for."""
        hypotheses = [one.id for one in self.hypotheses]
        return weigh(hypotheses, [(one.id, one.weighs) for one in self.claims], self.cells)

    def __eq__(self, other: object) -> bool:
        """Whether both hold the same."""
        return isinstance(other, Grid) and all(
            getattr(self, name) == getattr(other, name)
            for name in ("matrix", "analyst_id", "hypotheses", "claims", "cells")
        )

    __hash__ = None  # type: ignore[assignment]

    def value(self, weighed_id: str, hypothesis_id: str) -> str:
        """What a cell holds, "" where it is not judged."""
        return self.cells.get((weighed_id, hypothesis_id), "")

    @cached_property
    def names(self) -> dict[str, str]:
        """`H1`, `H2` and so on, by the id of the hypothesis."""
        return {one.id: one.name for one in self.hypotheses}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The numbers of the claims, by their id in the matrix."""
        return {one.id: one.number for one in self.claims}
