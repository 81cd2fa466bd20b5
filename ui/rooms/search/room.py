"""The search as the window knows it."""

from typing import TYPE_CHECKING

from ui.app.room import Room, RoomCommand

if TYPE_CHECKING:
    from ui.app.workspace import Workspace
    from ui.rooms.search.view import SearchView


def _view(workspace: "Workspace") -> "SearchView":
    from ui.rooms.search.view import SearchView

    return SearchView(workspace)


ROOM = Room(
    "search",
    "Search",
    "search",
    _view,
    commands=(
        RoomCommand("edit.search", "Search everything", "Edit", "edit.palette", shortcut="Ctrl+Shift+F"),
    ),
    in_navigation=False,
    # What is searched for is a word of the case; ids say nothing.
    remembers_place=False,
    modules=("ui.rooms.search.view",),
)
