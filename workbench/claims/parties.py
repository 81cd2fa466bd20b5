"""Whether an outlet is a party to the matter: it belongs to a state, or to whom the claim is about."""

import re
from collections.abc import Iterable

from workbench.values.text import fold

_STATE = re.compile(r"\b(?:state|government|military|party)\b")
_SHORTEST = 4
"""Letters of a name below which it may stand in other words."""


def is_party(affiliation: str, names: Iterable[str]) -> bool:
    """Whether an outlet of this affiliation speaks for a state or for one of the actors so named."""
    folded = fold(affiliation)
    if _STATE.search(folded):
        return True
    return bool(folded) and any(fold(name) in folded for name in names if len(name) >= _SHORTEST)
