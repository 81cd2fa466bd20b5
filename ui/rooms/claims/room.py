"""The claims board as the window knows it."""

from typing import TYPE_CHECKING

from ui.app.room import Room, Standing, several

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.app.workspace import Workspace
    from ui.rooms.claims.view import ClaimsView
    from workbench.case import Case


def _view(workspace: "Workspace") -> "ClaimsView":
    from ui.rooms.claims.view import ClaimsView

    return ClaimsView(workspace)


def _begin(workspace: "Workspace", parent: "QWidget") -> "ClaimsView":
    from ui.rooms.claims.view import ClaimsView

    return ClaimsView(workspace, parent, in_steps=True)


def _ahead(case: "Case") -> None:
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
    modules=("ui.rooms.claims.view", "workbench.review.reviews", "workbench.extraction.finds"),
    ahead=_ahead,
    begin_view=_begin,
)
