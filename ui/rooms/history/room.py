"""The history as the window knows it."""

from typing import TYPE_CHECKING

from ui.app.room import Room, RoomCommand, loading

if TYPE_CHECKING:
    from ui.app.view import View
    from ui.app.workspace import Workspace
    from ui.rooms.history.view import HistoryView


def _view(workspace: "Workspace") -> "HistoryView":
    from ui.rooms.history.view import HistoryView

    return HistoryView(workspace)


def _verify(view: "View") -> None:
    from ui.rooms.history.view import HistoryView

    if isinstance(view, HistoryView):
        view.verify()


ROOM = Room(
    "history",
    "History",
    "history",
    _view,
    commands=(
        RoomCommand("file.verify", "Verify case", "File", "file.unwatch", act=_verify, begins_group=True),
    ),
    ahead=loading("ui.rooms.history.view"),
)
