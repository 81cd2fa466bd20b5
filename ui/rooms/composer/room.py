"""The composer as the window knows it: the briefs of the case."""

from typing import TYPE_CHECKING

from ui.app.room import Room, Standing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.app.workspace import Workspace
    from ui.rooms.composer.view import ComposerView
    from workbench.case import Case


def _view(workspace: "Workspace") -> "ComposerView":
    from ui.rooms.composer.view import ComposerView

    return ComposerView(workspace)


def _begin(workspace: "Workspace", parent: "QWidget") -> "ComposerView":
    from ui.rooms.composer.view import ComposerView

    return ComposerView(workspace, parent, in_steps=True)


def _standing(case: "Case") -> Standing:
    return Standing(case.briefs.count())


ROOM = Room(
    "briefs",
    "Briefs",
    "briefs",
    _view,
    kinds=("brief", "statement"),
    standing=_standing,
    counts=frozenset({"brief"}),
    modules=("ui.rooms.composer.view", "workbench.review.reviews"),
    begin_view=_begin,
)
