"""Two analysts over the same hypotheses and claims: which cells differ. Pure functions."""

from collections.abc import Iterable, Sequence

from workbench.values.records import dataclass
from workbench.weighing.scores import Cells


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that both judged, each otherwise."""

    weighed_id: str
    hypothesis_id: str
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """How the cells of two analysts compare. Cells that only one of them judged are no difference."""

    both: int
    differences: tuple[Difference, ...]
    only_one: int
    only_other: int
    neither: int

    @property
    def same(self) -> int:
        """How many cells both judged alike."""
        return self.both - len(self.differences)


def compare(claims: Iterable[str], hypotheses: Sequence[str], one: Cells, other: Cells) -> Comparison:
    """The cells of two analysts side by side; differences in the order of the claims."""
    differences, both, only_one, only_other, neither = [], 0, 0, 0, 0
    for claim in claims:
        for hypothesis in hypotheses:
            at = (claim, hypothesis)
            first, second = one.get(at), other.get(at)
            if not first:
                only_other += bool(second)
                neither += not second
            elif not second:
                only_one += 1
            else:
                both += 1
                if first != second:
                    differences.append(Difference(claim, hypothesis, first, second))
    return Comparison(both, tuple(differences), only_one, only_other, neither)
