"""Two texts side by side, as the window knows it."""

from typing import TYPE_CHECKING

from ui.app.room import Room

if TYPE_CHECKING:
    from ui.app.workspace import Workspace
    from ui.rooms.compare.view import CompareView


def _view(workspace: "Workspace") -> "CompareView":
    from ui.rooms.compare.view import CompareView

    return CompareView(workspace)


ROOM = Room("compare", "Compare", "sources", _view, in_navigation=False, modules=("ui.rooms.compare.view",))
