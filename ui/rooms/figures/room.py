"""The figures as the window knows them."""

from typing import TYPE_CHECKING

from ui.app.room import Room

if TYPE_CHECKING:
    from ui.app.workspace import Workspace
    from ui.rooms.figures.view import FiguresView


def _view(workspace: "Workspace") -> "FiguresView":
    from ui.rooms.figures.view import FiguresView

    return FiguresView(workspace)


ROOM = Room("figures", "Figures", "figures", _view, kinds=("figure",), modules=("ui.rooms.figures.view",))
