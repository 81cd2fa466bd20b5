"""The reader as the window knows it: it shows one source of the library."""

from typing import TYPE_CHECKING

from ui.app.room import Room

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.app.workspace import Workspace
    from ui.rooms.reader.source_view import SourceView


def _view(workspace: "Workspace") -> "SourceView":
    from ui.rooms.reader.source_view import SourceView

    return SourceView(workspace)


def _begin(workspace: "Workspace", parent: "QWidget") -> "SourceView":
    from ui.rooms.reader.source_view import SourceView

    return SourceView(workspace, parent, in_steps=True)


ROOM = Room(
    "source",
    "Source",
    "sources",
    _view,
    in_navigation=False,
    listed_under="library",
    modules=(
        "ui.rooms.reader.source_view",
        "ui.rooms.reader.source_commands",
        "workbench.review.reviews",
        "workbench.extraction.other_names",
        "workbench.extraction.told",
    ),
    begin_view=_begin,
)
