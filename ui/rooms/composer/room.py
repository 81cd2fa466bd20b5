"""The composer as the window knows it: the briefs of the case."""

from typing import TYPE_CHECKING

from ui.app.room import Room, Standing, loading

if TYPE_CHECKING:
    from ui.app.workspace import Workspace
    from ui.rooms.composer.view import ComposerView
    from workbench.case import Case


def _view(workspace: "Workspace") -> "ComposerView":
    from ui.rooms.composer.view import ComposerView

    return ComposerView(workspace)


def _standing(case: "Case") -> Standing:
    return Standing(case.briefs.count())


ROOM = Room(
    "briefs",
    "Briefs",
    "briefs",
    _view,
    kinds=("brief", "statement"),
    standing=_standing,
    counts=frozenset({"brief"}),
    ahead=loading("ui.rooms.composer.view", "workbench.review.reviews"),
    made_ahead=True,
)
