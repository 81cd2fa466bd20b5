"""The claims board as the window knows it."""

from typing import TYPE_CHECKING

from ui.app.room import Room, Standing, load, several

if TYPE_CHECKING:
    from ui.app.workspace import Workspace
    from ui.rooms.claims.view import ClaimsView
    from workbench.case import Case


def _view(workspace: "Workspace") -> "ClaimsView":
    from ui.rooms.claims.view import ClaimsView

    return ClaimsView(workspace)


def _ahead(case: "Case") -> None:
    load("ui.rooms.claims.view", "workbench.review.reviews", "workbench.extraction.finds")
    from workbench.extraction.engine import extract

    case.actors.names_in("Tripoli")
    # The tables and patterns of what is offered from passages.
    extract("On 3 March 2020", language="en")


def _standing(case: "Case") -> Standing:
    count = case.claims.count()
    contested, supported = case.claims.standing_counts()
    attention = (several(contested, "contested"), several(count - supported, "without support"))
    return Standing(count, ", ".join(filter(None, attention)))


ROOM = Room(
    "claims",
    "Claims",
    "claims",
    _view,
    kinds=("claim",),
    standing=_standing,
    counts=frozenset({"claim"}),
    ahead=_ahead,
)
