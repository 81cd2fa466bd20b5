"""Lists narrowed down by how things stand in review."""

from workbench.review.model import Standing, State

FILTERS: dict[str, tuple[str, frozenset[State]]] = {
    "reviewed": ("Reviewed", frozenset({"agreed"})),
    "unreviewed": ("Not reviewed", frozenset({"unreviewed", "own verdict"})),
    "changed": ("Changed since review", frozenset({"reworded", "evidence changed"})),
    "questioned": ("Disagreed or asked", frozenset({"disagreed", "question open", "question answered"})),
}
"""What a list may be narrowed down to: the words for it, and the states it stands for."""
CHOICES = tuple((name, words) for name, (words, _states) in FILTERS.items())
"""What a list offers to narrow it down by."""


def is_among(standing: Standing | None, wanted: str) -> bool:
    """Whether a thing that stands so is among those asked for; None is a thing nobody judged."""
    return (standing.state if standing else "unreviewed") in FILTERS[wanted][1]
