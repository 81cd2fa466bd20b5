"""The claims board as the window knows it."""

from typing import TYPE_CHECKING

from ui.app.room import Room, Standing, several

if TYPE_CHECKING:
    from ui.app.workspace import Workspace
    from ui.rooms.claims.view import ClaimsView
    from workbench.case import Case


def _view(workspace: "Workspace") -> "ClaimsView":
    from ui.rooms.claims.view import ClaimsView

    return ClaimsView(workspace)


def _standing(case: "Case") -> Standing:
    count = case.claims.count()
    contested, supported = case.claims.standing_counts()
    attention = (several(contested, "contested"), several(count - supported, "without support"))
    return Standing(count, ", ".join(filter(None, attention)))


ROOM = Room(
    "claims", "Claims", "claims", _view, kinds=("claim",), standing=_standing, counts=frozenset({"claim"})
)
