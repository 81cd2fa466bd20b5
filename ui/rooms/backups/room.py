"""The backups of the case as the window knows them."""

from typing import TYPE_CHECKING

from ui.app.room import Room, RoomCommand

if TYPE_CHECKING:
    from ui.app.workspace import Workspace
    from ui.rooms.backups.view import BackupsView


def _view(workspace: "Workspace") -> "BackupsView":
    from ui.rooms.backups.view import BackupsView

    return BackupsView(workspace)


ROOM = Room(
    "backups",
    "Backups",
    "history",
    _view,
    commands=(RoomCommand("file.backups", "Backups…", "File", "file.write"),),
    in_navigation=False,
    modules=("ui.rooms.backups.view",),
)
