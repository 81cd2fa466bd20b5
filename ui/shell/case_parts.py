"""The parts of a case, in the order of the navigation and of Ctrl+1 … Ctrl+6."""

from dataclasses import dataclass

from workbench.kinds import KIND, listed


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the navigation."""

    kind: str
    title: str
    picture: str


PARTS = (
    Part("library", "Sources", "sources"),
    Part("actors", "Actors", "actors"),
    Part("claims", "Claims", "claims"),
    Part("briefs", "Briefs", "briefs"),
    Part("history", "History", "history"),
    Part("outlets", "Outlets", "outlets"),
)
_PART_OF_KIND = {
    "source": "library",
    "actor": "actors",
    "claim": "claims",
    "brief": "briefs",
    "publication": "outlets",
}
_PART_OF_PLACE = {
    KIND[kind].place: _PART_OF_KIND[name]
    for name in _PART_OF_KIND
    for kind in listed()[name]
    if KIND[kind].place
}


def part_of(place: str) -> str:
    """Which part of the case a kind of place belongs to."""
    return _PART_OF_PLACE.get(place, place)
