"""Issued files and recalls, as the window knows them."""

from typing import TYPE_CHECKING

from ui.app.room import Room, RoomCommand

if TYPE_CHECKING:
    from ui.app.workspace import Workspace
    from ui.rooms.issued.view import IssuedView


def _view(workspace: "Workspace") -> "IssuedView":
    from ui.rooms.issued.view import IssuedView

    return IssuedView(workspace)


ROOM = Room(
    "issued",
    "Issued files",
    "briefs",
    _view,
    kinds=("edition", "recall"),
    commands=(RoomCommand("file.issued", "Issued files…", "File", "file.backups"),),
    in_navigation=False,
    listed_under="briefs",
)
