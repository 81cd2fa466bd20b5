"""The history as the window knows it."""

from typing import TYPE_CHECKING

from ui.app.room import Room, RoomCommand

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.app.view import View
    from ui.app.workspace import Workspace
    from ui.rooms.history.issued.view import IssuedView
    from ui.rooms.history.view import HistoryView


def _view(workspace: "Workspace") -> "HistoryView":
    from ui.rooms.history.view import HistoryView

    return HistoryView(workspace)


def _begin(workspace: "Workspace", parent: "QWidget") -> "HistoryView":
    from ui.rooms.history.view import HistoryView

    return HistoryView(workspace, parent, in_steps=True)


def _verify(view: "View") -> None:
    from ui.rooms.history.view import HistoryView

    if isinstance(view, HistoryView):
        view.verify()


def _issued(workspace: "Workspace") -> "IssuedView":
    from ui.rooms.history.issued.view import IssuedView

    return IssuedView(workspace)


ROOM = Room(
    "history",
    "History",
    "history",
    _view,
    commands=(
        RoomCommand("file.verify", "Verify case", "File", "file.unwatch", act=_verify, begins_group=True),
    ),
    modules=("ui.rooms.history.view",),
    begin_view=_begin,
)
ISSUED = Room(
    "issued",
    "Issued files",
    "briefs",
    _issued,
    kinds=("edition", "recall", "readiness"),
    commands=(RoomCommand("file.issued", "Issued files…", "File", "file.backups"),),
    in_navigation=False,
    listed_under="briefs",
    modules=("ui.rooms.history.issued.view",),
)
"""What went out, as the case was that day, and what has to be corrected of it."""
