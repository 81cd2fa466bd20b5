"""The parts of a case, in the order of the navigation and of Ctrl+1 … Ctrl+6."""

from dataclasses import dataclass


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
_PART_OF = {
    "source": "library",
    "actor": "actors",
    "claim": "claims",
    "brief": "briefs",
    "statement": "briefs",
    "outlet": "outlets",
}


def part_of(kind: str) -> str:
    """Which part of the case a kind of place belongs to."""
    return _PART_OF.get(kind, kind)
