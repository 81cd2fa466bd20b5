"""The register of actors as the window knows it."""

from typing import TYPE_CHECKING

from ui.app.room import Room, Standing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.app.workspace import Workspace
    from ui.rooms.actors.view import ActorsView
    from workbench.case import Case


def _view(workspace: "Workspace") -> "ActorsView":
    from ui.rooms.actors.view import ActorsView

    return ActorsView(workspace)


def _begin(workspace: "Workspace", parent: "QWidget") -> "ActorsView":
    from ui.rooms.actors.view import ActorsView

    return ActorsView(workspace, parent, in_steps=True)


def _standing(case: "Case") -> Standing:
    from workbench.values.text import counted

    conflicts = len(case.actors.post_conflicts())
    return Standing(case.actors.count(), counted(conflicts, "post conflict") if conflicts else "")


ROOM = Room(
    "actors",
    "Actors",
    "actors",
    _view,
    kinds=("actor", "land"),
    standing=_standing,
    counts=frozenset({"actor"}),
    modules=("ui.rooms.actors.view",),
    begin_view=_begin,
)
