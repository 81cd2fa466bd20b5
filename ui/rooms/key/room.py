"""Passphrase, recovery code and lock, as the window knows them."""

from typing import TYPE_CHECKING

from ui.app.room import Room, RoomCommand

if TYPE_CHECKING:
    from ui.app.workspace import Workspace
    from ui.rooms.key.view import KeyView


def _view(workspace: "Workspace") -> "KeyView":
    from ui.rooms.key.view import KeyView

    return KeyView(workspace)


ROOM = Room(
    "key",
    "Passphrase and lock",
    "lock",
    _view,
    commands=(RoomCommand("file.key", "Passphrase and lock…", "File", "file.backups"),),
    in_navigation=False,
    # The place may say that the recovery code of a new case is to be shown: once is enough.
    remembers_place=False,
    modules=("ui.rooms.key.view",),
)
