"""Hypotheses weighed against claims: matrices, scores, and the comparison of two analysts."""

from workbench.weighing.as_issued import GridThen
from workbench.weighing.comparing import Comparison, Difference, compare
from workbench.weighing.matrices import Matrices
from workbench.weighing.model import VALUES, WEIGHTS, Chosen, Grid, Hypothesis, Matrix, Reader, WeighedClaim
from workbench.weighing.scores import Result, Standing, weigh

__all__ = [
    "VALUES", "WEIGHTS", "Chosen", "Comparison", "Difference", "Grid", "GridThen", "Hypothesis", "Matrices",
    "Matrix", "Reader", "Result", "Standing", "WeighedClaim", "compare", "weigh",
]  # fmt: skip
