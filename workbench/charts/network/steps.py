"""A network drawn in two steps where it is large: a first picture at once, then the one that stays."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.charts.model import Figure
from workbench.charts.network import kept
from workbench.charts.network.figure import drawn, require_ties
from workbench.charts.network.graph import graph_of
from workbench.charts.network.layout import places_of
from workbench.charts.wanted import Wanted
from workbench.values.job import Job

if TYPE_CHECKING:
    from workbench.case_parts import CaseParts

_FIRST = 4
"""Steps of the layout for the first picture."""


def pictures(case: "CaseParts", wanted: Wanted, job: Job) -> Iterator[Figure]:
    """One or two pictures of a network; the last is the one that Word draws as well.

    Raises NothingToDraw where nobody is tied to anybody, Cancelled when the job is.
    """
    with case.snapshot():
        graph = graph_of(case, wanted)
    require_ties(graph)
    shape = graph.shape
    if kept.known(shape) is None and len(shape.ids) > kept.AT_ONCE:
        yield drawn(graph, job.in_child(places_of, shape, _FIRST), wanted.on)
    yield drawn(graph, kept.places(shape, job), wanted.on)
