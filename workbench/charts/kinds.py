"""The kinds of figures there are: a new one is its maker and one entry here."""

from workbench.charts.calibration import calibration
from workbench.charts.contested import ALL, CONTESTED, for_and_against
from workbench.charts.events import ALL as ALL_DATED
from workbench.charts.events import EVENTS, events
from workbench.charts.grid import ORIGINS, SOURCES, source_grid
from workbench.charts.likelihoods import likelihoods
from workbench.charts.map.figure import CLOSE, WIDE, locator_map
from workbench.charts.network.figure import network
from workbench.charts.network.graph import BOTH, CLAIMS, RELATIONS
from workbench.charts.posts import posts
from workbench.charts.wanted import FigureKind
from workbench.values.errors import NotFound, Refused

KINDS: tuple[FigureKind, ...] = (
    FigureKind(
        "network", "Network of actors", network, dated=True,
        variants=(
            (BOTH, "Relations and shared claims"), (RELATIONS, "Relations"), (CLAIMS, "Shared claims"),
        ),
    ),
    FigureKind(
        "events", "Timeline of events", events, dated=True,
        variants=((EVENTS, "Events"), (ALL_DATED, "All claims with a date")),
    ),
    FigureKind(
        "map", "Map", locator_map,
        variants=((CLOSE, "Close around the places"), (WIDE, "With more around them")),
    ),
    FigureKind("posts", "Timeline of posts", posts, dated=True),
    FigureKind(
        "contested", "For and against", for_and_against,
        variants=((CONTESTED, "Contested claims"), (ALL, "All claims with evidence")),
    ),
    FigureKind(
        "grid", "Source grid", source_grid, internal=True,
        variants=((SOURCES, "By source"), (ORIGINS, "By independent origin")),
    ),
    FigureKind("likelihoods", "Likelihood of judgements", likelihoods, for_briefs=True),
    FigureKind("calibration", "Calibration of judgements", calibration, internal=True),
)  # fmt: skip
"""In the order in which a person meets them."""

_BY_NAME = {kind.name: kind for kind in KINDS}


def kind_named(name: str) -> FigureKind:
    """A kind by its name. Raises NotFound for another."""
    found = _BY_NAME.get(name)
    if found is None:
        raise NotFound(f"“{name}” is not a kind of figure.", do=f"Use one of: {', '.join(_BY_NAME)}.")
    return found


def require_variant(kind: FigureKind, variant: str) -> None:
    """Refused unless a kind can be drawn in this way; "" is its usual one."""
    names = [name for name, _title in kind.variants]
    if variant and variant not in names:
        raise Refused(
            f"“{kind.title}” has no variant “{variant}”.",
            do=f"Use one of: {', '.join(names)}." if names else "Leave the variant out.",
        )
