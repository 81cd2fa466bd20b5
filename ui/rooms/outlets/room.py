"""The register of outlets as the window knows it."""

from typing import TYPE_CHECKING

from ui.app.room import Room, Standing, several

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.app.workspace import Workspace
    from ui.rooms.outlets.view import OutletsView
    from workbench.case import Case


def _view(workspace: "Workspace") -> "OutletsView":
    from ui.rooms.outlets.view import OutletsView

    return OutletsView(workspace)


def _begin(workspace: "Workspace", parent: "QWidget") -> "OutletsView":
    from ui.rooms.outlets.view import OutletsView

    return OutletsView(workspace, parent, in_steps=True)


def _standing(case: "Case") -> Standing:
    outlets = case.publications.all()
    ungraded = sum(1 for outlet in outlets if not outlet.graded)
    return Standing(len(outlets), several(ungraded, "without a grade"))


ROOM = Room(
    "outlets",
    "Outlets",
    "outlets",
    _view,
    kinds=("outlet",),
    standing=_standing,
    counts=frozenset({"publication"}),
    modules=("ui.rooms.outlets.view",),
    begin_view=_begin,
)
