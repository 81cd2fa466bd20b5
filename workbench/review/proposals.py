"""Taking over what a reviewer proposes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from workbench.actors import Actors
from workbench.annotations import Clips
from workbench.briefs import Briefs
from workbench.claims import Claims
from workbench.review.model import Remark


@dataclass(frozen=True, slots=True)
class Parts:
    """The repositories whose things are reviewed."""

    clips: Clips
    actors: Actors
    claims: Claims
    briefs: Briefs


def take_over(parts: Parts, remark: Remark) -> None:
    """Set the fields that a remark proposes, by the verb for that kind of thing; only inside a change.

    Raises NotFound when the thing is gone, Refused when a value is not possible.
    """
    verbs: dict[str, Callable[..., Any]] = {
        "clip": parts.clips.update,
        "claim": parts.claims.update,
        "statement": parts.briefs.update_statement,
        "actor": parts.actors.update,
        "post": parts.actors.update_post,
    }
    verbs[remark.target.table](remark.target.id, **remark.proposal)
