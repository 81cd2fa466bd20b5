"""The kinds of figures there are: a new one is its maker and one entry here."""

from workbench.charts.likelihoods import likelihoods
from workbench.charts.wanted import FigureKind
from workbench.values.errors import NotFound

KINDS: tuple[FigureKind, ...] = (
    FigureKind("likelihoods", "Likelihood of judgements", likelihoods, for_briefs=True),
)
"""In the order in which a person meets them."""

_BY_NAME = {kind.name: kind for kind in KINDS}


def kind_named(name: str) -> FigureKind:
    """A kind by its name. Raises NotFound for another."""
    found = _BY_NAME.get(name)
    if found is None:
        raise NotFound(f"“{name}” is not a kind of figure.", do=f"Use one of: {', '.join(_BY_NAME)}.")
    return found
